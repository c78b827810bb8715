"""The intake: each update is one transaction, confirmed to Telegram only once committed."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any
from weakref import WeakValueDictionary

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update

from bot.config.clock import Clock, ClockLead
from bot.health.metrics import Metrics
from bot.inbox.admission import Admission
from bot.inbox.callback_answers import CallbackAnswers
from bot.inbox.failed_updates import FailedUpdates
from bot.inbox.turn_loader import is_answer, load_turn
from bot.inbox.update_validation import Json, UnreadableUpdate, read_update
from convenio.calendar.periods import lima_day
from convenio.calendar.reading_day import READ_ON
from handlers import fault_notices
from handlers.context import BotApplication
from handlers.invitation.access import without_codes
from handlers.turn import TURN
from handlers.words import plain_text
from storage.database import Database
from storage.models import RowKind
from storage.outages import is_outage
from storage.outbox import outbox
from storage.outbox.card_sight import ScreenRow
from storage.outbox.handled_updates import first_time_alone

log = structlog.get_logger()

ONE_TOLD_OF = 10  # updates that went well, in the log at INFO; at DEBUG all are
OUTAGE_PAUSE = 1.0  # seconds, between tries while the database can't be written to
CARD_SECONDS = 1.0  # that an answer waits for what is being sent to its chat to arrive
TOLD_AFTER = 5.0  # seconds that an update may take, before its sender is told that it is not saved
FAILURES_BEFORE_SETTING_ASIDE = 3
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


def chat_id_of(update: Update) -> int:
    """The id of the chat whose updates are handled in order; 0 for those of no chat."""
    chat = update.effective_chat
    return chat.id if chat else 0


@dataclass
class Intake:
    """The intake; `committed` is called after each commit, so that delivery looks at once.

    `card_recorded`: waits, so many seconds at most, until what is being sent to a chat's card has
    arrived and is recorded. `begun_after`: whether a row was begun to be sent only after a moment.
    """

    application: BotApplication
    database: Database
    clock: Clock
    failed_updates: FailedUpdates
    committed: Callable[[], None]
    card_recorded: Callable[[int, float], Awaitable[None]]
    begun_after: Callable[[ScreenRow, datetime], bool]
    admission: Admission
    metrics: Metrics
    callback_answers: CallbackAnswers = field(default_factory=CallbackAnswers)
    _at_hand: int = 0
    _lead: ClockLead = field(init=False)
    _chats: WeakValueDictionary[int, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    _telling: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._lead = ClockLead(self.clock)

    async def handle_batch(self, bodies: Sequence[Json]) -> None:
        """Handle updates, in order within a chat; return when all are committed.

        Strangers' are handled once those of who has a duty are.
        """
        crowd, over = len(bodies), self.admission.passes_over
        read = [await self._read(body, patient=True) for body in bodies if not over(body, crowd)]
        updates = [update for update in read if update is not None]
        for lane in await self.admission.lanes(updates, crowd):
            by_chat: defaultdict[int, list[Update]] = defaultdict(list)
            for update in lane:
                by_chat[chat_id_of(update)].append(update)
            async with asyncio.TaskGroup() as group:
                for chat_updates in by_chat.values():
                    group.create_task(self._handle_in_order(chat_updates))

    async def take(self, body: Json) -> None:
        """Handle one update; if this raises, as while nothing is stored, it is offered again."""
        if self.admission.passes_over(body, self._at_hand + 1):
            return
        update = await self._read(body, patient=False)
        if update is None:
            return
        self._at_hand += 1
        try:
            first, stranger = await self.admission.lanes([update], self._at_hand)
            if first:
                await self._take(update)
            elif stranger:
                async with self.admission.one_stranger:
                    await self._take(update)
        finally:
            self._at_hand -= 1

    async def _take(self, update: Update) -> None:
        came_at = self.clock()
        async with self._lock_of(update):  # before a connection: a chat's flood waits by itself
            await self.handle(update, came_at, patient=False)

    async def _read(self, body: Json, *, patient: bool) -> Update | None:
        """The update; None for what no step could do anything with: it is set aside at once."""
        try:
            return read_update(body, self.application.bot)
        except UnreadableUpdate as failure:
            error = failure
        log.error("update not understood", update_id=body["update_id"], exc_info=error)
        await self.set_aside(body, error, 1, patient=patient)
        return None

    async def _handle_in_order(self, updates: Sequence[Update]) -> None:
        came_at = self.clock()
        async with self._lock_of(updates[0]):  # what came before may wait for the database
            for update in updates:
                await self.handle(update, came_at)

    def _lock_of(self, update: Update) -> asyncio.Lock:
        return self._chats.setdefault(chat_id_of(update), asyncio.Lock())

    async def handle(
        self, update: Update, came_at: datetime | None = None, *, patient: bool = True
    ) -> None:
        """Handle one update to its end: committed, or set aside after failing three times.

        `came_at`: when it was there, if others of its chat may have been handled since.

        While the database can't be written to it waits or, if not `patient`, raises that error. Its
        sender is told, whatever it waits for.
        """
        telling = asyncio.get_running_loop().call_later(TOLD_AFTER, self._tell_late, update)
        if is_answer(update):
            await self.card_recorded(chat_id_of(update), CARD_SECONDS)
        try:
            await self._handle(update, came_at, patient=patient)
        finally:
            telling.cancel()

    def _tell_late(self, update: Update) -> None:
        telling = asyncio.create_task(self.failed_updates.tell_not_saved(update))
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)

    async def _handle(self, update: Update, came_at: datetime | None, *, patient: bool) -> None:
        failures = outages = 0
        while failures < FAILURES_BEFORE_SETTING_ASIDE:
            try:
                await self._transact(update, came_at)
                self.failed_updates.saved(update)
                self.committed()
                return
            except Exception as error:
                failed = error
            if not is_outage(failed):
                failures += 1
                log.error("update failed", update_id=update.update_id, exc_info=failed)
                continue
            outages += 1
            if outages == 1:
                continue  # a connection that broke while idle: the next one is new
            log.warning("not stored", update_id=update.update_id, error=str(failed))
            await self.failed_updates.tell_not_saved(update)
            if not patient:
                raise failed
            await asyncio.sleep(OUTAGE_PAUSE)
        chat = update.effective_chat
        told = chat.id if chat and chat.type == "private" else None
        body = update.to_dict()
        await self.set_aside(body, failed, failures, chat_id=told, patient=patient)

    async def set_aside(
        self,
        body: Any,
        error: Exception,
        attempts: int,
        *,
        chat_id: int | None = None,
        patient: bool = True,
    ) -> None:
        """Set it aside once the database takes it, if `patient`; else it is left to the log."""
        while True:
            try:
                await self.failed_updates.set_aside(body, chat_id, error, attempts)
                self.committed()
                return
            except Exception as failure:
                if not is_outage(failure):
                    log.critical(
                        "update lost", update=without_codes(json.dumps(body)), exc_info=failure
                    )
                    return
                log.warning("not set aside", error=str(failure))
                if not patient:
                    raise
            await asyncio.sleep(OUTAGE_PAUSE)

    async def _transact(self, update: Update, came_at: datetime | None) -> None:
        started = perf_counter()
        last = self.admission.comes_last(update)
        async with self.database.transaction(last=last) as session:
            now = self.clock()
            if not await first_time_alone(session, update.update_id, now, chat_id_of(update)):
                log.info("update seen before", update_id=update.update_id)
                return
            bot_username = self.application.bot.username
            ahead = self._ahead_of_telegram(update)
            turn = await load_turn(
                session, update, now, bot_username, came_at, ahead, self.begun_after
            )
            if turn is None:
                self._decline(session, update, now)
                return
            READ_ON.set(lima_day(now))
            mark = TURN.set(turn)
            try:
                await self.application.process_update(update)
            finally:
                TURN.reset(mark)
            self.admission.note(turn.telegram_id, serving=bool(turn.duties))
            if turn.error is not None:
                raise turn.error
        seconds = perf_counter() - started
        self.metrics.handled(seconds)
        tell = log.info if update.update_id % ONE_TOLD_OF == 0 else log.debug
        tell(
            "update",
            update_id=update.update_id,
            person=turn.person.id if turn.person else None,
            step=turn.step,
            ms=round(seconds * 1000, 1),
        )
        if update.callback_query:
            self.callback_answers.answer(update.callback_query, turn.toast)

    def _ahead_of_telegram(self, update: Update) -> timedelta:
        """How far our clock may be ahead of that by which messages say when they were written."""
        written_at: object = update.message.date if update.message else None
        return self._lead.over(written_at) if isinstance(written_at, datetime) else timedelta()

    def _decline(self, session: AsyncSession, update: Update, now: datetime) -> None:
        """Answer in groups only who calls for the bot: it talks in private chats."""
        told = fault_notices.only_private(self.application.bot.username)
        message = update.message
        if update.callback_query:
            self.callback_answers.answer(update.callback_query, plain_text(told.text))
        elif message and (message.text or "").startswith("/"):
            outbox.put(session, message.chat.id, RowKind.SAY, told.payload, now)
