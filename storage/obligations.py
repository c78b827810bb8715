"""Since when the regions owe what they owe now: what was done last about it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select, union_all
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.states import Stage
from storage.database import columns, run, table_of
from storage.models import Extension, PeriodAct, PeriodChange, Transition, Version
from storage.reports import Place

_change, _extension, _transition, _version = (
    table_of(each).c for each in (PeriodChange, Extension, Transition, Version)
)
_ACTS = (PeriodAct.OPENED, PeriodAct.CHANGED, PeriodAct.REGION)
_OF_PERIOD = columns(PeriodChange, "period", "at", "after").where(_change.act.in_(_ACTS))
_EXTENDED = select(_extension.period, _extension.region, func.max(_extension.at)).group_by(
    _extension.period, _extension.region
)
_RETURNED = (
    select(_version.period, _version.region, func.max(_transition.at))
    .join(table_of(Transition), _transition.version_id == _version.id)
    .where(_transition.after == Stage.RETURNED)
    .group_by(_version.period, _version.region)
)


async def standing_since(session: AsyncSession, places: Collection[Place]) -> dict[Place, datetime]:
    """When its period was opened or its dates were changed, the region was added to it, its

    deadline was moved or its report was returned, whichever came last.
    """
    periods = {period for period, _ in places}
    latest: dict[Place, datetime] = {}
    changes = await run(session, _OF_PERIOD.where(_change.period.in_(periods)), {})
    of_regions = union_all(
        _EXTENDED.where(_extension.period.in_(periods)),
        _RETURNED.where(_version.period.in_(periods)),
    )
    moments = [((period, after.get("region", "")), at) for period, at, after in changes.all()]
    moments += [((period, region), at) for period, region, at in await run(session, of_regions, {})]
    for place, at in moments:
        latest[place] = max(at, latest.get(place, at))
    found = {place: (latest.get(place), latest.get((place[0], ""))) for place in places}
    return {place: max(filter(None, each)) for place, each in found.items() if any(each)}
