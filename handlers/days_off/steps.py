from dataclasses import replace
from datetime import date

from convenio.calendar.typed_days import begins_with_date, read_day_and_reason
from convenio.calendar.workdays import is_working_day
from convenio.catalogue.regions import REGIONS
from convenio.lengths import WORDS_LENGTH
from handlers.access import Capability, may, regions_to, require
from handlers.context import Context, Refused
from handlers.days_off import acts, views
from handlers.days_off.views import DayOffForm
from handlers.forms import Form, is_confirmed, on_card
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from handlers.words import day as day_words
from storage.periods.days_off import days_off

QUESTION = QuestionKind.DAY_OFF


def _require(context: Context) -> None:
    require(context, Capability.READ_ALL, Capability.REPORT, Capability.APPROVE)


async def _screen(context: Context, asked: DayOffForm, note: str) -> View:
    _require_own(context, asked.region)
    day, region = asked.day, asked.region
    ending = await acts.ending_then(context.session, day, region, context.today) if day else []
    return views.ask(asked, note, ending)


FORM = Form(QUESTION, DayOffForm, _require, _screen)


async def show_days(context: Context) -> None:
    """/dias: the days to come, those of everybody and of one's own region."""
    _require(context)
    context.say(await _days(context))


async def begin(context: Context) -> None:
    asked = DayOffForm(_pressed_region(context))
    _require_own(context, asked.region)
    await FORM.hold(context, asked, anew=not on_card(context))


async def take_answer(context: Context) -> None:
    """Take a typed day, its reason, or both."""
    asked = FORM.now(context)
    context.take_away_typed()
    text = context.line
    if asked.day is not None and not begins_with_date(text):
        await FORM.hold(context, replace(asked, reason=text[:WORDS_LENGTH]))
        return
    try:
        day, reason = read_day_and_reason(text, context.today)
        acts.check_day(day, asked.region, context.now)
    except ValueError as fault:
        await FORM.hold(context, asked, str(fault))
        return
    await FORM.hold(context, replace(asked, day=day, reason=reason[:WORDS_LENGTH] or asked.reason))


async def save(context: Context) -> None:
    """Add the day that was shown."""
    asked = FORM.now(context)
    _require_own(context, asked.region)
    if asked.day is None or not is_confirmed(context, asked):
        raise BadPress("day")
    try:
        await acts.add(
            context.session, asked.day, asked.region, asked.reason, context.person, context.now
        )
    except ValueError as fault:
        if is_working_day(asked.day, asked.region):
            await FORM.hold(context, asked, str(fault))
            return
        await context.ask_nothing()  # somebody else was quicker
        context.show(await _days(context, f"⚠️ {fault}"))
        return
    await context.ask_nothing()
    context.show(await _days(context, f"✅ El {day_words(asked.day)} queda como día no laborable."))


async def ask_removal(context: Context) -> None:
    region, day = _pressed_region(context), _pressed_day(context)
    _require_own(context, region)
    context.open(views.confirm_removal(day, region))


async def remove(context: Context) -> None:
    region, day = _pressed_region(context), _pressed_day(context)
    _require_own(context, region)
    try:
        await acts.remove(context.session, day, region, context.person, context.now)
    except ValueError as fault:
        context.show(await _days(context, f"⚠️ {fault}"))
        return
    context.show(await _days(context, f"✅ El {day_words(day)} vuelve a ser día hábil."))


async def cancel(context: Context) -> None:
    _require(context)
    await FORM.cancel(context, await _days(context))


async def _days(context: Context, note: str = "") -> View:
    everywhere = may(context, Capability.READ_ALL)
    regions = None if everywhere else regions_to(context, Capability.REPORT, Capability.APPROVE)
    last = context.today + acts.LONGEST_AHEAD
    listed = await days_off(context.session, context.today, last, regions)
    return views.days(listed, _own(context), note)


def _own(context: Context) -> list[str]:
    """The regions whose days this person sets; '' for everybody's."""
    regions = regions_to(context, Capability.REPORT, Capability.APPROVE)
    return [*([""] if may(context, Capability.MANAGE_PERIODS) else []), *filter(None, regions)]


def _require_own(context: Context, region: str) -> None:
    if region not in _own(context):
        raise Refused


def _pressed_region(context: Context) -> str:
    code = context.pressed.text(0)
    if code == views.EVERYWHERE:
        return ""
    if code not in REGIONS:
        raise BadPress(context.pressed.action)
    return code


def _pressed_day(context: Context) -> date:
    try:
        return date.fromisoformat(context.pressed.text(1))
    except ValueError:
        raise BadPress(context.pressed.action) from None
