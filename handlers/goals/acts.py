"""Goals are set, in the chat or from a file, and the regions' focal points and directors are told:

once for all that changed together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.periods import Period
from handlers.goals.words import told
from handlers.telling import tell_in_window
from handlers.views import View
from storage.agreements import indicators_in
from storage.goals import NewGoal, set_goals
from storage.models import Person, Role
from storage.serving import regional_duties


@dataclass(frozen=True, slots=True)
class Kept:
    """How many goals are others than before, and how many people are told."""

    changed: int
    told: int


async def keep_goals(
    session: AsyncSession,
    period: str,
    goals: Sequence[NewGoal],
    by: Person | None,
    now: datetime,
) -> Kept:
    of = Period.parse(period)
    indicators = await indicators_in(session, of.year)
    steps = await set_goals(session, period, goals, by, now)
    regions: dict[int, set[str]] = {}
    report: set[int] = set()  # those who may, besides being told
    people: dict[int, Person] = {}
    for person, duty in await regional_duties(session, {each.region for each in steps}):
        if by is None or person.id != by.id:
            number = person.id or 0
            people[number] = person
            regions.setdefault(number, set()).add(duty.region)
            report |= {number} if duty.role is Role.FOCAL else set()

    def view(reader: Person) -> View:
        number = reader.id or 0
        mine = [each for each in steps if each.region in regions[number]]
        return told(reader, of, indicators, mine, reports=number in report)

    return Kept(len(steps), tell_in_window(session, people.values(), view, now))
