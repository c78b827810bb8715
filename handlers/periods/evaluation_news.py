"""Messages to directorates about the deadline of their evaluations, true when they leave."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.period_dates import PeriodDates
from convenio.catalogue.indicators import Indicators
from handlers.announcements import tell_in_window
from handlers.notices import DueNotice
from handlers.views import View
from handlers.words import say
from storage.models import PeriodAct, Person, Role
from storage.outbox.superseded import first_undelivered_at
from storage.people.audience import directorates
from storage.periods.period_history import period_changes_since, read_dates
from storage.periods.periods import PeriodStatus, period_status

EVALUATED_BY = "evaluated_by"


async def evaluators(
    session: AsyncSession, indicators: Indicators, by: Person | None
) -> list[tuple[Person, list[int]]]:
    """The people of the directorates with their indicators, without the one who acts."""
    found: dict[int | None, tuple[Person, list[int]]] = {}
    for person, number in await directorates(session, indicators.agreement, list(indicators)):
        if by is None or person.id != by.id:
            found.setdefault(person.id, (person, []))[1].append(number)
    return list(found.values())


async def tell_evaluators(
    session: AsyncSession,
    standing: PeriodStatus,
    before: PeriodDates | None,
    reason: str,
    by: Person | None,
    now: datetime,
) -> int:
    """Tell the directorates of a new deadline; return how many. `before`: none of a new period."""
    due = standing.dates.evaluated_by
    if due == (before.evaluated_by if before else None):
        return 0
    told = {
        person.id: (person, numbers)
        for person, numbers in await evaluators(session, standing.indicators, by)
    }
    return tell_in_window(
        session,
        [person for person, _ in told.values()],
        lambda person: _told(person, standing, told[person.id][1], before, reason),
        now,
        about={"subject": EVALUATED_BY, "period": standing.period.code},
    )


def _told(
    reader: Person,
    standing: PeriodStatus,
    numbers: Sequence[int],
    before: PeriodDates | None,
    reason: str,
) -> View:
    text = say(
        "periods/told_evaluated_by",
        name=reader.name,
        period=standing.period,
        dates=standing.dates,
        before=before,
        indicators=[standing.indicators[number] for number in numbers],
        own=_own(standing, numbers),
        reason=reason,
    )
    return View(text)


def _own(standing: PeriodStatus, numbers: Collection[int]) -> list[tuple[str, date]]:
    """The reader's indicators that have a deadline of their own."""
    extended = standing.evaluations.extended if standing.evaluations else []
    return [
        (each.owed.named, each.owed.deadline)
        for each in extended
        if each.owed.indicator.number in numbers
    ]


async def evaluated_by_now(notice: DueNotice) -> dict[str, Any] | None:
    """The message; None if nothing changed, it is not theirs now, or a later row tells it."""
    code = notice.about["period"]
    topic = {"subject": EVALUATED_BY, "period": code}
    since = await first_undelivered_at(notice.session, notice.row, topic)
    standing = await period_status(notice.session, code)
    if since is None or standing is None or standing.published_on is not None:
        return None
    numbers = [
        duty.indicator
        for duty in notice.duties
        if duty.role is Role.PROPONENT and duty.agreement == standing.indicators.agreement
    ]
    acts = (PeriodAct.OPENED, PeriodAct.CHANGED)
    changes = await period_changes_since(notice.session, code, acts, since)
    if not numbers or not changes:
        return None
    new = changes[0].act is PeriodAct.OPENED
    before = None if new else read_dates(changes[0].before)
    if standing.dates.evaluated_by == (before.evaluated_by if before else None):
        return None
    return _told(notice.person, standing, numbers, before, changes[-1].reason).payload
