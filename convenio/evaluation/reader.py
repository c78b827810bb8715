"""A directorate's whole text (Anexo 5), item by item; what is no item is named, not dropped."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.evaluation.due_months import due_in
from convenio.evaluation.items import Item, ItemKind
from convenio.evaluation.reading.composer import ItemComposer, ReadDoubt
from convenio.evaluation.reading.dictation import in_lines
from convenio.evaluation.reading.draft_reader import TextReader
from convenio.evaluation.reading.furniture import Furniture, NotItem
from convenio.evaluation.reading.headings import numbers_in
from convenio.evaluation.reading.leads import LeadSentence
from convenio.evaluation.reading.passages import passages
from convenio.evaluation.reading.tables import in_columns, unstacked

MOST_ITEMS = 1_000
LONGEST = 400_000  # letters; a directorate's longest text has some 20,000


class NoIndicatorNamed(ValueError):
    """A text that does not say of which indicator it is."""

    def __init__(self) -> None:
        super().__init__(
            "No se sabe de qué indicador es el texto: ponga antes «IdG 4» en una línea, o elija el"
            " indicador."
        )


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a text, in its order.

    `unread`: everything that is no item; `doubts`: what an item does not say clearly, by its place.
    """

    items: tuple[Item, ...]
    unread: tuple[NotItem, ...] = ()
    leads: tuple[LeadSentence, ...] = ()
    doubts: tuple[ReadDoubt, ...] = ()


def read_text(
    text: str,
    indicators: Indicators,
    expected: Collection[str],
    indicator: int | None = None,
    semester: Period | None = None,
) -> Read:
    """Read conclusions and recommendations of one indicator, or of several with their headings.

    `expected`: the regions of the semester, for 'todas excepto' and 'las demás'; `indicator`: what
    words belong to that stand below no heading; `semester`: where it is given, the month that a
    recommendation's words set is read too. Raises NoIndicatorNamed.
    """
    text = in_lines(unicodedata.normalize("NFC", text))
    reader = TextReader(indicators, indicator)
    reader.read(passages(unstacked(in_columns(text[:LONGEST])), indicators))
    if len(text) > LONGEST:
        reader.unread.append(NotItem(0, text[LONGEST : LONGEST + 80], Furniture.TOO_LONG))
    composer = ItemComposer(tuple(expected))
    for draft in reader.drafts:
        if len(composer.items) < MOST_ITEMS:
            composer.add(draft)
        else:
            reader.leave_out(draft)
    composer.leave_told()
    if not composer.items and reader.homeless:
        mentioned = numbers_in(text[:LONGEST]) & set(indicators)
        if len(mentioned) != 1:
            raise NoIndicatorNamed
        return read_text(text, indicators, expected, mentioned.pop(), semester)
    items = [_with_month(each, semester) if semester else each for each in composer.items]
    return Read(tuple(items), tuple(reader.unread), tuple(reader.leads), tuple(composer.doubts))


def _with_month(item: Item, semester: Period) -> Item:
    recommends = item.kind is ItemKind.RECOMMENDATION
    return replace(item, due=due_in(item.text, semester)) if recommends else item
