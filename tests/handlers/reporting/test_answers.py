"""The questions about one indicator: its goal, what was executed, and why it was missed."""

from decimal import Decimal

import pytest

from convenio.report.results import State
from tests.cast import Bot, Player
from tests.loreto import GOALS, PASTED


@pytest.mark.usefixtures("goals_loaded", "card_open")
async def test_the_goal_is_asked_only_if_odes_has_not_loaded_it(
    puno: Player, tacna: Player
) -> None:
    assert "Meta: 60%" in puno.last_text
    assert "¿Cuánto se ejecutó?" in puno.last_text
    await tacna.send("/reportar")
    await tacna.click("Empezar")
    assert "¿Qué meta (programado) tenía?" in tacna.last_text


@pytest.mark.both_databases
async def test_last_semester_is_shown_and_a_leap_from_it_is_noticed(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await staffed.report_before("puno", "2020-I", programmed=28, executed=3)
    await puno.send("/reportar")
    await puno.click("Empezar")
    assert "I Semestre 2020: meta 28%, ejecutado 3%" in puno.last_text
    await puno.send(PASTED)
    await puno.click("Guardar")
    assert "Muy distinto del semestre anterior: IdG 1, 5, 6, 9" in puno.last_text


@pytest.mark.usefixtures("goals_loaded", "card_open")
async def test_a_missed_goal_asks_for_its_cause_by_button_or_in_own_words(puno: Player) -> None:
    await puno.send("45")
    assert "¿Cuál fue la causa principal?" in puno.last_text
    await puno.click("Falta de personal")
    assert "causa: Falta de personal" in puno.last_text
    await puno.send("10")
    await puno.send("Se cayó el puente & nadie llegó <hoy>")
    assert "Se cayó el puente & nadie llegó <hoy>" in puno.last_text


@pytest.mark.usefixtures("goals_loaded", "card_open")
@pytest.mark.both_databases
async def test_executed_over_base_keeps_both_numbers(staffed: Bot, puno: Player) -> None:
    await puno.send("33 de 55")
    assert "ejecutado 60% (33 de 55)" in puno.last_text
    assert await staffed.executed("puno", 1) == Decimal(60)


@pytest.mark.usefixtures("goals_loaded", "card_open")
@pytest.mark.parametrize(
    ("label", "state"),
    [
        ("No se ejecutó", State.NOT_EXECUTED),
        ("Sin meta", State.NO_GOAL),
        ("No aplica", State.NOT_APPLICABLE),
    ],
)
async def test_the_three_absences_have_a_button_each(
    staffed: Bot, puno: Player, label: str, state: State
) -> None:
    await puno.click(label)
    assert (await staffed.figures("puno"))[1].state is state


@pytest.mark.usefixtures("goals_loaded", "card_open")
async def test_what_can_be_read_two_ways_is_asked(staffed: Bot, puno: Player) -> None:
    await puno.send("0,45")
    assert "se puede leer de dos maneras" in puno.last_text
    assert (await staffed.figures("puno"))[1].state is State.MISSING
    await puno.click("menos de uno por ciento")
    assert await staffed.executed("puno", 1) == Decimal("0.45")


@pytest.mark.usefixtures("goals_loaded", "card_open")
async def test_an_unusual_figure_is_confirmed_never_refused(staffed: Bot, puno: Player) -> None:
    await puno.send("500/100")
    assert "es poco usual" in puno.last_text
    await puno.click("Sí, es 500%")
    assert await staffed.executed("puno", 1) == Decimal(500)


@pytest.mark.usefixtures("goals_loaded", "card_open")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5/0", "la base es cero"),
        ("5/-3", "cantidad negativa"),
        ("9" * 40, "demasiado largo"),
        ("creo que bien", "No entendí"),
        ("😀", "No entendí"),
        ("<b>45</b>", "<b>45</b>"),
        ("45 talleres y 60 charlas", "más de un número"),
    ],
)
async def test_what_is_not_a_figure_says_what_was_understood_with_two_examples(
    staffed: Bot, puno: Player, typed: str, said: str
) -> None:
    await puno.send(typed)
    assert said in puno.last_text
    assert "45 o 33/55" in puno.last_text
    assert (await staffed.figures("puno"))[1].state is State.MISSING


@pytest.mark.usefixtures("goals_loaded", "card_open")
async def test_back_skip_and_correct_work_at_every_step(staffed: Bot, puno: Player) -> None:
    await puno.click("Saltar")
    assert "IdG 2 de 12" in puno.last_text
    await puno.click("Anterior")
    assert "IdG 1 de 12" in puno.last_text
    await puno.send("45")
    await puno.click("Atrás")
    assert "Ahora dice: ejecutado 45%" in puno.last_text
    await puno.send("66")
    assert "Antes: ejecutado 45%" in puno.last_text
    assert await staffed.executed("puno", 1) == Decimal(66)
    await puno.click("Los doce")
    await puno.click("✅ 1 SOVIO")
    await puno.send("70")
    assert await staffed.executed("puno", 1) == Decimal(70)
