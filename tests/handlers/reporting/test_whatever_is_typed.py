"""Whatever is typed at a figure's question is kept as it stands, asked, or told what to type."""

import random
from decimal import Decimal

import pytest

from convenio.report.results import Figure
from tests.cast import Bot, Player
from tests.convenio.report.test_typed_answers import numbers_in
from tests.loreto import GOALS

TYPED = (
    *("66/88", "33 de 55", "60/45", "60-45", "No hay", "pendiente", "no sé", "ninguno", "s/d"),
    *("todavía no", "aún no", "no corresponde", "-", "aprox 45", "45 aprox", "unos 45", "~45"),
    *("más o menos 45", "45-50", "entre 40 y 50", "cuarenta y cinco", "cero", "medio", "45%."),
    *("cuarenta y cinco por ciento", "45 y medio", "45 % (33 de 72)", "46% (33 de 72)", "45?"),
    *("45 personas", "casi 45", "menos de 45", "el 45%", "fue 45", "meta 60", "ejecutado 45"),
    *("meta 60 ejecutado 45", "60%/45%", "0,45", "1.234", "45 50", "33/0", "500", "-3", "😀"),
    *("creo que bien", "tres cuartos", "dos mil", "1e5", "45¾", "no aplica este semestre", "."),
    *("IdG 3: 45", "3 45", "2020-II", "15/01/2021", "45 %%", "cien", "treinticinco", "x", "???"),
)
WAYS_ON = ("Escriba", "escriba", "escríbala", "¿Cuál", "Toque una", "tóquela", "¿Lo guardo?")


def values(figure: Figure | None) -> set[Decimal]:
    both = (figure.programmed, figure.executed) if figure else ()
    return {value for value in both if value is not None}


@pytest.mark.parametrize("goals", [False, True])
async def test_it_is_never_silently_something_else(staffed: Bot, puno: Player, goals: bool) -> None:
    if goals:
        await staffed.load_goals("puno", GOALS)
    chance = random.Random(14 + goals)
    for typed in chance.sample(TYPED, 12):
        number = chance.randint(1, 12)
        await puno.send("/reportar")
        await puno.click(f" {number} ")
        before = await staffed.figures("puno")
        await puno.send(typed)
        after = await staffed.figures("puno")
        changed = [n for n in after if before[n] != after[n]]
        if not changed:
            assert any(words in puno.last_text for words in WAYS_ON), typed
            continue
        assert changed == [number]
        assert f"IdG {number} guardado" in puno.last_text
        kept = values(after[number]) - values(before[number])
        share = " de " in puno.last_text.partition(",")[0]
        assert kept <= numbers_in(typed) or share, typed
