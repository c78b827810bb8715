"""The hours of the simulated year, and who takes its messages for Telegram."""

import json
import os
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import select

from bot.presence import Presence
from convenio.states import Stage
from handlers.invitation.access import admit, give_duty
from jobs.rechecking import recheck
from jobs.sweep import sweep
from storage import outbox
from storage.database import Database
from storage.models import Expected, Occasion, PeriodRow, Person, Role, RowState, Version
from storage.outbox import Outcome, OwedRow
from tests.jobs.stories import (
    BEGINS,
    DIRECTOR,
    FOCAL,
    FOCAL_OF_TWO,
    ODES,
    PERIODS,
    STORIES,
    TWO,
    Post,
    Told,
)

# Of these the plain loop of `stories` tells; other messages are not looked at.
KINDS = {"reminder", "director", "escalation", "status"}
APOLOGY = "Disculpe que este aviso"


class Mailbox:
    """What it took is kept, whatever becomes of who brought it; `life` tells those apart."""

    def __init__(self, path: Path, life: int = 0) -> None:
        self.path = path
        self._life = life
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def take(self, now: datetime, row: OwedRow) -> None:
        items = [told for each in (row.about or {}).get("items", ()) if (told := read_told(each))]
        if items:
            sorry = APOLOGY in row.payload["text"]
            line = [self._life, row.id, now.isoformat(), row.chat_id, items, sorry]
            os.write(self._file, json.dumps(line).encode() + b"\n")

    def messages(self) -> "Messages":
        return Messages(map(json.loads, self.path.read_text().splitlines()))


class Messages:
    """What arrived: `doubles` counts what two lives brought, as when one died before its commit."""

    def __init__(self, lines: Iterable[Any]) -> None:
        self.told: dict[Post, set[Told]] = {}
        self.sorry: set[Post] = set()
        self.doubles = 0
        lives = defaultdict[int, list[int]](list)
        posts: dict[Post, int] = {}
        for life, row, at, chat, items, sorry in lines:
            told: set[Told] = {(kind, *rest) for kind, *rest in items}
            post = (datetime.fromisoformat(at), chat, any(kind == "status" for kind, *_ in told))
            assert life not in lives[row], "one life sent one message twice"
            assert posts.setdefault(post, row) == row, "two messages tell the same"
            self.doubles += bool(lives[row])
            lives[row].append(life)
            self.told[post] = told
            if sorry:
                self.sorry.add(post)


def read_told(item: dict[str, Any]) -> Told | None:
    if item.get("kind") not in KINDS:
        return None
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
        duties = [(ODES, Role.ODES, "")]
        duties += [(FOCAL_OF_TWO, Role.FOCAL, region) for region in TWO]
        duties += [(chat, Role.FOCAL, region) for region, chat in FOCAL.items()]
        duties += [(chat, Role.DIRECTOR, region) for region, chat in DIRECTOR.items()]
        for chat, role, region in duties:
            person = await admit(session, chat, f"Persona {chat}", BEGINS)
            await give_duty(session, person, role, BEGINS, region=region)


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
        await sweep(self.database, now)
        await receive_reports(self.database, now)
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


async def receive_reports(database: Database, now: datetime) -> None:
    """After the tick and before delivery, where it does the most harm; twice is harmless."""
    arrived = [place for place, (sent_at, _) in STORIES.items() if sent_at == now]
    if not arrived:
        return
    async with database.transaction() as session:
        sent = (await session.exec(select(Version.period, Version.region))).all()
        for period, region in set(arrived) - set(sent):
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
