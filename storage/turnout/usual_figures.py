"""What a report's figures are compared with: the region's own history, and the other regions."""

from collections.abc import Collection
from datetime import date

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from convenio.report.comparison import renumbered
from convenio.report.outliers import UsualFigures
from storage.models import PeriodRow
from storage.reports.obligations import Owed
from storage.turnout.received import ReceivedReport, sent_before, sent_in

HISTORY = 8  # semesters: what was usual before is another time's


async def usual_for_region(
    session: AsyncSession, owed: Owed, today: date
) -> tuple[UsualFigures, ...]:
    """What the region may know: its own semesters, and the newest published one of the others."""
    query = (
        select(PeriodRow)
        .where(col(PeriodRow.published_on) <= today, col(PeriodRow.code) <= owed.period.code)
        .order_by(col(PeriodRow.code).desc())
        .limit(1)
    )
    published = (await session.exec(query)).first()
    own = await _own(session, owed)
    return (own,) if published is None else (own, await _others(session, owed, published))


async def usual_for_odes(session: AsyncSession, owed: Owed) -> tuple[UsualFigures, ...]:
    """The region's own semesters, and what was received of the others in this very one."""
    row = await session.get_one(PeriodRow, owed.period.code)
    return await _own(session, owed), await _others(session, owed, row, named=False)


async def _own(session: AsyncSession, owed: Owed) -> UsualFigures:
    semesters = [owed.period.previous]
    while len(semesters) < HISTORY:
        semesters.append(semesters[-1].previous)
    codes = [semester.code for semester in semesters]
    sent = await sent_before(session, owed.region.code, codes)
    found = await session.exec(select(PeriodRow).where(col(PeriodRow.code).in_(sent)))
    rows = {row.code: row for row in found}
    return UsualFigures(
        [
            renumbered(report.figures, rows[code].indicators, owed.indicators)
            for code, report in sent.items()
        ],
        own=True,
        simulated=_simulated(sent.values()),
    )


async def _others(
    session: AsyncSession, owed: Owed, row: PeriodRow, *, named: bool = True
) -> UsualFigures:
    sent = await sent_in(session, row.code)
    sent.pop(owed.region.code, None)
    return UsualFigures(
        [renumbered(report.figures, row.indicators, owed.indicators) for report in sent.values()],
        of=Period.parse(row.code).label if named else "",
        simulated=_simulated(sent.values()),
    )


def _simulated(reports: Collection[ReceivedReport]) -> bool:
    return any(report.simulated for report in reports)
