"""People, their roles, and how they got access."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, false, text
from sqlmodel import Field, SQLModel

from storage.column_types import UtcDateTime, text_of


class Role(StrEnum):
    ODES = "odes"
    DIRECTOR = "director"
    FOCAL = "focal"
    PROPONENT = "proponent"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Position:
    """What somebody serves as: a role for a region, for an agreement's indicator, or for neither.

    Empty and 0 mean 'none', as in Duty.
    """

    role: Role
    region: str = ""
    indicator: int = 0
    agreement: str = ""
    alternate: bool = False

    @property
    def place(self) -> tuple[str, str, int]:
        return self.region, self.agreement, self.indicator


class Person(SQLModel, table=True):
    """Somebody who has had access. After /baja only the row stays: reports keep an author.

    `silent_until`: the day from which they are reminded again, if they asked for silence.
    `arrivals_daily`: of ODES, reads of reports that arrive in the daily message, not at once.
    """

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int | None = Field(default=None, unique=True, sa_type=BigInteger)
    name: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    unreachable_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    left_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    silent_until: date | None = None
    fewer_reminders: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    arrivals_daily: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class Duty(SQLModel, table=True):
    """A person's role for a region or an indicator.

    Empty region or 0 means 'none', not NULL, so that the unique index counts it. `agreement`: the
    one whose indicator it is, as in PeriodRow; a role in a region has none.
    """

    __table_args__ = (
        Index(
            "one_duty_at_a_time",
            "person_id",
            "role",
            "region",
            "indicator",
            "agreement",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    role: Role = Field(sa_type=text_of(Role))
    region: str = Field(default="", index=True)
    indicator: int = 0
    agreement: str = Field(default="", sa_column_kwargs={"server_default": ""})
    alternate: bool = False
    since: datetime = Field(sa_type=UtcDateTime)
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    given_by: int | None = Field(default=None, foreign_key="person.id")

    @property
    def position(self) -> Position:
        return _position_of(self)


class Invitation(SQLModel, table=True):
    """A one-time code, kept only as its hash.

    `in_place_of`: the duty that ends when it is used or, with days, that somebody else stands in
    for from the first to the last of them. `bound_to`: a Telegram name ('@ana') or a telephone's
    digits; another account that uses it waits for ODES.
    """

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(unique=True)
    role: Role = Field(sa_type=text_of(Role))
    region: str = ""
    indicator: int = 0
    agreement: str = Field(default="", sa_column_kwargs={"server_default": ""})
    alternate: bool = False
    name: str = ""
    given_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    used_by: int | None = Field(default=None, foreign_key="person.id")
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    in_place_of: int | None = Field(default=None, foreign_key="duty.id")
    first_day: date | None = None
    last_day: date | None = None
    bound_to: str = Field(default="", sa_column_kwargs={"server_default": ""})

    @property
    def position(self) -> Position:
        return _position_of(self)


def _position_of(row: Duty | Invitation) -> Position:
    return Position(row.role, row.region, row.indicator, row.agreement, row.alternate)


class AccessRequest(SQLModel, table=True):
    """Somebody who asked to be let in, or wrote the code of an invitation bound to another."""

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_type=BigInteger, index=True)
    name: str
    words: str
    asked_at: datetime = Field(sa_type=UtcDateTime)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    granted: bool = False
    invitation_id: int | None = Field(default=None, foreign_key="invitation.id")


class CodeAttempt(SQLModel, table=True):
    """A wrong code; five within an hour and the sender is not listened to for an hour."""

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_type=BigInteger, index=True)
    at: datetime = Field(sa_type=UtcDateTime)
