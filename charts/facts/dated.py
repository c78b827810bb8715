"""What all facts have: their day, their indicators, and whether they were invented."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from babel.dates import format_date
from pydantic import PlainSerializer, PlainValidator

from charts.facts.simulated_notice import simulated_words
from convenio.catalogue.indicators import INDICATORS, Indicators, read_indicators
from convenio.report.published_averages import Published
from convenio.report.results import Figure, State


def _written(indicators: Indicators) -> list[str]:
    """The first agreement's go without saying."""
    return [indicators.agreement, indicators.as_json()] if indicators.agreement else []


def _read(written: Indicators | list[str]) -> Indicators:
    if isinstance(written, Indicators):
        return written
    return read_indicators(*written) if written else INDICATORS


Listed = Annotated[Indicators, PlainSerializer(_written), PlainValidator(_read)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFacts:
    """`as_of`: the day in Lima on which the newest figure was sent, None where none was sent.

    `indicators`: those of their year.

    `simulated`: some figures were invented; `genuine`: whose were not (None: a region that the
    reader may not know).
    """

    as_of: date | None = None
    indicators: Listed = INDICATORS
    simulated: bool = False
    genuine: tuple[str | None, ...] = ()

    @property
    def dated(self) -> str:
        return f"Última cifra: {in_words(self.as_of)}." if self.as_of else ""

    @property
    def warning(self) -> str:
        """Empty where nothing was invented."""
        return simulated_words(self.genuine) if self.simulated else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayByDay(DatedFacts):
    """What the day itself belongs to: `as_of` is when the facts were so."""

    as_of: date

    @property
    def dated(self) -> str:
        return f"Datos al {in_words(self.as_of)}."


def in_words(day: date) -> str:
    return format_date(day, "d 'de' MMMM 'de' y", locale="es")


def sources(published: Iterable[Published]) -> str:
    return ", ".join(dict.fromkeys(each.source for each in published))


def all_of(indicators: Indicators, figures: Iterable[Figure]) -> list[Figure]:
    """One for each indicator, in order: what nobody spoke of is missing."""
    known = {figure.indicator: figure for figure in figures}
    return [known.get(number) or Figure(number, State.MISSING) for number in indicators]
