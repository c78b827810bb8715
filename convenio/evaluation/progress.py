"""The progress of a recommendation in a region, or in the ministry's unit."""

from enum import StrEnum


class Progress(StrEnum):
    PENDING = "pending"
    UNDERWAY = "underway"
    IMPLEMENTED = "implemented"
    NOT_PERTINENT = "not_pertinent"  # 'no procede'


PROGRESS_WORDS = {
    Progress.PENDING: "pendiente",
    Progress.UNDERWAY: "en curso",
    Progress.IMPLEMENTED: "implementada",
    Progress.NOT_PERTINENT: "no procede",
}
PROGRESS_SIGNS = {
    Progress.PENDING: "○",
    Progress.UNDERWAY: "◐",
    Progress.IMPLEMENTED: "✓",
    Progress.NOT_PERTINENT: "✗",
}
"""What says without colour how far it is."""
