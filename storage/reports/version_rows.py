"""The rows of a version's report: answers, goals, evidence, and what stands beside, in one query.

They are asked for at every answer, and a question of the database costs more than its rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import IntEnum
from typing import Any

import sqlalchemy
from sqlalchemy import Integer, bindparam, cast, literal_column, null, union_all
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.entries import Entry, LoadedGoal
from convenio.typed.figures import Mark
from storage.column_types import UtcDateTime
from storage.database import run
from storage.models import Evidence, FigureChange, FigureRow, Goal, Person, Version
from storage.reports.answers import NEWEST_RECEIVED, ReceivedFigures
from storage.reports.evidence import STANDING


class VersionPart(IntEnum):
    ANSWER = 1
    GOAL = 2
    FILES = 3
    BEFORE = 4
    CHANGE = 5


@dataclass(frozen=True, slots=True)
class LastChange:
    """The newest change of a figure of a version."""

    person_id: int | None
    name: str | None
    indicator: int
    at: datetime


@dataclass(slots=True)
class VersionRows:
    """What is known of a version by indicator. `before`: what the semester before said."""

    answers: dict[int, Sequence[Any]] = field(default_factory=dict)
    goals: dict[int, LoadedGoal] = field(default_factory=dict)
    files: dict[int, int] = field(default_factory=dict)
    before: ReceivedFigures = field(default_factory=lambda: ReceivedFigures({}, simulated=False))
    last_change: LastChange | None = None

    def add(self, part: int, number: int | None, at: datetime, answer: Sequence[Any]) -> None:
        """Add a row. `number`: how many, whose, or whether; `answer`: as an Entry has it."""
        indicator = answer[0]
        if part == VersionPart.ANSWER:
            self.answers[indicator] = answer
        elif part == VersionPart.GOAL:
            self.goals[indicator] = LoadedGoal(answer[2], _mark(answer[1]))
        elif part == VersionPart.FILES:
            self.files[indicator] = number or 0
        elif part == VersionPart.BEFORE:
            self.before.figures[indicator] = _entry(answer).figure
            self.before.simulated |= bool(number)
        else:
            self.last_change = LastChange(number, _entry(answer).cause_words, indicator, at)

    def entry(self, indicator: int, goal: LoadedGoal | None) -> Entry:
        """What was said of an indicator, beside the goal that counts for it."""
        answer = self.answers.get(indicator)
        return _entry(answer, goal) if answer else Entry(indicator, goal)


def _entry(answer: Sequence[Any], goal: LoadedGoal | None = None) -> Entry:
    indicator, mark, *rest = answer
    return Entry(indicator, goal, _mark(mark), *rest)


def _mark(word: str | None) -> Mark | None:
    return Mark(word) if word else None


_ANSWER = [item.name for item in fields(Entry) if item.name != "goal"]
_FIGURE = {name: col(getattr(FigureRow, name)) for name in _ANSWER}


_NEWEST_CHANGE = (
    select(FigureChange.id)
    .where(FigureChange.version_id == bindparam("version"))
    .order_by(col(FigureChange.id).desc())
    .limit(1)
    .scalar_subquery()
)


def _part(part: VersionPart, number: Any = None, at: Any = None, **known: Any) -> Any:
    columns = (
        literal_column(str(part.value)).label("part"),
        cast(null() if number is None else number, Integer).label("number"),
        (cast(null(), UtcDateTime) if at is None else at).label("at"),
        *(known.get(name, null()).label(name) for name in _ANSWER),
    )
    return sqlalchemy.select(*columns)


_ROWS = union_all(
    _part(VersionPart.ANSWER, **_FIGURE).where(col(FigureRow.version_id) == bindparam("version")),
    _part(
        VersionPart.GOAL,
        indicator=col(Goal.indicator),
        mark=col(Goal.mark),
        programmed=col(Goal.programmed),
    ).where(col(Goal.period) == bindparam("period_now"), col(Goal.region) == bindparam("region")),
    _part(VersionPart.FILES, func.count(), indicator=col(Evidence.indicator))
    .where(col(Evidence.version_id) == bindparam("version"), *STANDING)
    .group_by(col(Evidence.indicator)),
    _part(VersionPart.BEFORE, col(Version.simulated), **_FIGURE)
    .join(Version, col(Version.id) == col(FigureRow.version_id))
    .where(col(FigureRow.version_id) == NEWEST_RECEIVED.scalar_subquery()),
    _part(
        VersionPart.CHANGE,
        col(FigureChange.person_id),
        col(FigureChange.at),
        indicator=col(FigureChange.indicator),
        cause_words=col(Person.name),
    )
    .select_from(FigureChange)
    .outerjoin(Person, col(Person.id) == col(FigureChange.person_id))
    .where(col(FigureChange.id) == _NEWEST_CHANGE),
)


async def rows_of(session: AsyncSession, version: Version, before: str) -> VersionRows:
    """The rows of that version. `before`: the code of the semester before."""
    params = {
        "version": version.id,
        "period_now": version.period,
        "region": version.region,
        "period": before,
    }
    rows = VersionRows()
    for part, number, at, *answer in await run(session, _ROWS, params):
        rows.add(part, number, at, answer)
    return rows
