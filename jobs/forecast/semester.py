"""Every message of a time to come, with its words: the clock's own work, played on a copy.

What ticks, plans, words and rechecks here is what does so each minute; only the clock is moved on,
from one moment at which something may come due to the next, and nothing leaves.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime, time, timedelta

from sqlmodel import col, delete, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.lead_times import USUAL, Leads
from convenio.calendar.periods import lima_day
from convenio.calendar.workdays import OPENS, at_hour, is_working_day, window_end
from handlers.preview.foreseen import Foreseen
from jobs.forecast.moments import ComingMoments, comes_back
from jobs.forecast.vacancies import fill_vacancies
from jobs.recheck import ROLE_FOR, recheck
from jobs.sweep import tick
from storage.backup.memory_copy import memory_copy
from storage.database import Database
from storage.models import (
    Duty,
    Occasion,
    OccasionKind,
    Outbox,
    Person,
    Pulse,
    RowKind,
    RowState,
)
from storage.outbox import outbox
from storage.outbox.outbox import Outcome, OwedRow
from storage.outbox.settlement import settle
from storage.people import people
from storage.periods.days_off import read_days_off
from storage.reminders import heartbeat

LONGEST = timedelta(days=366)
CAUGHT_UP = timedelta(days=60)  # of what lies between the bot's last tick and the first moment
AT_ONCE = 1_000  # chats
MESSAGES = (RowKind.SAY, RowKind.PICTURE, RowKind.FILE, RowKind.WORKBOOK)


async def foresee_messages(
    database: Database,
    first: datetime,
    last: date,
    leads: Leads = USUAL,
    *,
    staffed: bool = False,
) -> list[Foreseen]:
    """The messages from a moment to the end of a day, in order of time.

    What comes before it since the bot last ticked is played too, and not told. Of a time that is
    past, what was decided from then on is undecided. `staffed`: with every post filled.
    """
    async with _stage(database, first, staffed=staffed) as (copy, begins):
        player = _Player(copy, leads)
        day = lima_day(begins)
        while day <= last:
            if is_working_day(day):
                await player.play(day, begins)
            day += timedelta(days=1)
    return [message for message in player.found if message.at >= first]


def beginning_of(day: date) -> datetime:
    """The moment at which a day begins in Lima."""
    return at_hour(day, time.min)


@asynccontextmanager
async def _stage(
    database: Database, first: datetime, *, staffed: bool
) -> AsyncIterator[tuple[Database, datetime]]:
    """A copy of the database as it stands at the moment from which to play."""
    async with memory_copy(database) as copy:
        async with copy.transaction() as session:
            ticked = await heartbeat.last_beat(session)
            caught_up = ticked is not None and ticked < first
            begins = max(ticked, first - CAUGHT_UP) if ticked and caught_up else first
            await session.exec(delete(Occasion).where(col(Occasion.decided_at) > begins))
            await session.exec(delete(Pulse).where(col(Pulse.at) > begins))
            await read_days_off(session)
            if staffed:
                await fill_vacancies(session, lima_day(first), begins)
        yield copy, begins


class _Player:
    """A player of the clock's work on a copy, day by day; `found`: what would have left."""

    def __init__(self, copy: Database, leads: Leads) -> None:
        self.found: list[Foreseen] = []
        self._copy = copy
        self._leads = leads
        self._coming = ComingMoments(copy, leads)
        self._served: dict[int, tuple[Person | None, Sequence[Duty]]] = {}

    async def play(self, day: date, begins: datetime) -> None:
        """Play a working day: the moments at which something may come due, or leaves."""
        back = day == lima_day(begins) or await self._comes_back(day)
        opening = at_hour(day, OPENS)
        end = window_end(opening)
        now, moments = opening, await self._coming.of_day(day, back=back)
        while now < end:
            if now in moments or await self._leaves(now):
                await self._live(max(now, begins))
            later = {moment for moment in moments if moment > now} | await self._departures(now)
            now = min(later, default=end)

    async def _comes_back(self, day: date) -> bool:
        """Tell whether somebody comes back that day, or comes or goes."""
        async with self._copy.transaction() as session:
            back = await comes_back(session, day)
        if back:
            self._served.clear()
        return back

    async def _live(self, now: datetime) -> None:
        """Do what one minute brings: the tick, and what leaves then."""
        async with self._copy.transaction() as session:
            newest = (await session.exec(select(func.max(Outbox.id)))).one() or 0
        await tick(self._copy, now, self._leads)
        async with self._copy.transaction() as session:
            while batches := await outbox.claim(session, now, AT_ONCE):
                rows = [row for batch in batches for row in batch.rows]
                await settle(
                    session,
                    [
                        await self._send(session, row, now, worded_now=row.id > newest)
                        for row in rows
                    ],
                )
            await self._coming.note_decisions(session, lima_day(now))

    async def _leaves(self, now: datetime) -> bool:
        query = select(Outbox.id).where(
            col(Outbox.state) == RowState.DUE, col(Outbox.due_at) <= now
        )
        async with self._copy.transaction() as session:
            return (await session.exec(query.limit(1))).first() is not None

    async def _departures(self, now: datetime) -> set[datetime]:
        """The moment after that one at which the next message that waits is due, if any waits."""
        query = select(func.min(Outbox.due_at)).where(
            col(Outbox.state) == RowState.DUE, col(Outbox.due_at) > now
        )
        async with self._copy.transaction() as session:
            found = (await session.exec(query)).one()
        return {found} if found else set()

    async def _send(
        self, session: AsyncSession, row: OwedRow, now: datetime, *, worded_now: bool
    ) -> Outcome:
        """The outcome; what was worded at this very moment needs no recheck."""
        if now >= row.expires_at:
            return Outcome(row, RowState.EXPIRED, now)
        checked = row if worded_now else await recheck(session, row, now, self._leads)
        if isinstance(checked, Outcome):
            return checked
        if checked.kind in MESSAGES:
            self.found.append(_foreseen(checked, *await self._reader(session, row.chat_id), now))
        return Outcome(row, RowState.SENT, now)

    async def _reader(
        self, session: AsyncSession, chat_id: int
    ) -> tuple[Person | None, Sequence[Duty]]:
        """Whose chat it is, and their duties: asked once, until somebody comes or goes."""
        if chat_id not in self._served:
            person = await people.find_person(session, chat_id)
            duties = await people.duties_of(session, person) if person else []
            self._served[chat_id] = person, duties
        return self._served[chat_id]


def _foreseen(
    row: OwedRow, person: Person | None, duties: Sequence[Duty], now: datetime
) -> Foreseen:
    about = row.about or {}
    items = about.get("items", ())
    kind = items[0]["kind"] if items else about.get("subject", "notice")
    held = [duty.role for duty in duties]
    role = ROLE_FOR[OccasionKind(kind)] if items else next(iter(held), None)
    regions = {item["region"] for item in items} or {about.get("region", "")}
    regions |= {duty.region for duty in duties if duty.role is role} if regions == {""} else set()
    name = person.name if person and person.name else "sin nombre"
    return Foreseen(now, name, row.chat_id, role, _only(regions), kind, row.payload["text"])


def _only(regions: set[str]) -> str:
    """The region, if it is about one; an indicator has none."""
    found = {region for region in regions if region}
    return found.pop() if len(found) == 1 else ""
