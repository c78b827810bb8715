"""Steps of ODES with periods: seeing, opening, changing, closing and publishing them."""

from convenio.calendar.period_dates import check_closing
from convenio.calendar.periods import Period
from handlers.access import Capability, may, require
from handlers.context import Context
from handlers.forms import on_card
from handlers.periods import acts, views
from handlers.periods.screens import FORM, OF_REGION, QUESTION, REQUIRED
from handlers.report.obstacles import obstacles_of
from handlers.views import BadPress
from handlers.words import plain_text
from storage.models import PeriodRow
from storage.periods.period_history import history_of
from storage.periods.periods import PeriodStatus, all_periods, period_status


async def show_periods(context: Context) -> None:
    """/periodos: show the periods."""
    require(context, Capability.READ_ALL)
    found = await all_periods(context.session)
    newest = found[0].period if found else Period(context.today.year - 1, 2)
    manages = may(context, Capability.MANAGE_PERIODS)
    view = views.periods(found, newest.following, context.today, manages=manages)
    await context.stop_asking(QUESTION, OF_REGION, REQUIRED)
    (context.show if on_card(context) else context.open)(view)


async def show_period(context: Context) -> None:
    require(context, Capability.READ_ALL)
    found = await _pressed(context)
    await context.stop_asking(QUESTION, OF_REGION, REQUIRED)
    await show_status(context, found)


async def ask_closing(context: Context) -> None:
    found, fault = await pressed_status(context), ""
    try:
        check_closing(found.dates, context.today)
    except ValueError as reason:
        fault = str(reason)
    context.show(views.confirm_closing(found, context.today, fault))


async def close(context: Context) -> None:
    found = await pressed_status(context)
    try:
        told = await acts.close_period(context.session, found.period, context.person, context.now)
    except ValueError as fault:
        await show_status(context, found, str(fault))
        return
    await show_status(context, found, views.done("se cerró", found, told))


async def ask_publishing(context: Context) -> None:
    found = await pressed_status(context)
    if found.published_on is not None:
        await show_status(context, found)
        return
    await _confirm_publishing(context, found)


async def publish(context: Context) -> None:
    """Publish, if as many are missing as the button said; otherwise ask again."""
    found, missing = await pressed_status(context), context.pressed.integer(1)
    try:
        told = await acts.publish_period(
            context.session, found.period, context.person, context.now, missing=missing
        )
    except ValueError as fault:
        if found.published_on is not None or context.today < found.dates.opens_on:
            await show_status(context, found, str(fault))
        else:
            await _confirm_publishing(context, found, str(fault))
        return
    await show_status(context, found, views.done("se publicó", found, told))


async def _confirm_publishing(context: Context, found: PeriodStatus, note: str = "") -> None:
    row = await context.session.get_one(PeriodRow, found.period.code)
    obstacles = await obstacles_of(context.session, row)
    context.show(views.confirm_publishing(found, obstacles, context.today, note))


async def cancel(context: Context) -> None:
    await FORM.cancel(context, views.cancelled(), OF_REGION, REQUIRED)


async def show_status(context: Context, found: PeriodStatus, note: str = "") -> None:
    """Show a period as it is now."""
    await context.session.flush()
    now = await period_status(context.session, found.period.code)
    changes = await history_of(context.session, found.period.code, views.CHANGES_SHOWN)
    if note:
        context.toast(plain_text(note))
    manages = may(context, Capability.MANAGE_PERIODS)
    context.show(views.period(now or found, changes, context.today, note, manages=manages))


async def pressed_status(context: Context) -> PeriodStatus:
    """The period that a button would change; raises Refused for who may not."""
    require(context, Capability.MANAGE_PERIODS)
    return await _pressed(context)


async def held_status(context: Context, code: str) -> PeriodStatus:
    """The period that a form holds since it was found; none is ever taken away."""
    found = await period_status(context.session, code)
    assert found is not None
    return found


async def _pressed(context: Context) -> PeriodStatus:
    found = await period_status(context.session, context.pressed.text(0))
    if found is None:
        raise BadPress(context.pressed.action)
    return found
