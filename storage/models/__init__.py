"""Every table, by subject; importing this package registers them all."""

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
    "CodeAttempt",
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
    "Priority",
    "PublishedAverage",
    "Question",
    "Role",
    "RowKind",
    "RowState",
    "Slot",
    "Version",
]
