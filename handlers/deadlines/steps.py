from handlers.access import Capability, answers_for, capabilities_of, regions_to
from handlers.context import Context
from handlers.deadlines import views
from storage.evaluations.owed import evaluated_periods, evaluations_on
from storage.turnout.owed_reports import open_periods, owing_on


async def show_deadlines(context: Context) -> None:
    """/plazo: show what one's regions and indicators owe; without regions, the open periods."""
    _ = context.person
    session, today, duties = context.session, context.today, context.turn.duties
    evaluations = [
        owing
        for owing in await evaluations_on(session, today)
        if any(answers_for(duty, owing) for duty in duties)
    ]
    regions = regions_to(context, Capability.REPORT, Capability.APPROVE)
    if not regions:
        rows = [*await open_periods(session, today), *await evaluated_periods(session, today)]
        periods = {row.code: row for row in rows}.values()
        context.say(views.periods(list(periods), evaluations, today))
        return
    owing = await owing_on(session, today)
    own = [report for report in owing if report.owed.region.code in regions]
    context.say(views.own(own, evaluations, capabilities_of(duties), today))
