"""What a workbook is made of, as an outbox row keeps it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from convenio.evaluation.matrix import MatrixLine
from convenio.report.results import Figure
from convenio.typed.figures import Mark


class WorkbookKind(StrEnum):
    """The workbooks that are made."""

    FORM = "form"
    CONSOLIDATED = "consolidated"
    MATRIX = "matrix"


MARK_WORDS = {
    Mark.NOT_APPLICABLE: "no aplica",
    Mark.NO_GOAL: "sin meta",
    Mark.NOT_EXECUTED: "no ejecutado",
}
"""The words of a cell for each state; `read_figure` reads them back."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """An indicator of an Anexo 4: what is known of it already, in percent.

    `executed_count` of `base_count` where the region said it so; `cause`: in words, of a missed
    goal; `previous`: last semester's.
    """

    indicator: int
    name: str
    goal: Decimal | None = None
    goal_is_loaded: bool = False
    mark: Mark | None = None
    executed: Decimal | None = None
    executed_count: Decimal | None = None
    base_count: Decimal | None = None
    previous: Figure | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class FormFacts:
    """The Anexo 4 of a region for a semester; `period` and `previous` as people write them.

    `warning`: what stands beside the region where the figures were invented. `causes_required`:
    whether a missed goal needs its cause.
    """

    office: str
    period: str
    previous: str
    rows: tuple[FormRow, ...]
    warning: str = ""
    causes_required: bool = False


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A region's figure of an indicator in a semester, by code; `short_name`: the indicator's.

    `corrected`: after the semester was published. `reason`: why it does not apply, or is outside
    what is expected.
    """

    period: str
    region: str
    name: str
    short_name: str
    figure: Figure
    simulated: bool
    corrected: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """Averages as the report published them, where no figures are known."""

    period: str
    region: str
    programmed: Decimal | None
    executed: Decimal | None
    source: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """The state of a region's report; times are Lima's, without a zone, as Excel has them."""

    region: str
    name: str
    state: str
    answered: int
    deadline: date
    sent_at: datetime | None
    receipt: str
    simulated: bool


@dataclass(frozen=True, slots=True)
class CauseLine:
    name: str
    indicator: int
    short_name: str
    programmed: Decimal | None
    executed: Decimal | None
    cause: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    at: datetime
    name: str
    version: int
    indicator: int
    who: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EffectLine:
    """What came after reminders of a semester: of those at one lead time, or to one region.

    `within_three_days` takes in those `within_a_day`.
    """

    period: str
    region: str
    lead: str
    reminded: int
    before: int
    within_a_day: int
    within_three_days: int
    later: int
    never: int


@dataclass(frozen=True, slots=True)
class ConsolidatedFacts:
    """A whole semester, with the averages of the one before; `regions`: code and name.

    `indicators`: their names in order, from 1; `other_agreement`: what is to be said where the
    semester before had others, else empty.
    """

    period: str
    earlier: str
    label: str
    as_of: datetime
    warning: str
    indicators: tuple[str, ...]
    other_agreement: str
    regions: tuple[tuple[str, str], ...]
    figures: tuple[FigureLine, ...]
    published: tuple[PublishedLine, ...]
    reports: tuple[ReportLine, ...]
    causes: tuple[CauseLine, ...]
    changes: tuple[ChangeLine, ...]
    effects: tuple[EffectLine, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixSheetFacts:
    """The matrix of recommendations of a year; `as_of` is Lima's, without a zone."""

    year: int
    as_of: datetime
    lines: tuple[MatrixLine, ...]
