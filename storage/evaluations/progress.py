"""How far recommendations are in each place: asked for, and gone on with, step by step."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from convenio.calendar.year_month import YearMonth
from convenio.evaluation.following import Followed, Recommendation
from convenio.evaluation.progress import Progress
from storage.audit import add_entries, entry
from storage.models import (
    AuditKind,
    EvaluationRow,
    Evidence,
    PeriodRow,
    Person,
    RecommendationRow,
    RecommendationStep,
    Role,
)
from storage.sealed_words import sealed

Steps = Mapping[tuple[str, int, str], tuple[RecommendationStep, str]]


async def recommendations_of(
    session: AsyncSession,
    today: date,
    *,
    period: str | None = None,
    number: int | None = None,
    published: bool = False,
) -> list[Recommendation]:
    """Those that stand, of the newest semester first. `published`: only what regions may see."""
    query = (
        select(RecommendationRow, PeriodRow, EvaluationRow.simulated)
        .join(PeriodRow, col(PeriodRow.code) == col(RecommendationRow.period))
        .join(EvaluationRow, col(EvaluationRow.id) == col(RecommendationRow.evaluation_id))
        .where(col(RecommendationRow.withdrawn_at).is_(None))
        .order_by(col(RecommendationRow.period).desc(), col(RecommendationRow.number))
    )
    if period is not None:
        query = query.where(RecommendationRow.period == period)
    if number is not None:
        query = query.where(RecommendationRow.number == number)
    if published:
        query = query.where(col(PeriodRow.published_on) <= today)
    found = (await session.exec(query)).all()
    return [_read(row, of, today, simulated=simulated) for row, of, simulated in found]


async def follow(session: AsyncSession, listed: Sequence[Recommendation]) -> list[Followed]:
    """Each of them in each place where it is carried out, as far as it is there."""
    if not listed:
        return []
    steps = await _newest_steps(session, {each.period.code for each in listed})
    files = await _files(session, {each.period.code for each in listed})
    return [_followed(each, place, steps, files) for each in listed for place in each.places]


async def find_followed(
    session: AsyncSession,
    period: str,
    number: int,
    place: str,
    today: date,
    *,
    to_change: bool = False,
) -> Followed | None:
    """One that stands, in one of its places. `to_change`: nobody else goes on with it meanwhile."""
    if to_change:
        await session.get(
            RecommendationRow, (period, number), with_for_update=True, populate_existing=True
        )
    listed = await recommendations_of(session, today, period=period, number=number)
    return next((one for one in await follow(session, listed) if one.place == place), None)


async def record_step(
    session: AsyncSession,
    followed: Followed,
    progress: Progress,
    person: Person | None,
    role: Role,
    now: datetime,
    *,
    words: str = "",
    accepted: bool = False,
) -> int:
    """Record that one which was found to be changed goes on; return the step's id."""
    period, number = followed.recommendation.period.code, followed.recommendation.number
    step = RecommendationStep(
        period=period,
        number=number,
        region=followed.place,
        progress=progress,
        accepted=accepted,
        role=role,
        person_id=person.id if person else None,
        at=now,
        words=words,
    )
    session.add(step)
    await session.flush()
    said = entry(
        AuditKind.RECOMMENDATION,
        now,
        step.person_id,
        period=period,
        region=followed.place,
        subject=f"recommendation {number} of indicator {followed.recommendation.indicator}",
        before={"progress": followed.progress, "accepted": followed.accepted},
        after={"progress": progress, "accepted": accepted, "role": role, "words": sealed(words)},
    )
    await add_entries(session, said)
    assert step.id is not None
    return step.id


async def steps_of(
    session: AsyncSession, followed: Followed
) -> Sequence[tuple[RecommendationStep, str | None]]:
    """What happened with it in its place, oldest first, each with who did it."""
    query = (
        select(RecommendationStep, Person.name)
        .join(Person, col(Person.id) == col(RecommendationStep.person_id), isouter=True)
        .where(
            RecommendationStep.period == followed.recommendation.period.code,
            RecommendationStep.number == followed.recommendation.number,
            RecommendationStep.region == followed.place,
        )
        .order_by(col(RecommendationStep.id))
    )
    return (await session.exec(query)).all()


async def files_of(session: AsyncSession, followed: Followed) -> Sequence[Evidence]:
    """The files that were kept with any of its steps in its place."""
    query = (
        select(Evidence)
        .join(RecommendationStep, col(RecommendationStep.id) == col(Evidence.step_id))
        .where(
            RecommendationStep.period == followed.recommendation.period.code,
            RecommendationStep.number == followed.recommendation.number,
            RecommendationStep.region == followed.place,
            col(Evidence.removed_at).is_(None),
            col(Evidence.sha256).is_not(None),
        )
        .order_by(col(Evidence.id))
    )
    return (await session.exec(query)).all()


def _read(row: RecommendationRow, of: PeriodRow, today: date, *, simulated: bool) -> Recommendation:
    return Recommendation(
        Period.parse(row.period),
        row.number,
        of.indicators,
        row.indicator,
        row.text,
        tuple(row.regions),
        row.everybody,
        row.responsible,
        YearMonth.parse(row.due) if row.due else None,
        tuple(row.activities),
        of.published_on is not None and of.published_on <= today,
        simulated,
    )


def _followed(
    each: Recommendation, place: str, steps: Steps, files: Mapping[tuple[str, int, str], int]
) -> Followed:
    key = each.period.code, each.number, place
    if key not in steps:
        return Followed(each, place)
    step, by = steps[key]
    return Followed(
        each,
        place,
        step.progress,
        step.accepted,
        step.id or 0,
        step.at,
        by,
        step.words,
        files.get(key, 0),
    )


async def _newest_steps(session: AsyncSession, periods: Collection[str]) -> Steps:
    newest = (
        select(func.max(RecommendationStep.id))
        .where(col(RecommendationStep.period).in_(periods))
        .group_by(
            col(RecommendationStep.period),
            col(RecommendationStep.number),
            col(RecommendationStep.region),
        )
    )
    query = (
        select(RecommendationStep, Person.name)
        .join(Person, col(Person.id) == col(RecommendationStep.person_id), isouter=True)
        .where(col(RecommendationStep.id).in_(newest))
    )
    return {
        (step.period, step.number, step.region): (step, name or "")
        for step, name in (await session.exec(query)).all()
    }


async def _files(
    session: AsyncSession, periods: Collection[str]
) -> dict[tuple[str, int, str], int]:
    """How many files were shown for each; those that are being fetched count."""
    counted: dict[tuple[str, int, str], int] = defaultdict(int)
    query = (
        select(RecommendationStep, func.count(col(Evidence.id)))
        .join(Evidence, col(Evidence.step_id) == col(RecommendationStep.id))
        .where(
            col(RecommendationStep.period).in_(periods),
            col(Evidence.removed_at).is_(None),
        )
        .group_by(col(RecommendationStep.id))
    )
    for step, count in (await session.exec(query)).all():
        counted[step.period, step.number, step.region] += count
    return counted
