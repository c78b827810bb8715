"""Several figures pasted at once: a line, a column, or a table copied from a spreadsheet.

Headings and words decide what a column is; where there are none, the shape does, if only one shape
fits. Every line is used, or named as not read; what could be two things is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.typed.column_headings import ColumnHeading, ColumnRole
from convenio.typed.figures import (
    SHOWN_BACK,
    Mark,
    UnreadableFigure,
    read_figure,
)
from convenio.typed.pasted.columns import read_column
from convenio.typed.pasted.doubts.meanings import (
    NOTHING_SAID,
    WHY,
    AskedFigure,
    FigureMeaning,
    Row,
    asked_of,
)
from convenio.typed.pasted.doubts.ratios import PAIR
from convenio.typed.pasted.figures import PastedFigures
from convenio.typed.pasted.layout import arrange
from convenio.typed.pasted.line_kinds import LineKind, PastedLine
from convenio.typed.pasted.lines import lines_of
from convenio.typed.pasted.pairs import Wording
from convenio.typed.pasted.readings import is_figure, says_both

_OF_ONE_CELL = (PAIR, *WHY.values())


_POLITE = 3  # lines of words around a figure: 'Adjunto fotos', 'Saludos', and a name


@dataclass(frozen=True, slots=True)
class PastedTable:
    """What was read of a pasted text.

    `unread`: the lines that were not read. `left_out`: columns that were not read, with why.
    `fractions`: a column of numbers about one was taken for parts of a whole.
    `ways`: texts that say in one way only what is asked. `named`: the text names its indicators.
    """

    rows: tuple[Row, ...]
    unread: tuple[str, ...] = ()
    asked: tuple[AskedFigure, ...] = ()
    left_out: tuple[ColumnHeading, ...] = ()
    fractions: bool = False
    ways: tuple[Wording, ...] = ()
    named: bool = False

    @property
    def rejected(self) -> tuple[str, ...]:
        """The lines that were not read, short enough to be shown back."""
        return tuple(" ".join(line.split())[:SHOWN_BACK] for line in self.unread)

    @property
    def told(self) -> set[int]:
        """The indicators of which it says something."""
        return {row.indicator for row in self.rows} | {each.indicator for each in self.asked}

    def like(self, figure: AskedFigure) -> list[AskedFigure]:
        """What is asked for the same reason, so that one answer may do for all; itself too."""
        return [each for each in self.asked if each == figure or each.is_like(figure)]

    def goes_with(self, later: "PastedTable") -> bool:
        """Whether a later text may say more of it, or correct it: it names what it is of.

        So may one of goals below one of what was executed.
        """
        if self.ways or later.ways:
            return False
        own = {row.indicator: row for row in self.rows}
        shared = [(own[row.indicator], row) for row in later.rows if row.indicator in own]
        beside = not any(
            None not in (first.programmed, row.programmed)
            or None not in (first.executed, row.executed)
            for first, row in shared
        )
        return later.named or (bool(shared) and beside)

    def amended(self, later: "PastedTable") -> "PastedTable":
        """The table with what a later text says, which goes before what it said itself."""
        told = later.told
        asked_anew = {each.indicator for each in later.asked}
        rows = {row.indicator: row for row in self.rows if row.indicator not in asked_anew}
        rows |= {row.indicator: _over(rows.get(row.indicator), row) for row in later.rows}
        asked = [each for each in self.asked if each.indicator not in told]
        return replace(
            self,
            rows=tuple(rows[number] for number in sorted(rows)),
            unread=(*self.unread, *later.unread),
            asked=tuple(sorted((*asked, *later.asked), key=lambda figure: figure.indicator)),
            left_out=(*self.left_out, *later.left_out),
            fractions=self.fractions or later.fractions,
        )

    def settled(self, figure: AskedFigure, chosen: FigureMeaning | None) -> "PastedTable":
        """The table with that figure as it was chosen; None: it is not read at all.

        What is doubtful in the chosen row itself is asked next.
        """
        left = tuple(each for each in self.asked if each != figure)
        row = chosen.row if chosen else None
        if row is None:
            return replace(self, asked=left)
        others = tuple(each for each in self.rows if each.indicator != row.indicator)
        if more := asked_of(row):
            return replace(self, rows=others, asked=(*left, more))
        rows = sorted((*others, row), key=lambda each: each.indicator)
        return replace(self, rows=tuple(rows), asked=left)


def read_table(
    indicators: Indicators,
    text: str,
    period: Period | None = None,
    region: str | None = None,
) -> PastedTable | None:
    """The table; None if the text does not look like several figures of those indicators.

    `period` and `region` (its code) are those of the report; what is of others is left out. Without
    headings a single column is what was executed; of two, the first is what was programmed.
    """
    if says_both(text):
        return None  # of one indicator, whose name it does not say
    lines = lines_of(indicators, text, period)
    found = arrange(indicators, lines, period, region)
    said = any(line.kind is LineKind.INDICATOR or line.likely for line in lines)
    table = replace(_table(found), named=found.numbered or said)
    return table if _convincing(table, found, lines) else None


def unread_lines(indicators: Indicators, text: str) -> list[str]:
    """Every line of a text that was taken for no table."""
    return [line.text for line in lines_of(indicators, text, None) if line.text.strip()]


def _table(found: PastedFigures) -> PastedTable:
    goals, goal_fractions = read_column(found.column(ColumnRole.GOAL))
    shares = dict(found.column(ColumnRole.EXECUTED))
    ratios = {
        number: f"{cell}/{found.cells[number].get(ColumnRole.BASE, '')}"
        for number, cell in found.column(ColumnRole.COUNT).items()
    }
    both = [number for number in ratios if is_figure(shares.get(number, ""))]
    shares |= {number: f"{shares[number]}«{ratios[number]}»" for number in both}
    done, done_fractions = read_column(shares)
    done |= {number: read_figure(ratio) for number, ratio in ratios.items() if number not in both}
    said = [Row(number, goals.get(number), done.get(number)) for number in sorted(found.cells)]
    doubts = {row.indicator: doubt for row in said if (doubt := asked_of(row))}
    asked = (*found.questions(), *doubts.values())
    denied = [
        row.executed.text
        for row in said
        if row.indicator in doubts and isinstance(row.executed, UnreadableFigure)
    ]
    rows = tuple(
        row
        for row in said
        if row.indicator not in doubts and (row.indicator in goals or row.indicator in done)
    )
    return PastedTable(
        rows,
        (*found.unread, *denied),
        tuple(sorted(asked, key=lambda figure: figure.indicator)),
        tuple(found.left_out),
        goal_fractions or done_fractions,
        () if rows or doubts else (*found.ways, *_goal_or_executed(found)),
    )


def _over(first: Row | None, later: Row) -> Row:
    """A row with what a later one says; a mark takes the place of all."""
    marked = any(isinstance(part, Mark) for part in (later.programmed, later.executed))
    if first is None or marked:
        return later
    return Row(
        later.indicator, later.programmed or first.programmed, later.executed or first.executed
    )


def _goal_or_executed(found: PastedFigures) -> Sequence[Wording]:
    """The two ways to take figures of which no word says whether they are goals or executed."""
    figures = found.unsaid
    if len(figures) < 2 or figures.keys() != found.asked.keys():
        return ()
    lines = [f"{number}\t{cell}" for number, cell in figures.items()]
    heads = (("Es lo ejecutado", "N°\tEjecutado"), ("Son las metas", "N°\tMeta"))
    return [Wording(words, "\n".join((head, *lines))) for words, head in heads]


def _convincing(table: PastedTable, found: PastedFigures, lines: Sequence[PastedLine]) -> bool:
    """Figures rather than a sentence with numbers in it."""
    parts = [part for row in table.rows for part in (row.programmed, row.executed) if part]
    unread = sum(isinstance(part, UnreadableFigure) for part in parts)
    understood = sum(
        any(
            part is not None and not isinstance(part, UnreadableFigure)
            for part in (row.programmed, row.executed)
        )
        for row in table.rows
    )
    doubtful = sum(each.why in _OF_ONE_CELL for each in table.asked)
    denied = sum(each.why == NOTHING_SAID for each in table.asked)
    told = [line.text for line in lines if line.kind is LineKind.INDICATOR]
    unread += 0 if told else denied
    doubtful += denied if told else 0
    questions = len(table.asked) - doubtful - (0 if told else denied)
    understood += doubtful
    filled = [line for line in lines if line.kind is not LineKind.BLANK]
    numbered = found.numbered or any(line.number is not None or line.likely for line in lines)
    if questions or found.headed:  # one alone, of no indicator, is an answer and no table
        named = found.headed or numbered or found.ways or len(filled) > 1
        return understood + questions > (0 if named else 1)
    unread += len(found.unread)
    polite = sum(not re.search(r"\d", text) for text in found.unread)
    if numbered:
        unread -= sum(text in told for text in found.unread) + min(polite, _POLITE)
        return understood >= 1 and unread <= 2 * understood
    if len([line for line in filled if line.cells]) == 1:
        pairs = doubtful == understood or any(row.programmed is not None for row in table.rows)
        return understood >= (2 if pairs else 3) and 3 * unread <= understood
    return understood >= 2 and unread <= understood
