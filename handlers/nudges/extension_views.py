from collections.abc import Sequence
from datetime import date, datetime, timedelta

from convenio.calendar.extension_rules import UnfitDay
from handlers.actions import Action
from handlers.buttons import back
from handlers.nudges.views import CANCEL, names_of
from handlers.reminders.views import opening
from handlers.views import Keyboard, View, button
from handlers.words import day as day_words
from handlers.words import say
from storage.reminders.occasions import Recipient
from storage.turnout.owed_reports import OwedRegion

DAYS = {number: timedelta(days=number) for number in (3, 7, 15)}


def ask_day(
    owing: OwedRegion,
    days: Sequence[tuple[int, date]],
    *,
    unread: str = "",
    refused: tuple[date, UnfitDay] | None = None,
) -> View:
    owed = owing.owed
    rows = offered_days(days, Action.EXTEND_TO, owed.period.code, owed.region.code)
    text = say("nudges/ask_day", owed=owed, unread=unread, refused=refused)
    return View(text, (*rows, CANCEL))


def offered_days(days: Sequence[tuple[int, date]], action: Action, *args: str | int) -> Keyboard:
    """A button for each day, which is its last argument."""
    return tuple(
        (button(f"+{number} días: {day_words(day)}", action, *args, day.isoformat()),)
        for number, day in days
    )


def confirm(owing: OwedRegion, day: date, reason: str = "") -> View:
    owed = owing.owed
    args = (owed.period.code, owed.region.code, day.isoformat(), owed.deadline.isoformat())
    return View(
        say("nudges/confirm_extension", owed=owed, day=day, reason=reason),
        (
            (
                button(
                    "Sí, ampliar" if reason else "Ampliar sin motivo",
                    Action.CONFIRM_EXTENSION,
                    *args,
                ),
            ),
            (back(Action.EXTEND, owed.period.code, owed.region.code),),
            CANCEL,
        ),
    )


def extended(
    owing: OwedRegion, day: date, staff: Sequence[Recipient], leaves_at: datetime | None
) -> View:
    facts = {"owed": owing.owed, "day": day, "names": names_of(staff), "leaves_at": leaves_at}
    return View(say("nudges/extended", **facts))


def told(name: str | None, owing: OwedRegion, day: date, reason: str, *, reports: bool) -> View:
    text = say("nudges/told_extension", name=name, owed=owing.owed, day=day, reason=reason)
    return View(text, ((opening(owing),),) if reports else ())
