"""ODES is reminded, once a working day, of what waits for its answer longer than that.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

from datetime import date, timedelta

import pytest

from jobs.plan import plan
from jobs.tracks import PlanFacts
from storage.models import OccasionKind
from tests.cast import Bot, Player
from tests.handlers.consultations.scripts import ASKED, consult, respond
from tests.jobs.test_in_the_chat import clock_says, put_off_reminders
from tests.jobs.test_in_the_chat import told as told_in_chat
from tests.jobs.test_plan import DIRECTOR, FOCAL, ODES, lima, told

WAITS = "respuesta de ODES desde hace más de un día hábil"


@pytest.mark.parametrize(
    ("asked", "moment", "is_told"),
    [
        ("2021-01-05T10:00", "2021-01-06T09:00", False),
        ("2021-01-05T10:00", "2021-01-07T08:29", False),
        ("2021-01-05T10:00", "2021-01-07T08:30", True),
        ("2021-01-05T10:00", "2021-01-07T17:59", True),
        ("2021-01-05T10:00", "2021-01-07T18:00", False),
        ("2021-01-05T10:00", "2021-01-09T10:00", False),  # a Saturday
        ("2021-01-08T16:00", "2021-01-11T09:00", False),  # asked on Friday
        ("2021-01-08T16:00", "2021-01-12T09:00", True),
        ("2021-01-09T16:00", "2021-01-12T09:00", True),  # asked on Saturday
        ("2020-12-31T16:00", "2021-01-04T09:00", False),  # the first of January is a holiday
        ("2020-12-31T16:00", "2021-01-05T09:00", True),
    ],
)
def test_only_odes_is_told_of_what_waits_longer_than_a_working_day(
    asked: str, moment: str, is_told: bool
) -> None:
    facts = PlanFacts([], [], (FOCAL, DIRECTOR, ODES), [], unanswered=[lima(asked)])
    expected = [(ODES.person_id, OccasionKind.CONSULTATIONS, 0)] if is_told else []
    assert told(plan(facts, lima(moment))) == expected


@pytest.mark.both_databases
async def test_it_is_told_each_working_day_until_it_is_answered(
    staffed: Bot, puno: Player, tacna: Player, odes: Player
) -> None:
    await consult(puno)
    await consult(tacna, "¿Y las ferias?")
    await clock_says(staffed, "2021-01-06T09:00")
    assert told_in_chat(odes, WAITS) == []
    await clock_says(staffed, "2021-01-07T08:30")
    await clock_says(staffed, "2021-01-07T08:31")
    await clock_says(staffed, "2021-01-07T15:00")
    [text] = told_in_chat(odes, WAITS)
    assert "2 consultas esperan" in text
    assert ASKED in text
    assert told_in_chat(puno, WAITS) == []
    await odes.click("1 · Puno")
    await respond(odes)
    await clock_says(staffed, "2021-01-08T08:30")
    *_, text = told_in_chat(odes, WAITS)
    assert "Una consulta espera" in text
    assert "¿Y las ferias?" in text
    assert ASKED not in text
    await odes.click("2 · Tacna")
    await respond(odes)
    await clock_says(staffed, "2021-01-11T08:30")
    assert len(told_in_chat(odes, WAITS)) == 2


async def test_what_was_answered_before_it_is_sent_is_withdrawn(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await consult(puno)
    await clock_says(staffed, "2021-01-07T08:30")
    await put_off_reminders(staffed, timedelta(hours=1))
    await odes.click("1 · Puno")
    await respond(odes)
    staffed.simulator.advance(timedelta(hours=1))
    staffed.puntual.delivery.wake()
    await staffed.puntual.delivery.drained()
    assert len(told_in_chat(odes, WAITS)) == 1
    assert "recibidos" in odes.last_text  # what was told with it is told without it
    assert WAITS not in odes.last_text


async def test_it_is_told_while_no_period_is_open_too(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await staffed.close_period(date(2021, 1, 5))
    await consult(puno)
    await clock_says(staffed, "2021-01-07T08:30")
    assert len(told_in_chat(odes, WAITS)) == 1


async def test_odes_sees_it_in_the_week_to_come(staffed: Bot, puno: Player, odes: Player) -> None:
    await consult(puno)
    await odes.send("/proximos")
    assert "Consultas sin responder" in odes.last_text
