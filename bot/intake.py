"""Updates come in: each is one transaction, confirmed to Telegram only when it is committed."""

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.clock import Clock
from bot.senders import delay_of
from handlers import notices
from handlers.context import TURN, BotApplication, Turn
from storage import outbox, people
from storage.chats import standing
from storage.database import Database
from storage.models import FailedUpdate, Person, Role, RowKind
from storage.updates import first_time

log = structlog.get_logger()

POLL_SECONDS = 25
CONFLICTS_BORNE = 5  # by who was here first; a newcomer gives way at once
FAILURES_BEFORE_SETTING_ASIDE = 3
SEEN_EVERY = timedelta(minutes=1)
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


class AnotherBotPolls(Exception):
    """Telegram's 409: another process fetches this bot's updates."""


def chat_of(update: Update) -> int:
    """Updates of one chat are handled in order; those of no chat share the number 0."""
    chat = update.effective_chat
    return chat.id if chat else 0


@dataclass
class Intake:
    """`committed` is called after each commit, so that delivery looks at once."""

    application: BotApplication
    database: Database
    clock: Clock
    committed: Callable[[], None]
    offset: int | None = None
    _established: bool = False
    _conflicts: int = 0
    _answering: set[asyncio.Task[None]] = field(default_factory=set)

    async def poll(self, stop: asyncio.Event) -> None:
        """Fetches until `stop` is set; the batch at hand is finished, the rest stays there."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                fetching = asyncio.create_task(self._fetch())
                await asyncio.wait((fetching, stopping), return_when=asyncio.FIRST_COMPLETED)
                if not fetching.done():
                    fetching.cancel()
                    return
                updates = fetching.result()
                await self.handle_batch(updates)
                if updates:
                    self.offset = updates[-1].update_id + 1
        finally:
            stopping.cancel()

    async def _fetch(self) -> tuple[Update, ...]:
        pause = 1.0
        while True:
            try:
                updates: tuple[Update, ...] = await self.application.bot.get_updates(
                    offset=self.offset,
                    timeout=POLL_SECONDS,
                    allowed_updates=ALLOWED_UPDATES,
                )
                self._established, self._conflicts = True, 0
                return updates
            except Conflict:
                self._conflicts += 1
                if not self._established or self._conflicts > CONFLICTS_BORNE:
                    raise AnotherBotPolls from None
                log.warning("another process polled", times=self._conflicts)
            except InvalidToken:
                raise
            except RetryAfter as error:
                pause = delay_of(error).total_seconds()
            except (NetworkError, TelegramError) as error:
                log.warning("updates not fetched", error=str(error), again_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30)

    async def handle_batch(self, updates: Sequence[Update]) -> None:
        """In order within a chat, side by side across chats; returns when all are committed."""
        by_chat: defaultdict[int, list[Update]] = defaultdict(list)
        for update in updates:
            by_chat[chat_of(update)].append(update)
        async with asyncio.TaskGroup() as group:
            for chat_updates in by_chat.values():
                group.create_task(self._handle_in_order(chat_updates))

    async def _handle_in_order(self, updates: Sequence[Update]) -> None:
        for update in updates:
            await self.handle(update)

    async def handle(self, update: Update) -> None:
        """One update, to its end: committed, or set aside after failing three times."""
        error: BaseException | None = None
        for attempt in range(1, FAILURES_BEFORE_SETTING_ASIDE + 1):
            try:
                await self._transact(update)
                self.committed()
                return
            except Exception as failure:
                error = failure
                log.exception("update failed", update_id=update.update_id, attempt=attempt)
        assert error is not None
        await self._set_aside(update, error)
        self.committed()

    async def _transact(self, update: Update) -> None:
        started = perf_counter()
        async with self.database.transaction() as session:
            now = self.clock()
            await self.database.one_at_a_time(session, chat_of(update))
            if not await first_time(session, update.update_id, now):
                log.info("update seen before", update_id=update.update_id)
                return
            turn = await self._load_turn(session, update)
            if turn is None:
                return
            mark = TURN.set(turn)
            try:
                await self.application.process_update(update)
            finally:
                TURN.reset(mark)
            if turn.error is not None:
                raise turn.error
        log.info(
            "update",
            update_id=update.update_id,
            person=turn.person.id if turn.person else None,
            step=turn.step,
            ms=round((perf_counter() - started) * 1000, 1),
        )
        if update.callback_query:
            self._in_background(self._answer_press(update, turn.toast))

    async def _load_turn(self, session: AsyncSession, update: Update) -> Turn | None:
        """Who writes and where the chat stands; None for what isn't a person's private chat."""
        chat, user = update.effective_chat, update.effective_user
        if chat is None or user is None or chat.type != "private":
            return None
        at_hand = await standing(session, chat.id, user.id)
        now = self.clock()
        if at_hand.person is not None and update.my_chat_member is None:
            _note_seen(at_hand.person, now)
        return Turn(
            update=update,
            now=now,
            session=session,
            chat_id=chat.id,
            telegram_id=user.id,
            telegram_name=user.full_name,
            person=at_hand.person,
            duties=at_hand.duties,
            question=at_hand.question,
            card=at_hand.card,
            bot_username=self.application.bot.username,
        )

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def _answer_press(self, update: Update, toast: str | None) -> None:
        """Never stored: an answer that comes late is refused by Telegram and of no use."""
        assert update.callback_query is not None
        try:
            await update.callback_query.answer(toast, show_alert=bool(toast and len(toast) > 60))
        except TelegramError as error:
            log.info("press not answered", update_id=update.update_id, error=str(error))

    async def _set_aside(self, update: Update, error: BaseException) -> None:
        """The update is kept with its error; its sender and ODES get a reference code."""
        reference = secrets.token_hex(3).upper()
        while True:
            try:
                async with self.database.transaction() as session:
                    await self._record_failure(session, update, error, reference)
                return
            except SQLAlchemyError:
                log.exception("failure not recorded", update_id=update.update_id)
                await asyncio.sleep(1)

    async def _record_failure(
        self, session: AsyncSession, update: Update, error: BaseException, reference: str
    ) -> None:
        now = self.clock()
        await first_time(session, update.update_id, now)
        session.add(
            FailedUpdate(
                reference=reference,
                update_id=update.update_id,
                at=now,
                attempts=FAILURES_BEFORE_SETTING_ASIDE,
                error=f"{type(error).__name__}: {error}"[:1000],
                body=update.to_json(),
            )
        )
        chat = update.effective_chat
        if chat is not None and chat.type == "private":
            apology = notices.apology(reference)
            outbox.put(session, chat.id, RowKind.SAY, apology.payload, now)
        for person in await people.people_with(session, Role.ODES):
            if person.telegram_id is not None:
                told = notices.set_aside(reference)
                outbox.put(session, person.telegram_id, RowKind.SAY, told.payload, now)


def _note_seen(person: Person, now: datetime) -> None:
    """Somebody who writes can be reached; when they were seen is kept to the minute."""
    if person.unreachable_since or not person.seen_at or now - person.seen_at > SEEN_EVERY:
        person.seen_at, person.unreachable_since = now, None
