"""What the report is made of: everything that the database says of a semester, once."""

from dataclasses import dataclass
from datetime import date, datetime

from charts.facts.base import Listed
from charts.facts.comparison import ComparisonFacts
from charts.facts.indicator import IndicatorFacts
from convenio.calendar.periods import Period, lima_day
from convenio.evaluation.contradictions import Contradiction
from convenio.evaluation.items import Item
from convenio.evaluation.matrix import MatrixLine
from convenio.report.rankings import IndicatorSummary, Turnout


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """A version that was sent, of a region's report or of an indicator's evaluation.

    `counts`: its figures or texts are those of this report.
    """

    region: str = ""
    indicator: int = 0
    number: int
    sent_at: datetime
    late: bool
    receipt: str
    content_hash: str
    state: str
    counts: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentItem:
    """A conclusion or a recommendation as sent; `code`: the recommendation's number."""

    item: Item
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPart:
    """An indicator's evaluation, as far as it was received."""

    indicator: int
    received: bool
    simulated: bool = False
    items: tuple[SentItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseCount:
    """How many goals that were not met have that cause, of how many regions."""

    cause: str
    goals: int
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """A semester, by the moment of its newest datum.

    `signed`: the regions of the agreement in order of name, with the day of signing where it is
    known; `regions`: each region of which one of both semesters is known; `turnout`: None of a
    semester of which only averages were published; `published`: the day of publication.
    `edition`: its name, empty for a draft; `year_names`: what the header says of year and decade.
    """

    period: Period
    indicators: Listed
    agreement_years: str
    signed: tuple[tuple[str, date | None], ...]
    deadline: date | None
    evaluated_by: date | None
    published: date | None
    edition: str = ""
    year_names: tuple[str, ...] = ()
    moment: datetime
    regions: tuple[ComparisonFacts, ...]
    turnout: Turnout | None
    by_indicator: tuple[IndicatorFacts, ...]
    summaries: tuple[IndicatorSummary, ...]
    evaluations: tuple[EvaluationPart, ...]
    causes: tuple[CauseCount, ...]
    matrix: tuple[MatrixLine, ...]
    matrix_year: int
    findings: tuple[Contradiction, ...]
    versions: tuple[VersionLine, ...]

    @property
    def evaluated(self) -> tuple[ComparisonFacts, ...]:
        """The regions that reported or, where nobody had to, of which averages were published."""
        return tuple(
            facts
            for facts in self.regions
            if (facts.later.known if self.turnout is None else facts.later.figures)
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The regions that owed a report and sent none."""
        return self.turnout.missing if self.turnout else ()

    @property
    def awaited(self) -> bool:
        """Whether reports may still come in time."""
        return self.deadline is not None and lima_day(self.moment) <= self.deadline

    @property
    def simulated(self) -> bool:
        """Whether some figures of the semester were invented."""
        return any(facts.later.simulated for facts in self.regions)

    @property
    def simulated_texts(self) -> bool:
        return any(part.simulated for part in self.evaluations)

    @property
    def genuine(self) -> tuple[str, ...]:
        return tuple(
            facts.region
            for facts in self.regions
            if facts.later.figures and not facts.later.simulated
        )
