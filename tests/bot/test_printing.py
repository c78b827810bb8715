"""What the command line prints of a stored report."""

import json
from decimal import Decimal

from bot import demo
from bot.example import load_example, send_report
from bot.printing import region_summary, summary_json, summary_text
from convenio.indicators import INDICATORS
from convenio.results import Figure, State
from storage.database import Database
from storage.models import Person


async def test_an_average_is_rounded_once(database: Database) -> None:
    done = [Decimal("47.50")] * 11 + [Decimal("47.45")]  # 47.4958 on average
    figures = [
        Figure(number, State.REPORTED, Decimal(60), executed)
        for number, executed in zip(INDICATORS, done, strict=True)
    ]
    async with database.transaction() as session:
        await load_example(session)
        author = Person(name="Punto focal", created_at=demo.NOW)
        session.add(author)
        await session.flush()
        await send_report(session, "puno", figures, author, demo.NOW)
        facts = await region_summary(session, "2020-II", "puno")
    assert facts is not None
    assert "programado 60% (12), ejecutado 47% (12)" in summary_text(facts)
    assert json.loads(summary_json(facts))["executed_average"] == "47.50"
