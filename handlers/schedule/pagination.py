"""Pages of a list that is longer than a message."""

from collections.abc import Sequence

from handlers.schedule.items import ActivityItem
from handlers.words import plain_text, say

ROOM = 3400  # of Telegram's 4096: the heading and the notes need some


def in_pages(items: Sequence[ActivityItem], room: int = ROOM) -> list[list[ActivityItem]]:
    """Divide a list into pages, no activity in two; one empty page where there is none."""
    pages: list[list[ActivityItem]] = [[]]
    left = room
    for item in items:
        length = _length(item)
        if length > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= length
    return pages


def _length(item: ActivityItem) -> int:
    """Length as Telegram counts it, with the indicator's name that may stand above."""
    text = plain_text(say("schedule/activities", items=[item]))
    return len(text.encode("utf-16-le")) // 2 + len(item.indicator.short_name)
