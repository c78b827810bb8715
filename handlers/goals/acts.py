"""Goals are set, in the chat or from a file, and the regions' focal points are told: once for all

that changed together.
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
from storage.goals import NewGoal, Step, set_goals
from storage.models import Person
from storage.serving import focal_points


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
    theirs: dict[int, tuple[Person, list[Step]]] = {}
    regions = {each.region for each in steps}
    for person, region in await focal_points(session, regions):
        if by is None or person.id != by.id:
            mine = [each for each in steps if each.region == region]
            theirs.setdefault(person.id or 0, (person, []))[1].extend(mine)

    def view(reader: Person) -> View:
        return told(reader, of, indicators, theirs[reader.id or 0][1])

    people = [person for person, _ in theirs.values()]
    return Kept(len(steps), tell_in_window(session, people, view, now))
