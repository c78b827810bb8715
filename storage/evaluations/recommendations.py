"""Recommendations that were sent: numbered within their period, and kept through corrections."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.regions import plain
from convenio.evaluation.items import Item, ItemKind
from storage.evaluations.evaluations import Evaluation
from storage.models import PeriodRow, RecommendationRow


def recommendation_code(row: RecommendationRow) -> str:
    """The number that people know it by: '2020-II-R-17'."""
    return f"{row.period}-R-{row.number}"


async def number_recommendations(
    session: AsyncSession, evaluation: Evaluation, expected: Collection[str], now: datetime
) -> Sequence[RecommendationRow]:
    """Number what a sent evaluation recommends; return all that it makes, in its order.

    What an earlier version recommended in the same words keeps its number, and what this one does
    not repeat is withdrawn. `expected`: whom a recommendation to everybody addresses.
    """
    period, indicator = evaluation.period.code, evaluation.indicator.number
    await session.get(PeriodRow, period, with_for_update={"of": PeriodRow})
    query = select(RecommendationRow).where(
        RecommendationRow.period == period, RecommendationRow.indicator == indicator
    )
    earlier = {_key(row.text): row for row in (await session.exec(query)).all()}
    numbered = select(func.coalesce(func.max(RecommendationRow.number), 0)).where(
        RecommendationRow.period == period
    )
    last = (await session.exec(numbered)).one()
    made = []
    for item in evaluation.recommendations:
        row = earlier.pop(_key(item.text), None)
        if row is None:
            last += 1
            row = RecommendationRow(
                period=period,
                number=last,
                indicator=indicator,
                evaluation_id=evaluation.id,
                text=item.text,
                responsible=item.responsible,
                made_at=now,
            )
        row.evaluation_id, row.text, row.withdrawn_at = evaluation.id, item.text, None
        row.regions = sorted(expected) if item.everybody else list(item.regions)
        row.everybody, row.responsible = item.everybody, item.responsible
        row.due = item.due.code if item.due else ""
        row.activities = list(item.activities)
        session.add(row)
        made.append(row)
    for gone in earlier.values():
        gone.withdrawn_at = gone.withdrawn_at or now
        session.add(gone)
    await session.flush()
    return made


async def made_by(session: AsyncSession, evaluation_id: int) -> Sequence[RecommendationRow]:
    """The recommendations that a version makes, by number."""
    query = (
        select(RecommendationRow)
        .where(
            RecommendationRow.evaluation_id == evaluation_id,
            col(RecommendationRow.withdrawn_at).is_(None),
        )
        .order_by(col(RecommendationRow.number))
    )
    return (await session.exec(query)).all()


async def items_by_now(session: AsyncSession, evaluation: Evaluation) -> tuple[Item, ...]:
    """A sent version's items, with the activities that answer its recommendations by now.

    Activities may have been joined since; what was sent stays as it was.
    """
    answered = {_key(row.text): row.activities for row in await made_by(session, evaluation.id)}
    return tuple(
        replace(item, activities=tuple(answered.get(_key(item.text), item.activities)))
        if item.kind is ItemKind.RECOMMENDATION
        else item
        for item in evaluation.items
    )


def _key(text: str) -> str:
    return " ".join(plain(text).split())
