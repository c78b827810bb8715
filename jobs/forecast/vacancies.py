"""The people that are missing, as if they were there: nobody is told by a copy."""

from datetime import date, datetime

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.regions import REGIONS
from handlers.invitation.access import admit, give_duty
from storage.models import Expected, PeriodRow, Position, Role
from storage.reminders.occasions import recipients

_FIRST_CHAT = -1_000  # no person's chat has a negative number
_WORDS = {Role.FOCAL: "Punto focal", Role.DIRECTOR: "Dirección"}


async def fill_vacancies(session: AsyncSession, day: date, now: datetime) -> None:
    """Fill the posts that nobody who can be reached has: two for each region, and one at ODES."""
    there = {(each.role, each.region) for each in await recipients(session) if each.reachable}
    query = (
        select(Expected.region)
        .join(PeriodRow, col(PeriodRow.code) == col(Expected.period))
        .where(or_(col(PeriodRow.closes_on).is_(None), col(PeriodRow.closes_on) >= day))
        .distinct()
    )
    expected = set((await session.exec(query)).all())
    posts = [(role, code) for code in REGIONS if code in expected for role in _WORDS]
    for number, (role, region) in enumerate([(Role.ODES, ""), *posts]):
        if (role, region) not in there:
            name = f"{_WORDS[role]} de {REGIONS[region].name}" if region else "ODES"
            person = await admit(session, _FIRST_CHAT - number, name, now)
            await give_duty(session, person, Position(role, region), now)
