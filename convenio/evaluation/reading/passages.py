"""A text's lines in passages: headings, items, tables, and what is none of them, in order."""

import re
from collections.abc import Sequence

from convenio.catalogue.indicators import Indicators
from convenio.evaluation.reading import headings
from convenio.evaluation.reading.claims import claims_in
from convenio.evaluation.reading.demands import opens_recommending
from convenio.evaluation.reading.furniture import (
    Furniture,
    closes_letter,
    furniture_in,
    looks_like_footnote,
    opens_chapter,
    opens_letter,
)
from convenio.evaluation.reading.headings import IndicatorHeading, PartHeading
from convenio.evaluation.reading.lines import TextLine, goes_on, text_lines
from convenio.evaluation.reading.named_regions import named_regions
from convenio.evaluation.reading.paragraphs import Passage, ended, hangs
from convenio.evaluation.reading.titles import end_of_title, long_name

MOST_LINES = 5_000  # a directorate's longest text has some 700
_ENDS = ".!?:;"
_AFTER_END = '”»"’)]* '
_SHORT_LINE = 60
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
        self._indicators = indicators
        self._events: list[Event] = []
        self._open: Passage | None = None
        self._blank = True
        self._broken = False
        self._over = False  # a letter's end, or another chapter
        self._at = 0

    def read(self) -> list[Event]:
        while self._at < len(self._lines):
            self._step(self._lines[self._at])
            self._at += 1
        return self._events

    def _step(self, line: TextLine) -> None:
        if line.paged:
            self._broken = True
        if line.blank:
            self._blank = True
            return
        if not line.bullet and (kind := furniture_in(line.text)) and not self._is_wrapped(line):
            self._broken = True
            self._aside([line.text], kind)
            return
        if self._heading(line):
            self._blank = self._broken = False
            return
        self._words(line)
        self._blank = self._broken = False

    def _is_wrapped(self, line: TextLine) -> bool:
        """'2021' or '45%' as the rest of a sentence."""
        opened = self._open is not None and not self._blank and not self._broken
        return opened and self._open is not None and hangs(self._open.last)

    def _aside(self, lines: list[str], kind: Furniture) -> None:
        self._events.append(Passage(lines, furniture=kind))

    def _begin(self, line: TextLine, text: str) -> None:
        self._open = Passage([text], line.bullet, line.number, widest=len(text))
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
            found = headings.named_indicator(line.text, self._indicators) or self._long_name()
        if found is None or (found.within and not self._titled(found)):
            return False
        self._indicator(line, found)
        return True

    def _is_mid_sentence(self, line: TextLine) -> bool:
        if self._open is None or line.bullet:
            return False
        if hangs(self._open.last):
            return True
        return not self._blank and not ended(self._open.last) and line.text[:1].islower()

    def _part(self, line: TextLine, found: PartHeading) -> None:
        self._over = False
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
            if found.rest:
                self._begin(TextLine(found.rest, bullet=True), found.rest)

    def _titled(self, found: IndicatorHeading) -> bool:
        """'Indicador N° 4 “Incremento de …”': a heading, though nothing parts number and name."""
        rest = found.rest.strip(' ,“”"«».:-')
        return found.rest[:1] in '“"«(' or headings.is_name(
            rest, found.numbers[0], self._indicators
        )

    def _indicator(self, line: TextLine, found: IndicatorHeading) -> None:
        self._over = False
        self._open = None
        rest = found.rest
        if rest and (part := headings.part_heading(rest)):
            self._events.append(IndicatorHeading(found.numbers, ""))
            self._part(line, part)
            return
        if rest and self._titled(found):
            self._title(rest, found.numbers[0])
            rest = ""
        self._events.append(IndicatorHeading(found.numbers, "", within=bool(rest)))
        if rest:
            self._begin(TextLine(rest, bullet=True), rest)
        elif not found.rest:
            self._title("", found.numbers[0])

    def _title(self, begun: str, number: int) -> None:
        self._at = end_of_title(self._lines, self._at, begun, number, self._indicators)

    def _long_name(self) -> IndicatorHeading | None:
        found = long_name(self._lines, self._at, self._indicators)
        if found is None:
            return None
        number, self._at = found
        return IndicatorHeading((number,), "")

    def _words(self, line: TextLine) -> None:
        if not line.bullet and self._is_of_a_letter(line):
            return
        if self._over:
            self._aside([line.text], Furniture.OTHER)
        elif "\t" in line.text or line.text.count("|") > 1 or " | " in line.text:
            self._row(line)
        elif self._continues(line):
            assert self._open is not None
            prefix = [line.number + "."] if line.bullet and line.number else []
            self._open.add(" ".join([*prefix, line.text]))
        else:
            self._begin(line, line.text)

    def _is_of_a_letter(self, line: TextLine) -> bool:
        if closes_letter(line.text):
            self._over, self._open = True, None
            self._aside([line.text], Furniture.LETTER)
            return True
        fresh = self._open is None or self._blank or ended(self._open.last)
        if fresh and opens_chapter(line.text) and not claims_in(line.text):
            self._over, self._open = True, None
            self._aside([line.text], Furniture.OTHER)
            return True
        if fresh and not self._over and opens_letter(line.text):
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

    def _row(self, line: TextLine) -> None:
        cells = tuple(cell.strip() for cell in re.split(r"\t|\|", line.text.strip("|")))
        if set("".join(cells)) <= set("-: "):
            return
        last = self._events[-1] if self._events else None
        self._open = None
        if isinstance(last, Passage) and last.cells:
            last.cells.append(cells)
            last.lines.append(line.text)
        else:
            self._events.append(Passage([line.text], cells=[cells]))

    def _continues(self, line: TextLine) -> bool:
        """Tell whether the line goes on with the open passage."""
        opened = self._open
        if opened is None:
            return False
        text = opened.last
        if line.bullet:
            return hangs(text) and not self._blank and bool(line.number) and goes_on(text)
        first = line.text.lstrip("“«\"'(¿¡")[:1]
        if opens_recommending(line.text) and first.isupper() and not hangs(text):
            return False
        if not self._blank:
            return self._is_next_line(opened, text, line, first)
        if opened.furniture is not None:
            return False
        if first.islower() or hangs(text):
            return True
        return self._broken and not ended(text) and not self._ends_as_lead()

    def _is_next_line(self, opened: Passage, text: str, line: TextLine, first: str) -> bool:
        if first.islower() or not first.isalpha() or hangs(text):
            return True
        if opened.bullet:
            return not (ended(text) and self._ends_as_lead())
        last = opened.lines[-1]
        if ended(text):
            wrapped = opened.widest > _SHORT_LINE and len(last) >= 0.9 * opened.widest
            return len(opened.lines) > 1 and wrapped
        says = claims_in(line.text) and named_regions(line.text)
        return not (len(last) < _SHORT_LINE * 2 and says and claims_in(text))

    def _ends_as_lead(self) -> bool:
        """Tell whether the paragraph that begins here ends with a colon."""
        words = ""
        for ahead in range(self._at, min(self._at + 12, len(self._lines))):
            line = self._lines[ahead]
            if line.blank or (line.bullet and ahead > self._at):
                break
            words = line.text
        return words.endswith(":")
