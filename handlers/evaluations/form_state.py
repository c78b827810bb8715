"""Where somebody is in an evaluation, as the pending question holds it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from convenio.evaluation.items import Item


class EvaluationScreen(StrEnum):
    CARD = "card"  # the directorate's indicators
    INDICATOR = "indicator"
    WHICH = "which"  # of which indicator a text is
    READ = "read"  # what was read of a text, not saved yet
    ITEM = "item"
    TEXT = "text"
    REGIONS = "regions"
    CLAIM = "claim"
    DUE = "due"
    ACTIVITIES = "activities"
    WORDS = "words"  # of an item that was begun with a group of regions
    REASON = "reason"  # of a correction
    REVIEW = "review"
    CONFIRM = "confirm"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """`indicator`: 0 on the card, and for a text of several. `revision`: of the draft as shown.

    `read`: the items that were read and not saved; while there are any, they are what is edited.
    `asked`: in words, what each of them leaves open, '' where nothing is; `unread`: what of the
    text is no item. `position`: of the item that is looked at. `begun`: an
    item without words. `words`: a text whose indicator is asked, or a reason.
    """

    period: str
    indicator: int = 0
    screen: EvaluationScreen = EvaluationScreen.CARD
    revision: int = 0
    read: tuple[Item, ...] = ()
    asked: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    position: int = 0
    begun: Item | None = None
    words: str = ""

    def without_read(self, **changes: Any) -> "EvaluationForm":
        """The form without what was read and not saved, and with these changes."""
        return replace(self, read=(), asked=(), unread=(), **changes)
