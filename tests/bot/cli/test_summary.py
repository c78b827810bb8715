"""What the command line prints of a stored report."""

import json
from decimal import Decimal
from typing import Any

import pytest

from bot.cli.summary import region_summary, summary_json, summary_text
from bot.example import demo
from bot.example.published_report import load_example, send_report
from convenio.catalogue.indicators import INDICATORS
from convenio.report.results import Figure, State
from storage.database import Database
from storage.models import Person


async def summary_of_puno(database: Database, figures: list[Figure]) -> dict[str, Any]:
    async with database.transaction() as session:
        await load_example(session)
        author = Person(name="Punto focal", created_at=demo.NOW)
        session.add(author)
        await session.flush()
        await send_report(session, "puno", figures, author, demo.NOW)
        facts = await region_summary(session, "2020-II", "puno")
    assert facts is not None
    return facts


@pytest.mark.both_databases
async def test_an_average_is_rounded_once(database: Database) -> None:
    done = [Decimal("47.50")] * 11 + [Decimal("47.45")]  # 47.4958 on average
    figures = [
        Figure(number, State.REPORTED, Decimal(60), executed)
        for number, executed in zip(INDICATORS, done, strict=True)
    ]
    facts = await summary_of_puno(database, figures)
    assert "programado 60% (12), ejecutado 47% (12)" in summary_text(facts)
    assert json.loads(summary_json(facts))["executed_average"] == "47.50"


async def test_a_report_without_an_average_has_been_sent_all_the_same(database: Database) -> None:
    figures = [Figure(number, State.NOT_APPLICABLE) for number in INDICATORS]
    text = summary_text(await summary_of_puno(database, figures))
    assert text.startswith("Puno: programado – (0), ejecutado – (0)")


async def test_a_summary_says_what_the_report_publishes_otherwise(database: Database) -> None:
    figures = [Figure(n, State.REPORTED, Decimal(56), Decimal(20)) for n in INDICATORS]
    text = summary_text(await summary_of_puno(database, figures))
    assert "el Cuadro N.° 04 publica ejecutado 13%; el Cuadro N.° 05 publica ejecutado 13%" in text
    assert "publica programado" not in text
