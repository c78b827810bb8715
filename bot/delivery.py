"""What is owed goes out: claimed, sent within Telegram's limits, and its outcome recorded."""

import asyncio
import math
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic
from typing import Any

import structlog
from aiolimiter import AsyncLimiter
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.senders import SENDERS, delay_of
from handlers import notices
from storage import outbox, people
from storage.database import Database
from storage.models import Outbox, Role, RowKind, RowState
from storage.outbox import Claimed

log = structlog.get_logger()

AT_ONCE = 16
LOOK_AGAIN_SECONDS = 1.0
ORPHANS_EVERY_SECONDS = 2.0
LONGEST_PAUSE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Pace:
    """Messages a second, over all and to one chat (a chat may get a short burst)."""

    overall: float = 30
    chat_burst: float = 8
    chat_seconds: float = 8


@dataclass
class Delivery:
    bot: ExtBot[None]
    database: Database
    clock: Clock
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        self._worker = 0
        self._look_for_orphans_at = 0.0
        self._wake = asyncio.Event()
        self._overall = AsyncLimiter(self.pace.overall, 1)
        self._chats: dict[int, AsyncLimiter] = {}
        self._in_flight: set[asyncio.Task[None]] = set()
        self._settled = asyncio.Event()

    def wake(self) -> None:
        self._wake.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; what is being sent then is finished, what is not begun stays stored."""
        self._worker = await self.database.be_present()
        stopping = asyncio.create_task(stop.wait())
        while not stop.is_set():
            self._wake.clear()
            try:
                await self._release_orphans()
                claimed = await self._claim()
            except Exception:
                log.exception("nothing could be claimed")
                claimed = []
            for each in claimed:
                task = asyncio.create_task(self._deliver(each))
                self._in_flight.add(task)
                task.add_done_callback(self._landed)
            if not claimed:
                waking = asyncio.create_task(self._wake.wait())
                await asyncio.wait(
                    (waking, stopping),
                    timeout=LOOK_AGAIN_SECONDS,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                waking.cancel()
        stopping.cancel()
        await asyncio.gather(*self._in_flight, return_exceptions=True)

    async def drained(self) -> None:
        """Returns when nothing is owed at this moment, and nothing is on its way."""
        while True:
            self._settled.clear()
            async with self.database.transaction() as session:
                owed = await outbox.owed_now(session, self.clock())
            if not owed and not self._in_flight:
                return
            await self._settled.wait()

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._in_flight.discard(task)
        self._wake.set()
        self._settled.set()

    async def _release_orphans(self) -> None:
        """What a process that died had in its hands is owed again.

        Looked for once a while or, where no other process can be, once at the start.
        """
        if monotonic() < self._look_for_orphans_at:
            return
        pause = ORPHANS_EVERY_SECONDS if self.database.shared else math.inf
        self._look_for_orphans_at = monotonic() + pause
        async with self.database.transaction() as session:
            if freed := await outbox.release_orphans(session, self._worker):
                log.warning("taken over from a dead process", rows=freed)

    async def _claim(self) -> list[Claimed]:
        room = AT_ONCE - len(self._in_flight)
        if room <= 0:
            return []
        async with self.database.transaction() as session:
            return await outbox.claim(session, self.clock(), room, self._worker)

    async def _deliver(self, claimed: Claimed) -> None:
        row = claimed.row
        try:
            if self.clock() >= row.expires_at:
                await self._settle(row, RowState.EXPIRED, error="too late to be of use")
                return
            await self._pace(row)
            message_id = await SENDERS[row.kind](self.bot, claimed)
            await self._settle(row, RowState.SENT, message_id=message_id)
        except RetryAfter as error:
            await self._put_off(row, delay_of(error), str(error))
        except Forbidden as error:
            await self._blocked(row, str(error))
        except BadRequest as error:
            await self._refused(row, error)
        except InvalidToken as error:
            if "not found" in str(error).casefold():  # PTB reads 404, 'no such method', as this
                await self._refused(row, error)
            else:
                await self._put_off(row, LONGEST_PAUSE, str(error))
        except (NetworkError, TelegramError) as error:
            pause = min(timedelta(seconds=2 ** min(row.attempts, 8)), LONGEST_PAUSE)
            await self._put_off(row, pause, str(error))
        except Exception as error:
            log.exception("message failed", row=row.id, kind=row.kind)
            await self._settle(row, RowState.FAILED, error=f"{type(error).__name__}: {error}")

    async def _refused(self, row: Outbox, error: TelegramError) -> None:
        """For good, in Telegram's words."""
        log.error("message refused", row=row.id, kind=row.kind, error=str(error))
        await self._settle(row, RowState.FAILED, error=str(error))

    async def _pace(self, row: Outbox) -> None:
        await self._overall.acquire()
        if row.kind in (RowKind.DELETE, RowKind.COMMANDS):
            return  # nothing that the person is shown
        chat_id = row.chat_id
        limiter = self._chats.get(chat_id)
        if limiter is None:
            self._chats = {k: v for k, v in self._chats.items() if not v.has_capacity(v.max_rate)}
            limiter = AsyncLimiter(self.pace.chat_burst, self.pace.chat_seconds)
            self._chats[chat_id] = limiter
        await limiter.acquire()

    async def _settle(
        self,
        row: Outbox,
        state: RowState,
        *,
        message_id: int | None = None,
        error: str | None = None,
    ) -> None:
        async with self.database.transaction() as session:
            await outbox.settle(
                session, row, state, self.clock(), message_id=message_id, error=error
            )

    async def _put_off(self, row: Outbox, pause: timedelta, error: str) -> None:
        log.warning("message put off", row=row.id, seconds=pause.total_seconds(), error=error)
        async with self.database.transaction() as session:
            await outbox.put_off(session, row, self.clock() + pause, error)

    async def _blocked(self, row: Outbox, error: str) -> None:
        """The person can't be written to; ODES learns of it once."""
        async with self.database.transaction() as session:
            now = self.clock()
            await outbox.settle(session, row, RowState.BLOCKED, now, error=error)
            person = await outbox.mark_unreachable(session, row.chat_id, now)
            if person is not None:
                await self._tell_odes(session, notices.unreachable(person).payload)

    async def _tell_odes(self, session: AsyncSession, payload: dict[str, Any]) -> None:
        for odes in await people.people_with(session, Role.ODES):
            if odes.telegram_id is not None and odes.unreachable_since is None:
                outbox.put(session, odes.telegram_id, RowKind.SAY, payload, self.clock())
