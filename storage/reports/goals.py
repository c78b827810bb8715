"""The goals that ODES sets, and their history: who changed which, and when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.entries import LoadedGoal
from convenio.typed.figures import Mark
from storage import audit, models
from storage.models import AuditKind, GoalChange, PeriodRow, Person, Version
from storage.reports.canonical import plain_value


@dataclass(frozen=True, slots=True)
class NewGoal:
    region: str
    indicator: int
    goal: LoadedGoal


@dataclass(frozen=True, slots=True)
class GoalStep:
    """A change of a goal: what it was (nothing, if it is the first) and what it became."""

    region: str
    indicator: int
    before: LoadedGoal | None
    after: LoadedGoal


@dataclass(frozen=True, slots=True)
class GoalHistoryEntry(GoalStep):
    """A change of a goal in its history. `by`: nobody, if it was done by the command line."""

    at: datetime
    by: str | None


async def hold_goals(session: AsyncSession, period: str) -> None:
    """Keep others from changing goals of that period before this transaction ends."""
    await session.get(PeriodRow, period, with_for_update={"of": PeriodRow})


async def set_goals(
    session: AsyncSession,
    period: str,
    goals: Sequence[NewGoal],
    by: Person | None,
    now: datetime,
) -> list[GoalStep]:
    """Set goals and return the changes; a review of the report on a screen becomes outdated."""
    await hold_goals(session, period)
    steps = [step for goal in goals if (step := await _set(session, period, goal, by, now))]
    await session.exec(
        update(Version)
        .where(
            col(Version.period) == period,
            col(Version.region).in_({step.region for step in steps}),
            col(Version.sent_at).is_(None),
        )
        .values(revision=col(Version.revision) + 1)
    )
    return steps


async def goals_by_region(session: AsyncSession, period: str) -> dict[tuple[str, int], LoadedGoal]:
    """The goals of a period by region and indicator."""
    rows = (await session.exec(select(models.Goal).where(models.Goal.period == period))).all()
    known = {(row.region, row.indicator): _goal(row.programmed, row.mark) for row in rows}
    return {place: goal for place, goal in known.items() if goal is not None}


async def goal_history(
    session: AsyncSession, period: str, region: str, limit: int
) -> list[GoalHistoryEntry]:
    """The last changes of a region's goals, the newest first."""
    query = (
        select(GoalChange, Person.name)
        .join(Person, col(Person.id) == col(GoalChange.person_id), isouter=True)
        .where(GoalChange.period == period, GoalChange.region == region)
        .order_by(col(GoalChange.id).desc())
        .limit(limit)
    )
    return [
        GoalHistoryEntry(
            region,
            row.indicator,
            _goal(row.before, row.before_mark),
            _goal(row.after, row.after_mark) or LoadedGoal(),
            row.at,
            name,
        )
        for row, name in (await session.exec(query)).all()
    ]


async def steps_since(
    session: AsyncSession, period: str, regions: Collection[str], since: datetime
) -> list[GoalStep]:
    """The changes of those regions' goals since then, each as one; without what was undone."""
    query = (
        select(GoalChange)
        .where(
            GoalChange.period == period,
            col(GoalChange.region).in_(regions),
            col(GoalChange.at) >= since,
        )
        .order_by(col(GoalChange.region), col(GoalChange.indicator), col(GoalChange.id))
    )
    whole: dict[tuple[str, int], GoalStep] = {}
    for row in await session.exec(query):
        place = row.region, row.indicator
        before, after = _goal(row.before, row.before_mark), _goal(row.after, row.after_mark)
        first = whole.get(place)
        whole[place] = GoalStep(*place, first.before if first else before, after or LoadedGoal())
    return [step for step in whole.values() if step.after != step.before]


async def _set(
    session: AsyncSession, period: str, new: NewGoal, by: Person | None, now: datetime
) -> GoalStep | None:
    key = (period, new.region, new.indicator)
    row = await session.get(models.Goal, key, populate_existing=True)
    before = _goal(row.programmed, row.mark) if row else None
    if before == new.goal:
        return None
    if row is None:
        row = models.Goal(period=period, region=new.region, indicator=new.indicator, loaded_at=now)
    row.programmed, row.mark, row.loaded_at = new.goal.programmed, _mark(new.goal), now
    session.add(row)
    session.add(
        GoalChange(
            period=period,
            region=new.region,
            indicator=new.indicator,
            at=now,
            person_id=by.id if by else None,
            before=before.programmed if before else None,
            before_mark=_mark(before) if before else None,
            after=new.goal.programmed,
            after_mark=_mark(new.goal),
        )
    )
    said = audit.entry(
        AuditKind.GOAL,
        now,
        by.id if by else None,
        period=period,
        region=new.region,
        subject=f"indicator {new.indicator}",
        before=_facts(before) if before else None,
        after=_facts(new.goal),
    )
    await audit.add_entries(session, said)
    return GoalStep(new.region, new.indicator, before, new.goal)


def _facts(goal: LoadedGoal) -> dict[str, str | None]:
    return {"programmed": plain_value(goal.programmed), "mark": _mark(goal)}


def _goal(programmed: Decimal | None, mark: str | None) -> LoadedGoal | None:
    if programmed is None and mark is None:
        return None
    return LoadedGoal(programmed, Mark(mark) if mark else None)


def _mark(goal: LoadedGoal) -> str | None:
    return goal.mark.value if goal.mark else None
