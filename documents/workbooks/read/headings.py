"""Where a sheet's table begins, and which of its columns is which: told by the headings."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from convenio.catalogue.regions import plain
from documents.workbooks.read.findings import NotFit, Reason

ROWS_ABOVE = 40


class FormColumn(StrEnum):
    NUMBER = "number"
    NAME = "name"
    GOAL = "goal"
    EXECUTED = "executed"
    MARK = "mark"


_WORDS = {
    FormColumn.NUMBER: ("n", "no", "nro", "num", "numero", "idg", "item"),
    FormColumn.NAME: ("indicador", "indicadores", "nombre", "denominacion"),
    FormColumn.GOAL: ("meta", "metas", "programado", "programada", "programacion", "program"),
    FormColumn.EXECUTED: ("ejecutado", "ejecutada", "ejecucion", "ejec", "avance"),
    FormColumn.MARK: ("marca", "marcas"),
}
_BY_WORD = {word: column for column, words in _WORDS.items() for word in words}
_NUMBER_TOO = ("n de indicador", "numero de indicador", "indicador n", "n indicador", "n idg")


@dataclass(frozen=True, slots=True)
class Headings:
    """`at`: the position of their row, from 0; `columns`: of each that is there, from 0."""

    at: int
    columns: dict[FormColumn, int]

    def column(self, column: FormColumn) -> int | None:
        return self.columns.get(column)


def find_headings(rows: Sequence[Sequence[object]]) -> Headings | None:
    """The first row that heads both an indicator's column and what was executed.

    Raises NotFit where two columns have the same heading: which one is meant isn't guessed.
    """
    for at, row in enumerate(rows[:ROWS_ABOVE]):
        found: dict[FormColumn, list[int]] = {}
        for position, value in enumerate(row):
            column = column_of(value)
            if column is not None:
                found.setdefault(column, []).append(position)
        if FormColumn.EXECUTED in found and (
            FormColumn.NUMBER in found or FormColumn.NAME in found
        ):
            return Headings(at, _single(found, row))
    return None


def _single(found: dict[FormColumn, list[int]], row: Sequence[object]) -> dict[FormColumn, int]:
    for column in (FormColumn.GOAL, FormColumn.EXECUTED, FormColumn.MARK):
        doubled = found.get(column, ())
        if len(doubled) > 1:
            names = " y ".join(f"«{' '.join(str(row[at]).split())[:30]}»" for at in doubled[:2])
            raise NotFit(Reason.TWO_COLUMNS, names)
    return {column: positions[0] for column, positions in found.items()}


def column_of(value: object) -> FormColumn | None:
    """The column that a heading's first word names, as in 'Meta 2020-II'; else None."""
    if not isinstance(value, str):
        return None
    words = plain(value.replace("°", " ").replace("º", " "))
    if words.startswith(_NUMBER_TOO):
        return FormColumn.NUMBER
    return _BY_WORD.get(words.split(" ")[0]) if words else None
