"""Every table, by subject; importing this package registers them all."""

from storage.models.occasions import Occasion, OccasionKind
from storage.models.people import AccessRequest, CodeAttempt, Duty, Invitation, Person, Role
from storage.models.reports import (
    Consent,
    Expected,
    FigureChange,
    FigureRow,
    Goal,
    PeriodRow,
    PublishedAverage,
    Transition,
    Version,
)
from storage.models.schedule import ActivityRow, ScheduleChange, ScheduleRow
from storage.models.traffic import (
    FailedUpdate,
    HandledUpdate,
    KeptPicture,
    Outbox,
    Question,
    RowKind,
    RowState,
    Slot,
)

__all__ = [
    "AccessRequest",
    "ActivityRow",
    "CodeAttempt",
    "Consent",
    "Duty",
    "Expected",
    "FailedUpdate",
    "FigureChange",
    "FigureRow",
    "Goal",
    "HandledUpdate",
    "Invitation",
    "KeptPicture",
    "Occasion",
    "OccasionKind",
    "Outbox",
    "PeriodRow",
    "Person",
    "PublishedAverage",
    "Question",
    "Role",
    "RowKind",
    "RowState",
    "ScheduleChange",
    "ScheduleRow",
    "Slot",
    "Transition",
    "Version",
]
