"""The report's published facts, loaded as an example: what `load-example` does."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.resources import files

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import Period
from convenio.catalogue.agreements import AGREEMENTS
from convenio.report.entries import Entry
from convenio.report.published_averages import PUBLISHED
from convenio.report.results import Figure, State
from convenio.schedule.activities import published_schedule
from convenio.typed.figures import Mark
from storage.models import Goal, PeriodRow, Person
from storage.periods.periods import add_period
from storage.reports import drafts, obligations, reports
from storage.schedule.entries import add_schedule
from storage.turnout.published_averages import add_published

# The report names no dates for a period; these are ours. Late reports are taken until ODES closes.
PERIOD = "2020-II"
OPENS_ON = date(2020, 12, 15)
DEADLINE = date(2021, 1, 15)
SCHEDULE = 2021
OPENED_AT = datetime(2020, 12, 15, 15, 0, tzinfo=UTC)
LORETO_SENT_AT = datetime(2021, 1, 4, 15, 0, tzinfo=UTC)  # the report says only: in time
AUTHOR = "Informe situacional, Gráfico 11"


@dataclass(frozen=True, slots=True)
class ExampleLoaded:
    """The outcome of loading: what was not there yet.

    The period with Loreto's report, and how many published averages and rows of the schedule.
    """

    period: bool
    averages: int
    scheduled: int


async def load_example(session: AsyncSession) -> ExampleLoaded:
    """Load 2020-II with its 21 agreements and Loreto's figures, averages, and 2021's schedule.

    Of the first semester the published averages are all: the report has no figures of it.
    """
    averages = await add_published(session, PUBLISHED)
    scheduled = await add_schedule(session, published_schedule(SCHEDULE))
    if await session.get(PeriodRow, PERIOD):
        return ExampleLoaded(period=False, averages=averages, scheduled=scheduled)
    dates = PeriodDates(OPENS_ON, DEADLINE)
    await add_period(session, Period.parse(PERIOD), dates, AGREEMENTS, None, OPENED_AT)
    figures = [Figure(n, State.REPORTED, goal, done) for n, goal, done in loreto()]
    for figure in figures:
        goal = Goal(
            period=PERIOD,
            region="loreto",
            indicator=figure.indicator,
            programmed=figure.programmed,
            loaded_at=LORETO_SENT_AT,
        )
        session.add(goal)
    author = Person(name=AUTHOR, created_at=LORETO_SENT_AT, left_at=LORETO_SENT_AT)
    session.add(author)
    await session.flush()
    await send_report(session, "loreto", figures, author, LORETO_SENT_AT)
    return ExampleLoaded(period=True, averages=averages, scheduled=scheduled)


async def send_report(
    session: AsyncSession,
    region: str,
    figures: Sequence[Figure],
    author: Person,
    at: datetime,
    *,
    simulated: bool = False,
    period: str = PERIOD,
) -> None:
    """Send a region's first version of the period, as if its focal point had written it."""
    owed = await obligations.find_owed(session, period, region)
    assert owed is not None
    version = await drafts.open_draft(session, owed, author, at)
    version.simulated = simulated
    draft = await reports.load(session, version.id or 0)
    assert draft is not None
    entries = [_entry(draft.entry(figure.indicator), figure) for figure in figures]
    await drafts.save(session, draft, entries, author, at)
    ready = await reports.load(session, draft.id)
    assert ready is not None
    await drafts.send(session, ready, author, at)


def _entry(entry: Entry, figure: Figure) -> Entry:
    """The entry as it is stored when a person says it: a mark, and what was executed anyway."""
    mark = None if figure.state is State.REPORTED else Mark(figure.state.value)
    executed = None if mark is Mark.NOT_EXECUTED else figure.executed
    return replace(entry, mark=mark, programmed=figure.programmed, executed=executed)


def loreto() -> Iterator[tuple[int, Decimal, Decimal]]:
    """The (indicator, programmed, executed) of Gráfico 11, in percent."""
    for row in read_data_rows("loreto-2020-II.csv"):
        yield int(row["indicator"]), Decimal(row["programmed"]), Decimal(row["executed"])


def read_data_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a data file whose first lines, with '#', say where it comes from."""
    text = (files("bot.example") / "data" / name).read_text("utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
