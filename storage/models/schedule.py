"""The year's capacity-building schedule, and what was rescheduled in it."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.column_types import UtcDateTime


class ActivityRow(SQLModel, table=True):
    """An activity of the schedule; `number` is that of the annex, within its indicator."""

    __tablename__ = "activity"
    __table_args__ = (UniqueConstraint("year", "indicator", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    year: int
    indicator: int
    number: int
    name: str
    responsible: str


class ScheduleRow(SQLModel, table=True):
    """An activity in a region and month.

    Empty region or month 0 means 'none', not NULL, so that the unique constraint counts it. Of one
    region two may come to fall in one month, never from the same `original_month`. `changes` counts
    how often it was rescheduled; `added_at`: when a file was loaded that added it.
    """

    __tablename__ = "schedule_entry"
    __table_args__ = (UniqueConstraint("activity_id", "region", "original_month"),)

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id")
    region: str = ""
    original_month: int = 0
    month: int = 0
    day: date | None = None
    hour: time | None = None
    link: str = ""
    topic: str = ""
    changes: int = 0
    added_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ScheduleChange(SQLModel, table=True):
    """A move of an entry: by whom, when, from what to what, and why; nobody: by a file."""

    __tablename__ = "schedule_change"

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="schedule_entry.id", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    before: dict[str, Any] = Field(sa_type=JSON)
    after: dict[str, Any] = Field(sa_type=JSON)
    reason: str = ""
