"""What was read of a filled workbook: figures, and every fault by its cell."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from convenio.typed.column_headings import ColumnRole
from convenio.typed.figures import Mark, Percentage
from documents.workbooks.read.grid.places import NotRead, short
from documents.workbooks.read.ways import Way


class Reason(StrEnum):
    """Why a file was not read at all."""

    TOO_LARGE = "too_large"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_MANY_ROWS = "too_many_rows"
    OLD_FORMAT = "old_format"
    NUMBERS = "numbers"
    CSV = "csv"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    EXTERNAL = "external"
    NOT_A_WORKBOOK = "not_a_workbook"
    DAMAGED = "damaged"
    NO_TABLE = "no_table"
    NO_GOALS = "no_goals"
    TWO_COLUMNS = "two_columns"
    TWO_TABLES = "two_tables"
    TWO_REGIONS = "two_regions"
    TWO_SEMESTERS = "two_semesters"
    OTHER_SEMESTER = "other_semester"
    UNREAD_LABEL = "unread_label"
    UNSAID_REPORT = "unsaid_report"
    NO_EXECUTED = "no_executed"
    NO_INDICATOR = "no_indicator"
    NO_REGION = "no_region"
    UNSAID_PERIOD = "unsaid_period"
    OTHER_ROWS = "other_rows"
    TOO_SLOW = "too_slow"
    OUT_OF_MEMORY = "out_of_memory"
    READER_DIED = "reader_died"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class UnfitWorkbook:
    """Why a workbook is not read; `detail`: which columns or sheets, for instance.

    `ways`: those in which it can be read, where its sender may say which.
    """

    reason: Reason
    detail: str = ""
    ways: tuple[Way, ...] = ()


class NotFit(Exception):
    def __init__(self, reason: Reason, detail: str = "", ways: tuple[Way, ...] = ()) -> None:
        super().__init__(reason)
        self.unfit = UnfitWorkbook(reason, detail, ways)


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
    NUMBER_AND_NAME = "number_and_name"
    WITHOUT_INDICATOR = "without_indicator"
    WITHOUT_REGION = "without_region"
    TWO_SHARES = "two_shares"
    COUNTED = "counted"
    NOT_A_CAUSE = "not_a_cause"
    CAUSE_TOO_LONG = "cause_too_long"


@dataclass(frozen=True, slots=True)
class SheetFault:
    """What is wrong with a cell, as 'D7'; `found` is short enough to be shown back.

    `readings`: the figures that it may be meant as, by the kind of its column. `meant`: the
    official spelling that is nearest to a name that is none.
    """

    cell: str
    indicator: int | None
    found: str
    kind: CellFault
    role: ColumnRole | None = None
    readings: tuple[Percentage, ...] = ()
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """An indicator of which something was said, and nothing wrong in its figures.

    `cause`: of a missed goal, by its code; `cause_words`: the region's own, where it is another.
    """

    indicator: int
    programmed: Percentage | Mark | None
    executed: Percentage | Mark | None
    cause: str | None = None
    cause_words: str | None = None


_ROLES = {
    ColumnRole.GOAL: "meta",
    ColumnRole.EXECUTED: "ejecutado",
    ColumnRole.MARK: "marca",
    ColumnRole.CAUSE: "causa",
    ColumnRole.COUNT: "cantidad ejecutada",
    ColumnRole.BASE: "cantidad programada",
}


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column that figures were read from: its letters, heading, and what it was taken for.

    Of a sheet with regions in columns it is a row, by its number.
    `fractions`: its numbers were taken for parts of one: 0.6 for 60%.
    """

    letters: str
    heading: str
    role: ColumnRole
    fractions: bool = False

    @property
    def turned(self) -> bool:
        return self.letters.isdecimal()

    @property
    def words(self) -> str:
        """The column in words, as 'meta: columna C «Meta (%)»'."""
        parts = ", como partes de uno: 0.6 es 60%" if self.fractions else ""
        line = "fila" if self.turned else "columna"
        return f"{_ROLES[self.role]}: {line} {self.letters} «{short(self.heading)}»{parts}"


@dataclass(frozen=True, slots=True)
class Findings:
    """What one sheet says; `region` and `period` by code, where the file names them.

    `agreement`: by whose indicators its rows were understood. `columns`: what the figures were read
    from; `unread`: everything that was not read. `doubt`: what the names of the sheet and the file
    say otherwise. `partial`: rows whose faults can be settled by choosing a reading.
    """

    sheet: str
    rows: tuple[Filled, ...]
    faults: tuple[SheetFault, ...]
    region: str | None = None
    period: str | None = None
    agreement: str = ""
    columns: tuple[ReadColumn, ...] = ()
    unread: tuple[NotRead, ...] = ()
    doubt: UnfitWorkbook | None = None
    partial: tuple[Filled, ...] = ()

    def with_reading(self, fault: SheetFault, chosen: Percentage) -> "Findings":
        """The findings with that reading of a cell; its row is read once no fault is left in it."""
        row = next(row for row in self.partial if row.indicator == fault.indicator)
        goal = fault.role is ColumnRole.GOAL
        row = replace(row, programmed=chosen) if goal else replace(row, executed=chosen)
        others = tuple(each for each in self.faults if each != fault)
        torn = any(each.indicator == row.indicator and each.readings for each in others)
        rest = tuple(each for each in self.partial if each.indicator != row.indicator)
        rows = self.rows if torn else tuple(sorted((*self.rows, row), key=lambda r: r.indicator))
        partial = (*rest, row) if torn else rest
        return replace(self, rows=rows, faults=others, partial=partial)


@dataclass(frozen=True, slots=True)
class ReadGoal:
    """What is programmed for an indicator of a region, by its code, and the cell that says so."""

    region: str
    indicator: int
    goal: Percentage | Mark
    cell: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class GoalFindings:
    """The goals and faults of the one sheet that was read.

    `columns`: those that goals were taken from; `unread`: everything that was not read.
    """

    sheet: str
    goals: tuple[ReadGoal, ...]
    faults: tuple[SheetFault, ...]
    columns: tuple[ReadColumn, ...] = ()
    unread: tuple[NotRead, ...] = ()
