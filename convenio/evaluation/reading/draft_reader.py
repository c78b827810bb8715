"""Passages with the indicator and the part that they stand below: drafts of items, or none."""

from collections.abc import Iterator, Sequence

from convenio.catalogue.indicators import Indicators
from convenio.evaluation.reading.claims.sentence_claims import claims_in
from convenio.evaluation.reading.continuation import says_something
from convenio.evaluation.reading.demands import demands
from convenio.evaluation.reading.drafts import (
    Draft,
    bare,
    enumerated,
    labelled,
    only_names,
    with_leads,
)
from convenio.evaluation.reading.furniture import (
    Furniture,
    NotItem,
    is_topic,
    looks_like_footnote,
    looks_like_signature,
    recommends_nothing,
    says_nothing,
    without_closing,
)
from convenio.evaluation.reading.headings import IndicatorHeading, PartHeading, TextPart
from convenio.evaluation.reading.leads import LeadSentence, lead_part
from convenio.evaluation.reading.paragraphs import Passage
from convenio.evaluation.reading.passages import Event
from convenio.evaluation.reading.regions.addressees import addressees
from convenio.evaluation.reading.regions.named_regions import named_regions
from convenio.evaluation.reading.surroundings import surroundings
from convenio.evaluation.reading.tables import table_items

_CODES = {"C": TextPart.CONCLUSIONS, "R": TextPart.RECOMMENDATIONS}
LONGEST_ITEM = 40_000  # letters


class TextReader:
    """Goes through the passages with the indicator and the part that they stand below."""

    def __init__(self, indicators: Indicators, indicator: int | None) -> None:
        self._indicators = indicators
        self._numbers: tuple[int, ...] = (indicator,) if indicator is not None else ()
        self._once: tuple[int, ...] = ()  # of the next item alone
        self._about: tuple[str, ...] = ()
        self._part: TextPart | None = None
        self._inherited = False  # the part is of a heading above the indicator's
        self._events: Sequence[Event] = ()
        self._ahead: Sequence[Event | None] = ()  # behind each event, the heading that comes next
        self._lists: Sequence[bool] = ()  # whether a list stands in the part of each event
        self._at = 0
        self._drafts: list[Draft] = []
        self.unread: list[NotItem] = []
        self.leads: list[LeadSentence] = []
        self.homeless = False  # words that would be items, of no indicator

    def read(self, events: Sequence[Event]) -> None:
        self._events = events
        self._ahead, self._lists = surroundings(events)
        for self._at, event in enumerate(events):
            match event:
                case IndicatorHeading():
                    self._indicator(event)
                case PartHeading(part=part, about=about):
                    self._part, self._inherited = part, False
                    if whose := named_regions(about):
                        self._about = tuple(dict.fromkeys(each.code for each in whose))
                case Passage():
                    self._passage(event)
        self._set_aside()

    def _set_aside(self) -> None:
        """Name as no item what stands below no heading, where the indicator's own have theirs."""
        concluding = (TextPart.CONCLUSIONS, TextPart.BOTH)
        headed = {
            number for each in self._drafts if each.part in concluding for number in each.indicators
        }
        kept = []
        for draft in self._drafts:
            outside = draft.part is None and headed.issuperset(draft.indicators)
            if outside and not says_something(draft.text):
                self.unread.append(NotItem(draft.indicators[0], draft.text, Furniture.INTRODUCTION))
            else:
                kept.append(draft)
        self._drafts = kept

    @property
    def drafts(self) -> Iterator[Draft]:
        for draft in with_leads(self._drafts):
            yield from enumerated(draft)

    def leave_out(self, draft: Draft) -> None:
        self.unread.append(NotItem(draft.indicators[0], draft.text, Furniture.TOO_LONG))

    def _indicator(self, heading: IndicatorHeading) -> None:
        if heading.once and self._numbers:
            self._once = heading.numbers
            return
        self._numbers, self._about = heading.numbers, ()
        self._inherited = True
        if not heading.within and self._has_parts_of_its_own():
            self._part = None

    def _has_parts_of_its_own(self) -> bool:
        """Tell whether a heading of a part follows before the next indicator's."""
        return isinstance(self._ahead[self._at], PartHeading)

    def _passage(self, passage: Passage) -> None:
        if regions := labelled(passage.text) or self._whose(passage):
            self._about = regions
            self._leave(passage.text, Furniture.TITLE)
        elif passage.furniture is not None:
            self._leave(passage.text, passage.furniture)
        elif passage.cells:
            self._table(passage)
        elif not self._is_lead(passage):
            self._item(passage)

    def _whose(self, passage: Passage) -> tuple[str, ...]:
        """The regions of a line above their own conclusions: 'Región Ica:'."""
        headed = isinstance(self._below, PartHeading) and not passage.bullet
        above = self._events[self._at - 1] if self._at else None
        headed = headed and not (isinstance(above, Passage) and above.last.endswith(":"))
        if not headed or not only_names(passage.text):
            return ()
        return tuple(dict.fromkeys(each.code for each in named_regions(passage.text)))

    def _leave(self, text: str, taken_for: Furniture) -> None:
        self.unread.append(NotItem(self._numbers[0] if self._numbers else 0, text, taken_for))

    def _is_lead(self, passage: Passage) -> bool:
        found = lead_part(passage.text)
        if found is None:
            return False
        if found.part is not None:
            self._part = found.part
        self._leave(passage.text, Furniture.LEAD)
        self.leads += [LeadSentence(number, passage.text) for number in self._numbers]
        return True

    def _item(self, passage: Passage) -> None:
        text = without_closing(bare(passage.text))
        nothing = self._part is TextPart.RECOMMENDATIONS and recommends_nothing(text)
        nothing = nothing or says_nothing(text)
        if nothing or not any(letter.isalpha() for letter in text):
            self._leave(passage.text, Furniture.OTHER)
        elif (why := self._no_item(passage, text)) is not None:
            self._leave(passage.text, why)
        else:
            numbers, self._once = self._once or self._numbers, ()
            self._keep(
                text,
                self._part_of(text, passage.mark),
                numbers,
                bullet=passage.bullet,
                mark=passage.mark,
            )

    def _part_of(self, text: str, mark: str) -> TextPart | None:
        """The part of the heading above, unless its code or the verb tells: 'R1.'"""
        if mark in _CODES:
            return _CODES[mark]
        recommends = self._part is TextPart.RECOMMENDATIONS
        return None if recommends and self._inherited and _only_claims(text) else self._part

    def _no_item(self, passage: Passage, text: str) -> Furniture | None:
        """Why a paragraph is none, if it is none: what stands in a list always is one."""
        if passage.bullet and not is_topic(text):
            return None
        if text.endswith(":") and is_topic(text) and self._named_below(text):
            return Furniture.TITLE
        says = bool(claims_in(text)) or demands(text)
        if not says and looks_like_signature(text):
            return Furniture.LETTER
        if passage.bullet:
            return None if says or named_regions(text) else Furniture.TITLE
        about = named_regions(text) or addressees(text).everybody
        if self._part is None:
            if self._concluded_below():
                return Furniture.INTRODUCTION
            return None if says or named_regions(text) else Furniture.INTRODUCTION
        if looks_like_footnote(passage.text):
            return Furniture.FOOTNOTE
        if says or about or not self._lists[self._at]:
            return None
        return Furniture.OTHER

    def _named_below(self, text: str) -> bool:
        """Tell whether the next paragraph names itself those whom a topic announces."""
        below = self._below
        if not isinstance(below, Passage) or below.bullet:
            return False
        return _codes(text) <= _codes(below.text)

    @property
    def _below(self) -> Event | None:
        return next(iter(self._events[self._at + 1 : self._at + 2]), None)

    def _concluded_below(self) -> bool:
        """Tell whether the indicator's conclusions have their own heading further down."""
        ahead = self._ahead[self._at]
        return isinstance(ahead, PartHeading) and ahead.part is not TextPart.RECOMMENDATIONS

    def _table(self, passage: Passage) -> None:
        for item in table_items(passage.cells):
            numbers = (item.indicator,) if item.indicator else self._numbers
            text = bare(item.text)
            if not any(map(str.isalpha, text)):
                continue
            if claims_in(text) or demands(text) or item.part:
                self._keep(text, item.part or self._part, numbers, bullet=True)
            else:
                self._leave(text, Furniture.OTHER)

    def _keep(
        self,
        text: str,
        part: TextPart | None,
        numbers: tuple[int, ...],
        *,
        bullet: bool,
        mark: str = "",
    ) -> None:
        known = tuple(number for number in numbers if number in self._indicators)
        if not numbers:
            self.homeless = True
            self._leave(text, Furniture.NO_INDICATOR)
        elif len(text) > LONGEST_ITEM:
            self._leave(text, Furniture.TOO_LONG)
        elif not known:
            self._leave(text, Furniture.UNKNOWN_INDICATOR)
        else:
            self._drafts.append(Draft(text, part, known, bullet, self._at, self._about, mark))


def _only_claims(text: str) -> bool:
    return bool(claims_in(text)) and not demands(text)


def _codes(text: str) -> set[str]:
    return {each.code for each in named_regions(text)}
