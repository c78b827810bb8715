"""A text's lines in passages: headings, items, tables, and what is none of them, in order."""

from collections.abc import Sequence

from convenio.catalogue.indicators import Indicators
from convenio.evaluation.reading import headings
from convenio.evaluation.reading.continuation import (
    LOOK_AHEAD,
    continues,
    continues_below,
    furniture_here,
    says_something,
)
from convenio.evaluation.reading.furniture import (
    Furniture,
    closes_letter,
    leads_on,
    looks_like_footnote,
    opens_letter,
)
from convenio.evaluation.reading.headings import IndicatorHeading, PartHeading
from convenio.evaluation.reading.indicator_names import IndicatorNames
from convenio.evaluation.reading.lines import TextLine, text_lines
from convenio.evaluation.reading.paragraphs import Passage, ended, hangs
from convenio.evaluation.reading.tables import cells_of, is_row
from convenio.evaluation.reading.titles import end_of_title, is_chapter, is_title, long_name

MOST_LINES = 5_000  # a directorate's longest text has some 700
Event = Passage | IndicatorHeading | PartHeading


def passages(text: str, indicators: Indicators) -> list[Event]:
    lines = list(text_lines(text))
    reader = _Passages(lines[:MOST_LINES], indicators)
    events = reader.read()
    if len(lines) > MOST_LINES:
        left = next((line.text for line in lines[MOST_LINES:] if line.text), "")
        events.append(Passage([f"{left} …"], furniture=Furniture.TOO_LONG))
    return events


class _Passages:
    """Goes through the lines once, with the passage that is still open."""

    def __init__(self, lines: Sequence[TextLine], indicators: Indicators) -> None:
        self._lines = lines
        self._names = IndicatorNames(indicators)
        self._events: list[Event] = []
        self._open: Passage | None = None
        self._blank = True
        self._broken = False
        self._over = False  # below a letter's end, or in another chapter
        self._closed = False  # in another chapter
        self._at = 0

    def read(self) -> list[Event]:
        while self._at < len(self._lines):
            self._step(self._lines[self._at])
            self._at += 1
        return self._events

    def _step(self, line: TextLine) -> None:
        self._broken = self._broken or line.paged
        if line.blank:
            self._blank = True
            return
        parted = self._open.last if self._broken and self._open is not None else ""
        if (kind := furniture_here(line, parted)) and not self._is_wrapped(line):
            self._broken = True
            self._aside([line.text], kind)
            return
        if is_row(line.text, self._table_above()):
            self._row(line)
        elif not self._heading(line):
            self._words(line)
        self._blank = self._broken = False

    def _is_wrapped(self, line: TextLine) -> bool:
        """'2021' or '45%' as the rest of a sentence."""
        return bool(self._open and not (self._blank or self._broken) and hangs(self._open.last))

    def _aside(self, lines: list[str], kind: Furniture) -> None:
        self._events.append(Passage(lines, furniture=kind))

    def _begin(self, line: TextLine, text: str) -> None:
        self._open = Passage([text], line.bullet, line.number, widest=len(text), mark=line.mark)
        self._events.append(self._open)

    def _heading(self, line: TextLine) -> bool:
        """A heading of an indicator or of a part, if the line is one here."""
        if self._is_mid_sentence(line):
            return False
        part = headings.part_heading(line.text)
        if part is not None:
            self._part(line, part)
            return True
        found = headings.indicator_heading(line.text)
        if found is None:
            named = headings.named_indicator(line.text, self._names) or self._long_name()
            behind = headings.named_behind(line.text)
            found = named or (behind if behind and is_title(line.text) else None)
        if found is None:
            return False
        if found.within and not self._titled(found):
            return self._mention(line, found)
        self._indicator(line, found)
        return True

    def _is_mid_sentence(self, line: TextLine) -> bool:
        if self._open is None or line.bullet:
            return False
        if hangs(self._open.last):
            answered = self._open.last.endswith(" no") and line.text[:1].isupper()
            return not answered  # 'Puno, no', and below it a heading
        mid = not self._blank and not ended(self._open.last) and line.text[:1].islower()
        return mid and not headings.stands_alone(line.text)

    def _part(self, line: TextLine, found: PartHeading) -> None:
        self._over = self._closed = False
        self._open = None
        about = headings.indicator_heading(found.about.lstrip("(:- ")) if found.about else None
        if about:
            self._events.append(IndicatorHeading(about.numbers, ""))
        self._events.append(found)
        if found.rest:
            inner = headings.indicator_heading(found.rest)
            if inner and not inner.within:
                self._events.append(inner)
                found = PartHeading(found.part, inner.rest)
            if (rest := found.rest.lstrip("-–—•* ")) and not leads_on(rest):
                self._begin(TextLine(rest, bullet=True), rest)

    def _titled(self, found: IndicatorHeading) -> bool:
        """'Indicador N° 4 “Incremento de …”': a heading, though nothing parts number and name."""
        rest = found.rest.strip(' ,“”"«».:-')
        return found.rest[:1] in '“"«(' or self._names.names(rest, found.numbers[0])

    def _indicator(self, line: TextLine, found: IndicatorHeading) -> None:
        self._over = self._closed = False
        self._open = None
        rest = found.rest
        if rest and (part := headings.part_heading(rest)):
            self._events.append(IndicatorHeading(found.numbers, ""))
            self._part(line, part)
            return
        if rest and self._titled(found):
            self._title(rest, found.numbers[0])
            rest = ""
        elif rest and is_title(rest):
            self._events.append(IndicatorHeading(found.numbers, ""))
            self._aside([rest], Furniture.TITLE)
            return
        self._events.append(IndicatorHeading(found.numbers, "", within=bool(rest)))
        if rest:
            self._begin(TextLine(rest, bullet=True), rest)
        elif not found.rest:
            self._title("", found.numbers[0])

    def _mention(self, line: TextLine, found: IndicatorHeading) -> bool:
        """'Respecto al IdG 4, las G/DRTPE …': the item says itself of what it is."""
        fresh = self._open is None or self._blank or ended(self._open.last)
        if not (fresh or line.bullet):
            return False
        self._events.append(IndicatorHeading(found.numbers, "", within=True, once=True))
        self._begin(line, line.text)
        return True

    def _title(self, begun: str, number: int) -> None:
        self._at = end_of_title(self._lines, self._at, begun, number, self._names)

    def _long_name(self) -> IndicatorHeading | None:
        found = long_name(self._lines, self._at, self._names)
        if found is None:
            return None
        number, self._at = found
        return IndicatorHeading((number,), "")

    def _words(self, line: TextLine) -> None:
        if line.roman and is_chapter(line.text):
            self._over = self._closed = True
            self._open = None
        if not line.bullet and self._is_of_a_letter(line):
            return
        if self._over and self._says(line):
            self._over = False
        if self._over:
            self._left_out(line)
        elif "\t" in line.text or line.text.count("|") > 1 or " | " in line.text:
            self._row(line)
        elif self._open is not None and self._goes_on(self._open, line):
            prefix = [line.number + "."] if line.bullet and line.number else []
            self._open.add(" ".join([*prefix, line.text]))
        else:
            self._begin(line, line.text)

    def _says(self, line: TextLine) -> bool:
        """Tell whether something is said of regions below a letter's end."""
        return not self._closed and says_something(line.text)

    def _left_out(self, line: TextLine) -> None:
        last = self._events[-1] if self._events else None
        other = isinstance(last, Passage) and last.furniture is Furniture.OTHER
        if isinstance(last, Passage) and other and not self._blank:
            last.add(line.text)
        else:
            self._aside([line.text], Furniture.OTHER)

    def _is_of_a_letter(self, line: TextLine) -> bool:
        if closes_letter(line.text) and not says_something(line.text):
            self._over, self._open = True, None
            self._aside([line.text], Furniture.LETTER)
            return True
        fresh = self._open is None or self._blank or ended(self._open.last)
        if fresh and not self._over and opens_letter(line.text) and not says_something(line.text):
            self._open = Passage([line.text], furniture=Furniture.LETTER)
            self._events.append(self._open)
            return True
        parted = self._broken or (self._open is not None and not ended(self._open.last))
        if self._blank and parted and looks_like_footnote(line.text):
            self._footnote()
            return True
        return False

    def _footnote(self) -> None:
        words: list[str] = []
        while self._at < len(self._lines) and not self._lines[self._at].blank:
            words.append(self._lines[self._at].text)
            self._at += 1
        self._aside(words, Furniture.FOOTNOTE)
        self._at -= 1

    def _table_above(self) -> Sequence[tuple[str, ...]]:
        last = self._events[-1] if self._events else None
        return last.cells if isinstance(last, Passage) else ()

    def _row(self, line: TextLine) -> None:
        cells = cells_of(line.text)
        if set("".join(cells)) <= set("-: "):
            return
        last = self._events[-1] if self._events else None
        self._open = None
        if isinstance(last, Passage) and self._table_above():
            last.cells.append(cells)
            last.lines.append(line.text)
        else:
            self._events.append(Passage([line.text], cells=[cells]))

    def _goes_on(self, opened: Passage, line: TextLine) -> bool:
        ahead = self._lines[self._at : self._at + LOOK_AHEAD]
        if self._blank:
            return continues_below(opened, line, ahead, broken=self._broken)
        return continues(opened, line, ahead)
