"""Messages about evaluations, as they are true at `now`; none, if nothing is."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from handlers.reminders.evaluation_views import (
    EvaluationNews,
    OwedIndicator,
    evaluation_alert,
    evaluation_reminder,
)
from handlers.views import View
from jobs.tracks import DueItem
from storage.evaluations.owed import OwedEvaluation, Owing, evaluations_in
from storage.models import OccasionKind, PeriodRow
from storage.people.audience import directorates
from storage.report.present_words import OURS, Words

StillDue = Callable[[DueItem], Awaitable[Owing | None]]


async def word_evaluations(
    session: AsyncSession,
    name: str | None,
    items: Sequence[DueItem],
    still_due: StillDue,
    today: date,
    *,
    late: bool,
    words: Words = OURS,
) -> View | None:
    """What a directorate or ODES is told. `still_due`: what an item is about, if it still is."""
    arrived = [item for item in items if item.key.kind is OccasionKind.EVALUATED]
    found = [await still_due(item) for item in items if item not in arrived]
    owed = [owing for owing in found if isinstance(owing, OwedEvaluation)]
    if any(item.key.kind is OccasionKind.EVALUATION for item in items):
        return evaluation_reminder(name, owed, today, late=late, words=words) if owed else None
    together = [await _complete(session, item, today) for item in arrived]
    news = EvaluationNews(
        tuple([OwedIndicator(owing, await _contacts(session, owing)) for owing in owed]),
        tuple(complete for complete in together if complete),
    )
    return (
        evaluation_alert(name, news, today, late=late, words=words)
        if news != EvaluationNews()
        else None
    )


async def _complete(session: AsyncSession, item: DueItem, today: date) -> tuple[Period, int] | None:
    """The period of which all have come, and how many they are; None if one was returned."""
    row = await session.get(PeriodRow, item.key.period)
    together = await evaluations_in(session, [row]) if row else []
    if not together or any(each.expected or not each.owed.open_on(today) for each in together):
        return None
    return together[0].owed.period, len(together)


async def _contacts(session: AsyncSession, owing: OwedEvaluation) -> tuple[str, ...]:
    owed = owing.owed
    staff = await directorates(session, owed.agreement, [owed.indicator.number])
    return tuple(person.name or "sin nombre" for person, _ in staff)
