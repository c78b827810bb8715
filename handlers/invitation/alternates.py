"""An alternate from a day to a day: the duty begins and ends by the clock, and both are told."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from handlers.announcements import ANYWAY, tell_in_window, while_serving
from handlers.invitation import absence_views as views
from handlers.invitation.access import give_duty
from handlers.invitation.duty_end import end_duty, renew_commands
from handlers.notices import DueNotice
from handlers.views import View
from storage.models import Duty, Person, Position, Role, StandIn
from storage.outbox.superseded import undelivered_notices
from storage.people import duties, people, stand_ins
from storage.people.stand_ins import add, due_to_begin, due_to_end
from storage.reports.transitions import awaiting_approval

SUBJECT = "stand_in"


async def stand_in(
    session: AsyncSession,
    duty: Duty,
    person: Person,
    days: tuple[date, date],
    named_by: int | None,
    now: datetime,
) -> None:
    """Name an alternate and tell both people; begin at once if the first day has come."""
    row = StandIn(
        region=duty.region,
        absent_id=duty.person_id,
        person_id=person.id or 0,
        first_day=days[0],
        last_day=days[1],
        role=duty.role,
        named_at=now,
        named_by=named_by,
    )
    await add(session, row)
    absent = await people.get_person(session, duty.person_id)

    def told(reader: Person) -> View:
        return views.told_stand_in(reader, row, person, absent)

    both = [reader for reader in (person, absent) if reader is not None]
    tell_in_window(session, both, told, now, about=_topic(row))
    await turn(session, now)


async def cancel_stand_in(
    session: AsyncSession, row: StandIn, by: int | None, now: datetime
) -> None:
    """Call off a locked stand-in before its first day, and tell both people."""
    await stand_ins.cancel(session, row, by, now)
    person = await people.get_person(session, row.person_id)
    absent = await people.get_person(session, row.absent_id)

    def told(reader: Person) -> View:
        return views.told_called_off(reader, row, person)

    both = [reader for reader in (person, absent) if reader is not None]
    tell_in_window(session, both, told, now, about=_topic(row) | {"called_off": True})


async def notice_now(notice: DueNotice) -> dict[str, Any] | None:
    """The notice as it stands; None if called off since, or for the end of one never announced."""
    topic = {name: notice.about[name] for name in ("subject", "number")}
    found = await undelivered_notices(notice.session, notice.row, topic)
    known = len(found) == 1
    return notice.payload if found and (known or not notice.about.get("called_off")) else None


def _topic(row: StandIn) -> dict[str, Any]:
    return {"subject": SUBJECT, "number": row.id}


async def turn(session: AsyncSession, now: datetime, person_id: int | None = None) -> None:
    """Begin the stand-ins whose first day has come, and end those whose last day is over.

    All of them, or those that concern one person: whoever acts has what the date gives them, also
    before the clock has told.
    """
    today = lima_day(now)
    for row in await due_to_end(session, today, person_id):
        await _end(session, row, now)
    for row in await due_to_begin(session, today, person_id):
        await _begin(session, row, now)


async def _begin(session: AsyncSession, row: StandIn, now: datetime) -> None:
    person = await people.get_person(session, row.person_id)
    if person is None or person.telegram_id is None or await _serves(session, person, row):
        row.ended_at = now
    else:
        row.duty_id = await _begin_duty(session, row, person, now)
        await renew_commands(session, person, now)
        await _tell_what_waits(session, row, person, now)
    session.add(row)
    await session.flush()


async def _begin_duty(
    session: AsyncSession, row: StandIn, person: Person, now: datetime
) -> int | None:
    """Give the duty; a director's is beside what the person does in that region anyway."""
    position = Position(row.role, row.region, alternate=True)
    if row.role is Role.FOCAL:
        return (await give_duty(session, person, position, now, row.named_by)).id
    duty = Duty(person_id=row.person_id, **asdict(position), since=now, given_by=row.named_by)
    await duties.begin(session, duty)
    return duty.id


async def _tell_what_waits(
    session: AsyncSession, row: StandIn, person: Person, now: datetime
) -> None:
    """Tell who begins to stand in for a director what arrived before that day."""
    if row.role is not Role.DIRECTOR:
        return
    if waiting := len(await awaiting_approval(session, [row.region])):
        view = views.told_waiting(person, row, waiting)
        about = while_serving(Role.DIRECTOR, row.region)
        tell_in_window(session, [person], lambda _: view, now, about=about)


async def _end(session: AsyncSession, row: StandIn, now: datetime) -> None:
    row.ended_at = now
    session.add(row)
    duty = await session.get(Duty, row.duty_id) if row.duty_id else None
    person = await people.get_person(session, row.person_id)
    if duty is not None and duty.until is None and person is not None:
        await end_duty(session, person, duty, now, by=None)
        view = views.told_over(person, row)
        tell_in_window(session, [person], lambda _: view, now, about=ANYWAY)
    absent = await people.get_person(session, row.absent_id)
    if duty is not None and row.role is Role.DIRECTOR and absent is not None:
        back = views.told_back(absent, row)
        about = while_serving(Role.DIRECTOR, row.region)
        tell_in_window(session, [absent], lambda _: back, now, about=about)


async def end_early(session: AsyncSession, row: StandIn, now: datetime) -> None:
    """End a locked stand-in that has begun, since the absent one is back."""
    row.last_day = lima_day(now)
    await _end(session, row, now)


async def _serves(session: AsyncSession, person: Person, row: StandIn) -> bool:
    """Whether the person does that in the region anyway, and keeps what they may do there.

    Who stands in for a director may be a focal point of the same region.
    """
    return any(
        duty.region == row.region and row.role in (Role.FOCAL, duty.role)
        for duty in await people.duties_of(session, person)
    )
