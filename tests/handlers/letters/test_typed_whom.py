"""Whom a letter is for, typed: also where its words are asked, which it does not become."""

import pytest

from handlers.letters.form_state import read_whom
from tests.cast import Bot, Player
from tests.handlers.pending.trials import tried


@pytest.mark.parametrize(
    ("typed", "to"),
    [
        *(("a todos", "all"), ("A todas", "all"), ("para todos", "all"), ("todas", "all")),
        *(("a todas las regiones", "all"), ("a todos mejor", "all"), ("todo el mundo", "")),
        *(("a todos los directores", "directors"), ("directores", "directors")),
        *(("a los puntos focales", "focal"), ("direcciones proponentes", "proponents")),
        *(("Tacna", "tacna"), ("a Tacna", "tacna"), ("mejor a Madre de Dios", "madre_de_dios")),
        *(("Todos deben enviar", ""), ("A todos los directores: envíen", ""), ("a", "")),
        *(("Envíen a todos", ""), ("a las que faltan", ""), ("puno y tacna", ""), ("45", "")),
    ],
)
def test_only_whom_is_read(typed: str, to: str) -> None:
    assert read_whom(typed) == to


async def test_it_changes_the_readers_and_never_the_words(staffed: Bot, odes: Player) -> None:
    await odes.send("/escribir")
    assert "6 personas" in (await tried(odes, "a todos")).text
    await odes.send("a puno")
    assert "Escribir a la DRTPE Puno" in odes.last_text
    assert "6 personas" in (await tried(odes, "a todos")).text
    await odes.send("Envíen su reporte hoy")
    for typed, send in (("a todos", "6 personas"), ("mejor a tacna", "1 persona")):
        outcome = await tried(odes, typed)
        assert f"✅ Enviar a {send}" in outcome.labels, typed
        assert "Envíen su reporte hoy" in outcome.text
        assert outcome.others == 0


async def test_leaving_is_not_left_by_the_words_of_its_button(staffed: Bot, puno: Player) -> None:
    await puno.send("/baja")
    for typed in ("sí, retirar", "sí, quiero", "retirar", "estoy seguro", "Sí, retirar mi acceso"):
        outcome = await tried(puno, typed)
        assert outcome.kind == "leaving", typed
        assert "pulse «Sí, retirar mi acceso»" in outcome.text
