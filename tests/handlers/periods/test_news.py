"""What changes more than once before people are written to is told as it is true by then."""

from datetime import date

import pytest

from convenio.calendar.periods import Period
from handlers.extensions.acts import grant_extension
from tests.cast import Bot, Player
from tests.handlers.extensions.test_extensions import ASKS, ask
from tests.handlers.goals.test_goals import TOLD, open_puno
from tests.handlers.periods.test_period_regions import choose
from tests.handlers.periods.test_periods import CHANGED, change_deadline
from tests.handlers.staff.test_staff import asked_to_call_off
from tests.jobs.test_in_the_chat import clock_says, told
from tests.loreto import GOALS, send_report

NIGHT, MORNING = "2021-01-06T20:00", "2021-01-07T08:30"


@pytest.fixture
async def night(staffed: Bot, odes: Player) -> Player:
    """ODES, when nobody is written to."""
    await clock_says(staffed, NIGHT)
    return odes


async def new_deadline(odes: Player, typed: str, reason: str) -> None:
    await change_deadline(odes, typed, reason)
    await odes.click("Cambiar las fechas")


@pytest.mark.both_databases
async def test_of_two_changes_of_dates_the_last_is_told_from_what_was_known(
    staffed: Bot, night: Player, puno: Player
) -> None:
    await new_deadline(night, "29/1", "Emergencia")
    await new_deadline(night, "22/1", "Era una semana")
    await clock_says(staffed, MORNING)
    [text] = told(puno, CHANGED)
    assert "Fecha límite: viernes 22 de enero de 2021" in text
    assert "(antes vencía el viernes 15 de enero)" in text
    assert "Motivo: Era una semana" in text


@pytest.mark.both_databases
async def test_what_will_be_told_together_is_foreseen_as_one_message(
    staffed: Bot, night: Player, puno: Player
) -> None:
    await new_deadline(night, "29/1", "Emergencia")
    await new_deadline(night, "22/1", "Era una semana")
    await extend_region(staffed, "puno", date(2021, 2, 1), "Corte de luz")
    await extend_region(staffed, "tacna", date(2021, 2, 1), "Corte de luz")
    await extend_region(staffed, "puno", date(2021, 2, 2), "Sigue sin luz")
    await night.send("/proximos")
    assert "aviso de fechas de un periodo, 5 mensajes" in night.last_text
    assert "aviso de prórroga, 4 mensajes" in night.last_text
    await clock_says(staffed, MORNING)
    assert len(told(puno, CHANGED)) == len(told(puno, "ODES amplió el plazo")) == 1


async def test_dates_that_are_as_they_were_are_not_told(
    staffed: Bot, night: Player, puno: Player
) -> None:
    await new_deadline(night, "29/1", "Emergencia")
    await new_deadline(night, "15/1", "Fue un error")
    await clock_says(staffed, MORNING)
    assert told(puno, CHANGED) == []
    await clock_says(staffed, "2021-01-07T10:00")
    await new_deadline(night, "22/1", "Una semana")
    [text] = told(puno, CHANGED)
    assert "(antes vencía el viernes 15 de enero)" in text


async def test_what_was_told_is_changed_from_there(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await new_deadline(odes, "29/1", "Emergencia")
    await clock_says(staffed, NIGHT)
    await new_deadline(odes, "22/1", "Una semana")
    await clock_says(staffed, MORNING)
    assert "(antes vencía el viernes 29 de enero)" in told(puno, CHANGED)[-1]


async def test_a_period_that_is_opened_and_changed_is_told_as_opened_so(
    staffed: Bot, night: Player, puno: Player
) -> None:
    await night.send("/periodos")
    await night.click("Abrir I Semestre 2021")
    await night.click("Abrir el periodo")
    await night.send("/periodos")
    await night.click("I Semestre 2021")
    await night.click("Cambiar fechas")
    await night.click("Fecha límite")
    await night.send("30/7/2021")
    await night.send("Feriados")
    await night.click("Cambiar las fechas")
    await clock_says(staffed, MORNING)
    [text] = told(puno, "ODES abre el periodo I Semestre 2021")
    assert "Fecha límite: viernes 30 de julio de 2021" in text
    assert told(puno, CHANGED) == []


@pytest.mark.both_databases
async def test_a_region_that_is_taken_out_and_added_again_hears_nothing(
    staffed: Bot, night: Player, puno: Player
) -> None:
    await choose(night, "☑ Puno")
    await night.click("Quitar a Puno")
    await choose(night, "☐ Puno", "Fue un error")
    await night.click("Agregar a Puno")
    await clock_says(staffed, MORNING)
    assert told(puno, "tiene que reportar") == told(puno, "ODES agregó") == []


async def test_a_period_closed_and_opened_again_was_never_closed_for_its_regions(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await clock_says(staffed, "2021-01-18T20:00")
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cerrar")
    await odes.click("Sí, cerrar ahora")
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cambiar fechas")
    await odes.click("✎ Cierre")
    await odes.send("26/2")
    await odes.send("Se cerró por error")
    await odes.click("Cambiar las fechas")
    await clock_says(staffed, "2021-01-19T08:30")
    assert told(puno, "ODES cerró el periodo") == []
    [text] = told(puno, CHANGED)
    assert "Se recibe con retraso hasta: viernes 26 de febrero" in text


async def extend_region(bot: Bot, region: str, day: date, reason: str) -> None:
    """By the command line."""
    async with bot.database.transaction() as session:
        now = bot.simulator.now()
        await grant_extension(session, Period(2020, 2), region, day, reason, None, now)


@pytest.mark.both_databases
async def test_of_two_extensions_the_last_is_told_from_the_deadline_that_was_known(
    staffed: Bot, night: Player, puno: Player, director: Player
) -> None:
    await extend_region(staffed, "puno", date(2021, 1, 22), "Corte de luz")
    await extend_region(staffed, "puno", date(2021, 1, 29), "Sigue sin luz")
    await clock_says(staffed, MORNING)
    for player in (puno, director):
        [text] = told(player, "ODES amplió el plazo")
        assert "ahora vence el viernes 29 de enero" in text
        assert "(antes, el viernes 15 de enero)" in text
        assert "Motivo: Sigue sin luz" in text


async def test_changed_dates_name_the_deadline_of_who_has_more_time(
    staffed: Bot, odes: Player, puno: Player, tacna: Player
) -> None:
    await extend_region(staffed, "puno", date(2021, 1, 29), "Corte de luz")
    await new_deadline(odes, "22/1", "Una semana")
    [text] = told(puno, CHANGED)
    assert "Por su prórroga, la DRTPE Puno vence el viernes 29 de enero" in text
    [text] = told(tacna, CHANGED)
    assert "prórroga" not in text


async def test_who_is_refused_and_then_gets_more_time_hears_of_that_alone(
    staffed: Bot, night: Player, puno: Player
) -> None:
    await ask(puno)
    await night.send("/prorrogas")
    await night.click("Responder")
    await night.click("No ampliar")
    await night.send("Todavía hay tiempo")
    await night.click("No ampliar y avisar")
    await extend_region(staffed, "puno", date(2021, 1, 29), "Corte de luz")
    await clock_says(staffed, MORNING)
    assert told(puno, "ODES no amplió") == []
    assert len(told(puno, "ODES amplió el plazo")) == 1


@pytest.mark.both_databases
async def test_a_wish_that_was_answered_or_needs_none_is_not_told(
    staffed: Bot, night: Player, puno: Player, tacna: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    for player in (puno, tacna):
        await ask(player)
    await send_report(puno)
    await extend_region(staffed, "tacna", date(2021, 1, 29), "Corte de luz")
    await clock_says(staffed, MORNING)
    assert told(night, ASKS) == []


async def set_goal(odes: Player, indicator: str, goal: str) -> None:
    await open_puno(odes)
    await odes.click(indicator)
    await odes.send(goal)
    await odes.click("Guardar")


@pytest.mark.both_databases
async def test_goals_are_told_as_they_differ_from_what_was_known(
    staffed: Bot, night: Player, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await set_goal(night, "3", "65")
    await set_goal(night, "5", "80")
    await set_goal(night, "3", "70")
    await set_goal(night, "5", "82")
    await clock_says(staffed, MORNING)
    [text] = told(puno, TOLD)
    assert "→ 82%" in text
    assert "IdG 3 " not in text


@pytest.mark.both_databases
async def test_an_alternate_called_off_at_once_is_told_to_nobody(
    staffed: Bot, odes: Player, puno: Player, loreto: Player
) -> None:
    await clock_says(staffed, "2021-01-05T20:00")
    await asked_to_call_off(odes)
    await odes.click("Sí, anular")
    await clock_says(staffed, "2021-01-06T08:30")
    for player in (puno, loreto):
        assert told(player, "suplen") == told(player, "suplir") == []
