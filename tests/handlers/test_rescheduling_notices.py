"""What was moved is told once, in the words of the moment, and to whom it still concerns.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

from datetime import timedelta

from storage.models import RowState
from tests.cast import Bot, Player
from tests.handlers.test_rescheduling import notices, to_review
from tests.jobs.test_in_the_chat import clock_says, put_off_reminders

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
