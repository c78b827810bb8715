"""What was corrected after its semester was published, in words."""

from collections.abc import Iterable, Sequence

from charts.facts.base import ChartFacts
from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import HeatmapFacts, RegionFigures
from charts.facts.indicator import IndicatorFacts
from charts.facts.ranking import RankingFacts, RegionStanding
from charts.facts.region import RegionFacts
from convenio.catalogue.regions import REGIONS

SHOWN = 4  # regions


def corrections(facts: ChartFacts) -> str:
    """'IdG 3', of several regions 'Loreto (IdG 3), Puno (IdG 1, 4)'; empty where nothing was."""
    match facts:
        case RegionFacts(corrected=(_, *_)):
            return _indicators(facts.corrected)
        case ComparisonFacts():
            return "; ".join(
                f"{each.period.label}, {_indicators(each.corrected)}"
                for each in (facts.earlier, facts.later)
                if each.corrected
            )
        case IndicatorFacts():
            return _regions(REGIONS[code].name for code in facts.corrected)
        case RankingFacts(standings=rows) | HeatmapFacts(rows=rows):
            return _regions(_region(each) for each in rows if each.region and each.corrected)
    return ""


def corrected_semesters(rows: Iterable[ComparisonFacts]) -> str:
    """Of Cuadro 05."""
    return _regions(
        f"{REGIONS[row.region].name} ({each.period.code}, {_indicators(each.corrected)})"
        for row in rows
        for each in (row.earlier, row.later)
        if each.corrected
    )


def _region(row: RegionStanding | RegionFigures) -> str:
    return f"{REGIONS[row.region or ''].name} ({_indicators(row.corrected)})"


def _indicators(numbers: Sequence[int]) -> str:
    """'IdG 1, 4'; all of a report that came after publication, 'IdG 1 a 12'."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 2 and last - first == len(numbers) - 1:
        return f"IdG {first} a {last}"
    return f"IdG {', '.join(map(str, numbers))}"


def _regions(names: Iterable[str]) -> str:
    found = list(names)
    more = len(found[SHOWN:])
    return ", ".join(found[:SHOWN]) + (f" y {more} más" if more else "")
