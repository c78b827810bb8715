"""Messages about what waits, as it is now: ODES's consultations, a region's recommendations."""

from collections.abc import Sequence
from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.year_month import YearMonth
from handlers.consultations.thread_views import waiting
from handlers.recommendations.notice_views import still_open
from handlers.views import View
from jobs.consultations import waits_long
from jobs.tracks import DueItem
from storage.consultations.threads import unanswered_threads
from storage.evaluations.answering import open_advice
from storage.report.present_words import OURS, Words


async def word_consultations(
    session: AsyncSession,
    name: str | None,
    items: Sequence[DueItem],
    today: date,
    *,
    late: bool,
    words: Words = OURS,
) -> View | None:
    """What ODES has not answered for more than a working day, on the day that it is told."""
    if all(item.key.deadline != today for item in items):
        return None
    found = [
        thread
        for thread in await unanswered_threads(session)
        if waits_long(thread.unanswered[0].at, today)
    ]
    return waiting(name, found, today, late=late, words=words) if found else None


async def word_advice(
    session: AsyncSession,
    name: str | None,
    items: Sequence[DueItem],
    today: date,
    *,
    late: bool,
    words: Words = OURS,
) -> View | None:
    """What the regions still have open, in the month that it is for."""
    if any(YearMonth.parse(item.key.period) != YearMonth.of(today) for item in items):
        return None
    advice = await open_advice(session, today)
    by_region = {
        item.key.region: advice.by_region[item.key.region]
        for item in items
        if item.key.region in advice.by_region
    }
    return still_open(name, by_region, today, late=late, words=words) if by_region else None
