"""Paragraphs, lists and tables as lines of plain text."""

from collections.abc import Sequence

BULLET, PAGE = "• ", "\f"


def as_line(text: str, *, listed: bool) -> str:
    """A paragraph as a line; one of a list with its mark, unless it has one already."""
    stripped = text.strip(" \n\u00a0")
    marked = stripped[:1] in "•·▪◦●-–—*"
    return f"{BULLET}{stripped}" if listed and stripped and not marked else stripped


def as_row(cells: Sequence[Sequence[str]]) -> str:
    """A table's row: cells parted by tabs, what stands in a cell in one line."""
    return "\t".join(" ".join(" ".join(cell).split()) for cell in cells)


def as_rows(rows: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """A table; one that only frames a text is its text."""
    filled = [[cell for cell in row if any(cell)] for row in rows]
    if all(len(row) < 2 for row in filled):
        return [line for row in filled for cell in row for line in cell]
    return [as_row(row) for row in rows if any(map(any, row))]
