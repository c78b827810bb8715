"""Who is told at a moment, and what keeps others from being told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from convenio.calendar.lead_times import USUAL, Leads
from convenio.calendar.periods import LIMA, Period
from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from convenio.report.entries import Entry, LoadedGoal
from convenio.typed.figures import Mark
from handlers.forecast import Why
from jobs.plan import Plan, plan
from jobs.reminders import is_past_closing, tail_moments
from jobs.tracks import PlanFacts
from storage.models import OccasionKind, PeriodRow, Role, Version
from storage.reminders.occasions import Decided, OccasionKey, Recipient
from storage.reports.obligations import Owed
from storage.turnout.owed_reports import OwedRegion

DEADLINE = date(2021, 1, 15)
PERIOD = PeriodRow(code="2020-II", opens_on=date(2020, 12, 15), deadline=DEADLINE)
LONG_AGO = datetime(2020, 11, 1, tzinfo=LIMA)


def lima(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LIMA)


FRIDAY = lima("2021-01-08T08:30")
FOCAL = Recipient(1, 101, "Punto focal", Role.FOCAL, "puno", LONG_AGO)
DIRECTOR = Recipient(2, 102, "Director", Role.DIRECTOR, "puno", LONG_AGO)
ODES = Recipient(3, 103, "ODES", Role.ODES, "", LONG_AGO)
EMPTY = tuple(Entry(number) for number in INDICATORS)
PUNO = OwedRegion(
    Owed(Period(2020, 2), REGIONS["puno"], PERIOD.opens_on, DEADLINE, None, INDICATORS), None, EMPTY
)


def at(
    now: datetime,
    *recipients: Recipient,
    owing: Iterable[OwedRegion] = (PUNO,),
    decided: Iterable[Decided] = (),
    period: PeriodRow = PERIOD,
    waiting: Sequence[Version] = (),
    leads: Leads = USUAL,
    opened: datetime | None = None,
) -> Plan:
    known = {period.code: opened} if opened else {}
    facts = PlanFacts([period], list(owing), recipients, list(decided), (), leads, waiting)
    return plan(replace(facts, opened=known), now)


def told(planned: Plan) -> list[tuple[int, OccasionKind, int]]:
    """(person, kind, lead) of everything that would be sent."""
    return [
        (item.key.person_id, item.key.kind, item.key.lead)
        for message in planned.messages
        for item in message.items
    ]


def once_told(lead: int, moment: datetime, deadline: date = DEADLINE) -> Decided:
    key = OccasionKey("2020-II", "puno", 1, OccasionKind.REMINDER, lead, deadline)
    return Decided(key, moment, missed=False)


def test_a_focal_point_is_told_at_the_very_second() -> None:
    assert told(at(FRIDAY, FOCAL)) == [(1, OccasionKind.REMINDER, -7)]
    [item] = at(FRIDAY - timedelta(seconds=1), FOCAL).held
    assert (item.why, item.until, item.item.key.lead) == (Why.OUTSIDE_WINDOW, FRIDAY, -7)


def test_what_was_told_is_not_told_again() -> None:
    again = at(FRIDAY + timedelta(hours=1), FOCAL, decided=[once_told(-7, FRIDAY)])
    assert told(again) == []
    assert [held.why for held in again.held] == [Why.TOLD]


def test_a_region_that_sent_is_not_reminded_and_it_is_said_why() -> None:
    planned = at(FRIDAY, FOCAL, owing=[replace(PUNO, sent_at=FRIDAY)])
    assert told(planned) == []
    assert [held.why for held in planned.held] == [Why.SENT]
    assert planned.missed == ()


def test_a_region_to_which_nothing_applies_is_not_reminded() -> None:
    spared = tuple(replace(each, goal=LoadedGoal(mark=Mark.NOT_APPLICABLE)) for each in EMPTY)
    planned = at(FRIDAY, FOCAL, owing=[replace(PUNO, entries=spared)])
    assert told(planned) == []
    assert [held.why for held in planned.held] == [Why.NOTHING_APPLIES]


def test_who_cannot_be_written_to_is_held_back() -> None:
    planned = at(FRIDAY, replace(FOCAL, reachable=False))
    assert told(planned) == []
    assert [held.why for held in planned.held] == [Why.UNREACHABLE]


@pytest.mark.parametrize(
    ("answered", "now", "until"),
    [
        ("08:29", "08:30", "08:39"),
        ("10:00", "10:09:59", "10:10"),
        ("10:00", "10:10", None),
        ("17:50", "17:54:59", "17:55"),  # at the latest at the end of the window
        ("17:50", "17:55", None),
    ],
)
def test_who_is_answering_is_left_alone_for_ten_minutes(
    answered: str, now: str, until: str | None
) -> None:
    busy = replace(FOCAL, last_answer=lima(f"2021-01-08T{answered}"))
    planned = at(lima(f"2021-01-08T{now}"), busy)
    if until is None:
        assert told(planned) == [(1, OccasionKind.REMINDER, -7)]
    else:
        [held] = planned.held
        assert (held.why, held.until) == (Why.ANSWERING, lima(f"2021-01-08T{until}"))


def test_after_three_days_down_the_last_one_is_told_and_the_others_are_recorded() -> None:
    planned = at(lima("2021-01-15T10:00"), FOCAL, decided=[once_told(-7, FRIDAY)])
    assert told(planned) == [(1, OccasionKind.REMINDER, 0)]
    assert not planned.messages[0].late
    assert [(item.key.lead, why) for item, why in planned.missed] == [
        (-3, "a later one took its place"),
        (-1, "a later one took its place"),
    ]


def test_a_day_late_it_begs_pardon_and_after_a_week_it_is_of_no_use() -> None:
    monday = lima("2021-01-25T10:00")
    known = [once_told(3, lima("2021-01-18T08:30"))]
    assert at(monday, FOCAL, decided=known).messages[0].late
    planned = at(monday + timedelta(days=7), FOCAL, decided=known, leads=Leads(tail=0))
    assert told(planned) == []
    assert [(item.key.lead, why) for item, why in planned.missed] == [(7, "too late to be of use")]


def test_a_moved_deadline_brings_its_own_reminders() -> None:
    later = date(2021, 1, 29)
    moved = replace(PUNO, owed=replace(PUNO.owed, deadline=later))
    known = [once_told(-7, FRIDAY)]
    thursday = lima("2021-01-14T09:00")  # fifteen days before the new deadline
    assert told(at(thursday, FOCAL, owing=[moved], decided=known)) == [
        (1, OccasionKind.REMINDER, -15)
    ]
    week_before = lima("2021-01-22T09:00")
    assert told(at(week_before, FOCAL, owing=[moved], decided=known)) == [
        (1, OccasionKind.REMINDER, -7)
    ]


def test_a_moved_deadline_repeats_nothing_that_was_just_said() -> None:
    moved = replace(PUNO, owed=replace(PUNO.owed, deadline=date(2021, 1, 29)))
    known = [once_told(-1, lima("2021-01-14T08:30"))]
    planned = at(lima("2021-01-14T09:00"), FOCAL, owing=[moved], decided=known)
    assert told(planned) == []
    assert planned.missed == ()


def test_one_person_with_several_duties_gets_one_message() -> None:
    tacna = replace(PUNO, owed=replace(PUNO.owed, region=REGIONS["tacna"]))
    also = replace(FOCAL, role=Role.DIRECTOR, region="tacna")
    same = replace(FOCAL, role=Role.DIRECTOR)
    [message] = at(lima("2021-01-18T08:30"), FOCAL, also, same, owing=[PUNO, tacna]).messages
    assert [(item.key.region, item.key.kind) for item in message.items] == [
        ("puno", OccasionKind.REMINDER),
        ("tacna", OccasionKind.DIRECTOR),
    ]


def test_the_director_hears_of_three_days_and_odes_of_seven() -> None:
    late = at(lima("2021-01-18T08:30"), DIRECTOR, ODES)
    assert told(late) == [(2, OccasionKind.DIRECTOR, 3), (3, OccasionKind.STATUS, 3)]
    later = at(lima("2021-01-22T08:30"), DIRECTOR, ODES)
    assert told(later) == [
        (2, OccasionKind.DIRECTOR, 7),
        (3, OccasionKind.ESCALATION, 7),
        (3, OccasionKind.STATUS, 7),
    ]


def state_told(moment: datetime) -> Decided:
    key = OccasionKey("2020-II", "", 3, OccasionKind.STATUS, 0, DEADLINE)
    return Decided(key, moment, missed=False)


SENT = replace(PUNO, sent_at=lima("2021-01-20T15:00"), received_at=lima("2021-01-20T15:00"))
TACNA = replace(PUNO, owed=replace(PUNO.owed, region=REGIONS["tacna"]))
PUBLISHED = PERIOD.model_copy(update={"published_on": date(2021, 1, 20)})


@pytest.mark.parametrize(
    ("since", "now", "owing", "period", "comes"),
    [
        ("2021-01-04", "2021-01-07", [PUNO], PERIOD, False),  # nothing is new
        ("2021-01-04", "2021-01-08", [PUNO], PERIOD, True),  # a week is left
        ("2020-12-28", "2021-01-04", [PUNO], PERIOD, True),  # a week has passed
        ("2021-01-15", "2021-01-18", [PUNO], PERIOD, True),  # it is late
        ("2021-01-18", "2021-01-19", [PUNO], PERIOD, False),
        ("2021-01-18", "2021-01-22", [PUNO], PERIOD, True),  # by a week
        ("2021-01-22", "2021-01-28", [PUNO], PERIOD, False),
        ("2021-01-22", "2021-01-29", [PUNO], PERIOD, True),
        ("2021-01-20", "2021-01-21", [SENT, TACNA], PERIOD, True),  # one has come
        ("2021-01-21", "2021-01-25", [SENT, TACNA], PERIOD, True),  # a week late by now
        ("2021-01-20", "2021-01-21", [SENT], PERIOD, True),  # all have come
        ("2021-01-21", "2021-01-29", [SENT], PERIOD, False),
        ("2021-01-18", "2021-01-27", [PUNO], PUBLISHED, False),
    ],
)
def test_odes_hears_of_what_is_new_or_each_week_and_not_once_all_has_come(
    since: str, now: str, owing: list[OwedRegion], period: PeriodRow, *, comes: bool
) -> None:
    known = [state_told(lima(f"{since}T08:30"))]
    planned = at(lima(f"{now}T08:30"), ODES, owing=owing, period=period, decided=known)
    assert (OccasionKind.STATUS in [kind for _, kind, _ in told(planned)]) is comes


def test_odes_hears_of_a_region_that_can_be_written_to_no_more() -> None:
    facts = PlanFacts([PERIOD], [PUNO], [ODES], [state_told(lima("2021-01-05T08:30"))])
    lost = replace(facts, unreachable={"puno": lima("2021-01-05T15:00")})
    assert told(plan(facts, lima("2021-01-06T08:30"))) == []
    assert told(plan(lost, lima("2021-01-06T08:30"))) == [(3, OccasionKind.STATUS, -9)]


CLOSING = replace(PUNO, owed=replace(PUNO.owed, closes_on=date(2021, 2, 28)))  # a Sunday
CLOSES = PERIOD.model_copy(update={"closes_on": date(2021, 2, 28)})


def test_what_is_owed_is_reminded_of_until_the_closing_and_told_once_when_over() -> None:
    """Each week, on the last day before the weekend, and on the Monday after."""
    decided: list[Decided] = []
    days: dict[int, list[tuple[str, int]]] = {1: [], 2: [], 3: []}
    for number in range(22, 75):
        moment = lima("2021-01-01T08:30") + timedelta(days=number - 1)
        planned = at(moment, FOCAL, DIRECTOR, ODES, owing=[CLOSING], period=CLOSES, decided=decided)
        for message in planned.messages:
            for item in message.items:
                decided.append(Decided(item.key, moment, missed=False))
                if item.key.kind is not OccasionKind.STATUS:
                    days[item.key.person_id].append((f"{moment:%m-%d}", item.key.lead))
    tail = [("01-22", 7), ("01-29", 14), ("02-05", 21), ("02-12", 28), ("02-19", 35)]
    closing = [("02-26", 44), ("03-01", 45)]
    assert days[1] == days[2] == [*tail, *closing]
    assert days[3] == [("01-22", 7), *closing]


@pytest.mark.parametrize(
    ("closes_on", "days"),
    [
        ("2021-02-26", ["02-25", "02-26", "03-01"]),
        ("2021-03-01", ["02-26", "03-01", "03-02"]),  # a Monday
        ("2021-08-31", ["08-27", "08-31", "09-01"]),  # after a holiday, on a Monday
        ("2021-01-18", ["01-18", "01-19"]),  # its last working day before is the deadline itself
    ],
)
def test_the_eve_of_a_closing_is_the_last_working_day_before_it(
    closes_on: str, days: list[str]
) -> None:
    owed = replace(PUNO.owed, closes_on=date.fromisoformat(closes_on))
    dated = tail_moments(owed, Leads(), fewer=False, weekly=False)
    assert [f"{moment.at:%m-%d}" for moment in dated] == days


@pytest.mark.parametrize(
    ("tail", "closes_on", "leads"),
    [
        (0, date(2021, 2, 26), []),
        (10, None, [17, 27, 37, 47]),
        (10, date(2021, 2, 26), [17, 27, 37, 41, 42]),
        (7, date(2021, 1, 23), [7, 8]),
        (7, date(2021, 1, 15), []),
    ],
)
def test_the_tail_is_a_setting(tail: int, closes_on: date | None, leads: list[int]) -> None:
    owed = replace(PUNO.owed, closes_on=closes_on)
    dated = tail_moments(owed, Leads(tail=tail), fewer=False, weekly=True)
    last = date(2021, 3, 5)
    told_until = [each.lead for each in dated if each.at.date() < last]
    over = [each for each in told_until if is_past_closing(each, owed)]
    assert [lead for lead in told_until if lead not in over] == leads
    assert len(over) == (closes_on is not None)


def test_what_was_closed_by_hand_was_told_then() -> None:
    monday = lima("2021-03-01T08:30")
    facts = PlanFacts([CLOSES], [CLOSING], [FOCAL], [])
    assert told(plan(facts, monday)) == [(1, OccasionKind.REMINDER, 45)]
    by_hand = replace(facts, closed_by_hand={("2020-II", date(2021, 2, 28))})
    assert told(plan(by_hand, monday)) == []


def test_the_state_of_a_day_is_not_told_on_another() -> None:
    saturday = at(lima("2021-01-09T10:00"), ODES)
    assert told(saturday) == []
    [held] = saturday.held
    assert (held.why, held.until) == (Why.OUTSIDE_WINDOW, lima("2021-01-11T08:30"))


def test_a_period_that_was_opened_after_nine_is_told_of_the_next_day() -> None:
    opened = lima("2021-01-12T14:00")
    assert told(at(lima("2021-01-12T14:01"), ODES, opened=opened)) == []
    [(_, kind, lead)] = told(at(lima("2021-01-13T09:00"), ODES, opened=opened))
    assert (kind, lead) == (OccasionKind.STATUS, -2)


def test_who_asked_for_silence_is_told_when_it_ends_and_no_pardon_is_begged() -> None:
    silent = replace(FOCAL, silent_until=date(2021, 1, 11))
    [held] = at(FRIDAY, silent).held
    assert (held.why, held.until) == (Why.SILENCE, lima("2021-01-11T08:30"))
    [message] = at(lima("2021-01-11T08:30"), silent).messages
    assert (message.items[0].key.lead, message.late) == (-7, False)


def test_the_last_reminder_is_not_silenced() -> None:
    silent = date(2021, 3, 1)
    quiet = (replace(FOCAL, silent_until=silent), replace(DIRECTOR, silent_until=silent))
    moments = [lima(f"2021-01-{day:02}T08:30") for day in (8, 12, 14, 15, 18, 22)]
    assert [one for moment in moments for one in told(at(moment, *quiet))] == [
        (1, OccasionKind.REMINDER, 0),
        (2, OccasionKind.DIRECTOR, 7),
    ]


def test_of_fewer_the_last_is_not_silenced_either() -> None:
    quiet = replace(DIRECTOR, silent_until=date(2021, 3, 1), fewer=True)
    planned = at(lima("2021-01-22T08:30"), quiet, leads=Leads(late=(7, 10)))
    assert told(planned) == [(2, OccasionKind.DIRECTOR, 7)]


def test_who_wants_fewer_keeps_the_main_ones() -> None:
    moments = [lima(f"2021-01-{day:02}T08:30") for day in (8, 12, 14, 15, 18, 22)]
    sparing: list[Decided] = []
    leads = []
    for moment in moments:
        for message in at(moment, replace(FOCAL, fewer=True), decided=sparing).messages:
            sparing += [Decided(item.key, moment, missed=False) for item in message.items]
            leads += [item.key.lead for item in message.items]
    assert leads == [-7, 0, 7]


EXTENDED = replace(PUNO.owed, deadline=date(2021, 1, 27))


@pytest.mark.parametrize(
    ("stands_since", "owed", "now", "lead"),
    [
        ("2021-01-20T10:00", EXTENDED, "2021-01-20T10:01", None),  # the -7 of 08:30 lay behind
        ("2021-01-20T10:00", EXTENDED, "2021-01-25T08:30", -3),
        ("2021-01-20T08:30", EXTENDED, "2021-01-20T08:30", None),
        ("2021-01-20T08:29", EXTENDED, "2021-01-20T08:30", -7),
        ("2021-01-13T10:00", PUNO.owed, "2021-01-13T10:01", None),  # it was returned
        ("2021-01-13T10:00", PUNO.owed, "2021-01-14T08:30", -1),
    ],
)
def test_what_was_due_before_it_came_to_be_owed_is_neither_told_nor_missed(
    stands_since: str, owed: Owed, now: str, lead: int | None
) -> None:
    owing = replace(PUNO, owed=owed, stands_since=lima(stands_since))
    planned = at(lima(now), FOCAL, owing=[owing])
    assert [each[2] for each in told(planned)] == ([] if lead is None else [lead])
    assert planned.missed == ()


def test_a_report_returned_when_it_was_long_late_alarms_nobody_at_once() -> None:
    returned = replace(PUNO, stands_since=lima("2021-01-26T10:00"))
    planned = at(lima("2021-01-26T10:01"), FOCAL, DIRECTOR, ODES, owing=[returned])
    assert [kind for _, kind, _ in told(planned)] == [OccasionKind.STATUS]
