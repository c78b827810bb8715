"""The report's published facts, loaded as an example: what `load-example` does."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.resources import files

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.agreements import AGREEMENTS
from storage import drafts, reports
from storage.models import Expected, Goal, PeriodRow, Person

# The report names no dates for a period; these are ours. Late reports are taken until ODES closes.
PERIOD = "2020-II"
OPENS_ON = date(2020, 12, 15)
DEADLINE = date(2021, 1, 15)
LORETO_SENT_AT = datetime(2021, 1, 4, 15, 0, tzinfo=UTC)  # the report says only: in time
AUTHOR = "Informe situacional, Gráfico 11"


async def load_example(session: AsyncSession) -> bool:
    """Period 2020-II with its 21 agreements and Loreto's figures; False if they are there."""
    if await session.get(PeriodRow, PERIOD):
        return False
    session.add(PeriodRow(code=PERIOD, opens_on=OPENS_ON, deadline=DEADLINE))
    await session.flush()
    for region in AGREEMENTS:
        session.add(Expected(period=PERIOD, region=region))
    figures = list(loreto())
    for number, programmed, _ in figures:
        goal = Goal(
            period=PERIOD,
            region="loreto",
            indicator=number,
            programmed=programmed,
            loaded_at=LORETO_SENT_AT,
        )
        session.add(goal)
    await session.flush()
    await _send_loreto(session, figures)
    return True


async def _send_loreto(session: AsyncSession, figures: list[tuple[int, Decimal, Decimal]]) -> None:
    author = Person(name=AUTHOR, created_at=LORETO_SENT_AT, left_at=LORETO_SENT_AT)
    session.add(author)
    await session.flush()
    owed = await reports.find_owed(session, PERIOD, "loreto")
    assert owed is not None
    version = await drafts.open_draft(session, owed, author, LORETO_SENT_AT)
    draft = await reports.load(session, version.id or 0)
    assert draft is not None
    entries = [
        replace(draft.entry(number), programmed=programmed, executed=executed)
        for number, programmed, executed in figures
    ]
    await drafts.save(session, draft, entries, author, LORETO_SENT_AT)
    ready = await reports.load(session, draft.id)
    assert ready is not None
    await drafts.send(session, ready, author, LORETO_SENT_AT)


def loreto() -> Iterator[tuple[int, Decimal, Decimal]]:
    """(indicator, programmed, executed) of Gráfico 11, in percent."""
    text = (files("bot") / "data" / "loreto-2020-II.csv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines):
        yield int(row["indicator"]), Decimal(row["programmed"]), Decimal(row["executed"])
