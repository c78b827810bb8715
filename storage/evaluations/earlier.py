"""The recommendations of the semester before, and what became of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.evaluation.items import Responsible
from convenio.evaluation.progress import Progress
from storage.evaluations.evaluations import Evaluation
from storage.models import PeriodRow, RecommendationRow, RecommendationStep


@dataclass(frozen=True, slots=True)
class EarlierRecommendation:
    """A recommendation, and of how many offices it is how far."""

    row: RecommendationRow
    counts: Mapping[Progress, int]


async def earlier_recommendations(
    session: AsyncSession, evaluation: Evaluation
) -> list[EarlierRecommendation]:
    """What was recommended of the same indicator for the semester before; none if it was another
    agreement's.
    """
    before = await session.get(PeriodRow, evaluation.semester.previous.code)
    if before is None or before.agreement != evaluation.period.agreement:
        return []
    query = (
        select(RecommendationRow)
        .where(
            RecommendationRow.period == before.code,
            RecommendationRow.indicator == evaluation.indicator.number,
            col(RecommendationRow.withdrawn_at).is_(None),
        )
        .order_by(col(RecommendationRow.number))
    )
    rows = (await session.exec(query)).all()
    steps = (
        select(RecommendationStep)
        .where(
            RecommendationStep.period == before.code,
            col(RecommendationStep.number).in_([row.number for row in rows]),
        )
        .order_by(col(RecommendationStep.id))
    )
    last = {(step.number, step.region): step.progress for step in (await session.exec(steps)).all()}
    return [
        EarlierRecommendation(
            row,
            Counter(last.get((row.number, place), Progress.PENDING) for place in places_of(row)),
        )
        for row in rows
    ]


def places_of(row: RecommendationRow) -> tuple[str, ...]:
    """The regions that have to implement it, and '' for the ministry's unit."""
    regions = () if row.responsible is Responsible.MINISTRY else tuple(row.regions)
    ministry = row.responsible is not Responsible.OFFICES or not row.regions
    return (*regions, *([""] if ministry else []))
