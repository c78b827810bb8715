"""Tracks of occasions: for each person, of each kind, about each region."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache, partial
from itertools import chain

from convenio.calendar.lead_times import USUAL, Leads
from convenio.calendar.lead_times import fewer as main_ones
from convenio.calendar.periods import lima_day
from handlers.forecast import Why
from jobs.reminders import (
    DueMoment,
    is_past_closing,
    reminder_moments,
    tail_moments,
)
from storage.evaluations.answering import NO_ADVICE, OpenAdvice
from storage.evaluations.owed import DueEvaluation, OwedEvaluation, Owing
from storage.models import OccasionKind, PeriodRow, Role, Version
from storage.reminders.occasions import Decided, OccasionKey, Recipient
from storage.reports.obligations import Owed
from storage.schedule.attendance import Listed
from storage.turnout.owed_reports import OwedRegion

KINDS = {
    Role.FOCAL: OccasionKind.REMINDER,
    Role.DIRECTOR: OccasionKind.DIRECTOR,
    Role.ODES: OccasionKind.ESCALATION,
}


class Subject(StrEnum):
    """The subject of one message: several things of it are told at once."""

    REPORTS = "reports"
    STATE = "state"
    APPROVAL = "approval"
    ACTIVITIES = "activities"
    ATTENDANCE = "attendance"
    TURNOUT = "turnout"
    CONSULTATIONS = "consultations"
    EVALUATIONS = "evaluations"
    UNEVALUATED = "unevaluated"
    ADVICE = "advice"


SUBJECTS = {
    OccasionKind.REMINDER: Subject.REPORTS,
    OccasionKind.DIRECTOR: Subject.REPORTS,
    OccasionKind.ESCALATION: Subject.REPORTS,
    OccasionKind.STATUS: Subject.STATE,
    OccasionKind.APPROVAL: Subject.APPROVAL,
    OccasionKind.MONTH: Subject.ACTIVITIES,
    OccasionKind.DIRECTOR_MONTH: Subject.ACTIVITIES,
    OccasionKind.OWN_MONTH: Subject.ACTIVITIES,
    OccasionKind.DAY: Subject.ACTIVITIES,
    OccasionKind.ATTENDANCE: Subject.ATTENDANCE,
    OccasionKind.TURNOUT: Subject.TURNOUT,
    OccasionKind.CONSULTATIONS: Subject.CONSULTATIONS,
    OccasionKind.EVALUATION: Subject.EVALUATIONS,
    OccasionKind.UNEVALUATED: Subject.UNEVALUATED,
    OccasionKind.EVALUATED: Subject.UNEVALUATED,
    OccasionKind.OPEN_ADVICE: Subject.ADVICE,
}


@dataclass(frozen=True, slots=True)
class PlanFacts:
    periods: Sequence[PeriodRow]
    owing: Sequence[OwedRegion]
    recipients: Sequence[Recipient]
    decided: Sequence[Decided]
    activities: Sequence[Listed] = ()
    leads: Leads = USUAL
    waiting: Sequence[Version] = ()
    since: date | None = None  # the last day on which the clock looked at all that was due
    opened: Mapping[str, datetime] = field(default_factory=dict)  # periods, by whoever opened them
    absent: Collection[tuple[int, str]] = ()  # directors and their regions, stood in for now
    unanswered: Sequence[datetime] = ()  # when each thread's first unanswered question was asked
    evaluations: Sequence[OwedEvaluation] = ()
    advice: OpenAdvice = NO_ADVICE
    closed_by_hand: Collection[tuple[str, date]] = ()  # periods and last days: told at once
    unreachable: Mapping[str, datetime] = field(default_factory=dict)  # regions, since when

    def away(self, reader: Recipient) -> Why | None:
        """The reason why a director is told nothing of a region: somebody stands in for them."""
        absent = reader.role is Role.DIRECTOR and (reader.person_id, reader.region) in self.absent
        return Why.STOOD_IN if absent else None


@dataclass(frozen=True, slots=True)
class DueItem:
    """A thing to tell; `since` is when its reader was last told of the same.

    `until`: when it stops being of use, if that is not as long after as usual. `quiet`: the silence
    that its reader asked for holds it back.
    """

    key: OccasionKey
    due_at: datetime
    since: datetime | None = None
    until: datetime | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """A person's occasions of one kind about one region or indicator (or about all, for ODES).

    `told_in_silence`: the lead times that no silence holds back; None: it holds back none.
    `stands_since`: when what it is about came to be owed, if that is known. `closes_on`: the last
    day on which its reader can be told.
    """

    reader: Recipient
    kind: OccasionKind
    period: str
    region: str
    deadline: date
    dated: Sequence[DueMoment]
    never: Why | None = None
    told_in_silence: Collection[int] | None = None
    until: datetime | None = None
    stands_since: datetime | None = None
    closes_on: date | None = None

    def over(self, dated: DueMoment, now: datetime) -> bool:
        """Tell whether its reader can no longer be told; that it is over is told afterwards."""
        if self.closes_on is None or self.closes_on >= lima_day(now):
            return False
        return dated.lead <= (self.closes_on - self.deadline).days

    def item(self, dated: DueMoment, since: datetime | None = None) -> DueItem:
        key = OccasionKey(
            self.period,
            self.region,
            self.reader.person_id,
            self.kind,
            dated.lead,
            self.deadline,
        )
        told = self.told_in_silence
        quiet = told is not None and dated.lead not in told
        return DueItem(key, dated.at, since, self.until, quiet)


def reminder_tracks(facts: PlanFacts) -> Iterator[Track]:
    """The tracks of reminders, one for each person and region, the focal point's first."""
    told = [recipient for recipient in facts.recipients if recipient.role in KINDS]
    everywhere = [recipient for recipient in told if recipient.role is Role.ODES]
    of_region = defaultdict[str, list[Recipient]](list)
    for reader in told:
        if reader.role is not Role.ODES:
            of_region[reader.region].append(reader)
    for owing in facts.owing:
        owed, seen, settled = owing.owed, set[int](), why_settled(owing)
        by_hand = (owed.period.code, owed.closes_on) in facts.closed_by_hand
        moments = cache(partial(_moments, facts.leads, owed, by_hand))
        for reader in chain(of_region[owed.region.code], everywhere):
            if reader.person_id in seen:
                continue
            seen.add(reader.person_id)
            kind = KINDS[reader.role]
            dated, never = moments(kind, reader.fewer), settled
            if is_undecided(owing, kind):
                dated, never = [each for each in dated if is_past_closing(each.lead, owed)], None
            yield Track(
                reader,
                kind,
                owed.period.code,
                owed.region.code,
                owed.deadline,
                dated,
                never or facts.away(reader),
                told_in_silence(facts.leads, kind, owed, fewer=reader.fewer),
                stands_since=owing.stands_since,
                closes_on=owed.closes_on,
            )


def _moments(
    leads: Leads, owed: Owed, by_hand: bool, kind: OccasionKind, fewer: bool
) -> list[DueMoment]:
    moments = kind_moments(leads, kind, owed, fewer=fewer)
    return [each for each in moments if not (by_hand and is_past_closing(each.lead, owed))]


def kind_moments(
    leads: Leads, kind: OccasionKind, owed: Owed | DueEvaluation, *, fewer: bool
) -> list[DueMoment]:
    """The moments of a kind, in order; each week of the tail ODES gets in its daily state."""
    found = reminder_moments(owed, leads_of(leads, kind, fewer=fewer))
    if not isinstance(owed, DueEvaluation):
        weekly = kind is not OccasionKind.ESCALATION
        tail = tail_moments(owed, leads, fewer=fewer, weekly=weekly)
        by_lead = {moment.lead: moment for moment in (*found, *tail)}
        found = sorted(by_lead.values(), key=lambda moment: (moment.at, moment.lead))
    return found


def leads_of(leads: Leads, kind: OccasionKind, *, fewer: bool) -> tuple[int, ...]:
    """The lead times of a kind; who wants fewer keeps the main ones, but for ODES."""
    match kind:
        case OccasionKind.REMINDER | OccasionKind.EVALUATION:
            theirs = leads.reminder
        case OccasionKind.DIRECTOR:
            theirs = leads.director
        case OccasionKind.UNEVALUATED:
            return tuple(sorted({1, *leads.escalation}))
        case _:
            return leads.escalation
    return main_ones(theirs) if fewer else theirs


def told_in_silence(
    leads: Leads, kind: OccasionKind, owed: Owed | DueEvaluation, *, fewer: bool = False
) -> Collection[int] | None:
    """The lead times told in spite of silence: the days of deadline and closing, a director's last.

    That it is over as well.
    """
    closing = (owed.closes_on - owed.deadline).days if owed.closes_on else 0
    last = (closing, closing + 1) if owed.closes_on else ()
    match kind:
        case OccasionKind.REMINDER | OccasionKind.EVALUATION:
            return (0, *last)
        case OccasionKind.DIRECTOR:
            return (*leads_of(leads, kind, fewer=fewer)[-1:], *last)
    return None


def is_undecided(owing: Owing, kind: OccasionKind) -> bool:
    """Tell whether ODES is told that a report was sent and still waits for its director."""
    waits = isinstance(owing, OwedRegion) and owing.waiting
    return waits and kind is OccasionKind.ESCALATION


def why_settled(owing: OwedRegion) -> Why | None:
    """The reason why a region is reminded of nothing, if it isn't."""
    if owing.sent_at is not None:
        return Why.SENT
    return None if owing.applies else Why.NOTHING_APPLIES
