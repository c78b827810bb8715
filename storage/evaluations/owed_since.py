"""The moments since which directorates owe the evaluations that they owe now."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Stage
from storage.database import run, table_of
from storage.models import EvaluationRow, Extension, PeriodAct, PeriodChange, Transition

_change, _extension, _transition, _evaluation = (
    table_of(model).c for model in (PeriodChange, Extension, Transition, EvaluationRow)
)
_CHANGED = select(_change.period, _change.before, _change.after, _change.at).where(
    _change.act.in_((PeriodAct.OPENED, PeriodAct.CHANGED))
)
_EXTENDED = select(_extension.period, _extension.indicator, _extension.at).where(
    _extension.indicator > 0
)
_RETURNED = (
    select(_evaluation.period, _evaluation.indicator, _transition.at)
    .join(table_of(EvaluationRow), _transition.evaluation_id == _evaluation.id)
    .where(_transition.after == Stage.RETURNED)
)


async def evaluations_owed_since(
    session: AsyncSession, periods: Collection[str]
) -> dict[tuple[str, int], datetime]:
    """The last moment at which what is owed of an indicator changed; of 0, for all of the period.

    Their deadline was set or changed, the indicator's own was, or its evaluation was returned.
    """
    latest: dict[tuple[str, int], datetime] = {}
    changed = await run(session, _CHANGED.where(_change.period.in_(periods)), {})
    moved = [
        (period, 0, at)
        for period, before, after, at in changed.all()
        if before.get("evaluated_by") != after.get("evaluated_by")
    ]
    extended = await run(session, _EXTENDED.where(_extension.period.in_(periods)), {})
    returned = await run(session, _RETURNED.where(_evaluation.period.in_(periods)), {})
    for period, indicator, at in [*moved, *extended.all(), *returned.all()]:
        latest[period, indicator] = max(at, latest.get((period, indicator), at))
    return latest
