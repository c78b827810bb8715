"""Occasions: what was owed to a person at a moment, decided once."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.column_types import UtcDateTime, text_of


class OccasionKind(StrEnum):
    REMINDER = "reminder"  # to a focal point: what their region owes
    DIRECTOR = "director"  # to the region's director: their region is late
    ESCALATION = "escalation"  # to ODES: a region is late by a week
    STATUS = "status"  # to ODES, each working day: who reported and who is missing
    APPROVAL = "approval"  # to a region's director: a report waits for their approval
    MONTH = "month"  # to a focal point: the schedule's activities of a month, in their region
    DIRECTOR_MONTH = "director_month"  # to a region's director: the same
    OWN_MONTH = "own_month"  # to a directorate: those of its indicator, in all regions
    DAY = "day"  # to a focal point: those of a certain day
    ATTENDANCE = "attendance"  # to a focal point: did the region take part in a month's activities?
    TURNOUT = "turnout"  # to a directorate: who took no part in those of its indicator
    EVALUATION = "evaluation"  # to a directorate: which indicators it has yet to evaluate
    UNEVALUATED = "unevaluated"  # to ODES: which directorates owe the evaluation of what
    EVALUATED = "evaluated"  # to ODES: all evaluations of a period have come
    OPEN_ADVICE = "open_advice"  # to a region, each month: which recommendations are still open
    CONSULTATIONS = "consultations"  # to ODES: what it was asked and has not answered


class Occasion(SQLModel, table=True):
    """The record that somebody was told, or that it was of no more use; its key is unique.

    `lead` is in days from the deadline, negative before it. The deadline is in the key, since a
    region whose deadline was extended is reminded anew. Empty region: it is about all of them.
    Of an evaluation, or what a directorate is told of its activities, `region` is the indicator's
    place (see convenio.catalogue.places).
    Of the schedule, `period` is the month or day ('2021-05', '2021-05-11') and `deadline` the day,
    for a month its first; a month's `lead` is in months.
    Of unanswered questions, `period` and `deadline` are the day.
    Of an approval, `lead` is in working days after the sending, and `deadline` is its day.
    `missed` says why nobody was told; it is empty for who was.
    """

    __table_args__ = (Index("occasion_by_person", "person_id", "period"),)

    period: str = Field(primary_key=True)
    region: str = Field(primary_key=True)
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    kind: OccasionKind = Field(primary_key=True, sa_type=text_of(OccasionKind))
    lead: int = Field(primary_key=True)
    deadline: date = Field(primary_key=True)
    due_at: datetime = Field(sa_type=UtcDateTime)
    decided_at: datetime = Field(sa_type=UtcDateTime)
    missed: str = ""
