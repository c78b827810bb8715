"""Those who press and type what was not meant for them, each of a kind of their own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from handlers.invitation.access import admit, give_duty
from handlers.invitation.alternates import stand_in
from storage.models import Person, Position, Role
from storage.people import people

ABSENT = 299  # a director of Puno's who does nothing here


@dataclass(frozen=True, slots=True)
class Other:
    """`number`: their id of Telegram. `position`: what they are, or were; None for a stranger."""

    number: int
    what: str
    position: Position | None = None
    ended: bool = False

    @property
    def role(self) -> Role | None:
        """What they are."""
        return None if self.ended or self.position is None else self.position.role


STRANGER = Other(201, "a stranger")
REMOVED = Other(202, "somebody of ODES who was removed", Position(Role.ODES), ended=True)
STOOD_IN = Other(
    203,
    "who stood in for Puno's director",
    Position(Role.DIRECTOR, "puno", alternate=True),
    ended=True,
)
OTHERS = (
    STRANGER,
    REMOVED,
    STOOD_IN,
    Other(204, "an auditor", Position(Role.AUDITOR)),
    Other(205, "Tacna's focal point", Position(Role.FOCAL, "tacna")),
    Other(206, "Tacna's director", Position(Role.DIRECTOR, "tacna")),
    Other(207, "a directorate of another indicator", Position(Role.PROPONENT, indicator=2)),
    Other(208, "Puno's focal point", Position(Role.FOCAL, "puno")),
    Other(209, "Puno's director", Position(Role.DIRECTOR, "puno")),
    Other(210, "the directorate", Position(Role.PROPONENT, indicator=1)),
    Other(211, "another of ODES", Position(Role.ODES)),
)


async def admit_others(session: AsyncSession, now: datetime) -> dict[int, int]:
    """Their numbers as persons, by their ids of Telegram."""
    found = {}
    for other in OTHERS:
        if other.position is None:
            continue
        person = await admit(session, other.number, other.what, now)
        found[other.number] = person.id or 0
        if other is STOOD_IN:
            await _let_stand_in(session, person, now)
        else:
            await give_duty(session, person, other.position, now)
            if other is REMOVED:
                await people.end_duties(session, person, now)
    return found


async def _let_stand_in(session: AsyncSession, person: Person, now: datetime) -> None:
    absent = await admit(session, ABSENT, "who was absent", now)
    duty = await give_duty(session, absent, Position(Role.DIRECTOR, "puno"), now)
    days = lima_day(now), lima_day(now) + timedelta(days=1)
    await stand_in(session, duty, person, days, None, now)
