"""When a region is told of the schedule's activities, and when it is asked who took part."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from convenio.calendar.periods import LIMA
from convenio.calendar.year_month import YearMonth
from convenio.catalogue.indicators import INDICATORS
from convenio.schedule.activities import Activity, ScheduleEntry
from handlers.forecast import Why
from jobs.activities import day_moment, month_moment
from jobs.plan import Plan, plan
from jobs.tracks import PlanFacts
from storage.models import OccasionKind, Role
from storage.reminders.occasions import Decided, OccasionKey, Recipient
from storage.schedule.attendance import Answer, Listed

LONG_AGO = datetime(2020, 11, 1, tzinfo=LIMA)
FOCAL = Recipient(1, 101, "Punto focal", Role.FOCAL, "puno", LONG_AGO)
MAY = YearMonth(2021, 5)
ACTIVITY = Activity(6, 1, "Boletines", "MTPE/DGPE", INDICATORS)
MONTH, DAY, ATTENDANCE = OccasionKind.MONTH, OccasionKind.DAY, OccasionKind.ATTENDANCE


def lima(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LIMA)


def listed(
    day: str | None = None, hour: str | None = None, *, region: str = "puno", row: int = 7
) -> Listed:
    entry = ScheduleEntry(
        2021,
        ACTIVITY,
        region,
        5,
        day=date.fromisoformat(day) if day else None,
        hour=time.fromisoformat(hour) if hour else None,
        row=row,
    )
    return Listed(row, entry, region, MAY)


def at(
    moment: str,
    *activities: Listed,
    reader: Recipient = FOCAL,
    decided: Iterable[Decided] = (),
) -> Plan:
    return plan(PlanFacts([], [], [reader], list(decided), activities), lima(moment))


def told(planned: Plan) -> list[tuple[OccasionKind, int]]:
    return [(item.key.kind, item.key.lead) for each in planned.messages for item in each.items]


def history(*told: tuple[str, OccasionKind, str, int, str]) -> list[Decided]:
    """(period, kind, day, lead, when)"""
    return [
        Decided(
            OccasionKey(period, "puno", 1, kind, lead, date.fromisoformat(day)),
            lima(when),
            missed=False,
        )
        for period, kind, day, lead, when in told
    ]


BEFORE = ("2021-05", MONTH, "2021-05-01", -1, "2021-04-05T08:30")
ITSELF = ("2021-05", MONTH, "2021-05-01", 0, "2021-05-03T08:30")


@pytest.mark.parametrize(
    ("month", "lead", "moment"),
    [
        ("2021-05", -1, "2021-04-05T08:30"),  # 1 and 2 April are holidays, then a weekend
        ("2021-05", 0, "2021-05-03T08:30"),  # 1 May is a Saturday
        ("2021-05", 1, "2021-06-01T08:30"),
        ("2021-01", -1, "2020-12-01T08:30"),
        ("2021-01", 0, "2021-01-04T08:30"),
        ("2021-12", 1, "2022-01-03T08:30"),
    ],
)
def test_a_month_is_told_on_first_working_days(month: str, lead: int, moment: str) -> None:
    assert month_moment(YearMonth.parse(month), lead, "puno") == lima(moment)


@pytest.mark.parametrize(
    ("day", "hour", "lead", "moment"),
    [
        ("2021-05-12", None, -7, "2021-05-05T08:30"),
        ("2021-05-12", None, -1, "2021-05-11T08:30"),
        ("2021-05-12", None, 0, "2021-05-12T08:30"),
        ("2021-05-10", "10:00", -1, "2021-05-07T08:30"),  # not on a Sunday
        ("2021-05-10", "10:00", 0, "2021-05-10T08:30"),
        ("2021-05-12", "08:00", 0, "2021-05-11T08:30"),  # before the window of its day opens
        ("2021-05-15", None, 0, "2021-05-14T08:30"),  # a Saturday
        ("2021-06-29", "15:00", 0, "2021-06-28T08:30"),  # a holiday
    ],
)
def test_a_day_is_told_while_there_is_time(
    day: str, hour: str | None, lead: int, moment: str
) -> None:
    dated = listed(day, hour)
    assert dated.entry.day
    assert day_moment(lead, [dated], dated.entry.day) == lima(moment)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2021-04-05T08:29", []),
        ("2021-04-05T08:30", [(MONTH, -1)]),
        ("2021-05-03T08:30", [(MONTH, 0)]),
        ("2021-05-31T17:59", [(MONTH, 0)]),
        ("2021-06-01T08:30", [(ATTENDANCE, 1)]),
        ("2021-06-30T17:59", [(ATTENDANCE, 1)]),
        ("2021-07-01T08:30", []),
    ],
)
def test_what_was_missed_is_caught_up_while_it_is_of_use(
    now: str, expected: list[tuple[OccasionKind, int]]
) -> None:
    assert told(at(now, listed())) == expected


def test_what_is_of_no_more_use_is_recorded() -> None:
    planned = at("2021-07-01T08:30", listed())
    assert {(item.key.kind, item.key.lead, why) for item, why in planned.missed} == {
        (MONTH, -1, "a later one took its place"),
        (MONTH, 0, "too late to be of use"),
        (ATTENDANCE, 1, "too late to be of use"),
    }


def test_after_a_day_down_pardon_is_begged() -> None:
    assert not at("2021-05-03T17:00", listed()).messages[0].late
    assert at("2021-05-04T08:30", listed()).messages[0].late


def test_a_day_is_told_a_week_and_a_day_before_and_on_it() -> None:
    dated = listed("2021-05-12", "10:00")
    known = history(BEFORE, ITSELF)
    leads = []
    for day in range(3, 15):
        for each in at(f"2021-05-{day:02}T09:00", dated, decided=known).messages:
            for item in each.items:
                known.append(Decided(item.key, lima(f"2021-05-{day:02}T09:00"), missed=False))
                leads.append((day, item.key.kind, item.key.lead))
    assert leads == [(5, DAY, -7), (11, DAY, -1), (12, DAY, 0)]


def test_what_begins_later_that_day_is_told_on_it_too() -> None:
    """Another one begins before anybody is written to: it was told the day before."""
    early, late = listed("2021-05-12", "08:00"), listed("2021-05-12", "15:00", row=8)
    known = history(ITSELF, ("2021-05-12", DAY, "2021-05-12", -1, "2021-05-11T08:30"))
    assert told(at("2021-05-11T08:31", early, late, decided=known)) == []
    assert told(at("2021-05-12T08:30", early, late, decided=known)) == [(DAY, 0)]


def test_what_has_begun_is_not_announced() -> None:
    dated = listed("2021-05-12", "10:00")
    assert told(at("2021-05-12T09:59", dated, decided=history(ITSELF))) == [(DAY, 0)]
    planned = at("2021-05-12T10:00", dated, decided=history(ITSELF))
    assert told(planned) == []
    assert ("too late to be of use") in {why for _, why in planned.missed}


def test_two_days_of_a_month_are_told_each() -> None:
    first, second = listed("2021-05-11"), listed("2021-05-12", row=8)
    known = history(ITSELF, ("2021-05-11", DAY, "2021-05-11", 0, "2021-05-11T09:00"))
    planned = at("2021-05-11T09:05", first, second, decided=known)
    assert [item.key.deadline.day for each in planned.messages for item in each.items] == [12]


def test_a_person_with_several_regions_gets_one_message() -> None:
    tacna = replace(FOCAL, region="tacna")
    activities = (listed(), listed(region="tacna", row=8))
    planned = plan(PlanFacts([], [], [FOCAL, tacna], [], activities), lima("2021-05-03T08:30"))
    [message] = planned.messages
    assert [item.key.region for item in message.items] == ["puno", "tacna"]


def test_what_was_moved_here_was_told_when_it_was_moved() -> None:
    moved = replace(listed(), moved_at=lima("2021-05-20T10:00"))
    assert told(at("2021-05-20T10:01", moved)) == []
    assert told(at("2021-05-20T10:01", moved, listed(row=8), decided=history(ITSELF))) == []
    assert told(at("2021-06-01T08:30", moved)) == [(ATTENDANCE, 1)]


def test_who_asked_for_silence_still_hears_of_each_month_once() -> None:
    silent = replace(FOCAL, silent_until=date(2021, 5, 15))
    assert told(at("2021-05-03T08:30", listed(), reader=silent)) == [(MONTH, 0)]
    planned = at("2021-04-05T08:30", listed(), reader=silent)
    assert [held.why for held in planned.held] == [Why.SILENCE]
    dated = listed("2021-05-12")
    for now in ("2021-05-05T09:00", "2021-05-12T09:00"):
        planned = at(now, dated, reader=silent, decided=history(BEFORE, ITSELF))
        assert told(planned) == []
        assert Why.SILENCE in {held.why for held in planned.held}


def test_who_wants_fewer_hears_of_the_month_itself_and_the_day_before() -> None:
    sparing = replace(FOCAL, fewer=True)
    dated = listed("2021-05-12")
    assert told(at("2021-04-05T08:30", dated, reader=sparing)) == []
    assert told(at("2021-05-05T09:00", dated, reader=sparing)) == [(MONTH, 0)]
    assert told(at("2021-05-11T09:00", dated, reader=sparing, decided=history(ITSELF))) == [
        (DAY, -1)
    ]


def test_who_is_answering_is_left_alone() -> None:
    busy = replace(FOCAL, last_answer=lima("2021-05-03T08:29"))
    [held] = at("2021-05-03T08:30", listed(), reader=busy).held
    assert (held.why, held.until) == (Why.ANSWERING, lima("2021-05-03T08:39"))


def test_a_region_that_answered_is_not_asked() -> None:
    said = Answer(True, "", "", 2, "Colega", lima("2021-06-01T08:00"))
    planned = at("2021-06-01T08:30", replace(listed(), answer=said))
    assert told(planned) == []
    assert [held.why for held in planned.held] == [Why.ANSWERED]
    half = at("2021-06-01T08:30", replace(listed(), answer=said), listed(row=8))
    assert told(half) == [(ATTENDANCE, 1)]


def test_only_those_whom_it_concerns_are_told() -> None:
    for reader in (
        replace(FOCAL, region="tacna"),
        replace(FOCAL, role=Role.DIRECTOR, region="tacna"),
        replace(FOCAL, role=Role.ODES, region=""),
        replace(FOCAL, role=Role.PROPONENT, region="", indicator=5),
        replace(FOCAL, role=Role.PROPONENT, region="", indicator=6, agreement="otro"),
    ):
        assert told(at("2021-05-03T08:30", listed(), reader=reader)) == []
