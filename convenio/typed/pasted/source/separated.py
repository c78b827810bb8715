"""A pasted CSV as lines with tabs: cells in quotation marks, commas between them."""

import csv
import re
from collections.abc import Iterator, Sequence

from convenio.typed.column_headings import ColumnRole, read_heading

_HEADED = 2  # cells at least that are headings, before a comma parts cells


def as_tabbed(text: str) -> str:
    """The text, with tabs where quotation marks or headings show that signs part its cells.

    A cell of two lines, as a sheet's cell is copied, comes in one.
    """
    for sign in "\t;":
        if '"' in text and sign in text:
            return _tabbed(text, sign) if _parts_quoted(text, sign) else text
    if "," not in text:
        return text
    lines = text.split("\n")
    head = next((at for at, line in enumerate(lines) if _is_comma_heading(line)), None)
    if head is not None:
        return "\n".join([*lines[:head], _tabbed("\n".join(lines[head:]), ",")])
    return _tabbed(text, ",") if _parts_quoted(text, ",") and _is_even(text) else text


def side_by_side(lines: Sequence[str]) -> list[str]:
    """The lines of tables that stand side by side, as those of one below the other."""
    for at, line in enumerate(lines):
        heads = [cell.strip().casefold() for cell in line.split("\t")]
        for times in (2, 3):
            width = len(heads) // times
            if width < 2 or heads != heads[:width] * times or not _begins_table(heads[0]):
                continue
            parts = [line.split("\t")[:width], *_parts(lines[at + 1 :], width, times)]
            return [*lines[:at], *("\t".join(part) for part in parts)]
    return list(lines)


def _begins_table(head: str) -> bool:
    heading = read_heading(head, None)
    return heading is not None and heading.role in (ColumnRole.NUMBER, ColumnRole.NAME)


def _parts(lines: Sequence[str], width: int, times: int) -> Iterator[list[str]]:
    for line in lines:
        cells = line.split("\t")
        if len(cells) <= width or len(cells) > width * times:
            yield cells
            continue
        for first in range(0, len(cells), width):
            if any(cell.strip() for cell in cells[first : first + width]):
                yield cells[first : first + width]


def _parts_quoted(text: str, sign: str) -> bool:
    """Whether a cell in quotation marks stands beside the sign, as no word in a sentence does."""
    beside = rf'(?m)^"[^"]*"\s*{sign}|{sign}\s*"[^"]*"\s*(?:{sign}|$)'
    return re.search(beside, text) is not None


def _is_even(text: str) -> bool:
    """Whether all lines have as many cells."""
    return len({len(record) for record in _records(text, ",") if any(record)}) == 1


def _is_comma_heading(line: str) -> bool:
    if any(sign in line for sign in "\t;|") or re.search(r",\s", line.strip()):
        return False
    cells = next(_records(line, ","), [])
    headed = sum(read_heading(cell, None) is not None for cell in cells)
    return headed >= _HEADED and not any(cell.strip().isdecimal() for cell in cells)


def _tabbed(text: str, sign: str) -> str:
    return "\n".join("\t".join(_in_one_line(record)) for record in _records(text, sign))


def _in_one_line(cells: Sequence[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in cells]


def _records(text: str, sign: str) -> Iterator[list[str]]:
    """Each line's cells; a quotation mark that is never closed is one letter among others."""
    lines = text.splitlines(keepends=True)
    if text.count('"') % 2:
        return csv.reader(lines, delimiter=sign, quoting=csv.QUOTE_NONE, skipinitialspace=True)
    return csv.reader(lines, delimiter=sign, skipinitialspace=True)
