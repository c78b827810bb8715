"""ODES adds a region to a period that is there already, or takes one out, with a reason."""

from dataclasses import replace

from handlers.access import Capability, requiring
from handlers.context import Context
from handlers.forms import Form, is_confirmed
from handlers.periods import acts
from handlers.periods import region_views as views
from handlers.periods.form_state import RegionChange
from handlers.periods.screens import OF_REGION
from handlers.periods.steps import pressed_status, show_status
from handlers.views import View
from storage.column_types import storable
from storage.people.audience import staff_of
from storage.periods.periods import PeriodStatus, period_status

LONGEST = 300


async def _screen(context: Context, asked: RegionChange, note: str) -> View:
    people = await staff_of(context.session, [asked.region])
    told = sum(person.id != context.person.id for person in people)
    return views.review(await _period_of(context, asked), asked, told, note)


async def _period_of(context: Context, asked: RegionChange) -> PeriodStatus:
    found = await period_status(context.session, asked.period)
    assert found is not None
    return found


FORM = Form(OF_REGION, RegionChange, requiring(Capability.MANAGE_PERIODS), _screen)


async def begin(context: Context) -> None:
    found = await pressed_status(context)
    if not views.changeable(found, context.today):
        await show_status(context, found)
        return
    context.show(views.regions(found))


async def choose(context: Context) -> None:
    """Take the chosen region, and ask for the reason."""
    found = await pressed_status(context)
    region = context.pressed.text(1)
    try:
        acts.check_region(found, region, context.today)
    except ValueError as fault:
        context.show(views.regions(found, f"⚠️ {fault}"))
        return
    await FORM.hold(context, RegionChange(found.period.code, region))


async def answer(context: Context) -> None:
    """Take the typed reason, or a better one."""
    asked = FORM.now(context)
    context.take_away_typed()
    reason = storable(" ".join(context.text.split()))[:LONGEST]
    if not any(letter.isalnum() for letter in reason):
        await FORM.hold(context, asked, "⚠️ Escriba el motivo con palabras.")
        return
    await FORM.hold(context, replace(asked, reason=reason))


async def confirm(context: Context) -> None:
    """Save exactly what was shown with the button."""
    asked = FORM.now(context)
    found = await _period_of(context, asked)
    if not asked.reason or not is_confirmed(context, asked, found.expected):
        await FORM.hold(context, asked)
        return
    await context.ask_nothing()
    try:
        told = await acts.change_region(
            context.session,
            found.period,
            asked.region,
            asked.reason,
            context.person,
            context.now,
            adds=asked.region not in found.expected,
        )
    except ValueError as fault:
        await show_status(context, found, f"⚠️ {fault}")
        return
    await show_status(context, found, views.done(found, asked.region, told))
