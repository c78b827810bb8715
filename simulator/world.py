"""The state of this small Telegram: people, chats, messages, files, updates, and its clock."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from simulator.errors import BotApiError, bad_request, blocked, migrated
from simulator.faults import Faults
from simulator.limits import Limits
from simulator.updates import Json as Json
from simulator.updates import Updates
from simulator.webhook_posts import Webhook

CALLS_KEPT = 5000
SUPERGROUPS = -1_000_000_000_000


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
    group_id: int = 0
    group_began: int = 0

    @property
    def id(self) -> int:
        return self.group_id or self.member.id

    @property
    def body(self) -> Json:
        if self.group_id:
            return {"id": self.group_id, "type": "supergroup", "title": self.member.first_name}
        named = {"id": self.member.id, "type": "private", "first_name": self.member.first_name}
        return named | ({"last_name": self.member.last_name} if self.member.last_name else {})

    def find(self, message_id: int) -> Message | None:
        """For the bot: what was written before the chat became a supergroup is out of reach."""
        message = self.messages.get(message_id)
        if message is None or message.deleted or message_id < self.group_began:
            return None
        return message

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


class World(Updates):
    def __init__(self, cast: Sequence[Member], token: str, now: datetime | None) -> None:
        super().__init__()
        self.webhook = Webhook(self, self.timestamp)
        self.token = token
        self.bot = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": "Puntual",
            "username": "puntual_simulado_bot",
        }
        self.chats = {member.id: Chat(member, started=member.started) for member in cast}
        self.groups: dict[int, Chat] = {}
        self.faults = Faults(self.tell)
        self.limits = Limits()
        self.note = ""  # what the page says of this world beneath its title
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.files: dict[str, StoredFile] = {}
        self.callbacks: dict[str, Callback] = {}
        self.calls: deque[Json] = deque(maxlen=CALLS_KEPT)
        if now is not None and now.tzinfo is None:
            raise ValueError("la hora inicial necesita su zona")
        self._offset = (now - datetime.now(UTC)) if now else timedelta()

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

    def enforce_limits(self, on: bool) -> None:
        self.limits.on = on
        self.tell({"event": "limits"})

    # Chats

    def chat(self, chat_id: object) -> Chat:
        """For the bot: only a chat that a person began."""
        if chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        chat = self._known(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat.id != int(str(chat_id)):
            raise migrated(chat.id)
        if not chat.started:
            raise BotApiError(403, "Forbidden: bot can't initiate conversation with a user")
        if chat.blocked:
            raise blocked()
        return chat

    def _known(self, chat_id: object) -> Chat | None:
        """Under its id of now or before."""
        try:
            number = int(str(chat_id))
        except ValueError:
            return None
        return self.groups.get(number) or self.chats.get(number)

    def migrate(self, chat_id: int) -> int:
        """Make a supergroup of the chat; from then on it lives under the id returned."""
        chat = self.chats[chat_id]
        if not chat.group_id:
            chat.group_id = SUPERGROUPS - chat_id
            chat.group_began = self.next_message_id()
            self.groups[chat.group_id] = chat
            self.tell({"event": "migrated", "chat": chat_id})
        return chat.group_id

    def keep(self, chat: Chat, message: Message) -> Message:
        chat.messages[message.id] = message
        self.tell({"event": "message", "chat": chat.member.id})
        return message
