"""The situational report: its texts, its editions, and who has read them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.column_types import UtcDateTime

MESSAGES_OF_THE_CLOCK = "messages"  # stands for an agreement: messages are worded alike in all


class ReportText(SQLModel, table=True):
    """A text of the report, or of a message that the clock sends, as ODES wrote it.

    The newest of a part counts, rows are only added; a message's has no agreement's code but a word
    of its own (see storage.report.texts). `part`: the name of the template that it takes the place
    of. Empty text: the product's own again. `restored`: the earlier one that was gone back to.
    """

    __tablename__ = "report_text"

    id: int | None = Field(default=None, primary_key=True)
    agreement: str = Field(default="", index=True)
    part: str
    text: str
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    restored: int | None = Field(default=None, foreign_key="report_text.id")


class Letterhead(SQLModel, table=True):
    """The Word document on which the report is written; the newest counts, none if removed.

    The file is kept on the disk under its hash, as evidence is.
    """

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    name: str = ""
    sha256: str | None = None


class Edition(SQLModel, table=True):
    """A published report: fixed with its number, hash and moment; its file is kept by its hash.

    `facts`: the hash of what it was made of. `pages`: of each region its first pages, as JSON.
    `changes`: what a later edition says otherwise than the one before.
    """

    __table_args__ = (UniqueConstraint("period", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    period: str = Field(foreign_key="period.code", index=True)
    number: int
    facts: str
    sha256: str | None = None
    size: int = 0
    counts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    pages: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    changes: list[str] = Field(default_factory=list, sa_type=JSON)
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")


class Reading(SQLModel, table=True):
    """That somebody was sent an edition; and when they said that they have read it."""

    __tablename__ = "edition_reading"

    edition_id: int = Field(primary_key=True, foreign_key="edition.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    sent_at: datetime = Field(sa_type=UtcDateTime)
    read_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reminded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
