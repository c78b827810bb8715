"""Typed answers of ODES while it follows a region, and its chat's screen."""

from typing import Any

from convenio.catalogue.regions import Unresolved, resolve_region
from handlers.access import Capability, may, require
from handlers.context import Context, Outdated
from handlers.nudges import extension, reminder, views
from handlers.nudges.access import Following, following
from handlers.nudges.form_state import QUESTION, Purpose
from handlers.views import View

CHOSEN = {
    Purpose.NUDGE: reminder.confirm,
    Purpose.EXTEND: extension.ask_day,
}


async def typed(context: Context) -> None:
    """Take a region's name; once it is known, the new day and its reason."""
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
    """The choice of the region again, for a chat that was about to do something with one."""
    if not context.asks(QUESTION) or not may(context, Capability.FOLLOW_UP):
        return None
    args: dict[str, Any] = context.question.args
    try:
        found = await following(context, args["period"])
    except Outdated:
        await context.ask_nothing()
        return None
    await context.ask(QUESTION, args={key: args[key] for key in ("purpose", "period")})
    return views.choose_region_to_follow(found, Purpose(args["purpose"]))
