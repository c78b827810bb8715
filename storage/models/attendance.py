"""Attendance: whether a region took part in an activity of the schedule, as it said itself."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.column_types import UtcDateTime


class Attendance(SQLModel, table=True):
    """An answer about attendance; the last one counts and the earlier ones are kept.

    `month` is the one that the activity stood in, as '2021-05': if it is moved, it is asked anew.
    `reason` is a key of convenio.catalogue.absence_reasons, or empty; `words` are the person's own.
    """

    __table_args__ = (Index("attendance_of_entry", "entry_id", "month"),)

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="schedule_entry.id")
    month: str
    region: str
    took_part: bool
    reason: str = ""
    words: str = ""
    person_id: int = Field(foreign_key="person.id")
    at: datetime = Field(sa_type=UtcDateTime)
