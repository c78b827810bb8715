"""A region's sent versions, each beside the one before, as the command line prints them."""

from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.report.stages import stage_words
from handlers.approval.differences import Difference, version_differences
from storage.reports import reports
from storage.reports.reports import Report
from storage.reports.version_history import figure_changes

COLUMNS = ("version", "sent_at", "state", "indicator", "old", "new", "by", "at", "why", "simulated")


async def version_rows(session: AsyncSession, period: Period, region: str) -> list[dict[str, Any]]:
    """The rows; the first version's have all it says. ValueError where nothing was sent."""
    found = [
        await reports.load(session, version.id or 0)
        for version in await reports.versions_of(session, period.code, region)
        if version.sent_at is not None
    ]
    sent = [report for report in found if report is not None]
    if not sent:
        raise ValueError(f"La {REGIONS[region].office} no envió su reporte de {period.code}.")
    rows: list[dict[str, Any]] = []
    for before, report in zip([None, *sent], sent, strict=False):
        changed = await figure_changes(session, report.id)
        invented = report.version.simulated or (before is not None and before.version.simulated)
        rows += [
            _row(report, difference) | {"simulated": str(invented).lower()}
            for difference in version_differences(before, report, changed)
        ]
    return rows


def _row(report: Report, difference: Difference) -> dict[str, Any]:
    version, by = report.version, difference.by
    assert version.sent_at is not None
    return {
        "version": version.number,
        "sent_at": version.sent_at.isoformat(),
        "state": stage_words(version.stage, late=version.late),
        "indicator": difference.indicator,
        "old": difference.old,
        "new": difference.new,
        "by": (by.name if by else None) or "",
        "at": by.at.isoformat() if by else "",
        "why": version.reason or "",
    }
