"""Coherence: what does not fit in evaluations. It never blocks; it is shown and kept."""

from collections.abc import Collection, Iterable

from convenio.catalogue.indicators import Indicators
from convenio.evaluation.checks.of_conclusions import of_conclusions
from convenio.evaluation.checks.of_recommendations import of_recommendations
from convenio.evaluation.checks.of_texts import of_choices, of_leads, repeated
from convenio.evaluation.checks.subjects import subject_of
from convenio.evaluation.contradictions import Contradiction, ContradictionKind, IndicatorFigures
from convenio.evaluation.items import Item

_ORDER = {kind: at for at, kind in enumerate(ContradictionKind)}


def findings(
    items: Iterable[Item],
    figures: IndicatorFigures,
    expected: Collection[str],
    indicators: Indicators,
    leads: Iterable[tuple[int, str]] = (),
) -> tuple[Contradiction, ...]:
    """Everything that does not fit in the evaluations of one indicator or several.

    `leads`: an indicator, and the sentence that says who evaluates it. The order of items changes
    nothing.
    """
    owing = frozenset(expected)
    by_indicator: dict[int, list[Item]] = {}
    for item in items:
        by_indicator.setdefault(item.indicator, []).append(item)
    found: set[Contradiction] = set()
    for number, of in by_indicator.items():
        subject = subject_of(number, of, figures.get(number, {}), owing)
        found.update(of_conclusions(subject))
        found.update(of_recommendations(subject))
        found.update(of_choices(subject))
    found.update(repeated(by_indicator))
    found.update(of_leads(leads, indicators))
    return tuple(sorted(found, key=_place))


def _place(found: Contradiction) -> tuple[int, int, str, str, str]:
    return found.indicator, _ORDER[found.kind], found.region, found.said, found.figure
