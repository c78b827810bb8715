"""ODES says what a period requires: tapped or typed, shown whole, saved with one tap."""

from collections.abc import Mapping
from dataclasses import replace

from convenio.report.requirements import ExpectedRange
from convenio.report.typed_ranges import read_range, read_ranges
from handlers.access import Capability, requiring
from handlers.actions import Action
from handlers.context import Context
from handlers.forms import Form, is_confirmed
from handlers.periods import requirement_views as views
from handlers.periods.form_state import RequirementsForm
from handlers.periods.requirement_acts import change_requirements
from handlers.periods.screens import REQUIRED
from handlers.periods.steps import held_status, pressed_status, show_status
from handlers.views import BadPress, View


async def _screen(context: Context, asked: RequirementsForm, note: str) -> View:
    found = await held_status(context, asked.period)
    if asked.indicator:
        return views.ask_range(found, asked, note)
    return views.review(found, asked, note)


FORM = Form(REQUIRED, RequirementsForm, requiring(Capability.MANAGE_PERIODS), _screen)


async def begin(context: Context) -> None:
    found = await pressed_status(context)
    if found.published_on is not None:
        await show_status(context, found)
        return
    required = found.requirements
    await FORM.hold(context, RequirementsForm(found.period.code, required, required))


async def toggle(context: Context) -> None:
    """Require causes, or reasons, or no longer."""
    asked, what = FORM.now(context), context.pressed.text(0)
    if what == "causes":
        chosen = replace(asked.chosen, causes=not asked.chosen.causes)
    elif what == "reasons":
        chosen = replace(asked.chosen, reasons=not asked.chosen.reasons)
    else:
        raise BadPress(Action.REQUIRE)
    await FORM.hold(context, replace(asked, chosen=chosen, indicator=0))


async def ask_range(context: Context) -> None:
    """Ask for an indicator's range, take it away, or (0) go back to all that is required."""
    asked, number = FORM.now(context), context.pressed.integer(0)
    if number and number not in (await held_status(context, asked.period)).indicators:
        raise BadPress(Action.REQUIRED_RANGE)
    if context.pressed.args[1:] == ("none",):
        await FORM.hold(context, _with_ranges(asked, {number: None}))
    else:
        await FORM.hold(context, replace(asked, indicator=number))


async def answer(context: Context) -> None:
    """Take typed ranges: of the indicator that was tapped, or with their indicators."""
    asked = FORM.now(context)
    context.take_away_typed()
    text = context.text
    try:
        await FORM.hold(context, _with_ranges(asked, await _read(context, asked, text)))
    except ValueError as puzzled:
        await FORM.hold(context, asked, f"⚠️ {puzzled}")


async def _read(
    context: Context, asked: RequirementsForm, text: str
) -> Mapping[int, ExpectedRange | None]:
    if asked.indicator:
        try:
            return {asked.indicator: read_range(text)}
        except ValueError:
            if ":" not in text:
                raise
    return read_ranges(text, (await held_status(context, asked.period)).indicators)


def _with_ranges(
    asked: RequirementsForm, ranges: Mapping[int, ExpectedRange | None]
) -> RequirementsForm:
    merged = {**asked.chosen.ranges, **ranges}
    kept = {number: expected for number, expected in sorted(merged.items()) if expected}
    return replace(asked, chosen=replace(asked.chosen, ranges=kept), indicator=0)


async def confirm(context: Context) -> None:
    """Save exactly what was shown with the button."""
    asked = FORM.now(context)
    if asked.indicator or not is_confirmed(context, asked):
        await FORM.hold(context, asked)
        return
    found = await held_status(context, asked.period)
    await context.ask_nothing()
    try:
        await change_requirements(
            context.session,
            found.period,
            asked.chosen,
            context.person,
            context.now,
            seen=asked.seen,
        )
    except ValueError as fault:
        await show_status(context, found, f"⚠️ {fault}")
        return
    await show_status(context, found, views.done(found))
