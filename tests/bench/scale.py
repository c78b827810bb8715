"""What the summaries' questions cost where 2,000 offices have reported for ten years, on SQLite."""

import gc
import random
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from sqlalchemy import insert

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from convenio.report.stages import Act, Stage
from handlers.facts.country_facts import heatmap_facts, ranking_facts
from handlers.facts.two_semesters import two_semesters_facts
from handlers.summaries.region_summary import summarise_region
from storage.database import Database, columns, run, table_of
from storage.models import Expected, FigureRow, PeriodRow, Role, Transition, Version
from storage.reports import figure_cache
from storage.turnout.received import sent_by, sent_in
from tests.bench.offices import add_to_catalogue, office
from tests.bench.processes import percentile
from tests.storage.turnout.plans import Question, plans_of

OFFICES = 2000
SEMESTERS = [Period(year, half) for year in range(2010, 2020) for half in (1, 2)]
MEASURED_AT = (5, 10, 20)  # semesters in the database
SMALL = Period(2020, 1)  # the semester that just the 26 regions report
TIMES = 40
NOW = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)


async def main() -> None:
    gc.freeze()  # as `run` does
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'banco.db'}")
        await database.migrate()
        await _measure(database)
        await database.close()
    gc.unfreeze()


async def _measure(database: Database) -> None:
    add_to_catalogue(OFFICES)
    await _report(database, SMALL, list(REGIONS)[:26])
    offices = [office(number) for number in range(OFFICES)]
    print(f"\n{OFFICES} offices, a semester 12 figures of each, on SQLite (milliseconds;")
    print("the CPU's own are what a machine takes that does nothing else)")
    for number, semester in enumerate(SEMESTERS, start=1):
        await _report(database, semester, offices)
        if number in MEASURED_AT:
            print(f"  {number} semesters, {number * OFFICES * len(INDICATORS):,} figures")
            for name, question in _questions().items():
                _print(name, await _times(database, question))
    for name, question in _questions().items():
        print(f"  how SQLite goes about {name}")
        figure_cache._kept.clear()
        for plan in await plans_of(database, question):
            print(f"    {'; '.join(plan)}")


def _questions() -> dict[str, Question]:
    """Of the two oldest semesters, which are in the database from the start, and were published."""
    oldest, next_one, one = *SEMESTERS[:2], office(OFFICES // 2)
    return {
        "the figures of an office": lambda session: sent_by(session, oldest.code, one),
        "all of its /resumen": lambda session: summarise_region(
            session, next_one, one, earlier=oldest, later=None, now=NOW
        ),
        "/cuadro of 26 regions": lambda session: sent_in(session, SMALL.code),
        f"/cuadro of {OFFICES} offices": lambda session: sent_in(session, oldest.code),
        "all of it, as Cuadro 04": lambda session: ranking_facts(
            session, oldest, INDICATORS, None, None
        ),
        "both semesters, as Cuadro 05": lambda session: two_semesters_facts(
            session, oldest, next_one
        ),
        "its heat map": lambda session: heatmap_facts(session, oldest, INDICATORS),
    }


async def _report(database: Database, semester: Period, offices: Sequence[str]) -> None:
    """All of them send their twelve figures."""
    code, invent = semester.code, random.Random(0)
    ends = semester.ends_on
    published = NOW.date() + timedelta(days=1)
    period = PeriodRow(
        code=code, opens_on=ends, deadline=ends, closes_on=ends, published_on=published
    )
    expected = [{"period": code, "region": region} for region in offices]
    sent = {"period": code, "number": 1, "revision": 0, "late": False, "simulated": False}
    sent |= {"opened_at": NOW, "sent_at": NOW, "stage": Stage.RECEIVED}
    async with database.transaction() as session:
        session.add(period)
        await run(session, insert(table_of(Expected)), expected)
        versions = [
            {**sent, "region": region, "content_hash": f"{code} {region}"} for region in offices
        ]
        await run(session, insert(table_of(Version)), versions)
        of_period = columns(Version, "id").where(table_of(Version).c.period == code)
        ids = (await run(session, of_period, {})).scalars().all()
        received = {"act": Act.SEND, "before": Stage.DRAFT, "after": Stage.RECEIVED, "at": NOW}
        received |= {"role": Role.FOCAL, "why": "", "indicator": 0}
        transitions = [{**received, "version_id": version} for version in ids]
        await run(session, insert(table_of(Transition)), transitions)
        rows = [
            {
                "version_id": version,
                "indicator": indicator,
                "programmed": Decimal(invent.randrange(10_000)) / 100,
                "executed": Decimal(invent.randrange(10_000)) / 100,
                "updated_at": NOW,
            }
            for version in ids
            for indicator in INDICATORS
        ]
        await run(session, insert(table_of(FigureRow)), rows)


async def _times(database: Database, question: Question) -> list[tuple[float, float]]:
    """In seconds, of the clock's and of the CPU's; the first time figures are read."""
    taken = []
    figure_cache._kept.clear()
    async with database.transaction() as session:
        for _ in range(1 + TIMES):
            session.expunge_all()
            began, worked = perf_counter(), process_time()
            await question(session)
            taken.append((perf_counter() - began, process_time() - worked))
    return taken


def _print(what: str, taken: list[tuple[float, float]]) -> None:
    first, *again = [clock for clock, _ in taken]
    print(
        f"    {what:29} {1000 * median(again):8.2f}   p95 {percentile(again, 95):8.2f}"
        f"   CPU {1000 * median(cpu for _, cpu in taken):8.2f}   the first {1000 * first:8.2f}"
    )
