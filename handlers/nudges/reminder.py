"""ODES reminds of what is missing, once the recipients are shown and confirmed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers.access import Capability, answers_for, may
from handlers.actions import Action
from handlers.context import Context, Outdated
from handlers.notices import DueNotice
from handlers.nudges import views
from handlers.nudges.access import (
    Following,
    following,
    leaves_at,
    pressed_period,
    tell_followed,
)
from handlers.nudges.form_state import (
    AN_INDICATOR,
    EVALUATIONS,
    EVERYWHERE,
    Purpose,
    hold,
    place_pressed,
    show_below,
)
from handlers.nudges.indicator_choice import ask_indicator
from handlers.nudges.recipients import Call, call, called_upon
from handlers.reminders.evaluation_views import evaluation_reminder
from handlers.reminders.views import OwedReport, reminder
from handlers.views import Button, View, button
from handlers.words import LONGEST, length_shown, say
from storage.evaluations.owed import OwedEvaluation, Owing, owing_at
from storage.models import OccasionKind, Role
from storage.periods.nudges import nudge, nudged_people, reminded_people
from storage.reminders.occasions import Recipient
from storage.report.present_words import OURS, WORDS, Words
from storage.turnout.owed_reports import OwedRegion


async def start_reminding(context: Context) -> None:
    """Begin to remind one place or all; without either, ask for the region or the indicator."""
    found, place = await pressed_period(context), place_pressed(context)
    if place == AN_INDICATOR:
        await ask_indicator(context, found, Purpose.NUDGE)
    elif place:
        await confirm(context, found, place)
    else:
        await hold(context, Purpose.NUDGE, found.period.code)
        show_below(context, views.choose_region_to_follow(found, Purpose.NUDGE))


async def confirm(context: Context, found: Following, whom: str) -> None:
    await context.ask_nothing()
    show_below(context, views.confirm_call(await _call(context, found, whom)))


async def remind(context: Context) -> None:
    """Send the reminder, but not to people reminded meanwhile by anybody."""
    found, whom = await pressed_period(context), context.pressed.text(1)
    planned = await _call(context, found, whom)
    if await _send(context, planned):
        context.show(views.called(planned))


async def remind_all(context: Context) -> None:
    """Send the reminder to those that the button counted; else show first who it would be."""
    found, args = await pressed_period(context), context.pressed.args
    whom = EVALUATIONS if args[2:] == (EVALUATIONS,) else EVERYWHERE  # older ones do not say it
    planned = await _call(context, found, whom)
    if not planned.plain or context.pressed.text(1) != views.mark_of_call(planned):
        await confirm(context, found, whom)
    elif await _send(context, planned):
        context.say(views.called(planned))


async def all_missing_button(
    context: Context, period: str, whom: str = EVERYWHERE
) -> tuple[Button, ...]:
    """A button that reminds all that are missing; none to whom it would be refused."""
    if not may(context, Capability.FOLLOW_UP):
        return ()
    try:
        found = await following(context, period)
    except Outdated:
        return ()
    if not called_upon(found, whom):
        return ()
    return views.all_missing(await _call(context, found, whom))


async def evaluation_buttons(context: Context, period: str) -> tuple[Button, ...]:
    """Buttons to remind the directorates that owe something, and to give one more time."""
    remind = await all_missing_button(context, period, EVALUATIONS)
    extend = button("⏳ Ampliar un Anexo 5", Action.EXTEND, period, AN_INDICATOR)
    return (*remind, extend) if remind else ()


async def _send(context: Context, planned: Call) -> bool:
    """Send the reminder; tell whether anybody gets it, which is said otherwise."""
    told = 0
    for reader, owing in planned.by_person():
        mine = [each for each in owing if await _claimed(context, reader, each)]
        if mine:
            told += 1
            _remind(context, reader, mine)
    if not told:
        context.toast(say("nudges/already_reminded"))
    return told > 0


async def _call(context: Context, found: Following, whom: str) -> Call:
    leaves = leaves_at(context)
    when = context.session, found.period.code, leaves or context.now
    recent, clocked = await nudged_people(*when), await reminded_people(*when)
    return call(found, whom, recent, clocked, leaves)


async def _claimed(context: Context, reader: Recipient, owing: Owing) -> bool:
    return await nudge(
        context.session,
        *owing.owed.place,
        reader.person_id,
        leaves_at(context) or context.now,
        asked_by=context.person.id or 0,
    )


def _remind(context: Context, reader: Recipient, owing: Sequence[Owing]) -> None:
    about = {"subject": Purpose.NUDGE.value, "places": [list(each.owed.place) for each in owing]}
    view = _reminder(reader.name, owing, context.today)
    tell_followed(context.session, [reader], view, about, context.now)


def _reminder(name: str | None, owing: Sequence[Owing], today: date) -> View:
    """The reminder in ODES's words, as the clock's; in ours, where those make it too long."""
    theirs = _worded(name, owing, today, WORDS.get())
    return theirs if length_shown(theirs.text) <= LONGEST else _worded(name, owing, today, OURS)


def _worded(name: str | None, owing: Sequence[Owing], today: date, words: Words) -> View:
    """A reminder of reports or of evaluations: a call is never about both."""
    evaluations = [each for each in owing if isinstance(each, OwedEvaluation)]
    if evaluations:
        return evaluation_reminder(name, evaluations, today, late=False, words=words)
    reports = [each for each in owing if isinstance(each, OwedRegion)]
    parts = [OwedReport(OccasionKind.REMINDER, report) for report in reports]
    return reminder(name, parts, today, late=False, words=words)


async def reminder_now(notice: DueNotice) -> dict[str, Any] | None:
    """The reminder of what is still missing and still the reader's."""
    told = [
        owing
        for period, place in notice.about["places"]
        if (owing := await owing_at(notice.session, period, place))
        and any(
            duty.role is not Role.DIRECTOR and answers_for(duty, owing) for duty in notice.duties
        )
        and owing.expected
        and owing.owed.open_on(notice.today)
    ]
    return _reminder(notice.person.name, told, notice.today).payload if told else None
