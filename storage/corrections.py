"""What says something else now than when its semester was published."""

from collections.abc import Sequence
from datetime import datetime, time

from sqlalchemy import bindparam, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.entries import as_it_counts
from convenio.figures import Mark
from convenio.results import Figure
from convenio.states import Stage
from convenio.workdays import at_hour
from storage.database import columns, run, table_of
from storage.models import FigureRow, PeriodAct, PeriodChange, PeriodRow, Transition, Version

_transition, _version, _figure, _change = (
    table_of(each).c for each in (Transition, Version, FigureRow, PeriodChange)
)
_RECEIVED = (
    select(_version.region, _version.number, _version.stage, _version.id, func.max(_transition.at))
    .join(table_of(Version), _version.id == _transition.version_id)
    .where(_version.period == bindparam("period"), _transition.after == Stage.RECEIVED)
    .group_by(_version.region, _version.number, _version.stage, _version.id)
    .order_by(_version.region, _version.number)
)
_RECEIVED_OF = _RECEIVED.where(_version.region == bindparam("region"))
_FIGURES = columns(FigureRow, "version_id", "indicator", "mark", "programmed", "executed").where(
    _figure.version_id.in_(bindparam("versions", expanding=True))
)
AT_ONCE = 500  # versions in a question


async def corrected_in(
    session: AsyncSession, period: str, region: str | None = None
) -> dict[str, tuple[int, ...]]:
    """By region the indicators; without those of whom nothing was received since.

    Of a region of which nothing was received by then, all of them.
    """
    published = await _published_at(session, period)
    if published is None:
        return {}
    compared = await _compared(session, period, region, published)
    ids = {number for pair in compared.values() for number in pair if number is not None}
    figures = await _figures(session, sorted(ids))
    changed = {
        each: tuple(
            indicator
            for indicator, said in sorted(figures[now].items())
            if then is None or figures[then].get(indicator) != said
        )
        for each, (then, now) in compared.items()
    }
    return {each: indicators for each, indicators in changed.items() if indicators}


async def _compared(
    session: AsyncSession, period: str, region: str | None, published: datetime
) -> dict[str, tuple[int | None, int]]:
    """By region the versions that counted then and count now, where these are two."""
    query = _RECEIVED if region is None else _RECEIVED_OF
    found = await run(session, query, {"period": period, "region": region or ""})
    then: dict[str, int] = {}
    now: dict[str, int] = {}
    for of_region, _, stage, version, at in found:
        if at < published:
            then[of_region] = version
        if stage == Stage.RECEIVED:
            now[of_region] = version
    return {each: (then.get(each), last) for each, last in now.items() if then.get(each) != last}


async def _figures(session: AsyncSession, versions: Sequence[int]) -> dict[int, dict[int, Figure]]:
    figures: dict[int, dict[int, Figure]] = {version: {} for version in versions}
    for first in range(0, len(versions), AT_ONCE):
        asked = {"versions": versions[first : first + AT_ONCE]}
        for version, indicator, mark, *said in await run(session, _FIGURES, asked):
            counted = as_it_counts(indicator, Mark(mark) if mark else None, *said)
            figures[version][indicator] = counted
    return figures


async def _published_at(session: AsyncSession, period: str) -> datetime | None:
    """The first moment of its day, where only the day was loaded."""
    row = await session.get(PeriodRow, period)
    if row is None or row.published_on is None:
        return None
    done = columns(PeriodChange, "at").where(
        _change.period == bindparam("period"), _change.act == PeriodAct.PUBLISHED
    )
    at: datetime | None = (await run(session, done, {"period": period})).scalars().first()
    return at or at_hour(row.published_on, time.min)
