"""What ODES is to be told of, and what it did about missing reports: nudges, extensions."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from storage.column_types import UtcDateTime, text_of


class IncidentKind(StrEnum):
    UNREACHABLE = "unreachable"  # somebody blocked the bot or closed their account
    LEFT = "left"  # somebody gave their access back
    UNDELIVERED = "undelivered"  # a message failed for good
    UNCERTAIN = "uncertain"  # a message may have arrived or not
    NOT_BACKED_UP = "not_backed_up"  # the day's backup failed
    INCOMPLETE_BACKUP = "incomplete_backup"  # it was made without evidence that is damaged or gone
    SET_ASIDE = "set_aside"  # an update could not be handled
    WEBHOOK_GONE = "webhook_gone"  # Telegram posted nowhere, or elsewhere; set again
    CLOCK_STOOD = "clock_stood"  # no sweep came to its end for over an hour
    WRONG_CODES = "wrong_codes"  # of somebody's second factor, which is paused
    UNTOLD = "untold"  # what somebody was to be told could not be made


class Incident(SQLModel, table=True):
    """Something that ODES is to be told of at once; soon after it was, the row goes.

    `subject`: the person's name, since who leaves is forgotten, or the update's reference code, or
    what went wrong, or when the last sweep before a standstill was. `told_at`: when the first was
    told of those that are told together.
    """

    id: int | None = Field(default=None, primary_key=True)
    kind: IncidentKind = Field(sa_type=text_of(IncidentKind))
    at: datetime = Field(sa_type=UtcDateTime)
    subject: str = ""
    person_id: int | None = Field(default=None, foreign_key="person.id")
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Untold(SQLModel, table=True):
    """A person who could not be told something for a fault of the bot's, on that day."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    day: date = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class Nudge(SQLModel, table=True):
    """The last time that ODES had somebody reminded by hand of what their region owes."""

    period: str = Field(primary_key=True, foreign_key="period.code")
    region: str = Field(primary_key=True)
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    at: datetime = Field(sa_type=UtcDateTime)
    asked_by: int = Field(foreign_key="person.id")


class Extension(SQLModel, table=True):
    """A move of a region's deadline: by whom, when, from which day to which, and why if said.

    Nobody: by the command line. With `indicator` it is that of its evaluation, of no region.
    """

    id: int | None = Field(default=None, primary_key=True)
    period: str = Field(foreign_key="period.code")
    region: str
    indicator: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    before: date
    after: date
    reason: str = ""
    at: datetime = Field(sa_type=UtcDateTime)
    given_by: int | None = Field(default=None, foreign_key="person.id")


class DayOff(SQLModel, table=True):
    """A day on which nobody works by decree, everywhere or (`region`) in one region, and why.

    Nobody: by the command line.
    """

    __tablename__ = "day_off"

    day: date = Field(primary_key=True)
    region: str = Field(default="", primary_key=True)
    reason: str
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")


class Pulse(SQLModel, table=True):
    """The last time that some process of ours did a kind of scheduled work."""

    name: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
