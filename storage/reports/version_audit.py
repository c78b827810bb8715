"""What happens to a version, in the audit trail: replayed, it says at which stage each is."""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import RowMapping
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Act, Stage
from storage.audit import Facts, add_entries, entry
from storage.models import AuditKind, Person, Version

KINDS = {
    Act.SUBMIT: AuditKind.SENT,
    Act.SEND: AuditKind.SENT,
    Act.REPLACE: AuditKind.REPLACED,
    Act.APPROVE: AuditKind.APPROVED,
    Act.RETURN: AuditKind.RETURNED,
    Act.BRIDGE: AuditKind.BRIDGED,
}


async def record_step(
    session: AsyncSession,
    kind: AuditKind,
    version: Version,
    person: Person | None,
    now: datetime,
    before: Facts | None = None,
    after: Facts | None = None,
) -> None:
    """That a version was opened, given up, or led to another stage; nobody: by a command."""
    said = entry(
        kind,
        now,
        person.id if person else None,
        period=version.period,
        region=version.region,
        subject=f"version {version.number}",
        before=before,
        after=after,
    )
    await add_entries(session, said)


def replay(trail: Iterable[RowMapping]) -> dict[str, Stage]:
    """Of the trail of one region's semester, oldest first: by version, where it was led to."""
    stages: dict[str, Stage] = {}
    for said in trail:
        if said["kind"] is AuditKind.DISCARDED:
            del stages[said["subject"]]
        elif said["kind"] is AuditKind.OPENED:
            stages[said["subject"]] = Stage.DRAFT
        elif said["kind"] in KINDS.values():
            stages[said["subject"]] = Stage(json.loads(said["after"])["stage"])
    return stages
