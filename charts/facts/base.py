"""What the facts of every kind of picture have, and what they must say of themselves."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from babel.dates import format_date
from pydantic import PlainSerializer, PlainValidator

from charts.facts.empty import NothingToShow
from charts.facts.headings import Heading
from charts.facts.off_scale import cut_words
from charts.facts.simulated_notice import simulated_words
from convenio.catalogue.indicators import INDICATORS, Indicators, read_indicators
from convenio.report.published_averages import Published
from convenio.report.results import Figure, State


def _written(indicators: Indicators) -> list[str]:
    """The agreement and its list as JSON; the first agreement's go without saying."""
    return [indicators.agreement, indicators.as_json()] if indicators.agreement else []


def _read(written: Indicators | list[str]) -> Indicators:
    if isinstance(written, Indicators):
        return written
    return read_indicators(*written) if written else INDICATORS


Listed = Annotated[Indicators, PlainSerializer(_written), PlainValidator(_read)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFacts(ABC):
    """The facts of a picture; `as_of`: the day in Lima of the newest sent figure, None without.

    `indicators`: those of their year.

    `simulated`: some figures were invented; `genuine`: whose were not (None: a region that the
    reader may not know).
    """

    as_of: date | None = None
    indicators: Listed = INDICATORS
    simulated: bool = False
    genuine: tuple[str | None, ...] = ()

    @property
    @abstractmethod
    def shows_something(self) -> bool:
        """Whether there is something to show; 'Falta' is: it is what the reader has to know."""

    @property
    @abstractmethod
    def heading(self) -> Heading:
        """What stands above and below the picture."""

    @property
    @abstractmethod
    def name_parts(self) -> tuple[object, ...]:
        """What the picture's file is called after, in order."""

    @property
    def bars(self) -> Sequence[tuple[str, Decimal]]:
        """The name and percentage of each bar, by which their scale is chosen."""
        return ()

    @property
    def dated(self) -> str:
        return f"Última cifra: {day_words(self.as_of)}." if self.as_of else ""

    @property
    def warning(self) -> str:
        """The words that say what was invented; empty where nothing was."""
        return simulated_words(self.genuine) if self.simulated else ""

    def headed(self, title: str, subtitle: str, source: str, note: str = "") -> Heading:
        cut = cut_words(self.bars)
        return Heading(title, subtitle, source, self.dated, self.warning, note, cut)

    def file_name(self, ending: str = "png") -> str:
        """The name of the picture's file: 'loreto-2020-II.png'."""
        return "-".join(map(str, self.name_parts)) + f".{ending}"

    def require_something(self) -> None:
        """Raise NothingToShow where there is nothing to show."""
        if not self.shows_something:
            raise NothingToShow(type(self).__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyFacts(ChartFacts):
    """Facts that change from day to day: `as_of` is when they were so."""

    as_of: date

    @property
    def dated(self) -> str:
        return f"Datos al {day_words(self.as_of)}."


def day_words(day: date) -> str:
    return format_date(day, "d 'de' MMMM 'de' y", locale="es")


def table_names(published: Iterable[Published]) -> str:
    """The report's tables that published averages are of, each once."""
    return ", ".join(dict.fromkeys(average.source for average in published))


def every_figure(indicators: Indicators, figures: Iterable[Figure]) -> list[Figure]:
    """One for each indicator, in order: what nobody spoke of is missing."""
    known = {figure.indicator: figure for figure in figures}
    return [known.get(number) or Figure(number, State.MISSING) for number in indicators]
