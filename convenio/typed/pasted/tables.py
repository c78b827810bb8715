"""Several figures pasted at once: a line, a column, or a table copied from a spreadsheet.

Headings and words decide what a column is; where there are none, the shape does, if only one shape
fits. Every line is used, or named as not read; what could be two things is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.typed.column_headings import ColumnHeading, ColumnRole
from convenio.typed.figures import (
    SHOWN_BACK,
    Ambiguous,
    Doubt,
    Percentage,
    Reading,
    UnreadableFigure,
    read_figure,
)
from convenio.typed.numbers import in_cents
from convenio.typed.pasted.columns import read_column
from convenio.typed.pasted.figures import PastedFigures
from convenio.typed.pasted.layout import arrange
from convenio.typed.pasted.line_kinds import LineKind, PastedLine
from convenio.typed.pasted.lines import lines_of
from convenio.typed.pasted.pairs import Wording
from convenio.typed.pasted.readings import is_figure, says_both


@dataclass(frozen=True, slots=True)
class Row:
    """What was said of one indicator; None: nothing."""

    indicator: int
    programmed: Reading | None
    executed: Reading | None


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """What may be two things: the readings in words, and why they cannot be told apart."""

    indicator: int
    readings: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class PastedTable:
    """What was read of a pasted text.

    `unread`: the lines that were not read. `slashed`: it had pairs like '60/45', that can be
    understood in two ways. `left_out`: columns that were not read, with why.
    `fractions`: a column of numbers about one was taken for parts of a whole.
    `ways`: texts that say in one way only what is asked.
    """

    rows: tuple[Row, ...]
    unread: tuple[str, ...]
    slashed: bool
    asked: tuple[AskedFigure, ...] = ()
    left_out: tuple[ColumnHeading, ...] = ()
    fractions: bool = False
    ways: tuple[Wording, ...] = ()

    @property
    def rejected(self) -> tuple[str, ...]:
        """The lines that were not read, short enough to be shown back."""
        return tuple(" ".join(line.split())[:SHOWN_BACK] for line in self.unread)


def read_table(
    indicators: Indicators,
    text: str,
    period: Period | None = None,
    region: str | None = None,
    *,
    slash_is_base: bool = False,
) -> PastedTable | None:
    """The table; None if the text does not look like several figures of those indicators.

    `period` and `region` (its code) are those of the report; what is of others is left out. Without
    headings a single column is what was executed; of two, the first is what was programmed. '60/45'
    is programmed/executed, or executed/base with `slash_is_base`.
    """
    if says_both(text):
        return None  # of one indicator, whose name it does not say
    lines = lines_of(indicators, text, period)
    found = arrange(indicators, lines, period, region, slash_is_base=False)
    table = _table(found)
    if not _convincing(table, found, lines):
        return None
    if not (slash_is_base and found.slashed):
        return table
    return _table(arrange(indicators, lines, period, region, slash_is_base=True))


def first_pair(text: str) -> str:
    """The first '60/45' in a text, to ask about it; empty if there is none."""
    found = re.search(r"\d[\d.,]*\s*/\s*\d[\d.,]*", text)
    return found[0] if found else ""


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
    asked = [AskedFigure(n, readings, why) for n, (readings, why) in found.asked.items()]
    for number in sorted(found.cells):
        reading = done.get(number)
        if isinstance(reading, Ambiguous) and reading.doubt is Doubt.DIFFER:
            words = tuple(_in_words(percentage) for percentage in reading.readings)
            asked.append(AskedFigure(number, words, "el porcentaje y la razón no coinciden"))
            del done[number]
    rows = tuple(
        Row(number, goals.get(number), done.get(number))
        for number in sorted(found.cells)
        if number in goals or number in done
    )
    return PastedTable(
        rows,
        tuple(found.unread),
        found.slashed,
        tuple(sorted(asked, key=lambda figure: figure.indicator)),
        tuple(found.left_out),
        goal_fractions or done_fractions,
        (*found.ways, *_goal_or_executed(found)),
    )


def _goal_or_executed(found: PastedFigures) -> Sequence[Wording]:
    """The two ways to take figures of which no word says whether they are goals or executed."""
    figures = found.unsaid
    if len(figures) < 2 or figures.keys() != found.asked.keys():
        return ()
    lines = [f"{number}\t{cell}" for number, cell in figures.items()]
    heads = (("Es lo ejecutado", "N°\tEjecutado"), ("Son las metas", "N°\tMeta"))
    return [Wording(words, "\n".join((head, *lines))) for words, head in heads]


def _in_words(figure: Percentage) -> str:
    """A figure in words, '45%' or '45.83% (33 de 72)': two decimals at most."""
    share = f" ({figure.executed:f} de {figure.base:f})" if figure.base is not None else ""
    return f"{in_cents(figure.value):f}%{share}"


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
    filled = [line for line in lines if line.kind is not LineKind.BLANK]
    numbered = found.numbered or any(line.number is not None for line in lines)
    if table.asked or found.headed:  # one alone, of no indicator, is an answer and no table
        named = found.headed or numbered or found.ways or len(filled) > 1
        return understood + len(table.asked) > (0 if named else 1)
    unread += len(found.unread)
    if numbered:
        return understood >= 1 and unread <= 2 * understood
    if len([line for line in filled if line.cells]) == 1:
        pairs = table.slashed or any(row.programmed is not None for row in table.rows)
        return understood >= (2 if pairs else 3) and 3 * unread <= understood
    return understood >= 2 and unread <= understood
