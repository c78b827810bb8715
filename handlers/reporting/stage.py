"""What is told of a report while it is at a stage, and only then."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Stage
from storage.models import Duty, Version
from storage.outbox.outbox import OwedRow
from storage.people.audience import of_odes
from storage.reports.reports import versions_of

SUBJECT = "stage"


def about_stage(version: Version, stage: Stage) -> dict[str, Any]:
    return {"subject": SUBJECT, "version": version.id, "stage": stage.value}


async def notice_now(
    session: AsyncSession, row: OwedRow, about: Mapping[str, Any], duties: Sequence[Duty]
) -> dict[str, Any] | None:
    """None once it is at another stage, was corrected as asked, or is theirs no more."""
    version = await session.get(Version, about["version"], populate_existing=True)
    if version is None or version.stage != about["stage"]:
        return None
    if version.stage is Stage.RETURNED:
        versions = await versions_of(session, version.period, version.region)
        if any(each.sent_at and each.number > version.number for each in versions):
            return None
    theirs = any(of_odes(duty) or duty.region == version.region for duty in duties)
    return row.payload if theirs else None


def tells_of_stage(row: OwedRow) -> bool:
    return row.about is not None and row.about.get("subject") == SUBJECT
