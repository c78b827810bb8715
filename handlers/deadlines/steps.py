from handlers.access import Capability, capabilities_of, regions_to
from handlers.context import Context
from handlers.deadlines import views
from storage.turnout.owed_reports import open_periods, owing_on


async def show_deadlines(context: Context) -> None:
    """/plazo: show the reports of one's own regions; without any, the open periods."""
    _ = context.person
    regions = regions_to(context, Capability.REPORT, Capability.APPROVE)
    if not regions:
        context.say(
            views.periods(await open_periods(context.session, context.today), context.today)
        )
        return
    owing = await owing_on(context.session, context.today)
    own = [report for report in owing if report.owed.region.code in regions]
    context.say(views.own(own, capabilities_of(context.turn.duties), context.today))
