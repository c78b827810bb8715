"""A new agreement's indicators as somebody wrote them in a table: all of them, or every fault."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from convenio.catalogue.indicators import Indicator
from convenio.catalogue.regions import plain
from convenio.typed.clean_text import one_line
from convenio.typed.indicator_cells import (
    DIRECTORATES,
    IN_SPANISH,
    OPTIONAL,
    READERS,
    IndicatorColumn,
)

Line = tuple[int, Sequence[str]]  # its number in the file, from 1, and its cells
_HEADINGS = {
    **{plain(column): column for column in IndicatorColumn},
    **{plain(name): column for column, name in IN_SPANISH.items()},
    **dict.fromkeys(("n", "no", "nro", "idg"), IndicatorColumn.NUMBER),
    **dict.fromkeys(("indicador",), IndicatorColumn.NAME),
    **dict.fromkeys(("proponente", "direccion proponente"), IndicatorColumn.DIRECTORATE),
}


class Faulty(Exception):
    """A table with faults, each with its line; nothing is taken from it."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def read_indicator_rows(lines: Iterable[Line]) -> tuple[Indicator, ...]:
    """The indicators in order; raises Faulty. The first line has the headings."""
    filled = [(at, cells) for at, cells in lines if any(cell.strip() for cell in cells)]
    if not filled:
        raise Faulty(["el archivo no tiene filas"])
    columns = _columns(filled[0][1])
    faults: list[str] = []
    found: dict[int, tuple[int, Indicator]] = {}
    for at, cells in filled[1:]:
        try:
            indicator = _indicator(dict(zip(columns, cells, strict=False)))
        except Faulty as faulty:
            faults += [f"línea {at}: {fault}" for fault in faulty.faults]
            continue
        if indicator.number in found:
            first = found[indicator.number][0]
            faults.append(
                f"línea {at}: el número {indicator.number} se repite: ya está en la línea {first}"
            )
        else:
            found[indicator.number] = at, indicator
    faults += () if faults else _gaps(list(found))
    faults += _same_names([found[number] for number in sorted(found)])
    if faults:
        raise Faulty(faults)
    return tuple(found[number][1] for number in sorted(found))


def is_heading(cells: Sequence[str]) -> bool:
    """Tell whether the cells are headings rather than a title above the table."""
    named = {_HEADINGS.get(plain(cell.replace("_", " "))) for cell in cells}
    return {IndicatorColumn.NUMBER, IndicatorColumn.NAME, IndicatorColumn.KIND} <= named


def _columns(headings: Sequence[str]) -> list[IndicatorColumn | None]:
    """The columns by their headings; those that are not ours are left alone."""
    columns = [_HEADINGS.get(plain(heading.replace("_", " "))) for heading in headings]
    lacking = [
        column for column in IndicatorColumn if column not in columns and column not in OPTIONAL
    ]
    doubled = {column for column in columns if column and columns.count(column) > 1}
    faults = []
    if lacking:
        faults.append(f"faltan las columnas: {', '.join(IN_SPANISH[column] for column in lacking)}")
    if doubled:
        names = ", ".join(IN_SPANISH[column] for column in IndicatorColumn if column in doubled)
        faults.append(f"hay dos columnas de: {names}")
    if faults:
        raise Faulty(faults)
    return columns


def _gaps(numbers: Sequence[int]) -> list[str]:
    if not numbers:
        return ["el archivo no tiene indicadores debajo de los títulos"]
    absent = sorted(set(range(1, max(numbers) + 1)) - set(numbers))
    if not absent:
        return []
    named = ", ".join(map(str, absent))
    return [f"los números van de 1 en adelante sin saltos; falta: {named}"]


def _same_names(found: Sequence[tuple[int, Indicator]]) -> list[str]:
    """The names that come twice: a paste names an indicator by either of its names."""
    seen: dict[str, int] = {}
    return [
        f"línea {at}: el nombre «{name}» ya está en la línea {seen[name]}"
        for at, indicator in found
        for name in map(plain, (indicator.name, indicator.short_name))
        if seen.setdefault(name, at) != at
    ]


def _indicator(cells: Mapping[IndicatorColumn | None, str]) -> Indicator:
    """The indicator of a line. Raises Faulty with every fault of it."""
    faults: list[str] = []
    read: dict[str, Any] = {}
    for column, reader in READERS.items():
        try:
            read[column.value] = reader(one_line(cells.get(column, "")))
        except ValueError as error:
            faults.append(str(error))
    if faults:
        raise Faulty(faults)
    proponent = read.pop(IndicatorColumn.DIRECTORATE)
    return Indicator(proponent=proponent, vice_ministry=DIRECTORATES.get(proponent, ""), **read)
