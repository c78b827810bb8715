"""Views for who asks for more time."""

from collections.abc import Sequence
from datetime import date, datetime

from convenio.calendar.extension_rules import UnfitDay
from handlers.actions import Action
from handlers.buttons import TO_MENU, back, cancel, each_report
from handlers.forms import mark_of
from handlers.nudges.extension_views import better_days, offered_days, works_on
from handlers.views import View, button
from handlers.words import say
from storage.evaluations.owed import Owing
from storage.periods.extension_requests import PendingExtension

CANCEL = (cancel(Action.CANCEL_EXTENSION),)


def choose(owed: Sequence[Owing], *, evaluates: bool) -> View:
    """Ask which of several is meant, or say that there is none.

    `evaluates`: its reader has no reports, only evaluations.
    """
    rows = each_report([each.owed for each in owed], Action.ASK_EXTENSION)
    return View(say("extensions/choose", owed=owed, evaluates=evaluates), rows or TO_MENU)


def ask_day(
    owing: Owing,
    days: Sequence[tuple[int, date]],
    *,
    unread: str = "",
    refused: tuple[date, UnfitDay] | None = None,
) -> View:
    text = say("extensions/ask_day", owed=owing.owed, unread=unread, refused=refused)
    return View(text, (*offered_days(days, Action.EXTENSION_DAY), CANCEL))


def ask_reason(owing: Owing, to: date, *, again: bool = False) -> View:
    text = say("extensions/ask_reason", owed=owing.owed, day=to, again=again)
    return View(text, ((back(Action.EXTENSION_BACK),), CANCEL))


def review(owing: Owing, asked: object, to: date, reason: str) -> View:
    text = say(
        "extensions/review", owed=owing.owed, day=to, reason=reason, works=works_on(owing, to)
    )
    rows = (
        (button("✅ Enviar el pedido a ODES", Action.SEND_EXTENSION, mark_of(asked)),),
        (back(Action.EXTENSION_BACK),),
    )
    better = better_days(owing, to, Action.EXTENSION_DAY)
    return View(text, (*better, *rows, CANCEL))


def asked(wish: PendingExtension, owing: Owing, later: datetime | None) -> View:
    return View(say("extensions/asked", wish=wish.row, owed=owing.owed, later=later), TO_MENU)


def waiting(wish: PendingExtension, owing: Owing) -> View:
    return View(say("extensions/waiting", wish=wish, owed=owing.owed), TO_MENU)


def cancelled() -> View:
    return View(say("extensions/cancelled"), TO_MENU)
