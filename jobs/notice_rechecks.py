"""What is no occasion of the clock's, looked at again at the moment of sending."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from handlers import announcements
from handlers.access import Capability, may
from handlers.extensions import acts as extensions
from handlers.goals import acts as goals
from handlers.invitation import alternates
from handlers.new_schedule import news as loading
from handlers.nudges import acts as extending
from handlers.nudges.form_state import Purpose
from handlers.periods import news as periods
from handlers.reminders.views import OwedReport, reminder
from handlers.reporting import stage
from handlers.rescheduling import notices as rescheduling
from jobs import incidents, status_maps
from storage.models import Duty, OccasionKind, Person
from storage.outbox.outbox import OwedRow
from storage.people import people
from storage.people.audience import of_odes
from storage.turnout.owed_reports import owing_of


async def payload_now(
    session: AsyncSession, row: OwedRow, about: Mapping[str, Any], person: Person, now: datetime
) -> dict[str, Any] | None:
    """None for what is no longer true, or no longer this person's to know."""
    duties = await people.duties_of(session, person)
    to_odes = any(map(of_odes, duties))
    match about["subject"]:
        case Purpose.NUDGE:
            return await _reminder(session, about["places"], person, duties, now)
        case Purpose.EXTEND:
            return await extending.notice_now(session, row, about, person, duties)
        case extensions.SUBJECT:
            return await extensions.refusal_now(session, row, about, duties)
        case extensions.WISH:
            return await extensions.wish_now(session, about) if to_odes else None
        case alternates.SUBJECT:
            return await alternates.notice_now(session, row, about)
        case stage.SUBJECT:
            return await stage.notice_now(session, row, about, duties)
        case loading.SUBJECT:
            return await loading.news_now(session, row, about, person, duties)
        case goals.SUBJECT:
            return await goals.notice_now(session, row, about, person, duties)
        case announcements.SUBJECT:
            return row.payload if duties else None
        case rescheduling.SUBJECT:
            return await rescheduling.notice_now(session, row, about, person, duties)
        case periods.DATES | periods.MEMBER:
            return await periods.news_now(session, row, about, person, duties, now)
        case incidents.SUBJECT:
            return await incidents.alert_now(session, row) if to_odes else None
        case status_maps.SUBJECT:
            return (
                await status_maps.map_now(session, about, now)
                if any(map(of_odes, duties))
                else None
            )
    return None


async def _reminder(
    session: AsyncSession,
    places: Sequence[Sequence[str]],
    person: Person,
    duties: Sequence[Duty],
    now: datetime,
) -> dict[str, Any] | None:
    today = lima_day(now)
    parts = [
        OwedReport(OccasionKind.REMINDER, owing)
        for period, region in places
        if _reports(duties, region)
        and (owing := await owing_of(session, period, region))
        and owing.expected
        and owing.owed.open_on(today)
    ]
    return reminder(person.name, parts, today, late=False).payload if parts else None


def _reports(duties: Sequence[Duty], region: str) -> bool:
    return may(duties, Capability.REPORT, region)
