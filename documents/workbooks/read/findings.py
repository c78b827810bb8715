"""What was read of a filled workbook: figures, and every fault by its cell."""

from dataclasses import dataclass
from enum import StrEnum

from convenio.typed.figures import Mark, Percentage


class Reason(StrEnum):
    """Why a file was not read at all."""

    TOO_LARGE = "too_large"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_MANY_ROWS = "too_many_rows"
    OLD_FORMAT = "old_format"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    EXTERNAL = "external"
    NOT_A_WORKBOOK = "not_a_workbook"
    DAMAGED = "damaged"
    NO_TABLE = "no_table"
    NO_GOALS = "no_goals"
    TWO_COLUMNS = "two_columns"
    TWO_TABLES = "two_tables"
    TOO_SLOW = "too_slow"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class UnfitWorkbook:
    """`detail`: which columns or sheets, for instance."""

    reason: Reason
    detail: str = ""


class NotFit(Exception):
    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason)
        self.unfit = UnfitWorkbook(reason, detail)


class CellFault(StrEnum):
    """What is wrong with a cell, or what was expected there."""

    NOT_A_FIGURE = "not_a_figure"
    NOT_A_MARK = "not_a_mark"
    DATE = "date"
    ERROR = "error"
    NOT_COMPUTED = "not_computed"
    FRACTION = "fraction"
    TWO_READINGS = "two_readings"
    NOT_EXACT = "not_exact"
    TOO_LARGE = "too_large"
    MARK_AND_FIGURE = "mark_and_figure"
    TWICE = "twice"
    NO_SUCH_INDICATOR = "no_such_indicator"
    NO_SUCH_REGION = "no_such_region"
    NOT_A_GOAL = "not_a_goal"


@dataclass(frozen=True, slots=True)
class SheetFault:
    """`cell` as in 'D7'; `found` is short enough to be shown back."""

    cell: str
    indicator: int | None
    found: str
    kind: CellFault


@dataclass(frozen=True, slots=True)
class Filled:
    """An indicator of which something was said, and nothing wrong."""

    indicator: int
    programmed: Percentage | Mark | None
    executed: Percentage | Mark | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What one sheet says; `region` and `period` by code, where the sheet names them.

    `agreement`: by whose indicators its rows were understood.
    """

    sheet: str
    rows: tuple[Filled, ...]
    faults: tuple[SheetFault, ...]
    region: str | None = None
    period: str | None = None
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class ReadGoal:
    """What is programmed for an indicator of a region, by the region's code."""

    region: str
    indicator: int
    goal: Percentage | Mark


@dataclass(frozen=True, slots=True)
class GoalFindings:
    """The goals and faults of the one sheet that was read."""

    sheet: str
    goals: tuple[ReadGoal, ...]
    faults: tuple[SheetFault, ...]
