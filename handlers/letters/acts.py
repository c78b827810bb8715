"""Recipients of ODES's messages, and the sending, in its chat or by the command line."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.regions import REGIONS
from handlers.access import Capability, may
from handlers.announcements import tell_in_window
from handlers.letters import views
from handlers.letters.form_state import LetterForm, Whom
from storage.models import Person, Role
from storage.people.audience import all_serving, in_role, staff_of
from storage.people.people import people_with_duties

ROLES = {Whom.FOCAL: Role.FOCAL, Whom.DIRECTORS: Role.DIRECTOR, Whom.PROPONENTS: Role.PROPONENT}


async def readers_of(session: AsyncSession, asked: LetterForm, by: Person | None) -> list[Person]:
    """People whom a message reaches, without its writer."""
    if asked.to in REGIONS:
        found = await staff_of(session, [asked.to])
    elif asked.to == Whom.ALL:
        found = await all_serving(session)
    else:
        found = await in_role(session, ROLES[Whom(asked.to)])
    others = [person for person in found if by is None or person.id != by.id]
    return [person for person in others if not person.unreachable_since]


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
        urgent=asked.urgent,
    )
