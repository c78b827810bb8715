"""What a confirmation carries, so that it counts only for what it was shown with."""

from typing import Any
from zlib import crc32


def mark_of(facts: dict[str, Any]) -> str:
    return f"{crc32(repr(sorted(facts.items())).encode()):x}"
