"""Who is told of what a new schedule brings, and when."""

import pytest

from storage.agreements import add_agreement
from tests.cast import Bot, Player
from tests.handlers.new_schedule.test_new_schedule import FIRST, NEW_YEAR, TOLD, entry, table
from tests.jobs.test_in_the_chat import clock_says, told
from tests.second_agreement import FIVE


async def test_a_directorate_is_told_of_its_own_agreement_s_year_only(
    staffed: Bot, odes: Player, puno: Player, directorate: Player
) -> None:
    """It proposed indicator 1 of the first agreement, which is another one in 2022."""
    await clock_says(staffed, "2021-01-06T20:00")
    await odes.attach(table([entry("puno", 3, FIRST)]), "2023.csv")
    assert "Se avisa a 3 personas" in odes.last_text
    await odes.click("Cargar")
    async with staffed.database.transaction() as session:
        await add_agreement(session, 2022, 2025, FIVE.listed, None, staffed.simulator.now())
    await odes.attach(table([entry("puno", 3, FIRST)]), "2022.csv")
    assert "Se avisa a 2 personas" in odes.last_text
    await odes.click("Cargar")
    await clock_says(staffed, "2021-01-07T08:30")
    assert len(told(puno, TOLD)) == 2
    assert told(directorate, TOLD) == []


async def test_at_night_those_affected_are_told_the_next_morning(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await clock_says(staffed, "2021-01-06T20:00")
    await odes.attach(table(NEW_YEAR), "2022.csv")
    assert "el jueves 7 de enero a las 08:30" in odes.last_text
    await odes.click("Cargar")
    assert told(puno, TOLD) == []
    await clock_says(staffed, "2021-01-07T08:30")
    assert len(told(puno, TOLD)) == 1


@pytest.mark.both_databases
async def test_of_two_loads_in_one_night_only_what_came_of_both_is_told(
    staffed: Bot, odes: Player, puno: Player, tacna: Player
) -> None:
    await clock_says(staffed, "2021-01-06T20:00")
    for entries in (NEW_YEAR, (entry("puno", 3), entry("puno", 10))):
        await odes.attach(table(entries), "2022.csv")
        await odes.click("argar")
    await clock_says(staffed, "2021-01-07T08:30")
    [text] = told(puno, TOLD)
    assert "• Puno: marzo, octubre" in text
    assert "setiembre" not in text
    assert told(tacna, TOLD) == []


async def test_what_a_file_adds_is_not_told_again_as_missed(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    """January is told of with the file, and February when it comes; nothing of it came late."""
    await clock_says(staffed, "2022-01-20T10:00")
    await odes.attach(table([entry("puno", 1), entry("puno", 2)]), "2022.csv")
    await odes.click("Cargar")
    await clock_says(staffed, "2022-01-20T10:01")
    assert len(told(puno, TOLD)) == 1
    assert told(puno, "Actividades de fortalecimiento") == []
    await clock_says(staffed, "2022-02-01T08:30")
    [text] = told(puno, "Actividades de fortalecimiento")
    assert "Este mes, febrero" in text
    [text] = told(puno, "¿Participó su región")
    assert "Puno · enero de 2022" in text


async def test_of_a_month_that_is_over_it_is_asked_as_soon_as_a_file_adds_it(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await clock_says(staffed, "2022-02-18T20:00")
    await odes.attach(table([entry("puno", 1)]), "2022.csv")
    await odes.click("Cargar")
    await clock_says(staffed, "2022-02-21T08:30")
    [text] = told(puno, "¿Participó su región")
    assert "Puno · enero de 2022" in text
    assert "Disculpe" not in text
