"""A CSV that somebody made by hand: taken whole, or refused with every fault named by its line."""

import csv
import io
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from bot.terminal import fail
from convenio.indicators import INDICATORS
from convenio.regions import Unresolved, resolve_region

Row = dict[str, str]
Record = TypeVar("Record")
LARGEST = 2_000_000  # bytes: many times the largest year
FAULTS_SHOWN = 30


class FileFault(Exception):
    """What is wrong, one fault a line; nothing was taken from the file."""


def read_file(file: Path) -> str:
    """Ends the command, with the reason, for what can't be read."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
        if len(content) > LARGEST:
            fail(f"{file} pesa más de {LARGEST // 1_000_000} MB. Divídalo.")
        return content.decode("utf-8-sig")
    except OSError as error:
        fail(f"No se pudo leer {file}: {error.strerror}")
    except UnicodeDecodeError:
        fail(f"{file} no está en UTF-8. Guárdelo como CSV UTF-8.")


def read_records(
    text: str,
    columns: Sequence[str],
    read: Callable[[Row], Record],
    key: Callable[[Record], Hashable],
) -> list[Record]:
    """What `read` makes of each row; its ValueError is a fault. No two may have the same key.

    A spreadsheet in Spanish puts semicolons between the columns; they are read as well.
    """
    faults: list[str] = []
    lines: dict[Hashable, int] = {}
    records: list[Record] = []
    for line, row in _rows(text, columns):
        try:
            record = read(_cells(row, columns))
            first = lines.setdefault(key(record), line)
            if first != line:
                raise ValueError(f"está repetida: ya está en la línea {first}")
            records.append(record)
        except ValueError as error:
            faults.append(f"línea {line}: {error}")
    if faults:
        more = len(faults) - FAULTS_SHOWN
        shown = faults[:FAULTS_SHOWN] + ([f"y {more} más"] if more > 0 else [])
        raise FileFault("\n".join(shown))
    if not records:
        raise FileFault("el archivo no tiene filas")
    return records


def _rows(text: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    header = text.split("\n", 1)[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lacking = [name for name in columns if name not in (rows.fieldnames or ())]
        if lacking:
            raise FileFault(f"faltan las columnas: {', '.join(lacking)}")
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        raise FileFault(f"línea {rows.line_num + 1}: no es un CSV ({error})") from None


def _cells(row: dict[str, Any], columns: Sequence[str]) -> Row:
    if None in row or None in row.values():
        raise ValueError("no tiene tantas celdas como columnas")
    return {name: row[name].strip() for name in columns}


def region_code(cell: str) -> str:
    region = resolve_region(cell)
    if isinstance(region, Unresolved):
        near = ", ".join(each.code for each in region.nearest)
        raise ValueError(f"no conozco la región «{cell[:40]}»; ¿{near}?")
    return region.code


def indicator_number(cell: str) -> int:
    if not cell.isdecimal() or int(cell[:3]) not in INDICATORS:
        raise ValueError(f"el indicador «{cell[:20]}» no es un número de 1 a 12")
    return int(cell)
