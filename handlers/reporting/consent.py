"""Consent to correct a published report: asked of ODES, granted or refused, and told."""

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from handlers.access import Capability, require
from handlers.context import Context, Outdated, Refused
from handlers.reporting import consent_views as views
from handlers.reporting.consent_acts import answer_consent
from handlers.views import View
from storage.models import Consent
from storage.people.audience import odes_staff
from storage.reports import consents
from storage.reports.obligations import Owed


async def ask_consent(context: Context, owed: Owed, reason: str) -> View:
    """Ask ODES once, and return the view for who asked: a second reason changes nothing."""
    newest = await consents.newest_consent(context.session, owed)
    if newest is not None and newest.granted is None:
        return views.asked_already(newest)
    person = context.person
    consent = await consents.ask(context.session, owed, reason, person, context.now)
    odes = await odes_staff(context.session)
    context.tell(odes, views.asked(consent, owed, person.name))
    return views.asking(owed)


async def decide_consent(context: Context) -> None:
    require(context, Capability.DECIDE)
    consent = await context.session.get(Consent, context.pressed.integer(0))
    if consent is None:
        raise Refused
    grant = context.pressed.text(1) == "yes"
    told = await answer_consent(context.session, consent, context.person, context.now, grant=grant)
    if told is None:
        await context.session.refresh(consent)
        raise Outdated(views.decided_already(granted=bool(consent.granted)))
    region, period = REGIONS[consent.region], Period.parse(consent.period)
    context.say(views.answer_kept(region, period, granted=grant))
