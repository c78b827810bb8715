"""All versions that were sent in a period: of the regions' reports, and of evaluations."""

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import EvaluationRow, RecommendationRow, Version


async def sent_reports(session: AsyncSession, period: str) -> Sequence[Version]:
    """By region and number, corrections and what was returned included."""
    query = (
        select(Version)
        .where(Version.period == period, col(Version.sent_at).is_not(None))
        .order_by(Version.region, col(Version.number))
    )
    return (await session.exec(query)).all()


async def sent_evaluations(session: AsyncSession, period: str) -> Sequence[EvaluationRow]:
    """By indicator and number."""
    query = (
        select(EvaluationRow)
        .where(EvaluationRow.period == period, col(EvaluationRow.sent_at).is_not(None))
        .order_by(col(EvaluationRow.indicator), col(EvaluationRow.number))
    )
    return (await session.exec(query)).all()


async def standing_recommendations(
    session: AsyncSession, period: str
) -> Sequence[RecommendationRow]:
    """By number; without those that a correction withdrew."""
    query = (
        select(RecommendationRow)
        .where(RecommendationRow.period == period, col(RecommendationRow.withdrawn_at).is_(None))
        .order_by(col(RecommendationRow.number))
    )
    return (await session.exec(query)).all()
