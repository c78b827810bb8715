"""What evaluations say, item by item, as plain rows: a press reads many of them."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.year_month import YearMonth
from convenio.evaluation.items import Item
from convenio.report.stages import Stage
from storage.database import run, table_of
from storage.models import EvaluationItem, EvaluationRow

_item, _row = table_of(EvaluationItem).c, table_of(EvaluationRow).c
_ITEMS = (
    select(_row.indicator, _row.number, *_item)
    .join(table_of(EvaluationRow), _row.id == _item.evaluation_id)
    .order_by(_row.indicator, _row.number, _item.position)
)
_OF_VERSIONS = _ITEMS.where(_item.evaluation_id.in_(bindparam("versions", expanding=True)))
_RECEIVED = _ITEMS.where(_row.period == bindparam("period"), _row.stage == Stage.RECEIVED)


async def items_of(
    session: AsyncSession, rows: Collection[EvaluationRow]
) -> dict[int, tuple[Item, ...]]:
    """The items of some versions in their order, by the version's id."""
    if not rows:
        return {}
    found = await run(session, _OF_VERSIONS, {"versions": [row.id for row in rows]})
    items: dict[int, list[Item]] = {}
    for kept in found.all():
        items.setdefault(kept.evaluation_id, []).append(_to_item(kept))
    return {version: tuple(listed) for version, listed in items.items()}


async def received_items(session: AsyncSession, period: str) -> list[Item]:
    """What the newest received evaluations of a semester say, of all indicators."""
    found = (await run(session, _RECEIVED, {"period": period})).all()
    newest = {kept.indicator: kept.evaluation_id for kept in found}
    return [_to_item(kept) for kept in found if kept.evaluation_id == newest[kept.indicator]]


def _to_item(kept: Any) -> Item:
    return Item(
        kept.indicator,
        kept.kind,
        kept.text,
        tuple(kept.regions),
        kept.everybody,
        kept.claim,
        kept.responsible,
        YearMonth.parse(kept.due) if kept.due else None,
        tuple(kept.activities),
    )


def to_rows(evaluation_id: int, items: Sequence[Item]) -> list[EvaluationItem]:
    """The rows that keep the items of a version, in their order."""
    return [
        EvaluationItem(
            evaluation_id=evaluation_id,
            position=position,
            kind=item.kind,
            text=item.text,
            regions=list(item.regions),
            everybody=item.everybody,
            claim=item.claim,
            responsible=item.responsible,
            due=item.due.code if item.due else "",
            activities=list(item.activities),
        )
        for position, item in enumerate(items)
    ]
