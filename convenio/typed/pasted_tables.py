"""Several figures pasted at once: a line, a column, or columns copied from a spreadsheet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from convenio.catalogue.indicators import Indicators
from convenio.typed.figures import SHOWN_BACK, Reading, UnreadableFigure
from convenio.typed.pasted_lines import PastedLine, label_of, lines_of, read_pasted_cell

LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class Row:
    """The answer for one indicator; None: nothing was said."""

    indicator: int
    programmed: Reading | None
    executed: Reading | None


@dataclass(frozen=True, slots=True)
class PastedTable:
    """A pasted table. `slashed`: it had pairs like '60/45', which can be read in two ways."""

    rows: tuple[Row, ...]
    rejected: tuple[str, ...]
    slashed: bool


@dataclass
class _PastedTableReader:
    indicators: Indicators
    slash_is_base: bool
    found: dict[int, tuple[Reading | None, Reading | None]] = field(default_factory=dict)
    rejected: list[str] = field(default_factory=list)
    slashed: bool = False

    def reject(self, fragment: str) -> None:
        self.rejected.append(" ".join(fragment.split())[:SHOWN_BACK])

    def put(self, number: int, cells: Sequence[str], fragment: str) -> None:
        """Put in an indicator's cells: one is what was executed; of two, the first is the goal."""
        if number not in self.indicators or number in self.found or len(cells) > 2 or not cells:
            self.reject(fragment)
        elif len(cells) == 2:
            self.found[number] = (read_pasted_cell(cells[0]), read_pasted_cell(cells[1]))
        else:
            self.found[number] = self._one(cells[0])

    def _one(self, cell: str) -> tuple[Reading | None, Reading | None]:
        left, slash, right = cell.partition("/")
        if not slash or not any(letter.isdigit() for letter in left):
            return None, read_pasted_cell(cell)
        percentages = "%" in cell  # '60%/45%' cannot be so many of so many
        self.slashed = self.slashed or not percentages
        if self.slash_is_base and not percentages:
            return None, read_pasted_cell(cell)
        return read_pasted_cell(left), read_pasted_cell(right)

    def understood(self) -> int:
        return sum(
            any(part is not None and not isinstance(part, UnreadableFigure) for part in pair)
            for pair in self.found.values()
        )


def read_table(
    indicators: Indicators, text: str, *, slash_is_base: bool = False
) -> PastedTable | None:
    """The table in a text; None if it does not look like figures of those indicators.

    A single column is what was executed; of two, the first is what was programmed. '60/45' is
    programmed/executed, or executed/base with `slash_is_base`.
    """
    lines = lines_of(indicators, text[:LONGEST])
    reader = _PastedTableReader(indicators, slash_is_base)
    if not _read_labelled(reader, lines):
        if any(line.number is not None for line in lines):
            _read_numbered(reader, lines)
        else:
            _read_positions(reader, lines)
    convincing = read_table(indicators, text) if slash_is_base else _convincing(reader, lines)
    if not convincing:
        return None
    rows = tuple(Row(number, *reader.found[number]) for number in sorted(reader.found))
    return PastedTable(rows, tuple(reader.rejected), reader.slashed)


def first_pair(text: str) -> str:
    """The first '60/45' in a text, to ask about it; empty if there is none."""
    found = re.search(r"\d[\d.,]*\s*/\s*\d[\d.,]*", text)
    return found[0] if found else ""


def _convincing(reader: _PastedTableReader, lines: Sequence[PastedLine]) -> bool:
    """Tell whether it is figures rather than a sentence with numbers in it."""
    understood = reader.understood()
    unread = len(reader.rejected) + sum(
        isinstance(part, UnreadableFigure) for pair in reader.found.values() for part in pair
    )
    if any(line.number is not None for line in lines):
        return understood >= 1 and unread <= 2 * understood
    if len([line for line in lines if line.cells]) == 1:
        pairs = reader.slashed or any(pair[0] is not None for pair in reader.found.values())
        return understood >= (2 if pairs else 3) and 3 * unread <= understood
    return understood >= 2 and unread <= understood


def _read_labelled(reader: _PastedTableReader, lines: Sequence[PastedLine]) -> bool:
    """The rows that 'PROGRAM.' and 'EJECUCIÓN' begin, as in Gráfico 11."""
    found = {
        label: line.cells[1:] for line in lines if (label := label_of(line.text)) and line.cells[3:]
    }
    if not found:
        return False
    width = max(map(len, found.values()))
    programmed, executed = (
        (found.get(name, []) + [""] * width)[:width] for name in ("programmed", "executed")
    )
    for number, cells in enumerate(zip(programmed, executed, strict=True), start=1):
        reader.put(number, cells, " ".join(cells))
    return True


def _read_numbered(reader: _PastedTableReader, lines: Sequence[PastedLine]) -> None:
    for line in lines:
        if line.number is not None:
            reader.put(line.number, line.cells, line.text)
        elif line.text.strip():
            reader.reject(line.text)


def _read_positions(reader: _PastedTableReader, lines: Sequence[PastedLine]) -> None:
    """The figures by position: of a line's cells, of lines, or of two rows of goals."""
    rows = [line.cells or [""] for line in lines]
    widest = max(map(len, rows), default=0)
    if [len(row) for row in rows] == [len(reader.indicators)] * 2:
        rows = [[goal, done] for goal, done in zip(*rows, strict=True)]
    elif len(rows) == 1 or widest > 2:
        rows = [[cell] for row in rows for cell in row]
    for number, cells in enumerate(rows, start=1):
        reader.put(number, cells, " ".join(cells))
