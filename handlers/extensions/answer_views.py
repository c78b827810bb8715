"""Views of a request for more time for ODES, and of its answer for who asked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from convenio.calendar.extension_rules import UnfitDay
from convenio.calendar.periods import Period
from convenio.catalogue.places import holder_name, place_name
from handlers.actions import Action
from handlers.buttons import cancel
from handlers.forms import mark_of
from handlers.nudges.extension_views import better_days, offered_days, works_on
from handlers.views import Button, View, button
from handlers.words import day as day_words
from handlers.words import say
from storage.evaluations.owed import Owing
from storage.models import Person
from storage.periods.extension_requests import GrantedExtension, PendingExtension

CANCEL = (cancel(Action.LEAVE_EXTENSION),)
LISTED = 20


def for_odes(wish: PendingExtension, owing: Owing) -> View:
    works = works_on(owing, wish.row.wanted)
    text = say("extensions/for_odes", wish=wish, owing=owing, owed=owing.owed, works=works)
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
    owing: Owing,
    days: Sequence[tuple[int, date]],
    *,
    unread: str = "",
    refused: tuple[date, UnfitDay] | None = None,
) -> View:
    text = say("extensions/other_day", wish=wish, owed=owing.owed, unread=unread, refused=refused)
    return View(text, (*offered_days(days, Action.GRANT_EXTENSION, wish.id), CANCEL))


def confirm(wish: PendingExtension, owing: Owing, day: date, reason: str) -> View:
    facts = {"wish": wish, "owed": owing.owed, "day": day, "reason": reason}
    text = say("extensions/confirm_day", **facts, works=works_on(owing, day))
    better = better_days(owing, day, Action.GRANT_EXTENSION, wish.id)
    return View(text, (*better, (_grant(wish, day),), CANCEL))


def ask_words(wish: PendingExtension, note: str = "") -> View:
    text = say("extensions/ask_words", **_named(wish), note=note)
    return View(text, (CANCEL,))


def review_refusal(wish: PendingExtension, asked: object, words: str) -> View:
    """The answer as the region will get it."""
    text = say("extensions/review_refusal", **_named(wish), words=words)
    rows = (
        (button("✖️ No ampliar y avisar", Action.SEND_REFUSAL, mark_of(asked)),),
        (button("✎ Escribir otra", Action.REFUSE_EXTENSION, wish.id),),
    )
    return View(text, (*rows, CANCEL))


def refused(wish: PendingExtension, told: int) -> View:
    return View(say("extensions/refused", **_named(wish), told=told))


def told_no(reader: Person, wish: PendingExtension) -> View:
    return View(say("extensions/told_no", name=reader.name, **_named(wish)))


def _named(wish: PendingExtension) -> dict[str, Any]:
    """A request's facts: whose it is, and for what, in words."""
    named, period = place_name(wish.place), Period.parse(wish.row.period)
    evaluates = wish.row.indicator > 0
    return {
        "wish": wish,
        "evaluates": evaluates,
        "named": named,
        "holder": holder_name(wish.place),
        "label": f"Anexo 5 del {period.label}" if evaluates else period.label,
    }


def undecided() -> View:
    return View(say("extensions/undecided"))


def extensions(
    waiting: Sequence[PendingExtension], stand: Sequence[GrantedExtension], *, answers: bool
) -> View:
    text = say(
        "extensions/extensions",
        waiting=[(request, _place(request.place, request.row.period)) for request in waiting],
        stand=[(extension, _place(extension.place, extension.period)) for extension in stand],
    )
    rows = [
        (button(f"Responder: {place_name(request.place)}", Action.EXTENSION, request.id),)
        for request in waiting[:LISTED]
    ]
    return View(text, tuple(rows) if answers else ())


def _place(place: str, period: str) -> str:
    return f"{place_name(place)}, {Period.parse(period).label}"


def _grant(wish: PendingExtension, day: date) -> Button:
    return button(
        f"✅ Ampliar al {day_words(day)}", Action.GRANT_EXTENSION, wish.id, day.isoformat()
    )
