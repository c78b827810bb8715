"""The audit trail: only added to; triggers of the database refuse to change or delete a row."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from storage.column_types import UtcDateTime, text_of


class AuditKind(StrEnum):
    FIGURE = "figure"
    OPENED = "opened"  # a draft, or a correction with its reason
    SENT = "sent"
    DISCARDED = "discarded"  # a correction that was given up
    REPLACED = "replaced"  # a newer version was sent
    APPROVED = "approved"
    RETURNED = "returned"
    BRIDGED = "bridged"  # received without its director's approval
    ACCESS_GIVEN = "access_given"
    ACCESS_ENDED = "access_ended"
    SECOND_FACTOR = "second_factor"  # of somebody in ODES: set, ended, reset, paused
    STAND_IN = "stand_in"  # an alternate was named, or called off before the first day
    GOAL = "goal"
    EVIDENCE = "evidence"
    DEADLINE = "deadline"
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_GRANTED = "extension_granted"
    EXTENSION_REFUSED = "extension_refused"
    CONSENT_ASKED = "consent_asked"
    CONSENT_GIVEN = "consent_given"
    CONSENT_REFUSED = "consent_refused"
    CONSULTED = "consulted"  # ODES was asked something
    ANSWERED = "answered"
    CONSULTATION_CLOSED = "consultation_closed"
    PERIOD_OPENED = "period_opened"
    PERIOD_CHANGED = "period_changed"
    PERIOD_REGION = "period_region"
    PERIOD_REQUIREMENTS = "period_requirements"
    PERIOD_CLOSED = "period_closed"
    PERIOD_PUBLISHED = "period_published"
    AGREEMENT = "agreement"
    EVALUATION = "evaluation"  # what a draft says, saved
    RECOMMENDATION = "recommendation"  # how far one is in a region
    REPORT_TEXT = "report_text"  # of the situational report, or its letterhead
    EDITION = "edition"  # of the situational report
    DAY_OFF = "day_off"  # a day on which nobody works, added or taken away
    SCHEDULE = "schedule"  # a year's, loaded
    ACTIVITY_MOVED = "activity_moved"  # its words are in its own history


class AuditEntry(SQLModel, table=True):
    """An act: by whom, when, from what to what (as canonical JSON). Nobody: the command line.

    No name is in it: a person may leave, what they did stays.
    """

    __tablename__ = "audit_entry"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    kind: AuditKind = Field(sa_type=text_of(AuditKind))
    period: str = Field(default="", index=True)
    region: str = ""
    subject: str = ""
    before: str | None = None
    after: str | None = None


class AuditSeal(SQLModel, table=True):
    """The place of an entry in the chain: SHA-256 over the hash before it and all it says."""

    __tablename__ = "audit_seal"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    entry_id: int = Field(unique=True, foreign_key="audit_entry.id")
    hash: str
