"""Whom a decision concerns: the focal points, and the region's directors."""

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
    region = report.version.region
    told = {context.person.id}
    for role in (Role.FOCAL, Role.DIRECTOR):
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
