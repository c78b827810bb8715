"""Notices that a report was sent, and that it was received."""

from dataclasses import replace

from convenio.report.stages import Stage
from handlers.announcements import while_serving
from handlers.context import Context
from handlers.reporting import review_views as views
from handlers.reporting.stage import about_stage
from handlers.versions.changes import since_decided, since_received
from handlers.versions.old_buttons import tell_replaced_messages
from storage.models import Role
from storage.people import people
from storage.people.audience import odes_staff
from storage.people.stand_ins import approvers
from storage.reports import reports
from storage.reports.reports import Report
from storage.turnout.usual_figures import usual_for_odes


async def tell_sent(context: Context, sent: Report) -> None:
    """Give the other focal points the receipt, and tell who has to act next."""
    session, region = context.session, sent.version.region
    await tell_replaced_messages(session, sent, context.now)
    focal_points = await people.people_with(session, Role.FOCAL, region=region)
    others = [person for person in focal_points if person.id != context.person.id]
    context.tell(others, views.receipt(sent, by=context.person), while_serving(None, region))
    directors = await approvers(session, region)
    if sent.version.stage is Stage.WAITING:
        about = about_stage(sent.version, Stage.WAITING)
        changes = await since_decided(session, sent)
        if changes is None:
            context.tell_picture(directors, views.drawn(sent, context.today), about)
        context.tell(directors, views.to_decide(sent, context.person.name, changes), about)
        if not await people.reachable_directors(session, region):
            odes = await odes_staff(session)
            context.tell(odes, views.unheard(sent, context.person.name), about)
    else:
        view = views.report_arrived(sent, context.person.name)
        context.tell(directors, view, while_serving(None, region))
        await tell_odes(context, sent)


async def tell_odes(context: Context, received: Report) -> None:
    """Tell ODES, with how many reports have arrived by now."""
    session = context.session
    counts = await reports.count_reports(session, received.version.period)
    sender = await people.get_person(session, received.version.sent_by or 0)
    published = received.owed.published(context.today)
    received = replace(received, usual=await usual_for_odes(session, received.owed))
    name = sender.name if sender else None
    changes = await since_received(session, received)
    view = views.report_arrived(received, name, counts, changes=changes, published=published)
    odes = await odes_staff(session)  # who reads of it once a day is told so while one is sent
    told = [one for one in odes if published or not one.arrivals_daily]
    context.tell(told, view, while_serving(Role.ODES))
