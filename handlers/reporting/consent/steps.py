"""Consent to correct a published report: asked of ODES, granted or refused, and told."""

from handlers.access import Capability, require
from handlers.announcements import while_serving
from handlers.context import Context, Outdated, Refused
from handlers.reporting.consent import views
from handlers.reporting.consent.acts import answer_consent
from handlers.views import View
from storage.models import Consent, Role
from storage.people.audience import odes_staff
from storage.people.people import get_person
from storage.reports import consents, obligations
from storage.reports.obligations import Owed


async def ask_consent(context: Context, owed: Owed, reason: str) -> View:
    """Ask ODES once, and return the view for who asked: a second reason changes nothing."""
    newest = await consents.newest_consent(context.session, owed)
    if newest is not None and newest.granted is None:
        return views.asked_already(newest)
    person = context.person
    consent = await consents.ask(context.session, owed, reason, person, context.now)
    odes = await odes_staff(context.session)
    context.tell(odes, views.asked(consent, owed, person.name), while_serving(Role.ODES))
    return views.asking(owed)


async def confirm_consent(context: Context) -> None:
    """Show what will be answered, since an answer is not taken back."""
    consent, owed = await _pressed(context)
    context.open(views.confirm(consent, owed, grant=_granting(context)))


async def decide_consent(context: Context) -> None:
    consent, owed = await _pressed(context)
    grant = _granting(context)
    told = await answer_consent(context.session, consent, context.person, context.now, grant=grant)
    if told is None:
        await context.session.refresh(consent)
        raise Outdated(views.decided_already(granted=bool(consent.granted)))
    context.show(views.answer_kept(owed.region, owed.period, granted=grant))


async def show_consent(context: Context) -> None:
    """Show the request again, as it waits."""
    consent, owed = await _pressed(context)
    asker = await get_person(context.session, consent.asked_by) if consent.asked_by else None
    context.show(views.asked(consent, owed, asker.name if asker else None))


async def _pressed(context: Context) -> tuple[Consent, Owed]:
    """The request that a button is about; raises Outdated once it was answered."""
    require(context, Capability.DECIDE)
    consent = await context.session.get(Consent, context.pressed.integer(0))
    owed = (
        await obligations.find_owed(context.session, consent.period, consent.region)
        if consent
        else None
    )
    if consent is None or owed is None:
        raise Refused
    if consent.granted is not None:
        raise Outdated(views.decided_already(granted=consent.granted))
    return consent, owed


def _granting(context: Context) -> bool:
    return context.pressed.text(1) == "yes"
