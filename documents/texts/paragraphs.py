"""Paragraphs, lists and tables as lines of plain text."""

from collections.abc import Sequence

BULLET, PAGE = "• ", "\f"
_ENDS = '.:;!?»”"'
_WORDS_OF_A_SENTENCE = 8  # a tab among so many words parts no columns


def as_line(text: str, *, listed: bool) -> str:
    """A paragraph as a line; one of a list with its mark, unless it has one already."""
    stripped = text.strip(" \n\u00a0")
    if "\t" in stripped and (listed or len(stripped.split()) >= _WORDS_OF_A_SENTENCE):
        stripped = stripped.replace("\t", " ")
    marked = stripped[:1] in "•·▪◦●-–—*"
    return f"{BULLET}{stripped}" if listed and stripped and not marked else stripped


def as_pages(text: str) -> list[str]:
    """A paragraph's parts by page; a sentence that runs over the end of a page is whole."""
    pages = text.split(PAGE)
    made = pages[:1]
    for page in pages[1:]:
        before = made[-1].rstrip()
        if before and page.strip() and before[-1] not in _ENDS:
            made[-1] = f"{before} {page.lstrip()}"
        else:
            made.append(page)
    return made


def as_row(cells: Sequence[Sequence[str]]) -> str:
    """A table's row: cells parted by tabs, what stands in a cell in one line."""
    return "\t".join(map(_in_a_line, cells))


def _in_a_line(cell: Sequence[str]) -> str:
    """A cell's paragraphs; where each is a sentence, with a mark between them."""
    lines = [" ".join(line.split()) for told in cell for line in told.split("\n")]
    made = ""
    for line in filter(None, lines):
        ended = made[-1:] in _ENDS and line[:1].upper() == line[:1]
        parting = f" {BULLET}" if ended and not line.startswith(BULLET) else " "
        made += f"{parting}{line}" if made else line
    return made


def as_rows(rows: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """A table; one that only frames a text is its text."""
    filled = [[cell for cell in row if any(cell)] for row in rows]
    if all(len(row) < 2 for row in filled):
        return [line for row in filled for cell in row for line in cell]
    return [as_row(row) for row in rows if any(map(any, row))]
