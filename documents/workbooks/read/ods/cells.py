"""A cell of an OpenDocument spreadsheet, as the value that an .xlsx keeps for the same cell.

What a number is shown as is said by its type: LibreOffice, Excel and Google Sheets write
'percentage' where the format multiplies by 100, and 'float' where it only shows the sign, which
is then among the words that are kept beside the number.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from xml.etree.ElementTree import Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT, STYLE = (
    f"{{{_OASIS}{name}:1.0}}" for name in ("office", "table", "text", "style")
)
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_SHARE, _SIGNED, _PLAIN = "0.00%", '0"%"', "General"
_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
_FAILED = re.compile(r"#[^\s#]{2,12}[!?]?|Err:\d+")
_DURATION = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d+)?S)?")
_LARGEST_WHOLE = 1e15
_SIGN = re.compile("%|por ciento|porcent", re.IGNORECASE)

Value = str | int | float | bool | datetime | date | timedelta


@dataclass(frozen=True, slots=True)
class Kept:
    """A value with its number format; `is_error`: one of Excel's; `is_formula`: never computed."""

    value: Value
    number_format: str = _PLAIN
    is_error: bool = False
    is_formula: bool = False


def kept_cell(cell: Element) -> Kept | None:
    """What the cell holds; None of a blank one."""
    kind, words = cell.get(f"{OFFICE}value-type"), shown_text(cell)
    formula = cell.get(f"{TABLE}formula") is not None
    if cell.get(f"{_CALC}value-type") == "error" or (formula and _FAILED.fullmatch(words)):
        return Kept(words if words in _ERRORS else "#VALUE!", is_error=True)
    if formula and kind is None and not words:
        return Kept("=", is_formula=True)
    typed = _typed(cell, kind or "")
    if typed is not None:
        signed = _SIGNED if _SIGN.search(words) else _PLAIN
        return Kept(typed, _SHARE if kind == "percentage" else signed)
    words = words or cell.get(f"{OFFICE}string-value") or ""
    return Kept(words) if words else None


def shown_text(element: Element) -> str:
    """The paragraphs of a cell, one for each line, without the notes that hang on it."""
    paragraphs = (child for child in element if child.tag in (f"{TEXT}p", f"{TEXT}h"))
    return "\n".join("".join(_pieces(paragraph)) for paragraph in paragraphs).strip()


def count_of(element: Element, name: str, most: int) -> int:
    """How often it is repeated, or how far it spans: at least 1 and at most `most`."""
    said = element.get(f"{TABLE}{name}", "1")
    return min(max(int(said), 1), most) if re.fullmatch(r"[0-9]{1,9}", said) else 1


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " "
        elif child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield "\n"
        elif child.tag != f"{OFFICE}annotation":
            yield from _pieces(child)
        yield child.tail or ""


def _typed(cell: Element, kind: str) -> Value | None:
    """A number, day, time or truth, if the cell says one that can be kept."""
    if kind in ("float", "percentage", "currency"):
        return _number(cell.get(f"{OFFICE}value", ""))
    if kind == "date":
        return _day(cell.get(f"{OFFICE}date-value", ""))
    if kind == "time":
        return _duration(cell.get(f"{OFFICE}time-value", ""))
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value") == "true"
    return None


def _number(said: str) -> int | float | None:
    try:
        number = float(said)
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < _LARGEST_WHOLE else number


def _day(said: str) -> datetime | None:
    try:
        day = datetime.fromisoformat(said[:19])
    except ValueError:
        return None
    return day.replace(tzinfo=None) if day.year >= 1900 else None  # an .xlsx has none before


def _duration(said: str) -> timedelta | None:
    found = _DURATION.fullmatch(said)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)
