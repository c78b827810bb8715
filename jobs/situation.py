"""The situation when the scheduler looks at what is due: reports, schedule, decisions."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.lead_times import USUAL, Leads
from convenio.calendar.periods import lima_day
from convenio.calendar.year_month import YearMonth
from jobs.activities import occasion_periods
from jobs.plan import Plan, plan
from jobs.tracks import PlanFacts
from storage.consultations.threads import unanswered_since
from storage.evaluations.answering import open_advice
from storage.evaluations.owed import evaluated_periods, evaluations_on
from storage.people.stand_ins import absent_directors
from storage.periods.days_off import read_days_off
from storage.reminders import heartbeat
from storage.reminders.occasions import EVERYBODY, Span, decided_occasions, recipients
from storage.reports.transitions import awaiting_approval
from storage.schedule.attendance import activities_of, months_around
from storage.turnout.owed_reports import open_periods, owing_on
from storage.turnout.owed_since import closed_by_hand, opened_at
from storage.turnout.turnout import unreachable_since

A_DAY = timedelta(days=1)
TOLD_OF_CLOSING = timedelta(days=8)  # that it is over may still be told


class ClockView(NamedTuple):
    """The view of a moment. `last_on`: the day of the last look, if that is known."""

    now: datetime
    leads: Leads
    last_on: date | None

    @property
    def today(self) -> date:
        return lima_day(self.now)

    @property
    def since(self) -> date | None:
        """The day from which on closed periods are looked at: closing by hand dates a day back."""
        return self.last_on - A_DAY if self.last_on else None


async def plan_at(session: AsyncSession, now: datetime, leads: Leads = USUAL) -> Plan:
    look = await look_at(session, now, leads)
    facts = await facts_on(session, look.today, leads, since=look.since)
    return plan(facts, now) if facts else Plan((), (), ())


async def look_at(session: AsyncSession, now: datetime, leads: Leads) -> ClockView:
    await read_days_off(session)
    last = await heartbeat.last_beat(session, heartbeat.LOOKED)
    return ClockView(now, leads, lima_day(min(now, last)) if last else None)


async def about_day(session: AsyncSession, day: date) -> tuple[str, ...]:
    """The periods and months that the facts of a day are about."""
    periods = [period.code for period in await open_periods(session, day)]
    judged = [f"evaluated {period.code}" for period in await evaluated_periods(session, day)]
    return (*periods, *judged, *(month.code for month in months_around(day)))


async def facts_on(
    session: AsyncSession,
    today: date,
    leads: Leads = USUAL,
    among: Span = EVERYBODY,
    since: date | None = None,
) -> PlanFacts | None:
    """The facts of a day; None if there is nothing to tell of, nor of the days from `since` on."""
    closed = closed_since(today, since)
    periods = await open_periods(session, today, closed)
    planned = await activities_of(session, months_around(today, since))
    undecided = await awaiting_approval(session, None)
    unanswered = await unanswered_since(session)
    evaluations = await evaluations_on(session, today)
    advice = await open_advice(session, today)
    owed = periods or planned or undecided or unanswered or evaluations or advice.by_region
    if not owed:
        return None
    facts = PlanFacts(
        periods,
        await owing_on(session, today, closed),
        await recipients(session, among),
        (),
        planned,
        leads,
        undecided,
        since,
        await opened_at(session, [period.code for period in periods]),
        await absent_directors(session),
        unanswered,
        evaluations,
        advice,
        await closed_by_hand(session, [period.code for period in periods]),
        await unreachable_since(session),
    )
    return await with_decisions(session, facts, today, among)


async def with_decisions(
    session: AsyncSession, facts: PlanFacts, today: date, among: Span = EVERYBODY
) -> PlanFacts:
    """The facts with what has been decided of them by now."""
    codes = {period.code for period in facts.periods} | occasion_periods(facts.activities)
    codes |= {version.period for version in facts.waiting}
    codes |= {each.owed.period.code for each in facts.evaluations}
    codes |= {today.isoformat(), YearMonth.of(today).code}
    return replace(facts, decided=await decided_occasions(session, codes, among))


def closed_since(today: date, since: date | None) -> date:
    """The day from which on closed periods are looked at."""
    return min(since or today, today - TOLD_OF_CLOSING)
