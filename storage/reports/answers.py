"""The answers in a version: what it says of each indicator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.report.comparison import renumbered
from convenio.report.entries import Entry
from convenio.report.results import Figure
from convenio.report.stages import Stage
from convenio.typed.figures import Mark
from storage.agreements import indicators_in
from storage.database import columns, run
from storage.models import FigureRow, Version


@dataclass(slots=True)
class ReceivedFigures:
    """Figures by indicator, and whether they were invented."""

    figures: dict[int, Figure]
    simulated: bool


_ANSWERS = columns(FigureRow, *(field.name for field in fields(Entry) if field.name != "goal"))
NEWEST_RECEIVED = (
    select(Version.id)
    .where(
        Version.period == bindparam("period"),
        Version.region == bindparam("region"),
        Version.stage == Stage.RECEIVED,
    )
    .order_by(col(Version.number).desc())
    .limit(1)
)
_ANSWERS_SENT = (
    _ANSWERS.add_columns(col(Version.simulated))
    .join(Version, col(Version.id) == col(FigureRow.version_id))
    .where(col(FigureRow.version_id) == NEWEST_RECEIVED.scalar_subquery())
)


async def sent_figures(session: AsyncSession, period: str, region: str) -> dict[int, Figure]:
    """The figures by indicator of the newest version that was received; empty if none was."""
    return (await _sent(session, period, region)).figures


async def previous_figures(
    session: AsyncSession, period: Period, region: str, indicators: Indicators
) -> ReceivedFigures:
    """The figures of the semester before, by this semester's numbers of the same indicators."""
    sent = await _sent(session, period.previous.code, region)
    return await as_numbered(session, sent, period, indicators)


async def as_numbered(
    session: AsyncSession, sent: ReceivedFigures, period: Period, indicators: Indicators
) -> ReceivedFigures:
    """The figures of the semester before `period` by that one's numbers of the indicators."""
    before = period.previous
    if not sent.figures or before.year == period.year:
        return sent
    then = await indicators_in(session, before.year)
    return replace(sent, figures=renumbered(sent.figures, then, indicators))


async def _sent(session: AsyncSession, period: str, region: str) -> ReceivedFigures:
    found = await run(session, _ANSWERS_SENT, {"period": period, "region": region})
    rows = found.all()
    answers = _entries(answer for *answer, _ in rows)
    simulated = any(invented for *_, invented in rows)
    return ReceivedFigures({number: entry.figure for number, entry in answers.items()}, simulated)


def _entries(rows: Iterable[Sequence[Any]]) -> dict[int, Entry]:
    """The region's answers by indicator, without the goals that ODES loaded."""
    return {
        number: Entry(number, None, Mark(mark) if mark else None, *rest)
        for number, mark, *rest in rows
    }


async def figure_rows(session: AsyncSession, version_id: int | None) -> dict[int, FigureRow]:
    query = select(FigureRow).where(FigureRow.version_id == version_id)
    return {row.indicator: row for row in (await session.exec(query)).all()}
