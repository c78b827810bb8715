"""The deadline of a region or an indicator is moved, in the chat or by command, and it is told."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.extension_rules import UnfitDay, why_unfit
from handlers.access import answers_for
from handlers.notices import DueNotice
from handlers.nudges import extension_views as views
from handlers.nudges.access import tell_followed
from handlers.nudges.form_state import Purpose
from storage.evaluations.owed import Owing, owing_at
from storage.models import Person, Role
from storage.outbox.superseded import first_undelivered_at
from storage.periods import nudges
from storage.reminders.occasions import Recipient


def unfit_day(owing: Owing, day: date, now: datetime) -> UnfitDay | None:
    owed = owing.owed
    return why_unfit(
        day,
        deadline=owed.deadline,
        opens_on=owed.opens_on,
        closes_on=owed.closes_on,
        now=now,
    )


async def extend_deadline(
    session: AsyncSession,
    owing: Owing,
    day: date,
    reason: str,
    people: Sequence[Recipient],
    by: Person | None,
    now: datetime,
    *,
    before: date,
) -> list[Recipient] | None:
    """Extend and return the staff told; None if the day is unfit or the deadline not `before`."""
    if unfit_day(owing, day, now) or not await nudges.extend(
        session,
        *owing.owed.place,
        before=before,
        after=day,
        reason=reason,
        given_by=by,
        now=now,
    ):
        return None
    staff = _staff(people, owing)
    for person in staff:
        reports = person.role is not Role.DIRECTOR
        view = views.told(person.name, owing, day, reason, reports=reports)
        tell_followed(session, [person], view, _about(owing, day), now)
    return staff


async def notice_now(notice: DueNotice) -> dict[str, Any] | None:
    """The change from the deadline the reader knows; None if it moved on or is not theirs."""
    period, place = notice.about["period"], notice.about["region"]
    since = await first_undelivered_at(notice.session, notice.row, _topic(period, place))
    owing = await owing_at(notice.session, period, place)
    if since is None or owing is None:
        return None
    roles = {duty.role for duty in notice.duties if answers_for(duty, owing)}
    if not roles:
        return None
    given = await nudges.extensions_since(notice.session, period, place, since)
    day = date.fromisoformat(notice.about["deadline"])
    if not given or owing.owed.deadline != day or given[0].before == day:
        return None
    reports = bool(roles - {Role.DIRECTOR})
    return views.told(
        notice.person.name, owing, day, given[-1].reason, reports=reports, before=given[0].before
    ).payload


def _staff(people: Sequence[Recipient], owing: Owing) -> list[Recipient]:
    """Those who answer for it; who is a region's focal point and director is told as the former."""
    served = [person for person in people if answers_for(person, owing)]
    return list({person.person_id: person for person in reversed(served)}.values())[::-1]


def _about(owing: Owing, day: date) -> dict[str, Any]:
    return _topic(*owing.owed.place) | {"deadline": day.isoformat()}


def _topic(period: str, place: str) -> dict[str, Any]:
    return {"subject": Purpose.EXTEND.value, "period": period, "region": place}
