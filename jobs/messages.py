"""Messages composed of what is to be told, as it is true at `now`; none, if nothing is."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from markupsafe import escape
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.lead_times import USUAL, Leads
from convenio.calendar.periods import Period, lima_day
from convenio.calendar.year_month import YearMonth
from handlers.approval.views import reminded
from handlers.consultations.thread_views import waiting
from handlers.recommendations.notice_views import still_open
from handlers.reminders.views import OwedReport, PeriodStanding, reminder, status_view
from handlers.views import View
from jobs.approvals import approval_moments, sent_on
from jobs.consultations import waits_long
from jobs.evaluation_messages import word_evaluations
from jobs.evaluations import ABOUT_EVALUATIONS
from jobs.reminders import choose_occasion, is_alert_day, reminder_moments
from jobs.schedule_news import ABOUT_SCHEDULE, announce
from jobs.tracks import SUBJECTS, DueItem, leads_of
from storage.consultations.threads import unanswered_threads
from storage.evaluations.answering import open_advice
from storage.evaluations.owed import Owing, owing_at
from storage.models import OccasionKind, PeriodRow, Role, Version
from storage.people import people
from storage.periods.nudges import nudged_people
from storage.reminders.occasions import failures_since
from storage.reports.obligations import Place
from storage.reports.transitions import awaiting_approval
from storage.turnout.owed_reports import OwedRegion, owing_on
from storage.turnout.turnout import reachable_regions, registered_regions

A_DAY = timedelta(days=1)
_NAME = "\ufffc"  # where the reader's name comes, in words that are theirs and many others'


class Composer:
    """A composer of one transaction's messages: what many are told alike is worded once.

    `owing`: what is known already of what regions and directorates owe.
    """

    def __init__(
        self,
        session: AsyncSession,
        now: datetime,
        owing: Iterable[Owing] = (),
        leads: Leads = USUAL,
    ) -> None:
        self._session = session
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
        if any(SUBJECTS[item.key.kind] in ABOUT_SCHEDULE for item in items):
            return await announce(self._session, name, items, self._now, fewer=fewer, late=late)
        if any(item.key.kind is OccasionKind.OPEN_ADVICE for item in items):
            return await self._open_advice(name, items, late=late)
        if any(item.key.kind is OccasionKind.APPROVAL for item in items):
            undecided = await self._undecided(items, fewer=fewer)
            return reminded(name, undecided, self._today, late=late) if undecided else None
        if any(item.key.kind is OccasionKind.CONSULTATIONS for item in items):
            return await self._waiting_consultations(name, items, late=late)
        if any(item.key.kind in ABOUT_EVALUATIONS for item in items):
            still_due = partial(self._still_due, fewer=fewer)
            session, today = self._session, self._today
            return await word_evaluations(session, name, items, still_due, today, late=late)
        states = [item for item in items if item.key.kind is OccasionKind.STATUS]
        parts = [
            part
            for item in items
            if item not in states and (part := await self._part(item, fewer=fewer))
        ]
        if parts:
            return reminder(name, parts, self._today, late=late)
        standings = [standing for item in states if (standing := await self._standing(item))]
        if standings:
            return status_view(name, standings, self._today, late=late)
        return None

    async def _waiting_consultations(
        self, name: str | None, items: Sequence[DueItem], *, late: bool
    ) -> View | None:
        """What ODES has not answered for more than a working day, on the day that it is told."""
        if all(item.key.deadline != self._today for item in items):
            return None
        found = [
            thread
            for thread in await unanswered_threads(self._session)
            if waits_long(thread.unanswered[0].at, self._today)
        ]
        return waiting(name, found, self._today, late=late) if found else None

    async def _open_advice(
        self, name: str | None, items: Sequence[DueItem], *, late: bool
    ) -> View | None:
        """What the regions still have open, in the month that it is for."""
        if any(YearMonth.parse(item.key.period) != YearMonth.of(self._today) for item in items):
            return None
        advice = await open_advice(self._session, self._today)
        by_region = {
            item.key.region: advice.by_region[item.key.region]
            for item in items
            if item.key.region in advice.by_region
        }
        return still_open(name, by_region, self._today, late=late) if by_region else None

    async def _undecided(self, items: Sequence[DueItem], *, fewer: bool) -> list[Version]:
        """The versions that still wait for their director, if no later reminder is due."""
        found = []
        for version in await awaiting_approval(self._session, {item.key.region for item in items}):
            sent = sent_on(version)
            present = choose_occasion(approval_moments(sent, fewer=fewer), self._now).present
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
        return OwedReport(key.kind, owing, contacts)

    async def _still_due(self, item: DueItem, *, fewer: bool) -> Owing | None:
        """What is owed and to be told now; None if it is of no more use.

        Nothing is to be sent any more, the deadline is another one, or a later reminder is due.
        """
        key = item.key
        owing = await self._owing_of(key.period, key.region)
        if owing is None or not owing.expected or owing.owed.deadline != key.deadline:
            return None
        if not owing.owed.told_on(self._today):
            return None
        leads = leads_of(self._leads, key.kind, fewer=fewer)
        moments = reminder_moments(owing.owed, leads)
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
        )


def _waits(item: DueItem) -> tuple[str, str, date, int]:
    key = item.key
    return key.period, key.region, key.deadline, key.lead


def _shared(item: DueItem) -> tuple[object, ...]:
    """The key of what is told alike: all but its reader."""
    period, region, _, kind, lead, deadline = item.key
    return period, region, kind, lead, deadline, item.due_at, item.since
