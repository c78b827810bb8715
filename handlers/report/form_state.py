"""A text of the report that is being changed, as the pending question holds it."""

from dataclasses import dataclass
from enum import StrEnum


class TextScreen(StrEnum):
    LIST = "list"
    PART = "part"
    EARLIER = "earlier"
    PLACEHOLDERS = "data"
    LETTERHEAD = "letterhead"
    SEVERAL = "several"  # texts of one document, by its headings


@dataclass(frozen=True, slots=True)
class ReportTextForm:
    """`part`: the name of the text that is looked at; `text`: another one, shown and not kept.

    `restored`: the id of the earlier text that it is, 0 for one that was typed or our own.
    `own`: it is the product's own. `several`: parts and texts of a document with headings.
    """

    period: str
    screen: TextScreen = TextScreen.LIST
    part: str = ""
    text: str = ""
    restored: int = 0
    own: bool = False
    several: tuple[tuple[str, str], ...] = ()
