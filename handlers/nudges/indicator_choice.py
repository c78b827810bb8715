"""ODES says which indicator's evaluation it follows: tapped, or by its number."""

import re

from convenio.catalogue.places import indicator_place
from handlers.context import Context
from handlers.nudges import views
from handlers.nudges.access import Following
from handlers.nudges.form_state import AN_INDICATOR, Purpose, hold, show_below

_NUMBER = re.compile(
    r"(?:idg|indicador)?\s*(?:n\.?[°º]?\s*)?([0-9]{1,3})\.?", re.IGNORECASE | re.ASCII
)


async def ask_indicator(context: Context, found: Following, purpose: Purpose) -> None:
    await hold(context, purpose, found.period.code, whose=AN_INDICATOR)
    show_below(context, views.choose_indicator(found, purpose))


def typed_place(found: Following, text: str) -> str | None:
    """The place of the indicator whose number was typed, if the period has it."""
    read = _NUMBER.fullmatch(text.strip())
    place = indicator_place(int(read[1])) if read else ""
    known = [each.owed.place[1] for each in found.evaluations]
    return place if place in known else None
