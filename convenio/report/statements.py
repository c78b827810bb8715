"""Statements of the directorates on a region's indicator (section VIII), word for word."""

from dataclasses import dataclass
from enum import StrEnum

from convenio.catalogue.data_files import read_data
from convenio.report.results import Figure, Part, State, counted_value, has_goal, met

_DATA = read_data("statements.json")


class StatementKind(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    NO_GOAL = "no_goal"
    NOT_APPLICABLE = "not_applicable"
    NOT_EXECUTED = "not_executed"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement; `words` are the report's own."""

    period: str
    region: str
    indicator: int
    said: StatementKind
    words: str
    source: str


STATEMENTS: tuple[Statement, ...] = tuple(
    Statement(
        period=_DATA["period"],
        region=region,
        indicator=row["indicator"],
        said=StatementKind(row["said"]),
        words=row["words"],
        source=_DATA["source"],
    )
    for row in _DATA["statements"]
    for region in row["regions"]
)


def agrees(statement: Statement, figure: Figure) -> bool:
    """Tell whether the figure bears the statement out; a missing one contradicts nothing."""
    if figure.state is State.MISSING:
        return True
    match statement.said:
        case StatementKind.MET:
            return met(figure)
        case StatementKind.NOT_MET:
            return has_goal(figure) and not met(figure)
        case StatementKind.NO_GOAL:
            return figure.state is State.NO_GOAL
        case StatementKind.NOT_APPLICABLE:
            return figure.state is State.NOT_APPLICABLE
        case StatementKind.NOT_EXECUTED:
            return counted_value(figure, Part.EXECUTED) == 0
