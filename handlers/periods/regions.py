"""ODES adds a region to a period that is there already, or takes one out, with a reason."""

from dataclasses import replace

from convenio.catalogue.regions import Unresolved, resolve_region
from convenio.lengths import WORDS_LENGTH
from handlers.access import Capability, requiring
from handlers.context import Context
from handlers.forms import Form, is_confirmed
from handlers.periods import acts
from handlers.periods import region_views as views
from handlers.periods.form_state import RegionChange
from handlers.periods.screens import OF_REGION
from handlers.periods.steps import held_status, pressed_status, show_status
from handlers.views import View
from storage.people.audience import staff_of
from storage.periods.periods import PeriodStatus


async def _screen(context: Context, asked: RegionChange, note: str) -> View:
    found = await held_status(context, asked.period)
    if not asked.region:
        return views.regions(found, note)
    people = await staff_of(context.session, [asked.region])
    told = sum(person.id != context.person.id for person in people)
    return views.review(found, asked, told, note)


FORM = Form(OF_REGION, RegionChange, requiring(Capability.MANAGE_PERIODS), _screen)


async def begin(context: Context) -> None:
    found = await pressed_status(context)
    if not views.changeable(found, context.today):
        await show_status(context, found)
        return
    await FORM.hold(context, RegionChange(found.period.code))


async def choose(context: Context) -> None:
    found = await pressed_status(context)
    await _choose(context, found, context.pressed.text(1))


async def answer(context: Context) -> None:
    """Take a typed region; after that the reason, or a better one."""
    asked = FORM.now(context)
    context.take_away_typed()
    text = context.line[:WORDS_LENGTH]
    if not asked.region:
        region = resolve_region(text)
        if isinstance(region, Unresolved):
            note = f"⚠️ No reconocí la región «{text[:40]}». Tóquela en la lista."
            await FORM.hold(context, asked, note)
        else:
            await _choose(context, await held_status(context, asked.period), region.code)
    elif any(letter.isalnum() for letter in text):
        await FORM.hold(context, replace(asked, reason=text))
    else:
        await FORM.hold(context, asked, "⚠️ Escriba el motivo con palabras.")


async def _choose(context: Context, found: PeriodStatus, region: str) -> None:
    """Take the chosen region, and ask for the reason."""
    try:
        acts.check_region(found, region, context.today)
    except ValueError as fault:
        await FORM.hold(context, RegionChange(found.period.code), f"⚠️ {fault}")
        return
    await FORM.hold(context, RegionChange(found.period.code, region))


async def confirm(context: Context) -> None:
    """Save exactly what was shown with the button."""
    asked = FORM.now(context)
    found = await held_status(context, asked.period)
    if not (asked.region and asked.reason) or not is_confirmed(context, asked, found.expected):
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
