"""The words of a message that are being changed, as the pending question holds them."""

from dataclasses import dataclass
from enum import StrEnum


class WordingScreen(StrEnum):
    LIST = "list"
    CHANGES = "changes"  # the list of what is told of a change, apart from what is due by the clock
    MESSAGE = "message"
    EARLIER = "earlier"
    PLACEHOLDERS = "data"


@dataclass(frozen=True, slots=True)
class WordingForm:
    """`message`: the code of the one that is looked at; `text`: another text, shown and not kept.

    `restored`: the id of the earlier text that it is, 0 for one that was typed or our own. `own`:
    it is the product's own.
    """

    screen: WordingScreen = WordingScreen.LIST
    message: str = ""
    text: str = ""
    restored: int = 0
    own: bool = False
