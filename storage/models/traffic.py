"""Traffic: what came from Telegram, what is owed to it, and the state of each chat."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, SmallInteger
from sqlmodel import Field, SQLModel

from storage.column_types import UtcDateTime, text_of


class HandledUpdate(SQLModel, table=True):
    """An update whose effects are committed; the same id again changes nothing."""

    __tablename__ = "handled_update"

    update_id: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    at: datetime = Field(sa_type=UtcDateTime)


class FailedUpdate(SQLModel, table=True):
    """An update that a handler could not digest, set aside with its JSON for whoever mends it."""

    __tablename__ = "failed_update"

    reference: str = Field(primary_key=True)
    update_id: int = Field(sa_type=BigInteger, index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    attempts: int
    error: str
    body: str


class Question(SQLModel, table=True):
    """The open question of a chat: the step that its next text answers, and its facts.

    `seen`: the question before it that a text answered, and the text; until this one is delivered,
    it is what stands in the chat.
    """

    chat_id: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    kind: str
    version_id: int | None = Field(default=None, foreign_key="version.id", index=True)
    indicator: int = 0
    args: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    asked_at: datetime = Field(sa_type=UtcDateTime)
    seen: dict[str, Any] | None = Field(default=None, sa_type=JSON)


class Slot(SQLModel, table=True):
    """The one message of a chat that is edited in place (its card).

    `newest_message_id`: of what stands in the chat, whoever wrote it; none: the card itself.
    """

    chat_id: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    message_id: int = Field(sa_type=BigInteger)
    newest_message_id: int | None = Field(default=None, sa_type=BigInteger)


class RowKind(StrEnum):
    OPEN = "open"  # a new card, below everything; the one before is taken away
    SHOW = "show"  # the card: edited in place or, where something stands below it, anew at the end
    SAY = "say"  # a message of its own
    EDIT = "edit"  # a message that was said before: other buttons, and another text if there is one
    PICTURE = "picture"  # a chart, drawn when it is delivered, with its caption and buttons
    FILE = "file"  # a document made of text, such as a CSV, or one that somebody attached
    REPORT = (
        "report"  # the report, a semester's data or what will be sent: made when it is delivered
    )
    WORKBOOK = "workbook"  # a workbook, made when it is delivered
    READ = "read"  # a workbook that a person sent is fetched and read; its answer follows
    LOAD = "load"  # a year's schedule that ODES sent is fetched and read; its answer follows
    KEEP = "keep"  # a file that a person attached is fetched and kept; its answer follows
    DELETE = "delete"  # takes away what the person typed into the card
    COMMANDS = "commands"  # the command menu of this chat


class Priority(IntEnum):
    ANSWER = 0  # somebody waits for it
    UNASKED = 1
    STRANGER = 2  # somebody without a duty waits for it


class RowState(StrEnum):
    DUE = "due"
    CLAIMED = "claimed"
    SENT = "sent"
    BLOCKED = "blocked"
    FAILED = "failed"
    EXPIRED = "expired"
    UNCERTAIN = "uncertain"  # it may have arrived, or not: nobody said
    WITHDRAWN = "withdrawn"  # no longer true when it was to be sent


class Outbox(SQLModel, table=True):
    """Something owed to a chat. Delivered in order of `id` within a chat, by priority over all.

    `about`: what must still be true when it is sent, for what nobody asked for. `maybe_sent`: how
    often it may have arrived; what does no harm twice (an edit) is counted once.
    """

    __table_args__ = (
        Index("outbox_to_claim", "state", "priority", "due_at", "id"),
        Index("outbox_by_chat", "chat_id", "state", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger)
    kind: RowKind = Field(sa_type=text_of(RowKind))
    priority: Priority = Field(
        default=Priority.ANSWER, sa_type=SmallInteger, sa_column_kwargs={"server_default": "0"}
    )
    payload: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    about: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    state: RowState = Field(default=RowState.DUE, sa_type=text_of(RowState))
    created_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    attempts: int = 0
    maybe_sent: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    claimed_by: int | None = None
    lease_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    error: str | None = None


class KeptPicture(SQLModel, table=True):
    """A picture that Telegram has: the file_id under which it is sent again, by its content."""

    __tablename__ = "picture"

    digest: str = Field(primary_key=True)
    as_file: bool = Field(primary_key=True)
    file_id: str
    made_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime = Field(sa_type=UtcDateTime, index=True)
