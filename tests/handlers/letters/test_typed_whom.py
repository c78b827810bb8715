"""Whom a letter is for, typed: also where its words are asked, which it does not become."""

import pytest

from handlers.letters.typed_whom import read_whom
from tests.cast import Bot, Player
from tests.handlers.loreto_report import load_and_send
from tests.handlers.pending.trials import tried
from tests.jobs.test_in_the_chat import told

MISSING = (
    *("a las que faltan", "a los que faltan", "los que faltan", "los que no han enviado"),
    *("las que aún no envían su reporte", "quienes no han reportado", "a las regiones que faltan"),
    *("los faltantes", "los pendientes", "a los que no enviaron el anexo 4", "los que deben"),
    *("a los que todavía no mandaron", "a los que faltan enviar", "los que me faltan"),
)


@pytest.mark.parametrize(
    ("typed", "to"),
    [
        *(("a todos", "all"), ("A todas", "all"), ("para todos", "all"), ("todas", "all")),
        *(("a todas las regiones", "all"), ("a todos mejor", "all"), ("todo el mundo", "all")),
        *(("a todos los directores", "directors"), ("directores", "directors")),
        *(("a los puntos focales", "focal"), ("direcciones proponentes", "proponents")),
        *(("Tacna", "tacna"), ("a Tacna", "tacna"), ("mejor a Madre de Dios", "madre_de_dios")),
        *(("Todos deben enviar", ""), ("A todos los directores: envíen", ""), ("a", "")),
        *(
            ("Envíen a todos", ""),
            ("45", ""),
            ("hola", ""),
            ("falta poco", ""),
            ("faltan 3 días", ""),
        ),
        *((said, "missing") for said in MISSING),
        *(("puno y tacna", "puno+tacna"), ("Puno, Tacna y Ica", "puno+tacna+ica")),
        *(("a puno, a tacna", "puno+tacna"), ("La Libertad", "la_libertad")),
        *(("puno/tacna", "puno+tacna"), ("a la libertad y puno", "la_libertad+puno")),
        *(("Lima y Callao", "lima_provincias+callao"), ("los gerentes", "directors")),
        *(("los directores de puno y tacna", "directors:puno+tacna"),),
        *(("al director de Puno", "directors:puno"), ("al punto focal de Tacna", "focal:tacna")),
        *(("directores que faltan", "directors:missing"), ("a los directores", "directors")),
        *(("a los puntos focales que no han enviado", "focal:missing"),),
        *(("puntos focales de las regiones que faltan", "focal:missing"),),
        *(("Los que no han enviado tienen hasta el viernes", ""), ("puno y tacna envíen", "")),
        *(("puno y marte", ""), ("puno menos tacna", ""), ("director de marte", "")),
        *(("a todos menos puno", "all-puno"), ("directores (salvo Ica)", "directors-ica")),
        *(("a todas las regiones excepto Puno y Tacna", "all-puno+tacna"),),
        *(("los que faltan menos tacna", "missing-tacna"), ("Todos menos uno enviaron", "")),
        *(("Todos, menos Puno, deben enviar", ""), ("todos menos los que enviaron", "")),
    ],
)
def test_only_whom_is_read(typed: str, to: str) -> None:
    assert read_whom(typed) == to


async def test_it_changes_the_readers_and_never_the_words(staffed: Bot, odes: Player) -> None:
    await odes.send("/escribir")
    assert "6 personas" in (await tried(odes, "a todos")).text
    but = await tried(odes, "a todos menos puno")
    assert "Escribir a todas las personas con acceso, menos la DRTPE Puno" in but.text
    assert "3 personas" in but.text
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


async def test_those_who_are_still_missing_are_shown_before_anything_is_sent(
    staffed: Bot, odes: Player, puno: Player, tacna: Player
) -> None:
    await load_and_send(staffed, puno)
    await odes.send("/escribir")
    await odes.send("a los que faltan")
    assert "Escribir a las regiones que aún no envían su reporte" in odes.last_text
    assert "Falta el reporte de: " in odes.last_text
    assert "Tacna" in odes.last_text
    assert "Puno" not in odes.last_text
    await odes.send("Envíen su reporte hoy")
    await odes.click("Enviar a 1 persona")
    assert told(puno, "Envíen su reporte hoy") == []
    assert len(told(tacna, "Envíen su reporte hoy")) == 1


@pytest.mark.sqlite_only
async def test_several_regions_and_a_role_in_them(staffed: Bot, odes: Player) -> None:
    await odes.send("/escribir")
    both = await tried(odes, "puno y tacna")
    assert "Escribir a la DRTPE Puno y la DRTPE Tacna" in both.text
    assert "4 personas" in both.text
    director = await tried(odes, "al director de puno")
    assert "los directores y gerentes de la DRTPE Puno" in director.text
    assert "1 persona" in director.text
    assert "No reconocí «a los marcianos»" in (await tried(odes, "a los marcianos")).text
    command = await tried(odes, "/escribir puno y tacna")
    assert "Escribir a la DRTPE Puno y la DRTPE Tacna" in command.text


@pytest.mark.sqlite_only
async def test_they_are_named_with_the_wish_to_write(staffed: Bot, odes: Player) -> None:
    await odes.send("/menu")
    for typed, whom in {
        "escribir a los que faltan": "las regiones que aún no envían su reporte",
        "avisar a los directores que no han enviado": "los directores y gerentes de las regiones",
        "escribir a puno y tacna": "la DRTPE Puno y la DRTPE Tacna",
        "mensaje a todos": "todas las personas con acceso",
    }.items():
        outcome = await tried(odes, typed)
        assert outcome.kind == "letters", typed
        assert whom in outcome.text, typed
