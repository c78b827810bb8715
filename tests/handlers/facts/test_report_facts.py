"""What the report is made of, fetched in few questions, and the same on both databases."""

from datetime import UTC, datetime

import pytest
from pydantic import TypeAdapter
from sqlalchemy import event

from bot.example.published_report import load_example
from bot.example.simulated_evaluations import load_evaluations
from bot.example.simulated_reports import load_simulated
from convenio.calendar.periods import Period
from convenio.report.results import whole
from documents.report.facts import ReportFacts
from handlers.facts.matrix_facts import matrix_facts
from handlers.facts.report_facts import report_facts
from storage.database import Database

EVALUATED_AT = datetime(2021, 2, 20, 15, tzinfo=UTC)
FEW = 30  # questions, whatever the number of regions


@pytest.mark.both_databases
async def test_a_semester_is_fetched_in_few_questions(database: Database) -> None:
    async with database.transaction() as session:
        await load_example(session)
        await load_simulated(session)
        await load_evaluations(session, EVALUATED_AT)
    asked = []
    event.listen(
        database.engine.sync_engine, "before_cursor_execute", lambda *told: asked.append(told[2])
    )
    async with database.transaction() as session:
        facts = await report_facts(session, Period(2020, 2), year_names=("Año de prueba",))
    assert len(asked) < FEW
    assert facts.moment == EVALUATED_AT
    assert len(facts.evaluated) == 18
    assert facts.missing == ("arequipa", "ayacucho", "tumbes")
    assert facts.genuine == ("loreto",)
    assert [part.indicator for part in facts.evaluations if part.received] == [3, 4, 5]
    assert [line.code for line in facts.matrix] == [f"2020-II-R-{n}" for n in range(1, 5)]
    shown = matrix_facts(facts.matrix, facts.matrix_year, EVALUATED_AT.date())
    assert shown.heading.simulated == "Datos simulados"
    assert len(facts.versions) == 18 + 3
    goal = facts.by_indicator[3].programmed.value
    assert goal is not None
    assert whole(goal) == 14
    adapter = TypeAdapter(ReportFacts)
    assert adapter.validate_json(adapter.dump_json(facts)) == facts


async def test_a_semester_of_which_nothing_is_known_is_refused_in_words(database: Database) -> None:
    async with database.transaction() as session:
        with pytest.raises(ValueError, match="No hay nada del semestre 2019-I"):
            await report_facts(session, Period(2019, 1))
