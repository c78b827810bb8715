"""What somebody's input would do in a transaction: its turn, and every row that it changes."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import count
from typing import Any

from sqlalchemy import Connection, insert, text
from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.routes import On
from storage.database import run
from storage.models import Question, RowKind
from tests.bot.fuzz.odd_inputs import message, press
from tests.cast import Bot
from tests.handlers.matrix.changed_rows import ChangedRow, taken_changes
from tests.handlers.pending.trials import Json, taken

NUMBERS = count(1_000_000)
SILENT = (RowKind.DELETE, RowKind.COMMANDS)
_NO_QUESTION = text("DELETE FROM question WHERE chat_id BETWEEN :first AND :last")


@dataclass(frozen=True, slots=True)
class Input:
    """A pressed button's `data`, or a text or a file, and the question that the chat was at."""

    on: On
    route: str  # the action, the command, or the question's kind
    data: str = ""
    content: Json | None = None
    question: Json | None = None

    @property
    def what(self) -> tuple[str, str]:
        return f"{self.on} {self.route}", repr(self.content)

    def body(self, person: int, card: int, now: datetime) -> Json:
        number = next(NUMBERS)
        if self.content is None:
            return {"update_id": number} | press(person, number, self.data, card)
        said = message(person, number, self.content) | {"date": int(now.timestamp()) + 3600}
        return {"update_id": number, "message": said}


@dataclass(frozen=True)
class Tried:
    """`changes`: all rows that are another then, those that are owed to chats among them."""

    step: str
    toast: str
    changes: tuple[ChangedRow, ...]

    @cached_property
    def owed(self) -> list[Json]:
        rows = [each.now for each in self.changes if each.table == "outbox" and not each.before]
        return [row | {"payload": read_json(row["payload"])} for row in rows]

    def owed_to(self, chat: int) -> list[Json]:
        return [row for row in self.owed if row["chat_id"] == chat]


@dataclass(frozen=True, slots=True)
class Trial:
    """A transaction at a moment, of which nothing is kept."""

    bot: Bot
    session: AsyncSession
    now: datetime

    async def tried(self, person: int, given: Input, card: int = 1) -> Tried:
        """What it does; whoever does it is answered at once."""
        turn = await taken(self.session, self.bot, given.body(person, card, self.now), self.now)
        found = Tried(turn.step, turn.toast or "", tuple(await taken_changes(self.session)))
        mine = found.owed_to(person)
        late = [row for row in mine if _moment(row["due_at"]) > self.now or read_json(row["about"])]
        assert not late, given
        assert found.toast or [row for row in mine if row["kind"] not in SILENT], given
        return found

    async def ask_alike(self, chats: Sequence[int], question: Json | None) -> None:
        """Leave those chats at that question, or at none."""
        await run(self.session, _NO_QUESTION, {"first": min(chats), "last": max(chats)})
        if question is not None:
            rows = [question | {"chat_id": chat} for chat in chats]
            await run(self.session, insert(Question), rows)

    @asynccontextmanager
    async def given_up(self) -> AsyncIterator[None]:
        """Whatever is done within is undone; by statements, which cost less than the ORM's."""
        name = f"walk_{next(NUMBERS)}"
        await self._say(f"SAVEPOINT {name}")
        yield
        await self._say(f"ROLLBACK TO SAVEPOINT {name}")
        await self._say(f"RELEASE SAVEPOINT {name}")
        self.session.expunge_all()

    async def _say(self, statement: str) -> None:
        def say(connection: Connection) -> None:
            connection.exec_driver_sql(statement)

        await self.session.run_sync(lambda sync: say(sync.connection()))


def read_json(value: Any) -> Any:
    """SQLite keeps it as a text."""
    return json.loads(value) if isinstance(value, str) else value


def _moment(value: str) -> datetime:
    return datetime.fromisoformat(value).replace(tzinfo=UTC)
