"""Received reports for whole tables: each region's newest version, and the known semesters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlmodel
from sqlalchemy import Executable, and_, bindparam, exists, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period, lima_day
from convenio.report.results import Figure
from convenio.report.stages import STANDING, Stage
from storage.database import columns, run, table_of
from storage.models import Expected, PeriodRow, PublishedAverage, Version
from storage.reports.corrections import corrected_in
from storage.reports.figure_cache import figures_of


@dataclass(frozen=True, slots=True)
class ReceivedReport:
    """The newest version received: its figures by indicator, and if the region invented them.

    `corrected`: the indicators that were changed after publication.
    """

    figures: Mapping[int, Figure]
    simulated: bool
    sent_at: datetime
    corrected: tuple[int, ...] = ()

    @property
    def sent_on(self) -> date:
        """The day in Lima on which it was sent."""
        return lima_day(self.sent_at)


# Built once, since building a statement costs as much as running it.
_version = table_of(Version).c
_later = table_of(Version).alias("later")
_IS_NEWEST = and_(
    _version.stage == Stage.RECEIVED,
    ~exists().where(
        _later.c.period == _version.period,
        _later.c.region == _version.region,
        _later.c.number > _version.number,
        _later.c.stage == Stage.RECEIVED,
    ),
)
_NEWEST = select(
    _version.region, _version.simulated, _version.sent_at, _version.id, _version.content_hash
).where(_IS_NEWEST)
_SENT = _NEWEST.where(_version.period == bindparam("period")).order_by(_version.region)
_expected = table_of(Expected).c
_OF_EXPECTED = (
    select(_expected.region, _version.simulated, _version.id, _version.content_hash)
    .select_from(
        table_of(Expected).outerjoin(
            table_of(Version),
            and_(
                _version.period == _expected.period,
                _version.region == _expected.region,
                _IS_NEWEST,
            ),
        )
    )
    .where(_expected.period == bindparam("period"))
    .order_by(_expected.region)
)
_SENT_BY = _SENT.where(_version.region == bindparam("region"))
_SENT_BEFORE = _NEWEST.add_columns(_version.period).where(
    _version.period.in_(bindparam("periods", expanding=True)),
    _version.region == bindparam("region"),
)
_SENT_PERIODS = columns(Version, "period").where(
    _version.period.in_(bindparam("periods", expanding=True)),
    _version.region == bindparam("region"),
    _version.stage.in_(STANDING),
)
_PUBLISHED_PERIODS = columns(PublishedAverage, "period").distinct()


async def sent_in(session: AsyncSession, period: str) -> dict[str, ReceivedReport]:
    """The received reports of a semester by the region's code."""
    return await _sent(session, _SENT, {"period": period})


async def figures_of_expected(
    session: AsyncSession, period: str
) -> tuple[dict[str, Mapping[int, Figure]], bool]:
    """The figures received of each region that owes a report (none: not yet), and if any of them
    are invented."""
    rows = (await run(session, _OF_EXPECTED, {"period": period})).all()
    sent = [row for row in rows if row.id is not None]
    figures = await figures_of(session, {row.id: row.content_hash for row in sent})
    simulated = any(row.simulated for row in sent)
    return {row.region: figures.get(row.id, {}) for row in rows}, simulated


async def sent_by(session: AsyncSession, period: str, region: str) -> ReceivedReport | None:
    sent = await _sent(session, _SENT_BY, {"period": period, "region": region})
    return sent.get(region)


async def _sent(
    session: AsyncSession, statement: Executable, params: Mapping[str, Any]
) -> dict[str, ReceivedReport]:
    corrected = await corrected_in(session, params["period"], params.get("region"))
    rows = (await run(session, statement, params)).all()
    figures = await figures_of(session, {version: said for *_, version, said in rows})
    return {
        region: ReceivedReport(figures[version], simulated, sent_at, corrected.get(region, ()))
        for region, simulated, sent_at, version, _ in rows
        if figures[version]
    }


async def sent_before(
    session: AsyncSession, region: str, periods: Sequence[str]
) -> dict[str, ReceivedReport]:
    """What was received of a region in those semesters, by their codes; `corrected` is not told."""
    rows = (await run(session, _SENT_BEFORE, {"region": region, "periods": periods})).all()
    figures = await figures_of(session, {version: said for *_, version, said, _ in rows})
    return {
        period: ReceivedReport(figures[version], simulated, sent_at)
        for _, simulated, sent_at, version, _, period in rows
    }


async def sent_periods(session: AsyncSession, region: str, periods: Sequence[str]) -> set[str]:
    """The periods, of those given, of which the region sent a report that was not returned."""
    found = await run(session, _SENT_PERIODS, {"region": region, "periods": periods})
    return {period for (period,) in found}


async def known_periods(session: AsyncSession) -> dict[Period, PeriodRow | None]:
    """All known periods, newest first; None for one of which only averages were published."""
    published = await run(session, _PUBLISHED_PERIODS, {})
    known: dict[Period, PeriodRow | None] = {Period.parse(code): None for (code,) in published}
    rows = await session.exec(sqlmodel.select(PeriodRow))
    known |= {Period.parse(row.code): row for row in rows}
    return dict(sorted(known.items(), reverse=True))
