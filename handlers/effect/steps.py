from convenio.calendar.periods import Period
from convenio.report.effect import effects
from handlers.access import Capability, require
from handlers.context import Context
from handlers.effect import views
from handlers.summaries.typed_periods import period_of
from handlers.summaries.typed_request import read_asked
from handlers.views import BadPress
from storage.reminders.effect import reminded_periods, remindings, sendings


async def show_effect(context: Context) -> None:
    """/efecto: what came after the reminders of the newest semester, or of the one that is said."""
    require(context, Capability.READ_ALL)
    periods = await reminded_periods(context.session)
    typed = " ".join(context.args or ())
    period = period_of(read_asked(typed), [Period.parse(code) for code in periods])
    if period is None:
        context.say(views.none_of(typed, [Period.parse(code) for code in periods]))
    else:
        await _show(context, period.code, periods)


async def show_period(context: Context) -> None:
    require(context, Capability.READ_ALL)
    periods = await reminded_periods(context.session)
    if context.pressed.text(0) not in periods:
        raise BadPress(context.pressed.action)
    await _show(context, context.pressed.text(0), periods)


async def show_regions(context: Context) -> None:
    """Show what came after the reminders to each region, over all semesters."""
    require(context, Capability.READ_ALL)
    periods = await reminded_periods(context.session)
    if not periods:
        raise BadPress(context.pressed.action)
    told, sent = (
        await remindings(context.session, periods),
        await sendings(context.session, periods),
    )
    by_region = effects(told, sent, lambda each: each.region)
    context.say(views.by_region(by_region, [Period.parse(code) for code in reversed(periods)]))


async def _show(context: Context, code: str, periods: list[str]) -> None:
    told, sent = await remindings(context.session, [code]), await sendings(context.session, [code])
    by_lead = effects(told, sent, lambda each: each.lead)
    others = [Period.parse(each) for each in periods if each != code]
    context.say(views.by_lead(Period.parse(code), by_lead, others))
