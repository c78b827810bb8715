"""Messages about a decision, to the focal points, the region's directors and the rest of ODES."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Act, Rule
from handlers.announcements import tell_alike
from handlers.approval import views
from handlers.reporting.stage import about_stage
from storage.models import Person, Role
from storage.people import people
from storage.reports.reports import Report


async def tell_decided(
    session: AsyncSession,
    report: Report,
    rule: Rule,
    by: Person | None,
    now: datetime,
    *,
    why: str,
    indicator: int,
) -> int:
    """Tell all but whoever decided; return how many. Only focal points get a button to correct."""
    name, number = by.name if by else "ODES", 0
    about = about_stage(report.version, rule.after)
    told = {by.id} if by else set()
    roles = {Role.FOCAL: report.version.region, Role.DIRECTOR: report.version.region}
    if rule.by == Role.ODES:
        roles[Role.ODES] = ""
    for role, region in roles.items():
        serving = await people.people_with(session, role, region=region)
        others = [person for person in serving if person.id not in told]
        told |= {person.id for person in others}
        if rule.act is Act.RETURN:
            view = views.returned(report, name, why, indicator, to_correct=role is Role.FOCAL)
        else:
            view = views.received(report, name, bridged=rule.act is Act.BRIDGE)
        number += tell_alike(session, others, view, now, about)
    return number
