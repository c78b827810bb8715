"""The state of this small Telegram: people, chats, messages, files, updates, and its clock."""

import asyncio
import itertools
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from simulator.errors import BotApiError, bad_request

Json = dict[str, Any]
CALLS_KEPT = 5000


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast; `started`: has written to the bot before, so that it may write."""

    id: int
    first_name: str
    last_name: str = ""
    note: str = ""
    started: bool = False

    @property
    def user(self) -> Json:
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        return user | {"language_code": "es"}


@dataclass
class Message:
    """As Telegram keeps it; `body` is the Bot API's Message object."""

    id: int
    from_bot: bool
    body: Json
    html: str = ""
    deleted: bool = False
    edits: int = 0

    @property
    def text(self) -> str:
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def buttons(self) -> list[list[Json]]:
        markup: Json = self.body.get("reply_markup") or {}
        rows: list[list[Json]] = markup.get("inline_keyboard", [])
        return rows

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.buttons for button in row]


@dataclass
class Chat:
    member: Member
    messages: dict[int, Message] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    toasts: list[Json] = field(default_factory=list)
    last_bot_message: Message | None = None

    @property
    def body(self) -> Json:
        named = {"id": self.member.id, "type": "private", "first_name": self.member.first_name}
        return named | ({"last_name": self.member.last_name} if self.member.last_name else {})

    @property
    def visible(self) -> list[Message]:
        return [message for message in self.messages.values() if not message.deleted]


@dataclass
class StoredFile:
    id: str
    unique_id: str
    path: str
    content: bytes
    kind: str
    body: Json


@dataclass
class Callback:
    chat_id: int
    asked_at: datetime
    answered: bool = False


class World:
    """Ids begin from the present second, since a bot's database outlives one simulator."""

    def __init__(self, cast: Sequence[Member], token: str, now: datetime | None) -> None:
        begin = int(time.time() * 10)
        self.token = token
        self.bot = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": "Puntual",
            "username": "puntual_simulado_bot",
        }
        self.chats = {member.id: Chat(member, started=member.started) for member in cast}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.files: dict[str, StoredFile] = {}
        self.callbacks: dict[str, Callback] = {}
        self.webhook: Json = {"url": ""}
        self.updates: deque[Json] = deque()
        self.confirmed = begin
        self.calls: deque[Json] = deque(maxlen=CALLS_KEPT)
        self._message_ids = itertools.count(begin % 1_000_000_000)
        self._update_ids = itertools.count(begin)
        self._offset = (now - datetime.now(UTC)) if now else timedelta()
        self._polling: asyncio.Future[None] | None = None
        self._listeners: list[Callable[[Json], None]] = []

    # The clock: it runs on from wherever it was set.

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def set_clock(self, moment: datetime) -> None:
        self._offset = moment - datetime.now(UTC)
        self.tell({"event": "clock"})

    def advance(self, step: timedelta) -> None:
        self._offset += step
        self.tell({"event": "clock"})

    def timestamp(self) -> int:
        return int(self.now().timestamp())

    # Chats

    def chat(self, chat_id: object) -> Chat:
        """For the bot: only a chat that a person began."""
        if chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        try:
            chat = self.chats[int(str(chat_id))]
        except (KeyError, ValueError):
            raise bad_request("chat not found") from None
        if not chat.started:
            raise BotApiError(403, "Forbidden: bot can't initiate conversation with a user")
        if chat.blocked:
            raise BotApiError(403, "Forbidden: bot was blocked by the user")
        return chat

    def next_message_id(self) -> int:
        return next(self._message_ids)

    def keep(self, chat: Chat, message: Message) -> Message:
        chat.messages[message.id] = message
        self.tell({"event": "message", "chat": chat.member.id})
        return message

    # Updates

    def push(self, update: Json) -> int:
        """Queues an update for the bot; its id is filled in where there is none."""
        if "update_id" not in update:
            update = {"update_id": next(self._update_ids), **update}
        self.updates.append(update)
        self.tell({"event": "update"})
        return int(update["update_id"])

    async def get_updates(
        self, offset: int | None, limit: int, seconds: float, allowed: list[str] | None
    ) -> list[Json]:
        if self.webhook["url"]:
            raise BotApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if self._polling is not None and not self._polling.done():
            self._polling.set_result(None)
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._polling = mine
        self._confirm(offset)
        ends = asyncio.get_running_loop().time() + seconds
        while True:
            if mine.done():
                raise BotApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
            found = self._waiting(limit, allowed)
            left = ends - asyncio.get_running_loop().time()
            if found or left <= 0:
                mine.cancel()
                return found
            await self._next_change(left, mine)

    def _confirm(self, offset: int | None) -> None:
        if offset is None:
            return
        if offset < 0:
            while len(self.updates) > -offset:
                self.confirmed = max(self.confirmed, self.updates.popleft()["update_id"] + 1)
            return
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        self.confirmed = max(self.confirmed, offset)
        self.tell({"event": "confirmed"})

    def _waiting(self, limit: int, allowed: list[str] | None) -> list[Json]:
        fits = [u for u in self.updates if not allowed or any(kind in u for kind in allowed)]
        return fits[:limit]

    # Who waits for something to happen

    async def _next_change(self, seconds: float, ended: "asyncio.Future[None]") -> None:
        change: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def wake(_event: Json) -> None:
            if not change.done():
                change.set_result(None)

        self.listen(wake)
        try:
            await asyncio.wait(
                (change, ended), timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            self.unlisten(wake)

    async def until(self, holds: Callable[[], bool], seconds: float) -> bool:
        """Whether that came true in time; looked at after each event, without polling."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + seconds
        while not holds():
            left = ends - loop.time()
            if left <= 0:
                return False
            await self._next_change(left, loop.create_future())
        return True

    def listen(self, listener: Callable[[Json], None]) -> None:
        self._listeners.append(listener)

    def unlisten(self, listener: Callable[[Json], None]) -> None:
        self._listeners.remove(listener)

    def tell(self, event: Json) -> None:
        for listener in tuple(self._listeners):
            listener(event)
