"""The year's picture as lines of letters of one width."""

from collections.abc import Iterator
from textwrap import shorten, wrap

from charts.facts.schedule import ActivityMonth, ScheduleFacts
from convenio.calendar.months import MONTHS

WIDE = 34  # letters on a phone 390 px wide
_BEHIND = "   "


def schedule_lines(facts: ScheduleFacts) -> Iterator[str]:
    """Of each activity its months with how many regions take part; a region's own have a mark."""
    number = 0
    for activity in facts.activities:
        if activity.indicator != number:
            number = activity.indicator
            yield f"IdG {number} {facts.indicators[number].short_name}"
        name = shorten(activity.name, WIDE - len(_BEHIND), placeholder="…")
        yield f"{activity.number:>2} {name}"
        months = " ".join(_month(each, facts.region) for each in activity.months)
        yield from wrap(months, WIDE, initial_indent=_BEHIND, subsequent_indent=_BEHIND)


def _month(each: ActivityMonth, own: str | None) -> str:
    """'feb:26', or '◀feb:26' where the own region is among them."""
    words = month_letters(each.month) if each.month else "sin-fecha"
    count = f":{len(each.regions)}" if each.regions else ""
    return f"{'◀' if own in each.regions else ''}{words}{count}"


def month_letters(month: int) -> str:
    return MONTHS[month][:3]
