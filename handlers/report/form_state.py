"""A text of the report that is being changed, as the pending question holds it."""

from dataclasses import dataclass
from enum import StrEnum


class TextScreen(StrEnum):
    LIST = "list"
    PART = "part"
    EARLIER = "earlier"
    PLACEHOLDERS = "data"


@dataclass(frozen=True, slots=True)
class ReportTextForm:
    """`part`: the name of the text that is looked at; `text`: another one, shown and not kept.

    `restored`: the id of the earlier text that it is, 0 for one that was typed or our own.
    """

    period: str
    screen: TextScreen = TextScreen.LIST
    part: str = ""
    text: str = ""
    restored: int = 0
    own: bool = False
