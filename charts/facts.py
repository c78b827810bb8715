"""What a picture shows: plain values that travel as JSON to the process that draws it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from charts.simulated import simulated_words
from convenio.indicators import INDICATORS
from convenio.periods import Period
from convenio.published import Published
from convenio.results import Average, Figure, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """`as_of`: the day in Lima on which the facts were so.

    `simulated`: some figures were invented; `genuine`: whose were not (None: a region that the
    reader may not know).
    """

    as_of: date
    simulated: bool = False
    genuine: tuple[str | None, ...] = ()

    @property
    def warning(self) -> str:
        """Empty where nothing was invented."""
        return simulated_words(self.genuine) if self.simulated else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFacts(Dated):
    """One region's semester (Gráfico 11); `corrected`: indicators changed after publication."""

    period: Period
    region: str
    figures: tuple[Figure, ...]
    corrected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Semester:
    """Averages, and the figures where they are known: of 2020-I only averages are (Cuadro 05).

    0 summands beside a value: the source doesn't say how many there were. `published`: what the
    report's tables say of this semester, which may differ. `corrected`: as of RegionFacts.
    """

    period: Period
    programmed: Average
    executed: Average
    figures: tuple[Figure, ...] = ()
    published: tuple[Published, ...] = ()
    simulated: bool = False
    corrected: tuple[int, ...] = ()

    @property
    def source(self) -> str:
        """The report's tables that the averages are of; empty where these were computed."""
        return "" if self.figures else sources(self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonFacts(Dated):
    """Two semesters of a region (Gráficos 32 to 49)."""

    region: str
    earlier: Semester
    later: Semester

    @property
    def warning(self) -> str:
        if self.earlier.simulated == self.later.simulated:
            return simulated_words() if self.simulated else ""
        only = self.earlier if self.earlier.simulated else self.later
        return simulated_words(period=only.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFacts(Dated):
    """An indicator's averages over the regions (Gráficos 20 to 31); `published` as in Semester.

    `corrected`: regions that changed it after publication.
    """

    period: Period
    indicator: int
    programmed: Average
    executed: Average
    published: tuple[Published, ...] = ()
    corrected: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """As of a Semester."""
        computed = self.programmed.summands or self.executed.summands
        return "" if computed else sources(self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A region's percentages; `region` is None where the reader may not know which one it is.

    Of averages with how many were summed up: 0 where that isn't known, or where it is no average.
    `corrected`: the indicators of it that were changed after publication.
    """

    region: str | None
    state: State
    programmed: Decimal | None = None
    executed: Decimal | None = None
    programmed_summands: int = 0
    executed_summands: int = 0
    simulated: bool = False
    corrected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingFacts(Dated):
    """Regions by what they executed: of an indicator or, where that is None, of their averages.

    `source`: the report's table, where there are no figures to compute averages of.
    """

    period: Period
    indicator: int | None
    standings: tuple[Standing, ...]
    highlighted: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFigures:
    region: str
    figures: tuple[Figure, ...]
    simulated: bool = False
    corrected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatmapFacts(Dated):
    """Compliance of each region with each indicator."""

    period: Period
    rows: tuple[RegionFigures, ...]


class ReportState(StrEnum):
    """Where a region's report is."""

    IN_TIME = "in_time"
    LATE = "late"
    WAITING = "waiting"
    RETURNED = "returned"
    AT_WORK = "at_work"
    NOT_BEGUN = "not_begun"
    OVERDUE = "overdue"
    UNREACHABLE = "unreachable"
    NO_AGREEMENT = "no_agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionStatus:
    """`answered`: indicators of the draft that something was said of; `reachable`: by messages."""

    region: str
    state: ReportState
    answered: int = 0
    reachable: bool = True
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFacts(Dated):
    """A region that isn't among `regions` is drawn as one without an agreement."""

    period: Period
    deadline: date
    regions: tuple[RegionStatus, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """The days in Lima on which regions sent their first report of a semester."""

    period: Period
    expected: int
    deadline: date
    sent_on: tuple[date, ...]
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressFacts(Dated):
    """Reports received as the deadline nears, against the semester before."""

    current: Arrivals
    previous: Arrivals | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityMonth:
    """Who takes part in a month, or without a date (None); nobody where no region is named yet."""

    month: int | None
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledActivity:
    """`number` is the annex's, within its indicator; `months` in order, without a date last."""

    indicator: int
    number: int
    name: str
    responsible: str
    months: tuple[ActivityMonth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFacts(Dated):
    """The year's activities, in order; `region`: whose own ones are marked."""

    year: int
    region: str | None
    activities: tuple[ScheduledActivity, ...]


Facts = (
    RegionFacts
    | ComparisonFacts
    | IndicatorFacts
    | RankingFacts
    | HeatmapFacts
    | StatusFacts
    | ProgressFacts
    | ScheduleFacts
)


def sources(published: Iterable[Published]) -> str:
    return ", ".join(dict.fromkeys(each.source for each in published))


def twelve(figures: Iterable[Figure]) -> list[Figure]:
    """One for each indicator, in order: what nobody spoke of is missing."""
    known = {figure.indicator: figure for figure in figures}
    return [known.get(number) or Figure(number, State.MISSING) for number in INDICATORS]
