"""The moments at which something may come due: asked of the database only when others may."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.lead_times import Leads
from convenio.calendar.periods import lima_day
from convenio.calendar.workdays import OPENS, at_hour
from jobs.plan import moments_of_day, standing_moments
from jobs.situation import about_day, facts_on, with_decisions
from jobs.tracks import PlanFacts
from storage.database import Database
from storage.models import PeriodRow, Person, StandIn

A_WEEK = timedelta(days=7)  # no two working days are further apart
About = tuple[str, ...]  # the periods and months that facts are about


class _Known(NamedTuple):
    """Facts, and the moments by their day that follow from them alone."""

    facts: PlanFacts
    standing: dict[date, set[datetime]]


class ComingMoments:
    """The planned moments of days to come.

    Facts are asked for anew when other periods or months come into view, or people: who was told
    changes only what was decided of them.
    """

    def __init__(self, database: Database, leads: Leads) -> None:
        self._database = database
        self._leads = leads
        self._known: _Known | None = None
        self._about: About | None = None  # what was asked last

    async def of_day(self, day: date, *, back: bool) -> set[datetime]:
        """A day's moments. `back`: people or the play come back on it, at its opening."""
        async with self._database.transaction() as session:
            about = await about_day(session, day)
            if back or about != self._about:
                self._known = _known(await facts_on(session, day, self._leads))
                self._about = about
        opening = {at_hour(day, OPENS)} if back else set()
        if (known := self._known) is None:
            return opening
        return opening | known.standing.get(day, set()) | moments_of_day(known.facts, day)

    async def note_decisions(self, session: AsyncSession, day: date) -> None:
        """Read again what has been decided, of the periods and months of the last day asked."""
        if known := self._known:
            facts = await with_decisions(session, known.facts, day)
            self._known = known._replace(facts=facts)


def _known(facts: PlanFacts | None) -> _Known | None:
    return _Known(facts, _by_day(standing_moments(facts))) if facts else None


def _by_day(moments: set[datetime]) -> dict[date, set[datetime]]:
    found = defaultdict[date, set[datetime]](set)
    for moment in moments:
        found[lima_day(moment)].add(moment)
    return found


async def comes_back(session: AsyncSession, day: date) -> bool:
    """Tell whether that day, or since the last, a silence ended or a stand-in turned.

    Or a semester was published, and regions came to see what it recommends.
    """
    since = day - A_WEEK
    silences = select(Person.id).where(
        col(Person.silent_until) > since, col(Person.silent_until) <= day
    )
    turns = select(StandIn.id).where(
        or_(
            col(StandIn.first_day).between(since, day),
            col(StandIn.last_day).between(since, day),
        )
    )
    published = select(PeriodRow.code).where(
        col(PeriodRow.published_on) > since, col(PeriodRow.published_on) <= day
    )
    queries = (silences, turns, published)
    found = [(await session.exec(query.limit(1))).first() for query in queries]
    return any(each is not None for each in found)
