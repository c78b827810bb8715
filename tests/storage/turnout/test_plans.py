"""What is asked for summaries is found through an index, however many semesters there are."""

from datetime import date
from pathlib import Path

import pytest

from storage.database import Database
from storage.models import PeriodRow
from storage.reports import obligations
from storage.reports.figure_cache import figures_of
from storage.turnout import received, turnout
from tests.storage.turnout.plans import Question, plans_of
from tests.templates import begin_empty

GROWING = {"expected", "figure", "later", "version"}
QUESTIONS: dict[str, Question] = {
    "sent_in": lambda session: received.sent_in(session, "2020-II"),
    "sent_by": lambda session: received.sent_by(session, "2020-II", "puno"),
    "figures_of": lambda session: figures_of(session, {1: None}),
    "anything_received": lambda session: turnout.anything_received(session, "2020-II"),
    "owed_by": lambda session: obligations.owed_by(session, ["puno"], date(2021, 1, 5)),
    "sent_periods": lambda session: received.sent_periods(session, "puno", ["2020-I", "2020-II"]),
}


@pytest.mark.parametrize("name", QUESTIONS)
async def test_figures_and_versions_are_found_through_an_index(name: str, tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'puntual.db'}")
    await begin_empty(database)
    async with database.transaction() as session:
        day = date(2021, 1, 5)
        session.add(PeriodRow(code="2020-II", opens_on=day, deadline=day, published_on=day))
    plans = await plans_of(database, QUESTIONS[name])
    await database.close()
    for plan in plans:
        assert any("USING INDEX" in step or "USING COVERING INDEX" in step for step in plan)
        assert GROWING.isdisjoint(read_whole(plan))


def read_whole(plan: list[str]) -> set[str]:
    """Tables of which no index leaves anything out."""
    return {step.split()[1] for step in plan if step.startswith("SCAN")}
