"""What all facts have: their day, their indicators, and whether they were invented."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator

from charts.simulated import simulated_words
from convenio.indicators import INDICATORS, Indicators, read_indicators
from convenio.published import Published
from convenio.results import Figure, State


def _written(indicators: Indicators) -> list[str]:
    """The first agreement's go without saying."""
    return [indicators.agreement, indicators.as_json()] if indicators.agreement else []


def _read(written: Indicators | list[str]) -> Indicators:
    if isinstance(written, Indicators):
        return written
    return read_indicators(*written) if written else INDICATORS


Listed = Annotated[Indicators, PlainSerializer(_written), PlainValidator(_read)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """`as_of`: the day in Lima on which the facts were so; `indicators`: those of their year.

    `simulated`: some figures were invented; `genuine`: whose were not (None: a region that the
    reader may not know).
    """

    as_of: date
    indicators: Listed = INDICATORS
    simulated: bool = False
    genuine: tuple[str | None, ...] = ()

    @property
    def warning(self) -> str:
        """Empty where nothing was invented."""
        return simulated_words(self.genuine) if self.simulated else ""


def sources(published: Iterable[Published]) -> str:
    return ", ".join(dict.fromkeys(each.source for each in published))


def all_of(indicators: Indicators, figures: Iterable[Figure]) -> list[Figure]:
    """One for each indicator, in order: what nobody spoke of is missing."""
    known = {figure.indicator: figure for figure in figures}
    return [known.get(number) or Figure(number, State.MISSING) for number in indicators]
