"""Simulated reports of regions whose figures the report does not carry: marked as invented."""

from collections.abc import Collection, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.example.published_report import PERIOD, read_data_rows, send_report
from convenio.calendar.periods import LIMA
from convenio.report.results import Figure, State
from storage.models import Person
from storage.reports import obligations, reports

FILE = "simulated-2020-II.csv"
AUTHOR = "Datos simulados"
SENT_ON = (16, 17, 18, 21, 22, 23, 28, 29, 30)  # of December 2020: one in the morning, one later
MADE_AT = datetime(2020, 12, 16, tzinfo=LIMA)


async def load_simulated(session: AsyncSession, without: Collection[str] = ()) -> list[str]:
    """Send the report of each region that has nothing of its own yet; return those regions."""
    writer = await author(session)
    sent = []
    for number, (region, figures) in enumerate(simulated_figures()):
        if region in without or await _has_something(session, region):
            continue
        day, afternoon = divmod(number, 2)
        at = datetime(2020, 12, SENT_ON[day], 15 if afternoon else 10, 20, tzinfo=LIMA)
        await send_report(session, region, figures, writer, at, simulated=True)
        sent.append(region)
    return sent


def simulated_figures() -> Iterator[tuple[str, list[Figure]]]:
    """The pairs of a region and its twelve figures, in the order of Cuadro 04."""
    for region, rows in groupby(read_data_rows(FILE), lambda row: row["region"]):
        yield region, [_figure(row) for row in rows]


def _figure(row: dict[str, str]) -> Figure:
    return Figure(
        int(row["indicator"]),
        State(row["state"]),
        Decimal(row["programmed"]) if row["programmed"] else None,
        Decimal(row["executed"]) if row["executed"] else None,
    )


async def _has_something(session: AsyncSession, region: str) -> bool:
    """Tell whether a region has a draft or goals of its own, or is not asked for a report."""
    if await obligations.find_owed(session, PERIOD, region) is None:
        return True
    versions = await reports.versions_of(session, PERIOD, region)
    return bool(versions or await reports.goals_of(session, PERIOD, region))


async def author(session: AsyncSession) -> Person:
    """The one by whom everything simulated is, who never had access."""
    query = select(Person).where(Person.name == AUTHOR, col(Person.telegram_id).is_(None))
    writer = (await session.exec(query)).first()
    if writer is None:
        writer = Person(name=AUTHOR, created_at=MADE_AT, left_at=MADE_AT)
        session.add(writer)
        await session.flush()
    return writer
