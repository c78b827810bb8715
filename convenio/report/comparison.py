"""The comparison with the semester before, in percentage points."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.report.published_averages import Published
from convenio.report.results import Figure, Part, counted_value, whole


@dataclass(frozen=True, slots=True)
class Levels:
    """Percentages of one semester, to be compared; None where there is none."""

    programmed: Decimal | None
    executed: Decimal | None


@dataclass(frozen=True, slots=True)
class PointChange:
    """The change in points between whole percentages, as these are read; None without both."""

    programmed: int | None
    executed: int | None


def published_levels(published: Collection[Published]) -> Levels:
    """The levels of a semester known only as published; None where two tables contradict."""
    return Levels(
        _agreed({average.programmed for average in published}),
        _agreed({average.executed for average in published}),
    )


def _agreed(values: Collection[Decimal]) -> Decimal | None:
    return next(iter(values)) if len(values) == 1 else None


def change(before: Levels, now: Levels) -> PointChange:
    return PointChange(
        _points(before.programmed, now.programmed), _points(before.executed, now.executed)
    )


def the_same(before: Indicators, now: Indicators) -> dict[int, int]:
    """The old number of each indicator of now that another agreement had as well.

    It is the same if its name and its kind are; two agreements may number it differently.
    """
    if before.agreement == now.agreement:
        return {number: number for number in now if number in before}
    then = {(plain(indicator.name), indicator.kind): number for number, indicator in before.items()}
    return {
        number: then[plain(indicator.name), indicator.kind]
        for number, indicator in now.items()
        if (plain(indicator.name), indicator.kind) in then
    }


def renumbered(
    figures: Mapping[int, Figure], before: Indicators, now: Indicators
) -> dict[int, Figure]:
    """Figures of one agreement by the numbers of another; of indicators that both have."""
    if before.agreement == now.agreement:
        return dict(figures)
    return {
        number: replace(figures[then], indicator=number)
        for number, then in the_same(before, now).items()
        if then in figures
    }


def changes_by_indicator(
    indicators: Collection[int], before: Mapping[int, Figure], now: Mapping[int, Figure]
) -> dict[int, PointChange]:
    """The change of each indicator; figures by the same numbers, as far as they are there."""
    return {
        number: change(_counted(before.get(number)), _counted(now.get(number)))
        for number in indicators
    }


def _counted(figure: Figure | None) -> Levels:
    if figure is None:
        return Levels(None, None)
    return Levels(counted_value(figure, Part.PROGRAMMED), counted_value(figure, Part.EXECUTED))


def _points(before: Decimal | None, now: Decimal | None) -> int | None:
    return None if before is None or now is None else whole(now) - whole(before)
