"""The places of a sheet, as people name them, and what of it was not read."""

from collections.abc import Sequence
from dataclasses import dataclass

from convenio.plurals import plural
from convenio.typed.figures import SHOWN_BACK


@dataclass(frozen=True, slots=True)
class NotRead:
    """What was not read: where ('columna C', 'celda A20'), what it says there, and why."""

    where: str
    found: str
    why: str = ""

    @property
    def words(self) -> str:
        """The part in words, as 'columna F «Observaciones» (no se sabe qué es)'."""
        found = f" «{self.found}»" if self.found else ""
        return f"{self.where}{found}" + (f" ({self.why})" if self.why else "")


def column_letters(column: int) -> str:
    """A column's letters: 'A' of 0, 'AA' of 26."""
    before, last = divmod(column, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)


def cell_name(column: int, row: int) -> str:
    """A cell's name: 'C7' of column 2 and row 6, both from 0."""
    return f"{column_letters(column)}{row + 1}"


def column_place(column: int) -> str:
    return f"columna {column_letters(column)}"


def rows_place(rows: Sequence[int]) -> str:
    """The rows in words: 'fila 7' or 'filas 7 a 9, 12'; counted from 0, in rising order."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    words = [str(a + 1) if a == b else f"{a + 1} a {b + 1}" for a, b in runs]
    return f"{plural(len(rows), 'fila', 'filas')} {', '.join(words)}"


def short(text: str) -> str:
    """Words in one line, short enough to be shown back."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_BACK else line[: SHOWN_BACK - 1] + "…"
