"""What will be moved, what was, and what those concerned are told."""

from collections.abc import Sequence
from datetime import date, datetime

from convenio.calendar.workdays import is_working_day
from convenio.catalogue.indicators import Indicator
from handlers.actions import Action
from handlers.buttons import MENU
from handlers.forms import mark_of
from handlers.region_names import short_name
from handlers.reminders.activities import activity_ways
from handlers.rescheduling.form_state import Detail, MoveForm
from handlers.rescheduling.one_region import Pick
from handlers.rescheduling.views import BACK, CANCEL, pick_rows
from handlers.rescheduling.words import shortened
from handlers.views import View, button, grid
from handlers.words import say, when_words
from storage.schedule.moves import Rescheduled

DETAILS = {
    Detail.HOUR: "🕐 Hora",
    Detail.LINK: "🔗 Enlace",
    Detail.TOPIC: "✎ Tema",
    Detail.REASON: "❓ Motivo",
}


def review(
    asked: MoveForm,
    indicator: Indicator,
    moves: Sequence[Rescheduled],
    options: Sequence[Pick],
    told: int,
    unreached: Sequence[str],
    later: datetime | None,
    note: str,
) -> View:
    """A review of what will change and how many people will be told, with the button to do it."""
    text = say(
        "rescheduling/review",
        asked=asked,
        indicator=indicator,
        activity=moves[0].after.activity if moves else None,
        moved=shortened(moves),
        rest_day=_rest_day(asked, moves),
        rest_in=_resting(asked, moves),
        told=told,
        unreached=unreached,
        later=later,
        note=note,
    )
    label = f"✅ Reprogramar y avisar a {told}" if told else "✅ Reprogramar"
    sure = ((button(label, Action.CONFIRM_MOVE, mark_of(asked)),),) if moves else ()
    dated = asked.when is not None and asked.when.day is not None
    details = [
        button(words, Action.MOVE_DETAIL, kind.value)
        for kind, words in DETAILS.items()
        if dated or kind is not Detail.HOUR
    ]
    others = pick_rows(asked, options)
    return View(text, (*sure, *others, *grid(details, 2), (BACK, CANCEL)))


def done(
    moves: Sequence[Rescheduled], told: int, unreached: Sequence[str], later: datetime | None
) -> View:
    text = say(
        "rescheduling/done",
        dated=_dated(moves),
        moved=shortened(moves),
        told=told,
        unreached=unreached,
        later=later,
    )
    return View(text, ((button("🗓 Reprogramar otra", Action.MOVE), MENU),))


def notice(
    name: str | None, moves: Sequence[Rescheduled], reasons: Sequence[str], regions: Sequence[str]
) -> View:
    """The notice for somebody whom moves concern, in those regions as their focal point."""
    activity, first = moves[0].after.activity, min(moves, key=lambda move: move.after.month or 13)
    text = say(
        "rescheduling/notice",
        name=name,
        indicator=activity.about,
        activity=activity,
        dated=_dated(moves),
        moved=shortened(moves),
        reasons=[reason for reason in reasons if reason],
    )
    return View(text, activity_ways(first.after.year, first.after.month or 0, regions))


def _dated(moves: Sequence[Rescheduled]) -> bool:
    """Whether a date changes, not only a link or topic."""
    return any(when_words(move.before) != when_words(move.after) for move in moves)


def _rest_day(asked: MoveForm, moves: Sequence[Rescheduled]) -> date | None:
    """The day it is moved to, if it is not a working day, or not in one of its regions."""
    day = asked.when.day if asked.when else None
    return day if day and (not is_working_day(day) or _resting(asked, moves)) else None


def _resting(asked: MoveForm, moves: Sequence[Rescheduled]) -> list[str]:
    """The regions that have that day off by themselves, by name."""
    day = asked.when.day if asked.when else None
    if day is None or not is_working_day(day):
        return []
    places = sorted({move.after.region for move in moves if move.after.region})
    return [short_name(place) for place in places if not is_working_day(day, place)]
