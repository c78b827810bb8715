"""ODES gives a region or an indicator more time: which, the new day, the reason if there is one."""

from datetime import date, datetime
from typing import Any

from convenio.calendar.periods import lima_day
from convenio.calendar.typed_days import NoSuchDay, begins_with_date, read_day_and_reason
from convenio.calendar.workdays import working_day
from convenio.lengths import WORDS_LENGTH
from handlers.context import Context, Outdated
from handlers.nudges import acts
from handlers.nudges import extension_views as views
from handlers.nudges.access import Following, leaves_at, pressed_period, still_missing
from handlers.nudges.acts import unfit_day
from handlers.nudges.form_state import (
    AN_INDICATOR,
    Purpose,
    held_for,
    hold,
    place_pressed,
    show_below,
)
from handlers.nudges.indicator_choice import ask_indicator
from handlers.nudges.views import choose_region_to_follow
from handlers.views import BadPress, View
from handlers.words import say
from storage.evaluations.owed import Owing


async def start_extending(context: Context) -> None:
    found, place = await pressed_period(context), place_pressed(context)
    if place == AN_INDICATOR:
        await ask_indicator(context, found, Purpose.EXTEND)
    elif place:
        await ask_day(context, found, place)
    else:
        await hold(context, Purpose.EXTEND, found.period.code)
        show_below(context, choose_region_to_follow(found, Purpose.EXTEND))


async def ask_day(context: Context, found: Following, place: str) -> None:
    owing = still_missing(found, place)
    await hold(context, Purpose.EXTEND, found.period.code, region=place)
    show_below(context, views.ask_day(owing, nearest(owing, context.now)))


def screen(found: Following, args: dict[str, Any], now: datetime) -> View:
    """The question for the day or, once it is known, the confirmation."""
    owing = still_missing(found, args["region"])
    if "to" not in args:
        return views.ask_day(owing, nearest(owing, now))
    return views.confirm(owing, date.fromisoformat(args["to"]), args.get("reason", ""))


async def read_typed_day(context: Context, found: Following, place: str) -> None:
    owing = still_missing(found, place)
    try:
        day, reason = read_day_and_reason(context.line, context.today, owing.owed.deadline)
    except ValueError as error:
        days = nearest(owing, context.now)
        context.show(views.ask_day(owing, days, unread=str(error)))
        return
    kept = reason[:WORDS_LENGTH] or context.question.args.get("reason", "")
    await _propose(context, owing, day, kept)


async def ask_reason(context: Context) -> None:
    """Ask for the reason, once a day was tapped."""
    found = await pressed_period(context)
    await _propose(context, still_missing(found, context.pressed.text(1)), _day(context, 2))


async def take_reason(context: Context, found: Following, place: str) -> None:
    """Take the reason; where another day stands in it, that day as well."""
    owing, args = still_missing(found, place), context.question.args
    day, reason = date.fromisoformat(args["to"]), context.line
    if begins_with_date(reason):
        try:
            day, said = read_day_and_reason(reason, context.today, owing.owed.deadline)
        except NoSuchDay as fault:
            context.show(views.ask_day(owing, nearest(owing, context.now), unread=str(fault)))
            return
        except ValueError:
            pass  # as 'hasta que vuelva la luz'
        else:
            reason = said or args.get("reason", "")
    await _propose(context, owing, day, reason[:WORDS_LENGTH])


async def extend(context: Context) -> None:
    """Extend the deadline, which must still be the one that the button was shown with."""
    found, place = await pressed_period(context), context.pressed.text(1)
    day, before = _day(context, 2), _day(context, 3)
    owing = found.of(place)
    if owing.owed.deadline == day:
        context.toast(say("nudges/already_extended", owed=owing.owed))
        return
    still_missing(found, place)
    reason = held_for(context, Purpose.EXTEND, found.period.code, place).get("reason", "")
    people, by, now = found.people, context.person, context.now
    staff = await acts.extend_deadline(
        context.session, owing, day, reason, people, by, now, before=before
    )
    if staff is None:
        raise Outdated(say("nudges/deadline_moved", owed=owing.owed))
    await context.ask_nothing()
    context.show(views.extended(owing, day, staff, leaves_at(context)))


async def _propose(context: Context, owing: Owing, day: date, reason: str = "") -> None:
    period, place = owing.owed.place
    if unfit := unfit_day(owing, day, context.now):
        await hold(context, Purpose.EXTEND, period, region=place, reason=reason)
        days = nearest(owing, context.now)
        context.show(views.ask_day(owing, days, refused=(day, unfit)))
        return
    await hold(context, Purpose.EXTEND, period, region=place, to=day.isoformat(), reason=reason)
    context.show(views.confirm(owing, day, reason))


def nearest(owing: Owing, now: datetime) -> list[tuple[int, date]]:
    """The working days that can be tapped, from the deadline or, once it has passed, from today."""
    start = max(owing.owed.deadline, lima_day(now))
    place = owing.owed.place[1]
    days = dict.fromkeys(working_day(start + length, place) for length in views.DAYS.values())
    return [((day - start).days, day) for day in days if not unfit_day(owing, day, now)]


def _day(context: Context, position: int) -> date:
    try:
        return date.fromisoformat(context.pressed.text(position))
    except ValueError:
        raise BadPress(context.pressed.action) from None
