from collections.abc import Sequence
from datetime import date, datetime, timedelta

from convenio.calendar.extension_rules import UnfitDay
from convenio.calendar.workdays import is_working_day, working_days_near
from handlers.actions import Action
from handlers.buttons import back
from handlers.nudges.views import CANCEL, names_of
from handlers.reminders.evaluation_views import evaluating
from handlers.reminders.views import opening
from handlers.views import Keyboard, View, button
from handlers.words import day as day_words
from handlers.words import say
from storage.evaluations.owed import OwedEvaluation, Owing
from storage.reminders.occasions import Recipient

DAYS = {number: timedelta(days=number) for number in (3, 7, 15)}


def ask_day(
    owing: Owing,
    days: Sequence[tuple[int, date]],
    *,
    unread: str = "",
    refused: tuple[date, UnfitDay] | None = None,
) -> View:
    owed = owing.owed
    rows = offered_days(days, Action.EXTEND_TO, *owed.place)
    text = say("nudges/ask_day", owed=owed, unread=unread, refused=refused)
    return View(text, (*rows, CANCEL))


def offered_days(days: Sequence[tuple[int, date]], action: Action, *args: str | int) -> Keyboard:
    """A button for each day, which is its last argument."""
    return tuple(
        (button(f"+{number} días: {day_words(day)}", action, *args, day.isoformat()),)
        for number, day in days
    )


def works_on(owing: Owing, day: date) -> bool:
    """Tell whether who owes it works then; a region may have days of its own."""
    return is_working_day(day, owing.owed.place[1])


def better_days(owing: Owing, day: date, action: Action, *args: str | int) -> Keyboard:
    """Buttons for the working days beside one on which nobody works, its last argument."""
    if works_on(owing, day):
        return ()
    latest = owing.owed.closes_on
    beside = working_days_near(day, owing.owed.place[1])
    near = [each for each in beside if latest is None or each <= latest]
    return tuple(
        (button(f"Mejor el {day_words(each)}", action, *args, each.isoformat()),) for each in near
    )


def confirm(owing: Owing, day: date, reason: str = "") -> View:
    owed = owing.owed
    args = (*owed.place, day.isoformat(), owed.deadline.isoformat())
    works = works_on(owing, day)
    return View(
        say("nudges/confirm_extension", owed=owed, day=day, reason=reason, works=works),
        (
            *better_days(owing, day, Action.EXTEND_TO, *owed.place),
            (
                button(
                    "Sí, ampliar" if reason else "Ampliar sin motivo",
                    Action.CONFIRM_EXTENSION,
                    *args,
                ),
            ),
            (back(Action.EXTEND, *owed.place),),
            CANCEL,
        ),
    )


def extended(
    owing: Owing, day: date, staff: Sequence[Recipient], leaves_at: datetime | None
) -> View:
    facts = {"owed": owing.owed, "day": day, "names": names_of(staff), "leaves_at": leaves_at}
    return View(say("nudges/extended", **facts))


def told(
    name: str | None,
    owing: Owing,
    day: date,
    reason: str,
    *,
    reports: bool,
    before: date | None = None,
) -> View:
    """`reports`: its reader writes what is owed; `before`: the deadline that they know."""
    text = say(
        "nudges/told_extension",
        name=name,
        owed=owing.owed,
        day=day,
        before=before or owing.owed.deadline,
        reason=reason,
    )
    opens = evaluating(owing) if isinstance(owing, OwedEvaluation) else opening(owing)
    return View(text, ((opens,),) if reports else ())
