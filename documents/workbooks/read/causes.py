"""A cell's cause of a missed goal: one of the catalogue's, or the region's own words."""

from dataclasses import dataclass

from convenio.catalogue.causes import CAUSES, OTHER
from convenio.catalogue.regions import plain
from convenio.lengths import WORDS_LENGTH
from convenio.typed.clean_text import one_line
from convenio.typed.figures import Mark, UnreadableFigure, read_figure
from documents.workbooks.read.findings import CellFault
from documents.workbooks.read.grid.cells import Cell

_CODES = {plain(words): code for code, words in CAUSES.items()}
_NONE = ("ninguna", "ninguno", "no hay", "no corresponde", "sin causa", "no")


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause by its code; with the region's own words where it is another one."""

    code: str
    words: str | None = None


def read_cause(cell: Cell) -> Cause | CellFault | None:
    """What the cell names or what is wrong with it; None where it says that there is none."""
    if cell.blank:
        return None
    if cell.is_error:
        return CellFault.ERROR
    words = one_line(cell.value) if isinstance(cell.value, str) else ""
    if plain(words) in _NONE or read_figure(words) is Mark.NOT_APPLICABLE:
        return None
    code = _CODES.get(plain(words))
    if code is not None and code != OTHER:
        return Cause(code)
    words = _after_other(words)
    is_figure = not isinstance(read_figure(words), UnreadableFigure)
    if is_figure or not any(letter.isalpha() for letter in words):
        return CellFault.NOT_A_CAUSE
    return CellFault.CAUSE_TOO_LONG if len(words) > WORDS_LENGTH else Cause(OTHER, words)


def _after_other(words: str) -> str:
    """The words after 'Otra': 'lluvias' of 'Otra: lluvias'; none of 'Otra' alone."""
    first, _, rest = words.partition(":")
    return rest.strip() if plain(first) == plain(CAUSES[OTHER]) else words
