"""Views of a request for more time for ODES, and of its answer for the region."""

from collections.abc import Sequence
from datetime import date

from convenio.calendar.extension_rules import UnfitDay
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.buttons import cancel
from handlers.nudges.extension_views import offered_days
from handlers.views import Button, View, button
from handlers.words import day as day_words
from handlers.words import say
from storage.models import Person
from storage.periods.extension_requests import GrantedExtension, PendingExtension
from storage.turnout.owed_reports import OwedRegion

CANCEL = (cancel(Action.LEAVE_EXTENSION),)
LISTED = 20


def for_odes(wish: PendingExtension, owing: OwedRegion) -> View:
    text = say("extensions/for_odes", wish=wish, owing=owing, owed=owing.owed)
    return View(
        text,
        (
            (_grant(wish, wish.row.wanted),),
            (
                button("Otra fecha", Action.OTHER_EXTENSION, wish.id),
                button("No ampliar", Action.REFUSE_EXTENSION, wish.id),
            ),
        ),
    )


def ask_day(
    wish: PendingExtension,
    owing: OwedRegion,
    days: Sequence[tuple[int, date]],
    *,
    unread: str = "",
    refused: tuple[date, UnfitDay] | None = None,
) -> View:
    text = say("extensions/other_day", wish=wish, owed=owing.owed, unread=unread, refused=refused)
    return View(text, (*offered_days(days, Action.GRANT_EXTENSION, wish.id), CANCEL))


def confirm(wish: PendingExtension, owing: OwedRegion, day: date) -> View:
    text = say("extensions/confirm_day", wish=wish, owed=owing.owed, day=day)
    return View(text, ((_grant(wish, day),), CANCEL))


def ask_words(wish: PendingExtension, *, again: bool = False) -> View:
    text = say("extensions/ask_words", wish=wish, region=REGIONS[wish.row.region], again=again)
    return View(text, (CANCEL,))


def refused(wish: PendingExtension, told: int) -> View:
    return View(say("extensions/refused", wish=wish, region=REGIONS[wish.row.region], told=told))


def told_no(reader: Person, wish: PendingExtension) -> View:
    row = wish.row
    text = say(
        "extensions/told_no",
        name=reader.name,
        wish=wish,
        region=REGIONS[row.region],
        period=Period.parse(row.period),
    )
    return View(text)


def undecided() -> View:
    return View(say("extensions/undecided"))


def extensions(
    waiting: Sequence[PendingExtension], stand: Sequence[GrantedExtension], *, answers: bool
) -> View:
    text = say(
        "extensions/extensions",
        waiting=[(request, _place(request.row.region, request.row.period)) for request in waiting],
        stand=[(extension, _place(extension.region, extension.period)) for extension in stand],
    )
    rows = [
        (button(f"Responder: {REGIONS[request.row.region].name}", Action.EXTENSION, request.id),)
        for request in waiting[:LISTED]
    ]
    return View(text, tuple(rows) if answers else ())


def _place(region: str, period: str) -> str:
    return f"{REGIONS[region].name}, {Period.parse(period).label}"


def _grant(wish: PendingExtension, day: date) -> Button:
    return button(
        f"✅ Ampliar al {day_words(day)}", Action.GRANT_EXTENSION, wish.id, day.isoformat()
    )
