"""ODES's daily state of a period: one message a day at most, and only when there is something new.

Between two there is a week at most, until all has arrived or the period is published.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.requests import ChartKind
from convenio.calendar.periods import Period, deadline_at, lima_day
from convenio.calendar.workdays import next_window
from handlers.facts.office_facts import status_facts
from handlers.summaries.views import of_facts
from handlers.summaries.wanted import Wanted
from handlers.words import length_shown
from jobs.reminders import (
    ALERT_LEADS,
    OF_USE,
    is_alert_day,
    moment_of,
    status_moments,
)
from jobs.tracks import DueItem, PlanFacts, Track, kind_moments
from storage.models import OccasionKind, PeriodRow, Role
from storage.turnout.owed_reports import OwedRegion, owing_on

WEEK = 7  # days
CAPTION_LENGTH = 1024  # letters below a picture
LastTold = Callable[[Track], datetime | None]


@dataclass(frozen=True, slots=True)
class StateNews:
    """When there was something new in a period. `ended_at`: when all had arrived, if it has."""

    at: tuple[datetime, ...]
    ended_at: datetime | None

    def worth(self, moment: datetime, told: datetime | None) -> bool:
        """Tell whether the state is to be told at that moment; `told`: when it was last told."""
        if told is None:
            return True
        if any(told < at <= moment for at in self.at):
            return True
        return self.ended_at is None and (lima_day(moment) - lima_day(told)).days >= WEEK


def state_tracks(facts: PlanFacts, now: datetime, last_told: LastTold) -> Iterator[Track]:
    """A track for each period and reader, with the moments at which there is something to tell."""
    today = lima_day(next_window(now))
    earliest = min(filter(None, (lima_day(now - OF_USE), facts.since)))
    for period in facts.periods:
        owing = [each for each in facts.owing if each.owed.period.code == period.code]
        if not owing or (period.published_on and period.published_on <= today):
            continue
        last = min(today, period.closes_on or today)
        dated = status_moments(max(period.opens_on, earliest), last, period.deadline)
        news = state_news(facts, period, owing)
        for reader in facts.recipients:
            if reader.role is Role.ODES:
                what = (OccasionKind.STATUS, period.code, "", period.deadline)
                told = last_told(Track(reader, *what, dated))
                yield Track(
                    reader,
                    *what,
                    [moment for moment in dated if news.worth(moment.at, told)],
                    stands_since=facts.opened.get(period.code),
                    closes_on=period.closes_on,
                )


def state_news(facts: PlanFacts, period: PeriodRow, owing: Sequence[OwedRegion]) -> StateNews:
    """What arrived, what is newly late, who can't be written to, and that a deadline is near."""
    expected = [each for each in owing if each.applies]
    missing = [each for each in expected if each.sent_at is None]
    found: list[datetime | None] = []
    for each in expected:
        found += [each.received_at, each.sent_at]
        if each.returned:
            found.append(each.stands_since)
    for each in missing:
        found.append(deadline_at(each.owed.deadline))
        moments = kind_moments(facts.leads, OccasionKind.ESCALATION, each.owed, fewer=False)
        found += [moment.at for moment in moments]
        found.append(facts.unreachable.get(each.owed.region.code))
    if missing:
        found += [moment_of(lead, period.deadline) for lead in ALERT_LEADS]
    ended = not missing and not any(each.waiting for each in expected)
    arrived = [at for each in expected if (at := each.received_at or each.sent_at)]
    news = tuple(filter(None, found))
    return StateNews(news, max(arrived, default=period_began(period)) if ended else None)


def period_began(period: PeriodRow) -> datetime:
    return moment_of(0, period.opens_on)


async def with_map(
    session: AsyncSession, items: Sequence[DueItem], said: dict[str, Any], now: datetime
) -> dict[str, Any] | None:
    """The message below the map of the first period that needs one; None where it has no room."""
    if length_shown(said["text"]) > CAPTION_LENGTH:
        return None
    for item in items:
        if item.key.kind is not OccasionKind.STATUS:
            continue
        if shown := await _map_now(session, Period.parse(item.key.period), now):
            return shown | said
    return None


async def _map_now(session: AsyncSession, period: Period, now: datetime) -> dict[str, Any] | None:
    """The map's payload; None on other days than an alert's, or once everybody has reported."""
    today = lima_day(now)
    row = await session.get(PeriodRow, period.code)
    if row is None or not is_alert_day(today, row.deadline):
        return None
    owing = [each for each in await owing_on(session, today) if each.owed.period == period]
    if not any(each.expected or each.waiting for each in owing):
        return None
    facts = await status_facts(session, period, now)
    return of_facts(facts, Wanted(ChartKind.STATUS, period)).payload
