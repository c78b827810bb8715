"""Recommendations against the evaluations that make them, and their steps against the trail."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.evaluation.items import Item
from storage.evaluations.evaluations import load
from storage.evaluations.recommendations import recommendation_code
from storage.integrity.trail_entries import entries_of, said_after, trail_began
from storage.models import AuditKind, EvaluationRow, RecommendationRow, RecommendationStep

Step = tuple[Any, ...]


async def recommendation_faults(session: AsyncSession) -> list[str]:
    """Recommendations that no evaluation makes, or not like this, and steps that nobody took."""
    rows = select(RecommendationRow).order_by(
        col(RecommendationRow.period), col(RecommendationRow.number)
    )
    kept = (await session.exec(rows)).all()
    return [*await _made_otherwise(session, kept), *await _steps_otherwise(session)]


async def _made_otherwise(session: AsyncSession, kept: Sequence[RecommendationRow]) -> list[str]:
    faults = []
    sent = select(EvaluationRow).where(col(EvaluationRow.sent_at).is_not(None))
    by_number = await session.exec(sent.order_by(col(EvaluationRow.number)))
    newest = {(row.period, row.indicator): row for row in by_number.all()}
    for (period, indicator), row in sorted(newest.items()):
        made = [_of_item(item) for item in (await load(session, row)).recommendations]
        own = [each for each in kept if (each.period, each.indicator) == (period, indicator)]
        for each in own:
            standing = each.withdrawn_at is None
            if standing and _of_row(each) in made:
                made.remove(_of_row(each))
            elif standing or each.evaluation_id == row.id:
                faults.append(f"la recomendación {recommendation_code(each)}")
        if made:
            faults.append(f"la lista de recomendaciones del IdG {indicator}, {period},")
    return faults


def _of_item(item: Item) -> tuple[Any, ...]:
    """What a numbered recommendation has of it; activities may have been joined since."""
    regions = () if item.everybody else tuple(item.regions)
    return item.text, regions, item.everybody, item.responsible, item.due.code if item.due else ""


def _of_row(row: RecommendationRow) -> tuple[Any, ...]:
    regions = () if row.everybody else tuple(row.regions)
    return row.text, regions, row.everybody, row.responsible, row.due


async def _steps_otherwise(session: AsyncSession) -> list[str]:
    began = await trail_began(session)
    there: dict[tuple[str, int, str], list[Step]] = {}
    steps = select(RecommendationStep).order_by(col(RecommendationStep.id))
    for step in (await session.exec(steps)).all():
        if began is not None and step.at >= began:
            told = (step.at, step.person_id, step.progress, step.accepted, step.role)
            there.setdefault((step.period, step.number, step.region), []).append(told)
    said: dict[tuple[str, int, str], list[Step]] = {}
    for each in await entries_of(session, AuditKind.RECOMMENDATION):
        after, number = said_after(each), int(each.subject.split(" ")[1])
        told = (each.at, each.person_id, after["progress"], after["accepted"], after["role"])
        said.setdefault((each.period, number, each.region), []).append(told)
    wrong = sorted(key for key in said.keys() | there.keys() if said.get(key) != there.get(key))
    return [
        f"lo avanzado en la recomendación {period}-R-{number}{f' en {place}' if place else ''}"
        for period, number, place in wrong
    ]
