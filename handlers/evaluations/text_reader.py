"""Texts of directorates, read with what the regions of a semester owe."""

from dataclasses import dataclass, replace

from convenio.evaluation.items import Item, ItemKind
from convenio.evaluation.reader import NoIndicatorNamed, read_text
from convenio.evaluation.reading.addressees import Addressees, addressees
from convenio.evaluation.words import DOUBTS, NOT_ITEMS
from handlers.evaluations.item_words import cut
from handlers.evaluations.standing import Standing
from storage.models import PeriodRow

SHOWN = 60  # letters of what is no item, or not clear


@dataclass(frozen=True, slots=True)
class TextReading:
    """What was read: the items, and in words what is none or is not clear.

    `lacks_indicator`: nothing says of which one the text is.
    """

    items: tuple[Item, ...]
    unread: tuple[str, ...] = ()
    lacks_indicator: bool = False


def read_evaluation_text(
    text: str, period: PeriodRow, standing: Standing, indicator: int | None
) -> TextReading:
    """Read a text of one indicator or, without one, of those that its headings name."""
    try:
        read = read_text(text, period.indicators, standing.expected, indicator)
    except NoIndicatorNamed:
        return TextReading((), lacks_indicator=True)
    doubts = [
        f"«{cut(read.items[doubt.item].text, SHOWN)}»: {DOUBTS[doubt.kind]}"
        for doubt in read.doubts
    ]
    others = [f"«{cut(left.text, SHOWN)}»: {NOT_ITEMS[left.taken_for]}" for left in read.unread]
    return TextReading(read.items, (*doubts, *others))


def reread(item: Item, words: str, standing: Standing, period: PeriodRow) -> Item:
    """The item with other words: its regions and its claim are read from them, if they say any."""
    read = read_evaluation_text(words, period, standing, item.indicator).items
    if len(read) != 1:
        return replace(item, text=words)
    told, changed = read[0], replace(item, text=words)
    if told.regions or told.everybody:
        changed = replace(changed, regions=told.regions, everybody=told.everybody)
    if item.kind is ItemKind.CONCLUSION and told.claim is not None:
        changed = replace(changed, claim=told.claim)
    return changed


def regions_named(words: str) -> Addressees:
    return addressees(words)
