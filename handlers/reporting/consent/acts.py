"""ODES's answers to requests to correct a published report, in chat or by command line."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from handlers.announcements import tell_alike, while_serving
from handlers.reporting.consent import views
from storage.models import Consent, Person, Role
from storage.people import people
from storage.reports import consents
from storage.reports.transitions import awaiting_approval


async def answer_consent(
    session: AsyncSession, consent: Consent, by: Person | None, now: datetime, *, grant: bool
) -> int | None:
    """Answer a request; return how many are told, or None if it was answered already."""
    if not await consents.answer(session, consent, by, now, grant=grant):
        return None
    region, period = REGIONS[consent.region], Period.parse(consent.period)
    found = await awaiting_approval(session, [consent.region])
    waits = next((version for version in found if version.period == consent.period), None)
    told = 0
    for role in (Role.FOCAL, Role.DIRECTOR):
        concerned = await people.people_with(session, role, region=consent.region)
        view = views.answered(region, period, role, waits, granted=grant)
        told += tell_alike(session, concerned, view, now, while_serving(role, consent.region))
    return told


async def answer_pending(
    session: AsyncSession, period: Period, region: str, now: datetime, *, grant: bool
) -> int:
    """Answer by the command line; raises ValueError where nothing waits for an answer."""
    consent = await consents.newest_consent_of(session, period.code, region)
    told = await answer_consent(session, consent, None, now, grant=grant) if consent else None
    if told is None:
        office = REGIONS[region].office
        raise ValueError(f"La {office} no tiene un pedido de corrección por responder.")
    return told
