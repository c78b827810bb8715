"""The hours of the simulated year: what happens in each, and what the bot does."""

from datetime import datetime

from sqlmodel import select
from telegram.error import Forbidden

from bot.delivery.outcomes import note_incident, outcome_of_refusal
from bot.delivery.process_presence import ProcessPresence
from handlers.invitation.access import admit, give_duty
from jobs.recheck import recheck
from jobs.sweep import sweep, tick
from storage.database import Database
from storage.models import Expected, Occasion, Outbox, PeriodRow, Person, Position, Role, RowState
from storage.outbox import outbox
from storage.outbox.outbox import Outcome, OwedRow
from storage.outbox.settlement import settle
from storage.schedule.entries import add_schedule
from tests.jobs.year.days import BEGINS, PERIODS, works
from tests.jobs.year.events import happen
from tests.jobs.year.mailbox import Mailbox, read_told
from tests.jobs.year.stories import (
    BY_THE_CLOCK,
    DIRECTOR,
    FEWER,
    FOCAL,
    FOCAL_OF_TWO,
    HAPPENING,
    ODES,
    SCHEDULE,
    SILENT,
    SILENT_UNTIL,
    STORIES,
    TWO,
    Post,
    Told,
)


async def prepare(database: Database) -> None:
    await database.migrate()
    async with database.transaction() as session:
        for code, (opens_on, deadline, closes_on) in PERIODS.items():
            row = PeriodRow(code=code, opens_on=opens_on, deadline=deadline, closes_on=closes_on)
            session.add(row)
        await session.flush()
        for (period, region), story in STORIES.items():
            session.add(Expected(period=period, region=region, extended_to=story.until))
        await add_schedule(session, SCHEDULE)
        duties = [(ODES, Role.ODES, "")]
        duties += [(FOCAL_OF_TWO, Role.FOCAL, region) for region in TWO]
        duties += [(chat, Role.FOCAL, region) for region, chat in FOCAL.items()]
        duties += [(chat, Role.DIRECTOR, region) for region, chat in DIRECTOR.items()]
        for chat, role, region in duties:
            person = await admit(session, chat, f"Persona {chat}", BEGINS)
            await give_duty(session, person, Position(role, region), BEGINS)
            person.silent_until = SILENT_UNTIL.date() if chat == FOCAL[SILENT] else None
            person.fewer_reminders = chat in FEWER
            session.add(person)


class Life:
    """A process that ticks and delivers, from its start until its death."""

    def __init__(self, database: Database, mailbox: Mailbox) -> None:
        self.database = database
        self._mailbox = mailbox
        self._presence = ProcessPresence(database)
        self._put_off = True  # by the life before, for all that is known

    async def begin(self) -> None:
        """What a dead process had claimed is owed again."""
        await self._presence.show()
        async with self.database.transaction() as session:
            await self._presence.take_over(session)

    async def hour(self, now: datetime) -> None:
        """At night all but the sweep is idle, and nothing leaves but what was owed just then."""
        by_day = works(now.date()) and 8 <= now.hour <= 18
        if by_day:
            await tick(self.database, now)
        owed = not by_day and await sweep(self.database, now)
        await happen(self.database, now)
        if by_day or owed or now in HAPPENING or self._put_off:
            await self.deliver(now)

    async def deliver(self, now: datetime) -> None:
        self._put_off = False
        while True:
            async with self.database.transaction() as session:
                runs = await outbox.claim(session, now, 100, self._presence.worker)
            if not runs:
                return
            for run in runs:
                for row in run.rows:
                    await self._send(row, now)

    async def _send(self, row: OwedRow, now: datetime) -> None:
        async with self.database.transaction() as session:
            checked = await recheck(session, row, now)
            outcome = checked if isinstance(checked, Outcome) else self._tried(checked, now)
            self._put_off |= outcome.state is RowState.DUE
            await settle(session, [outcome])
            await note_incident(session, outcome)

    def _tried(self, row: OwedRow, now: datetime) -> Outcome:
        try:
            self._mailbox.take(now, row)
        except Forbidden as error:
            return outcome_of_refusal(row, error, now)
        return Outcome(row, RowState.SENT, now)


async def missed(database: Database) -> set[tuple[int, Told]]:
    """What was recorded as of no more use, by chat."""
    query = select(Person.telegram_id, Occasion).join(Occasion).where(Occasion.missed != "")
    async with database.transaction() as session:
        return {
            (chat or 0, read_told(each.model_dump(mode="json")))
            for chat, each in await session.exec(query)
        }


async def blocked(database: Database) -> set[Post]:
    """What Telegram refused for good."""
    query = select(Outbox).where(Outbox.state == RowState.BLOCKED)
    async with database.transaction() as session:
        rows = (await session.exec(query)).all()
    return {(row.done_at, row.chat_id, BY_THE_CLOCK) for row in rows if row.about and row.done_at}
