from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from convenio.calendar.workdays import working_days_near
from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.buttons import TO_MENU, cancel
from handlers.forms import mark_of
from handlers.views import Keyboard, View, button
from handlers.words import day as day_words
from handlers.words import say
from storage.models import DayOff

EVERYWHERE = "todos"  # of a button, in place of a region's code
CANCEL = (cancel(Action.CANCEL_DAY_OFF),)


@dataclass(frozen=True, slots=True)
class DayOffForm:
    """A day that is being added; `region`: empty for everybody's."""

    region: str = ""
    day: date | None = None
    reason: str = ""


def region_name(region: str) -> str:
    return REGIONS[region].name if region else "todo el sector público"


def days(listed: Sequence[DayOff], own: Sequence[str], note: str = "") -> View:
    """The days to come; `own`: the regions whose days its reader sets, '' for everybody's."""
    named = [(each, region_name(each.region)) for each in listed]
    text = say("days_off/days", days=named, sets=bool(own), note=note)
    add: Keyboard = tuple(
        (button(f"➕ Agregar un día: {region_name(each)}", Action.ADD_DAY_OFF, _code(each)),)
        for each in own
    )
    take_away: Keyboard = tuple(
        (
            button(
                f"✖️ Quitar el {day_words(each.day)}",
                Action.REMOVE_DAY_OFF,
                _code(each.region),
                each.day.isoformat(),
            ),
        )
        for each in listed
        if each.region in own
    )
    return View(text, (*add, *take_away) or TO_MENU)


def ask(asked: DayOffForm, note: str, ending: Sequence[str]) -> View:
    """Ask for the day and its reason, then whether it is right; `ending`: what ends that day."""
    text = say(
        "days_off/ask",
        asked=asked,
        where=region_name(asked.region),
        note=note,
        ending=ending,
        near=working_days_near(asked.day, asked.region) if asked.day else (),
    )
    if asked.day is None or not asked.reason:
        return View(text, (CANCEL,))
    save = button("✅ Agregar", Action.SAVE_DAY_OFF, mark_of(asked))
    return View(text, ((save,), CANCEL))


def confirm_removal(day: date, region: str) -> View:
    text = say("days_off/remove", day=day, where=region_name(region))
    sure = button("Sí, quitar", Action.CONFIRM_DAY_ON, _code(region), day.isoformat())
    return View(text, ((sure,), (cancel(Action.DAYS_OFF),)))


def _code(region: str) -> str:
    return region or EVERYWHERE
