"""The moments since which regions owe what they owe now."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import func, select, union_all
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Stage
from storage.database import run, table_of
from storage.models import Extension, PeriodAct, PeriodChange, Transition, Version
from storage.reports.obligations import Place

_change, _extension, _transition, _version = (
    table_of(model).c for model in (PeriodChange, Extension, Transition, Version)
)
_OF_ALL = ""  # where a region would be: it was done to the whole period
_CHANGED = select(
    _change.period, func.coalesce(_change.after["region"].as_string(), _OF_ALL), _change.at
).where(_change.act.in_((PeriodAct.OPENED, PeriodAct.CHANGED, PeriodAct.REGION)))
_EXTENDED = select(_extension.period, _extension.region, _extension.at).where(
    _extension.indicator == 0  # those of evaluations are nothing that regions owe
)
_RETURNED = (
    select(_version.period, _version.region, _transition.at)
    .join(table_of(Transition), _transition.version_id == _version.id)
    .where(_transition.after == Stage.RETURNED)
)


async def opened_at(session: AsyncSession, periods: Collection[str]) -> dict[str, datetime]:
    """The moment when each period was opened, if that is known."""
    query = select(_change.period, _change.at).where(
        _change.period.in_(periods), _change.act == PeriodAct.OPENED
    )
    rows: Sequence[tuple[str, datetime]] = (await run(session, query, {})).all()
    return dict(rows)


async def closed_by_hand(session: AsyncSession, periods: Collection[str]) -> set[tuple[str, date]]:
    """Which of the periods somebody closed, which is told at once, and their last day by that."""
    query = select(_change.period, _change.after["closes_on"].as_string()).where(
        _change.period.in_(periods), _change.act == PeriodAct.CLOSED
    )
    rows = (await run(session, query, {})).all()
    return {(period, date.fromisoformat(last)) for period, last in rows}


async def owed_since(session: AsyncSession, places: Collection[Place]) -> dict[Place, datetime]:
    """The last moment at which what a region owes has changed, for each place where it is known.

    Its period was opened or its dates were changed, the region was added to it, its deadline was
    moved, or its report was returned, whichever came last.
    """
    periods = {period for period, _ in places}
    done = union_all(
        _CHANGED.where(_change.period.in_(periods)),
        _EXTENDED.where(_extension.period.in_(periods)),
        _RETURNED.where(_version.period.in_(periods)),
    )
    latest: dict[Place, datetime] = {}
    for period, region, at in await run(session, done, {}):
        latest[period, region] = max(at, latest.get((period, region), at))
    found = {place: (latest.get(place), latest.get((place[0], _OF_ALL))) for place in places}
    return {place: max(filter(None, moments)) for place, moments in found.items() if any(moments)}
