"""The hours of the simulated year, and who takes its messages for Telegram."""

import json
import os
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

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
from tests.jobs.stories import (
    BACK_AT,
    BEGINS,
    BLOCKED,
    BLOCKED_AT,
    DIRECTOR,
    FOCAL,
    FOCAL_OF_TWO,
    HAPPENING,
    ODES,
    PERIODS,
    SILENT,
    SILENT_UNTIL,
    STORIES,
    SUBJECTS,
    TWO,
    Post,
    Told,
    works,
)

APOLOGY = "Disculpe que est"


class Mailbox:
    """What it took is kept, whatever becomes of who brought it; `life` tells those apart."""

    def __init__(self, path: Path, life: int = 0) -> None:
        self.path = path
        self._life = life
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def take(self, now: datetime, row: OwedRow) -> None:
        """Whatever it is: all that is sent in that year was due by the clock, or is an alert."""
        assert row.about is not None, "nobody asked for anything"
        items = [read_told(each) for each in row.about.get("items", ())]
        [subject] = {subject_of(each) for each in items} or {row.about["subject"]}
        sorry = APOLOGY in row.payload["text"]
        line = [self._life, row.id, now.isoformat(), row.chat_id, subject, items, sorry]
        os.write(self._file, json.dumps(line).encode() + b"\n")

    def messages(self) -> "Messages":
        return Messages(map(json.loads, self.path.read_text().splitlines()))


class Messages:
    """What arrived: `doubles` counts what two lives brought, as when one died before its commit.

    `alerts`: what is about no occasion.
    """

    def __init__(self, lines: Iterable[Any]) -> None:
        self.told: dict[Post, set[Told]] = {}
        self.sorry: set[Post] = set()
        self.alerts: set[Post] = set()
        self.doubles = 0
        lives = defaultdict[int, list[int]](list)
        posts: dict[Post, int] = {}
        for life, row, at, chat, subject, items, sorry in lines:
            told: set[Told] = {(kind, *rest) for kind, *rest in items}
            post = (datetime.fromisoformat(at), chat, subject)
            assert life not in lives[row], "one life sent one message twice"
            assert posts.setdefault(post, row) == row, "two messages tell the same"
            self.doubles += bool(lives[row])
            lives[row].append(life)
            if told:
                self.told[post] = told
            else:
                self.alerts.add(post)
            if sorry:
                self.sorry.add(post)


def subject_of(told: Told) -> str:
    return SUBJECTS.get(told[0], "reports")


def read_told(item: dict[str, Any]) -> Told:
    return item["kind"], item["period"], item["region"], item["lead"]


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
        if not isinstance(checked, Outcome):
            self._mailbox.take(now, checked)
            checked = Outcome(row, RowState.SENT, now)
        async with self.database.transaction() as session:
            await outbox.settle(session, [checked])


async def happen(database: Database, now: datetime) -> None:
    """After the tick and before delivery, where it does the most harm; twice is harmless."""
    if now not in HAPPENING:
        return
    async with database.transaction() as session:
        await receive_reports(session, now)
        if now == BLOCKED_AT and (person := await mark_unreachable(session, FOCAL[BLOCKED], now)):
            incidents.note(session, IncidentKind.UNREACHABLE, now, person=person)
        if now == BACK_AT and (person := await find_person(session, FOCAL[BLOCKED])):
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
            stage=Stage.RECEIVED,
        )
        session.add(report)


async def missed(database: Database) -> set[tuple[int, Told]]:
    """What was recorded as of no more use, by chat."""
    query = select(Person.telegram_id, Occasion).join(Occasion).where(Occasion.missed != "")
    async with database.transaction() as session:
        return {
            (chat or 0, (each.kind.value, each.period, each.region, each.lead))
            for chat, each in await session.exec(query)
        }
