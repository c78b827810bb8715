"""Typed answers of ODES while it follows a region, and its chat's screen."""

from typing import Any

from convenio.catalogue.places import indicator_in
from convenio.catalogue.regions import Unresolved, resolve_region
from handlers.access import Capability, may, require
from handlers.context import Context, Outdated
from handlers.nudges import extension, reminder, views
from handlers.nudges.access import Following, following
from handlers.nudges.form_state import AN_INDICATOR, QUESTION, Purpose, hold
from handlers.nudges.indicator_choice import typed_place
from handlers.views import View

CHOSEN = {
    Purpose.NUDGE: reminder.confirm,
    Purpose.EXTEND: extension.ask_day,
}


async def typed(context: Context) -> None:
    """Take a region's name or an indicator's number; once it is known, the day and its reason."""
    args = context.question.args
    found = await following(context, args["period"])
    context.take_away_typed()
    if "region" not in args:
        await _choose(context, found, Purpose(args["purpose"]))
    elif "to" in args:
        await extension.take_reason(context, found, args["region"])
    else:
        await extension.read_typed_day(context, found, args["region"])


async def _choose(context: Context, found: Following, purpose: Purpose) -> None:
    if context.question.args.get("whose"):
        place = typed_place(found, context.text)
        if place:
            await CHOSEN[purpose](context, found, place)
        else:
            context.show(views.choose_indicator(found, purpose, unread=context.text))
        return
    region = resolve_region(context.text)
    if isinstance(region, Unresolved):
        context.show(views.choose_region_to_follow(found, purpose, unresolved=region))
    elif region not in [report.owed.region for report in found.owing]:
        context.show(views.choose_region_to_follow(found, purpose, absent=region))
    else:
        await CHOSEN[purpose](context, found, region.code)


async def cancel(context: Context) -> None:
    require(context, Capability.FOLLOW_UP)
    await context.stop_asking(QUESTION)
    context.show(views.cancelled())


async def present(context: Context) -> View | None:
    """The question again; the choice of the region, if the report of the one chosen has come."""
    if not context.asks(QUESTION) or not may(context, Capability.FOLLOW_UP):
        return None
    args: dict[str, Any] = context.question.args
    try:
        found = await following(context, args["period"])
    except Outdated:
        await context.ask_nothing()
        return None
    try:
        if "region" in args:
            return extension.screen(found, args, context.now)
    except Outdated:
        await context.ask(QUESTION, args={key: args[key] for key in ("purpose", "period")})
        if indicator_in(args["region"]):
            await hold(context, Purpose(args["purpose"]), args["period"], whose=AN_INDICATOR)
            return views.choose_indicator(found, Purpose(args["purpose"]))
    if args.get("whose"):
        return views.choose_indicator(found, Purpose(args["purpose"]))
    return views.choose_region_to_follow(found, Purpose(args["purpose"]))
