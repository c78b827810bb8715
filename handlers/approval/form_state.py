"""A comment that returns a report, as the pending question holds it."""

from dataclasses import dataclass

WHOLE = 0  # the comment is about the whole report


@dataclass(frozen=True, slots=True)
class RemarkForm:
    """`indicator`: WHOLE, or one of the report's. `unsure`: what may be no comment at all."""

    version: int
    indicator: int = WHOLE
    words: str = ""
    unsure: str = ""
