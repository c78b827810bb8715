"""Notices of a report that hold only while it is at a stage."""

from typing import Any

from convenio.report.stages import Stage
from handlers.notices import DueNotice
from storage.models import Version
from storage.people.audience import of_odes
from storage.reports.reports import versions_of

SUBJECT = "stage"


def about_stage(version: Version, stage: Stage) -> dict[str, Any]:
    return {"subject": SUBJECT, "version": version.id, "stage": stage.value}


async def notice_now(notice: DueNotice) -> dict[str, Any] | None:
    """The notice; None once at another stage, corrected as asked, or not theirs any more."""
    version = await notice.session.get(Version, notice.about["version"], populate_existing=True)
    if version is None or version.stage != notice.about["stage"]:
        return None
    if version.stage is Stage.RETURNED:
        versions = await versions_of(notice.session, version.period, version.region)
        if any(later.sent_at and later.number > version.number for later in versions):
            return None
    theirs = any(of_odes(duty) or duty.region == version.region for duty in notice.duties)
    return notice.payload if theirs else None
