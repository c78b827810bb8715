"""Every table, by subject; importing this package registers them all."""

from storage.models.attendance import Attendance
from storage.models.following import Extension, Incident, IncidentKind, Nudge, Pulse, Untold
from storage.models.occasions import Occasion, OccasionKind
from storage.models.people import AccessRequest, CodeAttempt, Duty, Invitation, Person, Role
from storage.models.reports import (
    Expected,
    FigureChange,
    FigureRow,
    Goal,
    PeriodRow,
    PublishedAverage,
    Version,
)
from storage.models.schedule import ActivityRow, ScheduleChange, ScheduleRow
from storage.models.traffic import (
    FailedUpdate,
    HandledUpdate,
    KeptPicture,
    Outbox,
    Priority,
    Question,
    RowKind,
    RowState,
    Slot,
)

__all__ = [
    "AccessRequest",
    "ActivityRow",
    "Attendance",
    "CodeAttempt",
    "Duty",
    "Expected",
    "Extension",
    "FailedUpdate",
    "FigureChange",
    "FigureRow",
    "Goal",
    "HandledUpdate",
    "Incident",
    "IncidentKind",
    "Invitation",
    "KeptPicture",
    "Nudge",
    "Occasion",
    "OccasionKind",
    "Outbox",
    "PeriodRow",
    "Person",
    "Priority",
    "PublishedAverage",
    "Pulse",
    "Question",
    "Role",
    "RowKind",
    "RowState",
    "ScheduleChange",
    "ScheduleRow",
    "Slot",
    "Untold",
    "Version",
]
