"""What people ask ODES in the chat, and what it answers, until the thread is closed."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.column_types import UtcDateTime, text_of
from storage.models.people import Role


class Consultation(SQLModel, table=True):
    """A thread with ODES: who began it, as what, and of which semester, if of any.

    `about`: the letter of ODES that it answers, or nothing. `agreement` and `indicator` are a
    directorate's, as in Duty.
    """

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    role: Role = Field(sa_type=text_of(Role))
    region: str = ""
    indicator: int = 0
    agreement: str = ""
    period: str | None = Field(default=None, foreign_key="period.code", index=True)
    about: str = ""
    opened_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_by: int | None = Field(default=None, foreign_key="person.id")


class ConsultationMessage(SQLModel, table=True):
    """A message of a thread, of who asks or of ODES; without words, once its writer left."""

    __tablename__ = "consultation_message"

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultation.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    from_odes: bool
    words: str
    at: datetime = Field(sa_type=UtcDateTime)
