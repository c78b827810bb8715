"""What a line of a pasted text is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from convenio.catalogue.regions import Region
from convenio.typed.column_headings import ColumnHeading, ColumnRole


class LineKind(Enum):
    BLANK = auto()
    HEADING = auto()
    LABELLED = auto()  # a row of all indicators behind a word: 'Meta 60 60 70 …'
    INDICATOR = auto()
    NUMBERS = auto()  # a row 1, 2, 3 … above the figures
    CONTINUED = auto()  # 'Ejecutado: 45%' below '1. Meta: 60%'
    FIGURES = auto()
    TOTAL = auto()
    WORDS = auto()
    NOTE = auto()  # said beside a figure: 'al 15/12/2020'


@dataclass(frozen=True, slots=True)
class PastedLine:
    """`number`: the indicator that it names. `named`: by its name; `heading`: of a labelled row.

    `width`: how many cells the whole line has, where a sign parts them; `cells` are its last ones.
    `parted`: all its cells then. `labels`: the word before each cell, where words stand between.
    `likely`: the indicators that a name may be of, which is asked.
    """

    text: str
    kind: LineKind
    cells: tuple[str, ...] = ()
    number: int | None = None
    named: int | None = None
    heading: ColumnHeading | None = None
    labels: tuple[ColumnRole | None, ...] = ()
    region: Region | None = None
    width: int = 0
    parted: tuple[str, ...] = ()
    likely: tuple[int, ...] = ()


def renumbered(line: PastedLine, number: int, cells: Sequence[str]) -> PastedLine:
    """The same line as one of an indicator, whose number stood in its first cell."""
    return replace(line, kind=LineKind.INDICATOR, number=number, cells=tuple(cells))
