"""Corrections: what says something else now than when its semester was published."""

from datetime import datetime, time

from sqlalchemy import bindparam, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.workdays import at_hour
from convenio.report.stages import Stage
from storage.database import columns, run, table_of
from storage.models import PeriodAct, PeriodChange, PeriodRow, Transition, Version
from storage.reports.figure_cache import figures_of

Known = tuple[int, str | None]  # a version and the hash of what it says

_transition, _version, _change = (
    table_of(model).c for model in (Transition, Version, PeriodChange)
)
_RECEIVED = (
    select(
        _version.region,
        _version.stage,
        _version.id,
        _version.content_hash,
        func.max(_transition.at),
    )
    .join(table_of(Version), _version.id == _transition.version_id)
    .where(_version.period == bindparam("period"), _transition.after == Stage.RECEIVED)
    .group_by(_version.region, _version.number, _version.id)
    .order_by(_version.region, _version.number)
)
_RECEIVED_OF = _RECEIVED.where(_version.region == bindparam("region"))


async def corrected_in(
    session: AsyncSession, period: str, region: str | None = None
) -> dict[str, tuple[int, ...]]:
    """The corrected indicators by region; without regions of which nothing was received since.

    Of a region of which nothing was received by then, all of them.
    """
    published = await _published_at(session, period)
    if published is None:
        return {}
    compared = await _compared(session, period, region, published)
    figures = await figures_of(
        session, dict(version for pair in compared.values() for version in pair if version)
    )
    changed = {
        code: tuple(
            indicator
            for indicator, said in sorted(figures[now[0]].items())
            if then is None or figures[then[0]].get(indicator) != said
        )
        for code, (then, now) in compared.items()
    }
    return {code: indicators for code, indicators in changed.items() if indicators}


async def _compared(
    session: AsyncSession, period: str, region: str | None, published: datetime
) -> dict[str, tuple[Known | None, Known]]:
    """The versions by region that counted then and count now, where these are two."""
    query = _RECEIVED if region is None else _RECEIVED_OF
    found = await run(session, query, {"period": period, "region": region or ""})
    then: dict[str, Known] = {}
    now: dict[str, Known] = {}
    for of_region, stage, version, said, at in found:
        if at < published:
            then[of_region] = version, said
        if stage == Stage.RECEIVED:
            now[of_region] = version, said
    return {code: (then.get(code), last) for code, last in now.items() if then.get(code) != last}


async def _published_at(session: AsyncSession, period: str) -> datetime | None:
    """The moment of publication, or its day's first where only the day was loaded."""
    row = await session.get(PeriodRow, period)
    if row is None or row.published_on is None:
        return None
    done = columns(PeriodChange, "at").where(
        _change.period == bindparam("period"), _change.act == PeriodAct.PUBLISHED
    )
    at: datetime | None = (await run(session, done, {"period": period})).scalars().first()
    return at or at_hour(row.published_on, time.min)
