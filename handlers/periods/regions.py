"""ODES adds a region to a period that is there already, or takes one out, with a reason."""

from handlers.context import Context
from handlers.country.access import require_odes
from handlers.periods import acts
from handlers.periods import region_views as views
from handlers.periods.screens import OF_REGION
from handlers.periods.steps import pressed_status, show_status
from handlers.views import BadPress, View
from storage.column_types import storable
from storage.people.audience import staff_of
from storage.periods.periods import PeriodStatus, period_status

LONGEST = 300


async def begin(context: Context) -> None:
    found = await pressed_status(context)
    if not views.changeable(found, context.today):
        await show_status(context, found)
        return
    context.show(views.regions(found))


async def choose(context: Context) -> None:
    """Which region; why is typed."""
    found = await pressed_status(context)
    region = context.pressed.text(1)
    try:
        acts.check_region(found, region, context.today)
    except ValueError as fault:
        context.show(views.regions(found, f"⚠️ {fault}"))
        return
    await context.ask(OF_REGION, args={"period": found.period.code, "region": region, "reason": ""})
    context.show(await _screen(context, found))


async def answer(context: Context) -> None:
    """The reason was typed, or another one."""
    found = await _asked_now(context)
    context.take_away_typed()
    reason = storable(" ".join(context.text.split()))[:LONGEST]
    if not any(letter.isalnum() for letter in reason):
        context.show(await _screen(context, found, "⚠️ Escriba el motivo con palabras."))
        return
    await context.ask(OF_REGION, args=context.question.args | {"reason": reason})
    context.show(await _screen(context, found))


async def confirm(context: Context) -> None:
    """Only what was shown with the button."""
    found, args = await _asked_now(context), context.question.args
    if not args["reason"] or context.pressed.text(0) != views.mark(found, args):
        context.show(await _screen(context, found))
        return
    await context.ask_nothing()
    try:
        told = await acts.change_region(
            context.session,
            found.period,
            args["region"],
            args["reason"],
            context.person,
            context.now,
            adds=args["region"] not in found.expected,
        )
    except ValueError as fault:
        await show_status(context, found, f"⚠️ {fault}")
        return
    await show_status(context, found, views.done(found, args["region"], told))


async def present(context: Context) -> View | None:
    if not context.asks(OF_REGION):
        return None
    return await _screen(context, await _asked_now(context))


async def _screen(context: Context, found: PeriodStatus, note: str = "") -> View:
    args = context.question.args
    people = await staff_of(context.session, [args["region"]])
    told = sum(each.id != context.person.id for each in people)
    return views.review(found, args, told, note)


async def _asked_now(context: Context) -> PeriodStatus:
    """Raises Refused for whoever isn't ODES."""
    require_odes(context)
    if context.question.kind != OF_REGION:
        raise BadPress(OF_REGION)
    found = await period_status(context.session, context.question.args["period"])
    assert found is not None
    return found
