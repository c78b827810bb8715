"""Rows written as CSV, for machines and for Excel."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """A text that Excel would take for a formula gets an apostrophe before it; -22 stays."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _harmless(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def _harmless(value: Any) -> Any:
    risky = isinstance(value, str) and value.startswith(_BEGINS_A_FORMULA)
    return f"'{value}" if risky and not _NUMBER.fullmatch(value) else value
