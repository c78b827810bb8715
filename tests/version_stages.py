"""The stages of versions as the audit trail alone tells them."""

import json
from collections.abc import Iterable

from sqlalchemy import RowMapping

from convenio.report.stages import Stage
from storage.models import AuditKind
from storage.reports.transitions import KINDS


def replay(trail: Iterable[RowMapping]) -> dict[str, Stage]:
    """The stage of each version, by the trail of one region's semester, oldest first."""
    stages: dict[str, Stage] = {}
    for said in trail:
        if said["kind"] is AuditKind.DISCARDED:
            del stages[said["subject"]]
        elif said["kind"] is AuditKind.OPENED:
            stages[said["subject"]] = Stage.DRAFT
        elif said["kind"] in KINDS.values():
            stages[said["subject"]] = Stage(json.loads(said["after"])["stage"])
    return stages
