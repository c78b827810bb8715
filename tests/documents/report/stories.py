"""Facts of semesters as a database has them: the example, one with a correction, one of nothing."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.summary import country_summary, stored_figures
from bot.example.published_report import load_example
from bot.example.simulated_evaluations import load_evaluations
from bot.example.simulated_reports import load_simulated
from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import LIMA, Period
from convenio.catalogue.agreements import AGREEMENTS
from documents.report.builder import build_report
from documents.report.document import Document
from documents.report.facts import ReportFacts
from documents.report.templates import default_texts
from handlers.facts.report_facts import report_facts
from storage.database import Database
from storage.models import PeriodRow, Person
from storage.periods.periods import add_period
from storage.reports import drafts, obligations, reports

EVALUATED_AT = datetime(2021, 2, 20, 10, tzinfo=LIMA)
PUBLISHED_ON = date(2021, 3, 1)
CORRECTED_AT = datetime(2021, 3, 10, 9, tzinfo=LIMA)
Fill = Callable[[AsyncSession], Awaitable[None]]


@dataclass(frozen=True)
class Story:
    """A semester's facts, and what the command line prints of it."""

    facts: ReportFacts
    summary: dict[str, Any]
    figures: list[dict[str, Any]]

    @property
    def document(self) -> Document:
        return build_report(self.facts, default_texts(self.facts.agreement_years))

    def extract(self, region: str) -> Document:
        return build_report(self.facts, default_texts(self.facts.agreement_years), region)


@cache
def example() -> Story:
    """2020-II with its invented figures and evaluations."""
    return _told("2020-II", _fill_example)


@cache
def corrected() -> Story:
    """The same, published, and a figure of Loreto corrected afterwards."""

    async def fill(session: AsyncSession) -> None:
        await _fill_example(session)
        row = await session.get_one(PeriodRow, "2020-II")
        row.published_on = PUBLISHED_ON
        session.add(row)
        await _correct_loreto(session)

    return _told("2020-II", fill)


@cache
def nothing_yet() -> Story:
    """2021-I, of which nobody has reported anything."""

    async def fill(session: AsyncSession) -> None:
        dates = PeriodDates(date(2021, 6, 15), date(2021, 7, 15))
        await add_period(session, Period(2021, 1), dates, AGREEMENTS, None, EVALUATED_AT)

    return _told("2021-I", fill)


@cache
def one_region() -> Story:
    """2020-II, of which Loreto alone reported; of others only averages were published."""
    return _told("2020-II", _fill_published)


@cache
def only_published() -> Story:
    """2020-I, of which only averages were published."""

    return _told("2020-I", _fill_published)


async def _fill_published(session: AsyncSession) -> None:
    await load_example(session)


async def _fill_example(session: AsyncSession) -> None:
    await load_example(session)
    await load_simulated(session)
    await load_evaluations(session, EVALUATED_AT)


async def _correct_loreto(session: AsyncSession) -> None:
    owed = await obligations.find_owed(session, "2020-II", "loreto")
    assert owed is not None
    author = Person(name="Punto focal de Loreto", created_at=CORRECTED_AT)
    session.add(author)
    await session.flush()
    version = await drafts.open_draft(session, owed, author, CORRECTED_AT, "se contó dos veces")
    draft = await reports.load(session, version.id or 0)
    assert draft is not None
    entry = replace(draft.entry(2), executed=Decimal("41.5"))
    await drafts.save(session, draft, [entry], author, CORRECTED_AT)
    ready = await reports.load(session, draft.id)
    assert ready is not None
    await drafts.send(session, ready, author, CORRECTED_AT)


def _told(period: str, fill: Fill) -> Story:
    return asyncio.run(_in_a_database(period, fill))


async def _in_a_database(period: str, fill: Fill) -> Story:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'informe.db'}")
        await database.migrate()
        async with database.transaction() as session:
            await fill(session)
            facts = await report_facts(session, Period.parse(period))
            summary = await country_summary(session, period)
            stored = await stored_figures(session, period, None)
        await database.close()
    return Story(facts, summary or {}, stored.rows if stored else [])
