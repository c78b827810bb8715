"""The desk of ODES: what it does, and what regions ask of it, with who, when and why."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from storage.column_types import ExactDecimal, UtcDateTime, text_of
from storage.models.people import Role


class PeriodAct(StrEnum):
    OPENED = "opened"
    CHANGED = "changed"
    REGION = "region"  # one was added, or taken out
    REQUIREMENTS = "requirements"  # what its reports must say
    CLOSED = "closed"
    PUBLISHED = "published"


class PeriodChange(SQLModel, table=True):
    """An act on a period: by whom, when, from what to what and why; nobody: the command line."""

    __tablename__ = "period_change"

    id: int | None = Field(default=None, primary_key=True)
    period: str = Field(foreign_key="period.code", index=True)
    act: PeriodAct = Field(sa_type=text_of(PeriodAct))
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    before: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    after: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    reason: str = ""


class ExtensionRequest(SQLModel, table=True):
    """A region's request for more time, pending until decided, once. Refused: without `granted`.

    With `indicator` it is a directorate's, for its evaluation, and of no region.
    """

    __tablename__ = "extension_request"
    __table_args__ = (
        Index(
            "one_wish_at_a_time",
            "period",
            "region",
            "indicator",
            unique=True,
            sqlite_where=text("decided_at IS NULL"),
            postgresql_where=text("decided_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    period: str = Field(foreign_key="period.code")
    region: str
    indicator: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    wanted: date
    reason: str
    asked_by: int = Field(foreign_key="person.id")
    asked_at: datetime = Field(sa_type=UtcDateTime)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    granted: date | None = None
    answer: str = ""


class GoalChange(SQLModel, table=True):
    """A change of a goal: by whom, when, from what to what; nobody: by the command line.

    A goal is a percentage or a mark; before the first there was neither.
    """

    __tablename__ = "goal_change"

    id: int | None = Field(default=None, primary_key=True)
    period: str = Field(foreign_key="period.code", index=True)
    region: str
    indicator: int
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    before: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    before_mark: str | None = None
    after: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    after_mark: str | None = None


class StandIn(SQLModel, table=True):
    """Somebody who serves a region as alternate from a day to a day, while another is absent.

    `role`: what the absent one is, a focal point or a director.
    `duty_id`: what they do, once the first day has come; `ended_at`: it was taken away again.
    """

    __tablename__ = "stand_in"

    id: int | None = Field(default=None, primary_key=True)
    region: str
    absent_id: int = Field(foreign_key="person.id")
    person_id: int = Field(foreign_key="person.id")
    first_day: date
    last_day: date
    role: Role = Field(
        default=Role.FOCAL, sa_type=text_of(Role), sa_column_kwargs={"server_default": "focal"}
    )
    named_at: datetime = Field(sa_type=UtcDateTime)
    named_by: int | None = Field(default=None, foreign_key="person.id")
    duty_id: int | None = Field(default=None, foreign_key="duty.id")
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
