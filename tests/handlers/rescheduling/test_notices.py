"""What was moved is told once, in the words of the moment, and to whom it still concerns.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from convenio.schedule.activities import Activity, ScheduleEntry, published_schedule
from convenio.schedule.move_rules import Move, When
from handlers.rescheduling.outcome_views import notice
from storage.models import RowState
from storage.outbox.reachability import mark_unreachable
from storage.people.people import find_person
from storage.schedule.entries import entries_of
from storage.schedule.moves import Rescheduled, reschedule
from tests.cast import Bot, Player
from tests.handlers.new_schedule.test_new_schedule import TOLD as LOADED
from tests.handlers.new_schedule.test_new_schedule import table
from tests.handlers.rescheduling.test_rescheduling import notices, to_review
from tests.jobs.test_in_the_chat import clock_says, put_off_reminders, told

FRIDAY_EVENING = "2021-01-08T18:30"
MONDAY_MORNING = "2021-01-11T08:30"


async def move(odes: Player, month: str) -> None:
    """Puno's entry of indicator 8's second activity."""
    await odes.send("/reprogramar")
    await odes.click("8 ")
    await odes.click("2")
    await odes.send("Puno")
    await odes.click(month)
    await odes.click("Reprogramar")


@pytest.mark.both_databases
async def test_of_two_moves_before_the_notice_only_the_last_is_told(
    staffed: Bot, odes: Player, puno: Player, colleague: Player
) -> None:
    await clock_says(staffed, FRIDAY_EVENING)
    await move(odes, "Abril")
    await staffed.pass_time(timedelta(minutes=5))
    await move(odes, "Junio")
    await staffed.end_duties(102)
    await clock_says(staffed, MONDAY_MORNING)
    (text,) = notices(puno)
    assert "Puno: enero → junio" in text
    assert notices(colleague) == []


@pytest.mark.both_databases
async def test_what_was_moved_back_before_the_notice_is_not_told(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await clock_says(staffed, FRIDAY_EVENING)
    await move(odes, "Abril")
    await staffed.pass_time(timedelta(minutes=5))
    await move(odes, "Enero")
    await clock_says(staffed, MONDAY_MORNING)
    assert notices(puno) == []
    assert {row.state for row in await staffed.undelivered()} == {RowState.WITHDRAWN}


async def test_what_was_told_is_the_old_date_of_the_next_notice(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await move(odes, "Abril")
    await staffed.pass_time(timedelta(minutes=5))
    await move(odes, "Junio")
    first, second = notices(puno)
    assert "Puno: enero → abril" in first
    assert "Puno: abril → junio" in second


async def test_a_notice_that_could_not_leave_by_six_leaves_the_next_morning(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await move(odes, "Abril")
    await put_off_reminders(staffed, timedelta(hours=15))
    await clock_says(staffed, "2021-01-06T02:00")
    assert len(notices(puno)) == 1
    await clock_says(staffed, "2021-01-06T08:30")
    assert len(notices(puno)) == 2


async def test_who_is_answering_is_told_ten_minutes_later(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await puno.send("/reportar")
    await move(odes, "Abril")
    await staffed.pass_time(timedelta(minutes=9))
    assert notices(puno) == []
    await staffed.pass_time(timedelta(minutes=1))
    assert len(notices(puno)) == 1


async def test_details_alone_are_no_new_date(staffed: Bot, odes: Player, puno: Player) -> None:
    await to_review(odes)
    await odes.click("Atrás")
    await odes.click("La fecha queda igual")
    await odes.click("Tema")
    await odes.send("Casos prácticos")
    await odes.click("Reprogramar")
    assert notices(puno) == []
    assert "Se agregaron datos a una actividad" in puno.last_text
    assert "Tema: Casos prácticos" in puno.last_text
    assert "nueva fecha" not in puno.last_text


async def put_on_different_days(bot: Bot) -> int:
    """Every entry of indicator 1's first activity, each with its own day of December."""
    async with bot.database.transaction() as session:
        person = await find_person(session, 107)
        assert person is not None
        now = bot.simulator.now() - timedelta(days=1)
        year = await entries_of(session, 2021)
        group = [each for each in year if (each.activity.indicator, each.activity.number) == (1, 1)]
        for number, each in enumerate(group, start=1):
            when = When.on(date(2021, 12, number), time(10))
            await reschedule(session, {each.row or 0: each.changes}, Move(when), person, now)
    return len(group)


async def test_a_link_for_many_days_is_said_once_and_fits_a_message(
    staffed: Bot, odes: Player, directorate: Player
) -> None:
    count = await put_on_different_days(staffed)
    await odes.send("/reprogramar")
    await odes.click("1 ")
    await odes.click("1")
    await odes.click("Diciembre")
    await odes.click(f"Seguir con {count}")
    await odes.click("La fecha queda igual")
    await odes.click("Enlace")
    await odes.send("https://example.org/" + "x" * 125)
    assert odes.last_text.count("https://") == 1
    await odes.click("Reprogramar y avisar")
    assert "Datos agregados" in odes.last_text
    assert "Se agregaron datos" in directorate.last_text
    assert directorate.last_text.count("https://") == 1


def test_what_differs_in_every_region_is_shortened_and_counted() -> None:
    activity = Activity(9, 2, "x" * 351, "una dirección", INDICATORS)
    link = "https://example.org/" + "x" * 280
    moves = [
        Rescheduled(
            ScheduleEntry(2021, activity, code, 3, row=row),
            ScheduleEntry(2021, activity, code, 4, link=f"{link}{row}", topic="y" * 200, row=row),
        )
        for row, code in enumerate(REGIONS)
    ]
    text = notice("Nombre", moves, ["z" * 200], []).payload["text"]
    assert len(text) < 4096
    assert "y 21 más" in text


async def test_only_who_can_be_written_to_is_counted_and_the_others_are_named(
    staffed: Bot, odes: Player, puno: Player, colleague: Player
) -> None:
    async with staffed.database.transaction() as session:
        await mark_unreachable(session, 102, staffed.simulator.now())
    await to_review(odes)
    assert "Se avisa a 1 persona." in odes.last_text
    async with staffed.database.transaction() as session:
        await mark_unreachable(session, 101, staffed.simulator.now())
    await odes.send("mayo")
    assert "No hay nadie más a quien avisar." in odes.last_text
    assert "Sin punto focal que reciba mensajes (1): Puno." in odes.last_text


@pytest.mark.both_databases
async def test_a_move_that_a_load_undid_before_the_notice_is_told_by_neither(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await clock_says(staffed, FRIDAY_EVENING)
    await move(odes, "Abril")
    await odes.attach(table(published_schedule(2021)), "2021.csv")
    await odes.click("argar")
    await clock_says(staffed, MONDAY_MORNING)
    assert notices(puno) == told(puno, LOADED) == []


@pytest.mark.both_databases
async def test_what_is_loaded_over_a_move_is_told_from_the_month_that_was_known(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    """In the file, Puno's entry of January is one of February."""
    await clock_says(staffed, FRIDAY_EVENING)
    await move(odes, "Abril")
    entries = [
        replace(each, month=2, original_month=2)
        if (each.activity.indicator, each.activity.number, each.region) == (8, 2, "puno")
        else each
        for each in published_schedule(2021)
    ]
    await odes.attach(table(entries), "2021.csv")
    await odes.click("argar")
    await clock_says(staffed, MONDAY_MORNING)
    [text] = told(puno, LOADED)
    assert "Puno: enero → febrero" in text
    assert notices(puno) == []
