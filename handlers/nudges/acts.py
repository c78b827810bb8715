"""A region's deadline is moved, by ODES in its chat or by the command line, and it is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.extension_rules import UnfitDay, why_unfit
from convenio.calendar.periods import lima_day
from handlers.notices import DueNotice
from handlers.nudges import extension_views as views
from handlers.nudges.access import tell_followed
from handlers.nudges.form_state import Purpose
from storage.models import Person, Role
from storage.outbox.superseded import first_undelivered_at
from storage.periods import nudges
from storage.reminders.occasions import Recipient
from storage.turnout.owed_reports import OwedRegion, owing_of


def unfit_day(owing: OwedRegion, day: date, today: date) -> UnfitDay | None:
    owed = owing.owed
    return why_unfit(
        day,
        deadline=owed.deadline,
        opens_on=owed.opens_on,
        closes_on=owed.closes_on,
        today=today,
    )


async def extend_deadline(
    session: AsyncSession,
    owing: OwedRegion,
    day: date,
    reason: str,
    people: Sequence[Recipient],
    by: Person | None,
    now: datetime,
    *,
    before: date,
) -> list[Recipient] | None:
    """Extend and return the staff told; None if the day is unfit or the deadline not `before`."""
    if unfit_day(owing, day, lima_day(now)) or not await nudges.extend(
        session,
        owing.owed.period.code,
        owing.owed.region.code,
        before=before,
        after=day,
        reason=reason,
        given_by=by,
        now=now,
    ):
        return None
    staff = _staff(people, owing.owed.region.code)
    for person in staff:
        reports = person.role is Role.FOCAL
        view = views.told(person.name, owing, day, reason, reports=reports)
        tell_followed(session, [person], view, _about(owing, day), now)
    return staff


async def notice_now(notice: DueNotice) -> dict[str, Any] | None:
    """The change from the deadline the reader knows; None if it moved on or is not theirs."""
    period, region = notice.about["period"], notice.about["region"]
    roles = {duty.role for duty in notice.duties if duty.region == region}
    since = await first_undelivered_at(notice.session, notice.row, _topic(period, region))
    owing = await owing_of(notice.session, period, region)
    if since is None or owing is None or not roles:
        return None
    given = await nudges.extensions_since(notice.session, period, region, since)
    day = date.fromisoformat(notice.about["deadline"])
    if not given or owing.owed.deadline != day or given[0].before == day:
        return None
    known = replace(owing, owed=replace(owing.owed, deadline=given[0].before))
    reports = Role.FOCAL in roles
    return views.told(notice.person.name, known, day, given[-1].reason, reports=reports).payload


def _staff(people: Sequence[Recipient], region: str) -> list[Recipient]:
    """A region's focal points and directors; who is both is told as focal point."""
    roles = (Role.FOCAL, Role.DIRECTOR)
    served = [person for person in people if person.region == region and person.role in roles]
    return list({person.person_id: person for person in reversed(served)}.values())[::-1]


def _about(owing: OwedRegion, day: date) -> dict[str, Any]:
    return _topic(*owing.owed.place) | {"deadline": day.isoformat()}


def _topic(period: str, region: str) -> dict[str, Any]:
    return {"subject": Purpose.EXTEND.value, "period": period, "region": region}
