"""Recipients of ODES's messages, and the sending, in its chat or by the command line."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.access import Capability, may
from handlers.announcements import SUBJECT, tell_in_window, while_serving
from handlers.letters import views
from handlers.letters.form_state import LetterForm, Whom
from storage.models import Person, Role
from storage.people.audience import all_serving, in_role, regional_duties, staff_of
from storage.people.people import people_with_duties
from storage.turnout.owed_reports import owing_on

ROLES: dict[str, Role] = {
    Whom.FOCAL: Role.FOCAL,
    Whom.DIRECTORS: Role.DIRECTOR,
    Whom.PROPONENTS: Role.PROPONENT,
}


async def regions_of(session: AsyncSession, asked: LetterForm, today: date) -> Sequence[str]:
    """The codes of the regions that a message is for, if it is not for everywhere."""
    if not asked.missing:
        return asked.regions
    owing = await owing_on(session, today)
    missing = dict.fromkeys(report.owed.region.code for report in owing if report.expected)
    return [code for code in missing if code not in asked.left_out]


async def readers_of(
    session: AsyncSession, asked: LetterForm, by: Person | None, today: date
) -> list[Person]:
    """People whom a message reaches, without its writer."""
    found = await _addressed(session, asked, await regions_of(session, asked, today))
    out = {person.id for person in await staff_of(session, asked.left_out)}
    others = [p for p in found if p.id not in out and (by is None or p.id != by.id)]
    return [person for person in others if not person.unreachable_since]


async def _addressed(
    session: AsyncSession, asked: LetterForm, regions: Sequence[str]
) -> Sequence[Person]:
    if asked.included == Whom.ALL:
        return await all_serving(session)
    if not (asked.regions or asked.missing):
        return await in_role(session, ROLES[asked.role])
    if not asked.role:
        return await staff_of(session, regions)
    serving = await regional_duties(session, regions)
    of_role = (person for person, duty in serving if duty.role is ROLES[asked.role])
    return list({person.id: person for person in of_role}.values())


async def send_letter(
    session: AsyncSession, asked: LetterForm, readers: Sequence[Person], now: datetime
) -> int:
    """Send the letter, with a button to answer it for those who may; return how many get it."""
    serving = await people_with_duties(session)
    asking = {person.id for person, duty in serving if may([duty], Capability.ASK_ODES)}
    answered, read = (views.letter(asked, answers=answers) for answers in (True, False))
    return tell_in_window(
        session,
        readers,
        lambda person: answered if person.id in asking else read,
        now,
        about=while_serving(ROLES.get(asked.role), *asked.regions) | {"subject": SUBJECT},
        urgent=asked.urgent,
    )
