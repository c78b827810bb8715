"""What is typed at an indicator's question and is no answer to it reaches no indicator."""

from decimal import Decimal

import pytest

from handlers.pending.named_indicators import named_indicator
from tests.cast import Bot, Player
from tests.handlers.pending.trials import contents, tried
from tests.loreto import GOALS

MOVES = ("idg 5", "IdG 5", "ver el 5", "ir al 5", "vamos al 5", "quiero ver el 5", "corregir el 5")


@pytest.mark.parametrize("typed", [*MOVES, "pasar al 5", "indicador 5", "ver 5", "al idg5"])
def test_another_indicator_is_named(typed: str) -> None:
    assert named_indicator(typed) == 5


@pytest.mark.parametrize(
    "typed",
    ["5", "el 5", "cambiar a 5", "es 5", "idg 5 60", "el 5 de enero no hubo luz", "5 talleres"],
)
def test_what_may_be_an_answer_names_none(typed: str) -> None:
    assert named_indicator(typed) is None


async def test_where_another_indicator_is_named_it_is_asked_and_nothing_kept(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    await puno.click("4 ")
    await _moves(staffed, puno)
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("4 ")
    await _moves(staffed, puno)
    await puno.send("1")
    await _moves(staffed, puno)


async def _moves(bot: Bot, puno: Player) -> None:
    before = await contents(bot)
    for typed in MOVES:
        outcome = await tried(puno, typed, stored=True)
        assert outcome.question is not None
        assert outcome.question[2] == 5, typed
        assert "IdG 5 de 12" in outcome.text
        assert outcome.stored == before, typed


async def test_a_goal_with_its_figure_is_of_the_indicator_on_the_screen(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    await puno.click("4 ")
    for typed in ("meta 60, ejecutado 45", "Meta: 60\nEjecutado: 45"):
        assert "Meta 60% y ejecutado 45%" in (await tried(puno, typed)).labels, typed
    large = await tried(puno, "1,234,567")
    assert (large.kind, "demasiado grande" in large.text) == ("programmed", True)
    await puno.send("/reportar")
    await puno.send("meta 60 ejecutado 45")
    assert "¿De qué indicador" in puno.last_text
    await puno.click("4 ")
    await puno.click("Meta 60% y ejecutado 45%")
    kept = (await staffed.figures("puno"))[4]
    assert kept is not None
    assert (kept.programmed, kept.executed) == (Decimal(60), Decimal(45))


async def test_a_question_a_figure_or_a_wish_is_no_cause(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("4 ")
    await puno.send("1")
    before = await contents(staffed)
    for typed in (
        *("pendiente", "por definir", "qué pongo", "¿cuál es la meta?", "cómo se escribe?"),
        *("me equivoqué, es 45", "45 gracias", "meta 60 ejecutado 45", "gracias por todo"),
        *("resumen de puno", "cómo va Tacna en el 3"),
    ):
        outcome = await tried(puno, typed, stored=True)
        assert outcome.stored == before, typed
        assert outcome.question is not None
        assert outcome.question[2] == 4, typed
    for cause in ("no hay internet", "la meta era alta", "el 5 de enero no hubo luz"):
        assert f"causa: {cause}" in (await tried(puno, cause)).text
