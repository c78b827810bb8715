"""What one cell of a pasted text says: a figure, words, or nothing."""

import re

from convenio.typed.figure_phrases import goal_and_done, plain_figure
from convenio.typed.figures import LONGEST, FigureFault, Reading, UnreadableFigure, read_figure
from convenio.typed.pasted.cells import NOTHING, figure_and_ratio

_DATE = re.compile(r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4}")


def read_pasted_cell(cell: str) -> Reading | None:
    """What a cell of digits alone says, which tells figures from words; None: nothing."""
    return None if cell.strip() in NOTHING else read_figure(cell, words=False)


def is_figure(cell: str) -> bool:
    """Whether a cell says something of an indicator: a figure or a mark."""
    both = figure_and_ratio(cell)
    reading = read_pasted_cell(both[0] if both else cell)
    return reading is not None and not isinstance(reading, UnreadableFigure)


def says_figure(cell: str) -> bool:
    """Whether a cell has a figure in it, perhaps among words: 'casi 45'."""
    return is_figure(cell) or not isinstance(read_figure(cell), UnreadableFigure)


def is_words(cell: str) -> bool:
    """Whether a cell says neither a figure nor that there is none."""
    reading = None if cell.strip() in NOTHING else read_figure(cell)
    unread = isinstance(reading, UnreadableFigure) and reading.fault is FigureFault.NO_NUMBER
    return unread and not re.search(r"\d", cell)


def says_both(text: str) -> bool:
    """Whether it is the goal and the figure of one indicator: 'meta 60, ejecutado 45'."""
    both = goal_and_done(plain_figure(text[: LONGEST * 4]))
    return both is not None and all(
        not isinstance(read_figure(said), UnreadableFigure) for said in both
    )


def is_small_whole(cell: str) -> bool:
    return re.fullmatch(r"0{0,2}[0-9]{1,2}", cell.strip()) is not None


def is_year(cell: str) -> bool:
    return re.fullmatch(r"(?:19|20)[0-9]{2}", cell.strip()) is not None


def is_date(cell: str) -> bool:
    return _DATE.fullmatch(cell.strip()) is not None
