"""Every table, by subject; importing this package registers them all."""

from storage.models.agreements import AgreementRow
from storage.models.attendance import Attendance
from storage.models.audit import AuditEntry, AuditKind, AuditSeal
from storage.models.consultations import Consultation, ConsultationMessage
from storage.models.desk import ExtensionRequest, GoalChange, PeriodAct, PeriodChange, StandIn
from storage.models.editions import Edition, Letterhead, Reading, ReportText
from storage.models.evaluations import (
    EvaluationItem,
    EvaluationRow,
    ExpectedEvaluation,
    RecommendationRow,
    RecommendationStep,
)
from storage.models.evidence import Evidence
from storage.models.nudges import (
    DayOff,
    Extension,
    Incident,
    IncidentKind,
    Nudge,
    Pulse,
    Untold,
)
from storage.models.occasions import Occasion, OccasionKind
from storage.models.people import (
    AccessRequest,
    CodeAttempt,
    Duty,
    Invitation,
    Person,
    Position,
    Role,
)
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
from storage.models.second_factor import SecondFactor
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
    "AgreementRow",
    "Attendance",
    "AuditEntry",
    "AuditKind",
    "AuditSeal",
    "CodeAttempt",
    "Consent",
    "Consultation",
    "ConsultationMessage",
    "DayOff",
    "Duty",
    "Edition",
    "EvaluationItem",
    "EvaluationRow",
    "Evidence",
    "Expected",
    "ExpectedEvaluation",
    "Extension",
    "ExtensionRequest",
    "FailedUpdate",
    "FigureChange",
    "FigureRow",
    "Goal",
    "GoalChange",
    "HandledUpdate",
    "Incident",
    "IncidentKind",
    "Invitation",
    "KeptPicture",
    "Letterhead",
    "Nudge",
    "Occasion",
    "OccasionKind",
    "Outbox",
    "PeriodAct",
    "PeriodChange",
    "PeriodRow",
    "Person",
    "Position",
    "Priority",
    "PublishedAverage",
    "Pulse",
    "Question",
    "Reading",
    "RecommendationRow",
    "RecommendationStep",
    "ReportText",
    "Role",
    "RowKind",
    "RowState",
    "ScheduleChange",
    "ScheduleRow",
    "SecondFactor",
    "Slot",
    "StandIn",
    "Transition",
    "Untold",
    "Version",
]
