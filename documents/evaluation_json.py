"""What is read of a directorate's text, and what does not fit in it, as JSON for scripts."""

from collections.abc import Mapping, Sequence
from typing import Any

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.evaluation.coherence import findings
from convenio.evaluation.contradictions import Contradiction, ContradictionKind
from convenio.evaluation.items import Item
from convenio.evaluation.reader import Read, read_text
from convenio.evaluation.reader_words import DOUBTS, NOT_ITEMS
from convenio.report.results import Figure

ByRegion = Mapping[str, Sequence[Figure]]
_OF_EXPECTED = (  # what only a list of those who owe a report tells
    ContradictionKind.UNMENTIONED,
    ContradictionKind.NOT_EXPECTED,
    ContradictionKind.NO_RECOMMENDATION,
)


def evaluation_json(
    text: str, indicators: Indicators, figures: ByRegion | None, indicator: int | None
) -> dict[str, Any]:
    """Read it beside the figures of those who owe a report; None: of an unknown semester.

    Raises NoIndicatorNamed.
    """
    expected = tuple(REGIONS if figures is None else figures)
    read = read_text(text, indicators, expected, indicator)
    return {
        "items": [_item(item) for item in read.items],
        "findings": [_finding(found) for found in _findings(read, figures, expected, indicators)],
        "unread": [
            {
                "indicator": each.indicator or None,
                "text": each.text,
                "why": NOT_ITEMS[each.why],
            }
            for each in read.unread
        ],
        "asked": [{"item": each.item, "why": DOUBTS[each.kind]} for each in read.doubts],
    }


def _findings(
    read: Read, figures: ByRegion | None, expected: Sequence[str], indicators: Indicators
) -> list[Contradiction]:
    of_indicator: dict[int, dict[str, Figure]] = {}
    for region, own in (figures or {}).items():
        for figure in own:
            of_indicator.setdefault(figure.indicator, {})[region] = figure
    leads = [(lead.indicator, lead.text) for lead in read.leads]
    found = findings(read.items, of_indicator, expected, indicators, leads)
    return [each for each in found if figures is not None or each.kind not in _OF_EXPECTED]


def _item(item: Item) -> dict[str, Any]:
    return {
        "indicator": item.indicator,
        "kind": item.kind.value,
        "regions": list(item.regions),
        "everybody": item.everybody,
        "claim": item.claim.value if item.claim else None,
        "text": item.text,
    }


def _finding(found: Contradiction) -> dict[str, Any]:
    return {
        "indicator": found.indicator,
        "region": found.region,
        "kind": found.kind.value,
        "said": found.said,
        "figure": found.figure,
    }
