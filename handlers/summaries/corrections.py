"""Corrections made after a semester was published, in words."""

from collections.abc import Iterable, Sequence

from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import RegionFigures
from charts.facts.ranking import RegionStanding
from convenio.catalogue.regions import REGIONS

SHOWN = 4  # regions


def indicator_numbers(numbers: Sequence[int]) -> str:
    """Indicators in words: 'IdG 1, 4', all as 'IdG 1 a 12'; empty for none."""
    if not numbers:
        return ""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 2 and last - first == len(numbers) - 1:
        return f"IdG {first} a {last}"
    return f"IdG {', '.join(map(str, numbers))}"


def corrected_regions(rows: Iterable[RegionStanding | RegionFigures]) -> str:
    """Corrected regions: 'Loreto (IdG 3), Puno (IdG 1, 4)'; empty where nothing was corrected."""
    return regions_shown(
        f"{REGIONS[row.region].name} ({indicator_numbers(row.corrected)})"
        for row in rows
        if row.region and row.corrected
    )


def corrected_semesters(rows: Iterable[ComparisonFacts]) -> str:
    """Corrected regions of Cuadro 05, with the semester of each."""
    return regions_shown(
        f"{REGIONS[row.region].name} ({semester.period.code}, "
        f"{indicator_numbers(semester.corrected)})"
        for row in rows
        for semester in (row.earlier, row.later)
        if semester.corrected
    )


def regions_shown(names: Iterable[str]) -> str:
    """The names that there is room for, and how many more."""
    found = list(names)
    more = len(found[SHOWN:])
    return ", ".join(found[:SHOWN]) + (f" y {more} más" if more else "")
