"""A correction of what is published: asked of ODES, granted or refused, and told."""

from convenio.periods import Period
from convenio.regions import REGIONS
from handlers.context import Context, Outdated, Refused
from handlers.reporting import consent_views as views
from handlers.views import View
from storage import consents, people
from storage.models import Consent, Role
from storage.reports import Owed
from storage.transitions import waiting


async def ask_consent(context: Context, owed: Owed, reason: str) -> View:
    """What to show who asked. Asked once: until ODES answers, another reason changes nothing."""
    newest = await consents.newest_consent(context.session, owed)
    if newest is not None and newest.granted is None:
        return views.asked_already(newest)
    person = context.person
    consent = await consents.ask(context.session, owed, reason, person, context.now)
    odes = await people.people_with(context.session, Role.ODES)
    context.tell(odes, views.asked(consent, owed, person.name))
    return views.asking(owed)


async def decide_consent(context: Context) -> None:
    if not context.serves(Role.ODES):
        raise Refused
    consent = await context.session.get(Consent, context.pressed.integer(0))
    if consent is None:
        raise Refused
    grant = context.pressed.text(1) == "yes"
    done = await consents.answer(context.session, consent, context.person, context.now, grant=grant)
    if not done:
        await context.session.refresh(consent)
        raise Outdated(views.decided_already(granted=bool(consent.granted)))
    region, period = REGIONS[consent.region], Period.parse(consent.period)
    found = await waiting(context.session, [consent.region])
    waits = next((each for each in found if each.period == consent.period), None)
    for role in (Role.FOCAL, Role.DIRECTOR):
        concerned = await people.people_with(context.session, role, region=consent.region)
        context.tell(concerned, views.answered(region, period, role, waits, granted=grant))
    context.say(views.answer_kept(region, period, granted=grant))
