"""Messages composed of what is to be told, as it is true at `now`; none, if nothing is."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, TypedDict

from markupsafe import escape
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.lead_times import USUAL, Leads
from convenio.calendar.periods import Period, lima_day
from convenio.calendar.reading_day import READ_ON
from handlers.approval.views import reminded
from handlers.reminders.state_views import PeriodStanding, status_view
from handlers.reminders.views import OwedReport, reminder
from handlers.views import MESSAGE_LENGTH, View, joined
from handlers.words import length_shown
from jobs.approvals import approval_moments, sent_on
from jobs.evaluation_messages import word_evaluations
from jobs.reminders import choose_occasion, is_alert_day, is_last_call, is_past_closing
from jobs.schedule_news import ScheduleReader, announce
from jobs.tracks import SUBJECTS, DueItem, Subject, is_undecided, kind_moments
from jobs.waiting_messages import word_advice, word_consultations
from storage import audit
from storage.evaluations.owed import Owing, owing_at
from storage.models import OccasionKind, PeriodRow, Role, Version
from storage.models.editions import MESSAGES_OF_THE_CLOCK
from storage.people import people
from storage.periods.nudges import nudged_people
from storage.reminders.occasions import failures_since
from storage.report.present_words import OURS, Words
from storage.report.texts import texts_of
from storage.reports.obligations import Owed, Place
from storage.reports.transitions import awaiting_approval
from storage.turnout.owed_reports import OwedRegion, owing_on
from storage.turnout.turnout import reachable_regions, registered_regions, unreachable_since

A_DAY = timedelta(days=1)
HEAD_SHOWN = 16  # letters of the hash: enough to know it again
_NAME = "\ufffc"  # where the reader's name comes, in words that are theirs and many others'


class Worded(TypedDict):
    """How something is said: with an apology or not, and in whose words."""

    late: bool
    words: Words


class Composer:
    """A composer of one transaction's messages: what many are told alike is worded once.

    `owing`: what is known already of what regions and directorates owe. `words`: what ODES has
    written otherwise, asked for where not given; `bounded`: ours stand where those make a message
    too long.
    """

    def __init__(
        self,
        session: AsyncSession,
        now: datetime,
        owing: Iterable[Owing] = (),
        leads: Leads = USUAL,
        words: Words | None = None,
        *,
        bounded: bool = True,
    ) -> None:
        self._session = session
        self._schedule = ScheduleReader(session)
        self._words, self._bounded = words, bounded
        self._now = now
        self._today = lima_day(now)
        self._owing: dict[Place, Owing | None] = {each.owed.place: each for each in owing}
        self._leads = leads
        self._contacts: dict[str, tuple[str, ...]] = {}
        self._nudged: dict[str, set[tuple[str, int]]] = {}
        self._shared: dict[object, dict[str, Any] | None] = {}

    async def compose(
        self, name: str | None, items: Sequence[DueItem], *, fewer: bool, late: bool
    ) -> dict[str, Any] | None:
        """The payload of a message's row. What is no longer true is left out."""
        READ_ON.set(self._today)
        if self._words is None:
            self._words = await texts_of(self._session, MESSAGES_OF_THE_CLOCK)
        news = [item for item in items if not await self._just_nudged(item)]
        known = tuple(map(_shared, news)), name is None, fewer, late
        if known not in self._shared:
            named = None if name is None else _NAME
            view = await self._compose(named, news, fewer=fewer, late=late)
            self._shared[known] = view.payload if view else None
        payload = self._shared[known]
        if payload is None or name is None:
            return payload
        return payload | {"text": payload["text"].replace(_NAME, str(escape(name)))}

    async def _compose(
        self, name: str | None, items: Sequence[DueItem], *, fewer: bool, late: bool
    ) -> View | None:
        found: dict[Subject, list[DueItem]] = {}
        for item in items:
            found.setdefault(SUBJECTS[item.key.kind], []).append(item)
        first = (Subject.STATE, Subject.REPORTS)  # what follows is read below them
        subjects = sorted(
            found, key=lambda each: first.index(each) if each in first else len(first)
        )
        views = [
            await self._about(subject, name, found[subject], fewer=fewer, late=late)
            for subject in subjects
        ]
        told = [view for view in views if view]
        return joined(told) if told else None

    async def _about(
        self,
        subject: Subject,
        name: str | None,
        items: Sequence[DueItem],
        *,
        fewer: bool,
        late: bool,
    ) -> View | None:
        """What is to be told of one subject: in our words where theirs make it too long."""
        theirs: Worded = {"late": late, "words": self._words or OURS}
        view = await self._told(subject, name, items, theirs, fewer=fewer)
        if view is None or not (self._words and self._bounded) or fits(view.payload):
            return view
        return await self._told(subject, name, items, {"late": late, "words": OURS}, fewer=fewer)

    async def _told(
        self,
        subject: Subject,
        name: str | None,
        items: Sequence[DueItem],
        worded: Worded,
        *,
        fewer: bool,
    ) -> View | None:
        match subject:
            case Subject.ACTIVITIES | Subject.ATTENDANCE | Subject.TURNOUT:
                return await announce(self._schedule, name, items, self._now, fewer=fewer, **worded)
            case Subject.ADVICE:
                return await word_advice(self._session, name, items, self._today, **worded)
            case Subject.APPROVAL:
                undecided = await self._undecided(items, fewer=fewer)
                return reminded(name, undecided, self._today, **worded) if undecided else None
            case Subject.CONSULTATIONS:
                return await word_consultations(self._session, name, items, self._today, **worded)
            case Subject.EVALUATIONS | Subject.UNEVALUATED:
                still_due = partial(self._still_due, fewer=fewer)
                session, today = self._session, self._today
                return await word_evaluations(session, name, items, still_due, today, **worded)
            case Subject.REPORTS:
                found = [await self._part(item, fewer=fewer) for item in items]
                parts = [part for part in found if part]
                return reminder(name, parts, self._today, **worded) if parts else None
        states = [await self._standing(item) for item in items]
        standings = [standing for standing in states if standing]
        if not standings:
            return None
        head = await audit.head(self._session)
        short = f"{head.number}:{head.hash[:HEAD_SHOWN]}" if head else ""
        return status_view(name, standings, self._today, **worded, head=short)

    async def _undecided(self, items: Sequence[DueItem], *, fewer: bool) -> list[Version]:
        """The versions that still wait for their director, if no later reminder is due."""
        found = []
        for version in await awaiting_approval(self._session, {item.key.region for item in items}):
            sent = sent_on(version)
            present = choose_occasion(
                approval_moments(sent, version.region, fewer=fewer), self._now
            ).present
            place = (version.period, version.region, sent, present.lead if present else 0)
            if any(place == _waits(item) for item in items):
                found.append(version)
        return found

    async def _just_nudged(self, item: DueItem) -> bool:
        """Tell whether ODES had its reader reminded of the same within the hour."""
        key = item.key
        if key.kind not in (OccasionKind.REMINDER, OccasionKind.EVALUATION):
            return False
        if key.period not in self._nudged:
            self._nudged[key.period] = await nudged_people(self._session, key.period, self._now)
        return (key.region, key.person_id) in self._nudged[key.period]

    async def _part(self, item: DueItem, *, fewer: bool) -> OwedReport | None:
        """A report's part of the message; None if it is of no more use."""
        key, owing = item.key, await self._still_due(item, fewer=fewer)
        if not isinstance(owing, OwedRegion):
            return None
        contacts = () if key.kind is OccasionKind.REMINDER else await self._contacts_of(key.region)
        over, last_call = is_past_closing(key.lead, owing.owed), is_last_call(key.lead, owing.owed)
        return OwedReport(key.kind, owing, contacts, over=over, last_call=last_call)

    async def _still_due(self, item: DueItem, *, fewer: bool) -> Owing | None:
        """What is owed and to be told now; None if it is of no more use.

        Nothing is to be sent any more, the deadline is another one, or a later reminder is due.
        """
        key = item.key
        owing = await self._owing_of(key.period, key.region)
        if owing is None or owing.owed.deadline != key.deadline:
            return None
        owed = owing.owed
        over = isinstance(owed, Owed) and is_past_closing(key.lead, owed)
        if not owing.expected and not (over and is_undecided(owing, key.kind)):
            return None
        if not over and not owed.told_on(self._today):
            return None
        moments = kind_moments(self._leads, key.kind, owed, fewer=fewer)
        present = choose_occasion(moments, self._now, stands_since=owing.stands_since).present
        return owing if present and present.lead == key.lead else None

    async def _owing_of(self, period: str, place: str) -> Owing | None:
        if (period, place) not in self._owing:
            self._owing[period, place] = await owing_at(self._session, period, place)
        return self._owing[period, place]

    async def _contacts_of(self, region: str) -> tuple[str, ...]:
        if region not in self._contacts:
            focal = await people.people_with(self._session, Role.FOCAL, region=region)
            self._contacts[region] = tuple(person.name or "sin nombre" for person in focal)
        return self._contacts[region]

    async def _standing(self, item: DueItem) -> PeriodStanding | None:
        period = await self._session.get(PeriodRow, item.key.period)
        if period is None or lima_day(item.due_at) != self._today:
            return None
        if period.published_on is not None and period.published_on <= self._today:
            return None
        return PeriodStanding(
            Period.parse(period.code),
            period.deadline,
            tuple(
                owed_region
                for owed_region in await owing_on(self._session, self._today)
                if owed_region.owed.period.code == period.code and owed_region.applies
            ),
            frozenset(await reachable_regions(self._session)),
            frozenset(await registered_regions(self._session)),
            item.since,
            await failures_since(self._session, item.since or self._now - A_DAY),
            is_alert_day(self._today, period.deadline),
            period.closes_on,
            self._now,
            await unreachable_since(self._session),
        )


def fits(payload: dict[str, Any]) -> bool:
    """Tell whether Telegram takes it as one message."""
    return length_shown(payload["text"]) <= MESSAGE_LENGTH


def _waits(item: DueItem) -> tuple[str, str, date, int]:
    key = item.key
    return key.period, key.region, key.deadline, key.lead


def _shared(item: DueItem) -> tuple[object, ...]:
    """The key of what is told alike: all but its reader."""
    period, region, _, kind, lead, deadline = item.key
    return period, region, kind, lead, deadline, item.due_at, item.since
