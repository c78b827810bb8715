"""The setting of goals, in chat or from a file; a region's staff are told once for all changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from handlers.announcements import tell_in_window
from handlers.goals.words import goals_told
from handlers.notices import DueNotice
from handlers.views import View
from storage.agreements import indicators_in
from storage.models import Person, Role
from storage.outbox.superseded import first_undelivered_at
from storage.people.audience import regional_duties
from storage.reports.goals import NewGoal, set_goals, steps_since

SUBJECT = "goals"


@dataclass(frozen=True, slots=True)
class GoalsKept:
    """How many goals changed, and how many people are told."""

    changed: int
    told: int


async def keep_goals(
    session: AsyncSession,
    period: str,
    goals: Sequence[NewGoal],
    by: Person | None,
    now: datetime,
) -> GoalsKept:
    of = Period.parse(period)
    indicators = await indicators_in(session, of.year)
    steps = await set_goals(session, period, goals, by, now)
    regions: dict[int, set[str]] = {}
    report: set[int] = set()  # those who may, besides being told
    people: dict[int, Person] = {}
    for person, duty in await regional_duties(session, {step.region for step in steps}):
        if by is None or person.id != by.id:
            number = person.id or 0
            people[number] = person
            regions.setdefault(number, set()).add(duty.region)
            report |= {number} if duty.role is Role.FOCAL else set()

    def view(reader: Person) -> View:
        number = reader.id or 0
        mine = [step for step in steps if step.region in regions[number]]
        return goals_told(reader, of, indicators, mine, reports=number in report)

    about = {"subject": SUBJECT, "period": period}
    return GoalsKept(len(steps), tell_in_window(session, people.values(), view, now, about=about))


async def notice_now(notice: DueNotice) -> dict[str, Any] | None:
    """Goals that differ from what the reader knows; None without any, or if a later row tells."""
    since = await first_undelivered_at(notice.session, notice.row, notice.about)
    if since is None:
        return None
    theirs = [duty for duty in notice.duties if duty.role in (Role.FOCAL, Role.DIRECTOR)]
    period = Period.parse(notice.about["period"])
    steps = await steps_since(notice.session, period.code, {duty.region for duty in theirs}, since)
    if not steps:
        return None
    indicators = await indicators_in(notice.session, period.year)
    reports = any(duty.role is Role.FOCAL for duty in theirs)
    return goals_told(notice.person, period, indicators, steps, reports=reports).payload
