"""The hours of the simulated year: what happens in each, and what the bot does."""

from datetime import datetime

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram.error import Forbidden

from bot.outcomes import note_incident, refused
from bot.presence import Presence
from convenio.schedule import schedule
from convenio.states import Stage
from handlers.invitation.access import admit, give_duty
from jobs.rechecking import recheck
from jobs.sweep import sweep, tick
from storage import incidents, outbox
from storage.database import Database
from storage.models import (
    Expected,
    IncidentKind,
    Occasion,
    Outbox,
    PeriodRow,
    Person,
    Role,
    RowState,
    Version,
)
from storage.outbox import Outcome, OwedRow
from storage.people import find_person
from storage.reach import mark_unreachable
from storage.schedule import add_schedule
from tests.jobs.mailbox import Mailbox, read_told, subject_of
from tests.jobs.stories import (
    BACK_AT,
    BEGINS,
    BLOCKED,
    BLOCKED_AT,
    DIRECTOR,
    FOCAL,
    FOCAL_OF_TWO,
    GONE,
    HAPPENING,
    ODES,
    PERIODS,
    RETURNED_AT,
    SILENT,
    SILENT_UNTIL,
    STORIES,
    TWO,
    WAITS,
    Post,
    Told,
    works,
)


async def prepare(database: Database) -> None:
    await database.migrate()
    async with database.transaction() as session:
        for code, (opens_on, deadline, closes_on) in PERIODS.items():
            row = PeriodRow(code=code, opens_on=opens_on, deadline=deadline, closes_on=closes_on)
            session.add(row)
        await session.flush()
        for (period, region), (_, extended_to) in STORIES.items():
            session.add(Expected(period=period, region=region, extended_to=extended_to))
        await add_schedule(session, schedule(2021))
        duties = [(ODES, Role.ODES, "")]
        duties += [(FOCAL_OF_TWO, Role.FOCAL, region) for region in TWO]
        duties += [(chat, Role.FOCAL, region) for region, chat in FOCAL.items()]
        duties += [(chat, Role.DIRECTOR, region) for region, chat in DIRECTOR.items()]
        for chat, role, region in duties:
            person = await admit(session, chat, f"Persona {chat}", BEGINS)
            await give_duty(session, person, role, BEGINS, region=region)
            if chat == FOCAL[SILENT]:
                person.silent_until = SILENT_UNTIL.date()
                session.add(person)


class Life:
    """A process that ticks and delivers, from its start until its death."""

    def __init__(self, database: Database, mailbox: Mailbox) -> None:
        self.database = database
        self._mailbox = mailbox
        self._presence = Presence(database)

    async def begin(self) -> None:
        """What a dead process had claimed is owed again."""
        await self._presence.show()
        async with self.database.transaction() as session:
            await self._presence.take_over(session)

    async def hour(self, now: datetime) -> None:
        by_day = works(now.date()) and 8 <= now.hour <= 18
        await (tick if by_day else sweep)(self.database, now)  # at night the rest is idle
        await happen(self.database, now)
        await self.deliver(now)

    async def deliver(self, now: datetime) -> None:
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
        async with self.database.transaction() as session:
            await outbox.settle(session, [outcome])
            await note_incident(session, outcome)

    def _tried(self, row: OwedRow, now: datetime) -> Outcome:
        try:
            self._mailbox.take(now, row)
        except Forbidden as error:
            return refused(row, error, now)
        return Outcome(row, RowState.SENT, now)


async def happen(database: Database, now: datetime) -> None:
    """After the tick and before delivery, where it does the most harm; twice is harmless."""
    if now not in HAPPENING:
        return
    async with database.transaction() as session:
        await receive_reports(session, now)
        if now == BLOCKED_AT and (person := await mark_unreachable(session, FOCAL[BLOCKED], now)):
            incidents.note(session, IncidentKind.UNREACHABLE, now, person=person)
        back = {BACK_AT: FOCAL[BLOCKED], RETURNED_AT: FOCAL[GONE]}
        if now in back and (person := await find_person(session, back[now])):
            person.unreachable_since = None
            session.add(person)


async def receive_reports(session: AsyncSession, now: datetime) -> None:
    arrived = {place for place, (sent_at, _) in STORIES.items() if sent_at == now}
    sent = (await session.exec(select(Version.period, Version.region))).all()
    for period, region in arrived - set(sent):
        report = Version(
            period=period,
            region=region,
            number=1,
            opened_at=now,
            sent_at=now,
            stage=Stage.WAITING if (period, region) in WAITS else Stage.RECEIVED,
        )
        session.add(report)
    for report in (await session.exec(select(Version).where(Version.stage == Stage.WAITING))).all():
        if WAITS[report.period, report.region] == now:
            report.stage = Stage.RECEIVED
            session.add(report)


async def missed(database: Database) -> set[tuple[int, Told]]:
    """What was recorded as of no more use, by chat."""
    query = select(Person.telegram_id, Occasion).join(Occasion).where(Occasion.missed != "")
    async with database.transaction() as session:
        return {
            (chat or 0, (each.kind.value, each.period, each.region, each.lead))
            for chat, each in await session.exec(query)
        }


async def blocked(database: Database) -> set[Post]:
    """What Telegram refused for good."""
    query = select(Outbox).where(Outbox.state == RowState.BLOCKED)
    async with database.transaction() as session:
        rows = (await session.exec(query)).all()
    return {
        (row.done_at, row.chat_id, subject_of(read_told(row.about["items"][0])))
        for row in rows
        if row.about and row.done_at
    }
