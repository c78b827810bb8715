"""ODES reminds regions whose report is missing, once the recipients are shown and confirmed."""

from collections.abc import Sequence
from typing import Any

from handlers.context import Context
from handlers.notices import DueNotice
from handlers.nudges import views
from handlers.nudges.access import (
    Following,
    leaves_at,
    pressed_period,
    still_missing,
    tell_followed,
)
from handlers.nudges.form_state import Purpose, hold, region_pressed, show_below
from handlers.nudges.recipients import Call, call
from handlers.reminders.views import OwedReport, reminder
from handlers.words import say
from storage.models import OccasionKind, Role
from storage.periods.nudges import nudge, nudged_people, reminded_people
from storage.reminders.occasions import Recipient
from storage.turnout.owed_reports import OwedRegion, owing_of

EVERYWHERE = "all"


async def start_reminding(context: Context) -> None:
    """Begin to remind one region or all; without either, ask for the region."""
    found, region = await pressed_period(context), region_pressed(context)
    if region:
        await confirm(context, found, region)
    else:
        await hold(context, Purpose.NUDGE, found.period.code)
        show_below(context, views.choose_region_to_follow(found, Purpose.NUDGE))


async def confirm(context: Context, found: Following, region: str) -> None:
    await context.ask_nothing()
    show_below(context, views.confirm_call(await _call(context, found, region)))


async def remind(context: Context) -> None:
    """Send the reminder, but not to people reminded meanwhile by anybody."""
    found, region = await pressed_period(context), context.pressed.text(1)
    planned = await _call(context, found, region)
    told = 0
    for reader, owing in planned.by_person():
        mine = [report for report in owing if await _claimed(context, reader, report)]
        if mine:
            told += 1
            _remind(context, reader, mine)
    if told:
        context.show(views.called(planned))
    else:
        context.toast(say("nudges/already_reminded"))


async def _call(context: Context, found: Following, region: str) -> Call:
    missing = found.missing if region == EVERYWHERE else [still_missing(found, region)]
    leaves = leaves_at(context)
    when = context.session, found.period.code, leaves or context.now
    recent, clocked = await nudged_people(*when), await reminded_people(*when)
    return call(found, missing, recent, clocked, leaves, everywhere=region == EVERYWHERE)


async def _claimed(context: Context, reader: Recipient, owing: OwedRegion) -> bool:
    return await nudge(
        context.session,
        owing.owed.period.code,
        owing.owed.region.code,
        reader.person_id,
        leaves_at(context) or context.now,
        asked_by=context.person.id or 0,
    )


def _remind(context: Context, reader: Recipient, owing: Sequence[OwedRegion]) -> None:
    parts = [OwedReport(OccasionKind.REMINDER, report) for report in owing]
    places = [[report.owed.period.code, report.owed.region.code] for report in owing]
    about = {"subject": Purpose.NUDGE.value, "places": places}
    view = reminder(reader.name, parts, context.today, late=False)
    tell_followed(context.session, [reader], view, about, context.now)


async def reminder_now(notice: DueNotice) -> dict[str, Any] | None:
    """The reminder of reports that are still missing and still the reader's."""
    parts = [
        OwedReport(OccasionKind.REMINDER, owing)
        for period, region in notice.about["places"]
        if notice.serves(Role.FOCAL, region=region)
        and (owing := await owing_of(notice.session, period, region))
        and owing.expected
        and owing.owed.open_on(notice.today)
    ]
    told = reminder(notice.person.name, parts, notice.today, late=False)
    return told.payload if parts else None
