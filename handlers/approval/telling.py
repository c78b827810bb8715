"""Whom a decision concerns: the focal points, the region's directors, and the others of ODES."""

from convenio.states import Act, Rule
from handlers.approval import views
from handlers.context import Context
from storage import people
from storage.models import Role
from storage.reports import Report


async def tell_decided(
    context: Context, report: Report, rule: Rule, *, why: str, indicator: int
) -> None:
    """All but who decided; only the focal points get the way to a new version."""
    told = {context.person.id}
    roles = {Role.FOCAL: report.version.region, Role.DIRECTOR: report.version.region}
    if rule.by == Role.ODES:
        roles[Role.ODES] = ""
    for role, region in roles.items():
        serving = await people.people_with(context.session, role, region=region)
        others = [person for person in serving if person.id not in told]
        told |= {person.id for person in others}
        if rule.act is Act.RETURN:
            view = views.returned(
                report, context.person.name, why, indicator, to_correct=role is Role.FOCAL
            )
        else:
            view = views.received(report, context.person.name, bridged=rule.act is Act.BRIDGE)
        context.tell(others, view)
