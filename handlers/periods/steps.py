"""What ODES does with periods: it sees them, opens one, changes, closes and publishes it."""

from convenio.calendar.period_dates import check_closing
from convenio.calendar.periods import Period
from handlers.context import Context
from handlers.country.access import require_odes
from handlers.periods import acts, views
from handlers.periods.screens import OF_REGION, QUESTION
from handlers.views import BadPress
from handlers.words import plain_text
from storage.periods.period_history import history_of
from storage.periods.periods import PeriodStatus, all_periods, period_status


async def show_periods(context: Context) -> None:
    """/periodos"""
    require_odes(context)
    found = await all_periods(context.session)
    newest = found[0].period if found else Period(context.today.year - 1, 2)
    view = views.periods(found, newest.following, context.today)
    await _leave(context)
    (context.show if _on_card(context) else context.open)(view)


async def show_period(context: Context) -> None:
    found = await pressed_status(context)
    await _leave(context)
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
    context.show(views.confirm_publishing(found, context.today))


async def publish(context: Context) -> None:
    """With as many missing as the button said; otherwise it is asked again."""
    found, missing = await pressed_status(context), context.pressed.integer(1)
    try:
        told = await acts.publish_period(
            context.session, found.period, context.person, context.now, missing=missing
        )
    except ValueError as fault:
        if found.published_on is not None or context.today < found.dates.opens_on:
            await show_status(context, found, str(fault))
        else:
            context.show(views.confirm_publishing(found, context.today, str(fault)))
        return
    await show_status(context, found, views.done("se publicó", found, told))


async def cancel(context: Context) -> None:
    require_odes(context)
    await _leave(context)
    context.show(views.cancelled())


async def show_status(context: Context, found: PeriodStatus, note: str = "") -> None:
    """As it is by now."""
    await context.session.flush()
    now = await period_status(context.session, found.period.code)
    changes = await history_of(context.session, found.period.code, views.CHANGES_SHOWN)
    if note:
        context.toast(plain_text(note))
    context.show(views.period(now or found, changes, context.today, note))


async def pressed_status(context: Context) -> PeriodStatus:
    """The period that a button is about; raises Refused for whoever isn't ODES."""
    require_odes(context)
    found = await period_status(context.session, context.pressed.text(0))
    if found is None:
        raise BadPress(context.pressed.action)
    return found


async def _leave(context: Context) -> None:
    if context.asks(QUESTION, OF_REGION):
        await context.ask_nothing()


def _on_card(context: Context) -> bool:
    query = context.turn.update.callback_query
    message = query.message if query else None
    return message is not None and message.message_id == context.turn.card
