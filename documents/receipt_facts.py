"""What the receipt of a version says, in words; nothing heavy is imported here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """`rows`: number, name, goal and executed of each indicator; `steps`: one line for each."""

    number: str
    content_hash: str
    about: tuple[str, ...]
    rows: tuple[tuple[str, str, str, str], ...]
    totals: tuple[str, ...]
    steps: tuple[str, ...]
