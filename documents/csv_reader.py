"""A CSV that somebody made by hand: taken whole, or refused with every fault named by its line."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import Unresolved, resolve_region
from convenio.typed.clean_text import one_line

Cells = dict[str, Any]
Record = TypeVar("Record")
LARGEST = 2_000_000  # bytes: many times the largest year


class FileFault(Exception):
    """What is wrong, one fault a line; nothing was taken from the file."""


def decoded(content: bytes) -> str:
    """The file's text. Raises FileFault where it isn't UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        lines = enumerate(content.splitlines(), start=1)
        faults = [
            f"línea {number}: no está en UTF-8" for number, line in lines if not _is_utf8(line)
        ]
        raise FileFault("\n".join([*faults, "guárdelo como CSV UTF-8"])) from None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def read_records(
    text: str,
    readers: Mapping[str, Callable[[str], Any]],
    made: Callable[[Cells], Record],
    key: Callable[[Record], Hashable],
) -> list[Record]:
    """Records `made` of the rows, whose cells `readers` read, by the names of the columns.

    The words of a ValueError are the row's faults. No two records may have the same key.
    Raises FileFault.
    """
    faults: list[str] = []
    lines: dict[Hashable, int] = {}
    records: list[Record] = []
    for line, row in _rows(text, list(readers)):
        try:
            record = made(_read(row, readers))
            first = lines.setdefault(key(record), line)
            if first != line:
                raise ValueError(f"está repetida: ya está en la línea {first}")
            records.append(record)
        except ValueError as error:
            faults += [f"línea {line}: {fault}" for fault in error.args]
    if faults:
        raise FileFault("\n".join(faults))
    if not records:
        raise FileFault("el archivo no tiene filas")
    return records


def _rows(text: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str] | ValueError]]:
    """Rows that aren't empty, each with its first line, or with why it can't be read."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    names: list[str] = []
    while True:
        line = rows.line_num + 1
        try:
            cells = [one_line(cell) for cell in next(rows)]
        except StopIteration:
            break
        except csv.Error as error:
            yield line, ValueError(f"no es un CSV ({error})")
            continue
        if not names:
            _check_columns(cells, columns)
            names = cells
        elif not any(cells):
            continue
        elif len(cells) == len(names):
            yield line, dict(zip(names, cells, strict=True))
        else:
            yield line, ValueError("no tiene tantas celdas como columnas")
    _check_columns(names, columns)


def delimiter_of(text: str) -> str:
    """A comma or, as a spreadsheet in Spanish puts it between the columns, a semicolon."""
    header = text.split("\n", 1)[0]
    return ";" if header.count(";") > header.count(",") else ","


def _check_columns(names: Sequence[str], columns: Sequence[str]) -> None:
    lacking = Counter(columns) - Counter(names)
    extra = Counter(names) - Counter(columns)
    faults = [f"faltan las columnas: {', '.join(lacking)}"] if lacking else []
    if extra:
        named = ", ".join(name[:40] or "una sin nombre" for name in extra)
        faults.append(f"sobran las columnas: {named}. Quítelas")
    if faults:
        raise FileFault("\n".join(faults))


def _read(row: dict[str, str] | ValueError, readers: Mapping[str, Callable[[str], Any]]) -> Cells:
    """Read a row, or raise a ValueError with every fault of it."""
    if isinstance(row, ValueError):
        raise row
    cells: Cells = {}
    faults: list[str] = []
    for name, reader in readers.items():
        try:
            cells[name] = reader(row[name])
        except ValueError as error:
            faults += error.args
    if faults:
        raise ValueError(*faults)
    return cells


def region_code(cell: str) -> str:
    region = resolve_region(cell, forgiving=False)
    if isinstance(region, Unresolved):
        near = ", ".join(candidate.code for candidate in region.nearest)
        raise ValueError(f"no conozco la región «{cell[:40]}»; ¿{near}?")
    return region.code


def indicator_number(indicators: Indicators, cell: str) -> int:
    number = number_up_to(len(indicators), cell)
    if number is None:
        raise ValueError(f"el indicador «{cell[:20]}» no es un número de 1 a {len(indicators)}")
    return number


def number_up_to(largest: int, cell: str) -> int | None:
    """The cell's number, from 1 to `largest`; None for anything else."""
    digits = cell.lstrip("0")
    short = digits.isdecimal() and len(digits) <= len(str(largest))
    return int(digits) if short and int(digits) <= largest else None
