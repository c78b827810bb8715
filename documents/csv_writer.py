"""Rows written as CSV, for machines and for Excel."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

# Where a cell begins for a program that parts at semicolons, tabs or ends of lines.
_RUNS = re.compile(
    r"(^|[;\t\n])(?=[\s\"]*[=+\-@])(?!\s*[+-]?\d+(?:\.\d+)?\s*(?:[;\t\n]|$))", re.ASCII
)


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """What a spreadsheet would take for a formula, wherever it parts, gets an apostrophe before it.

    A number, as -22, stays.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _harmless(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def _harmless(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    in_lines = value.replace("\r\n", "\n").replace("\r", "\n")  # which csv puts between quotes
    return _RUNS.sub(r"\1'", in_lines)
