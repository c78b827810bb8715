"""Reports or semesters that a file may be of, where its labels leave that open."""

from collections.abc import Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.regions import regions_in
from convenio.typed.named_semesters import titled_semesters, years_in
from documents.workbooks.read.findings import Reason, UnfitWorkbook
from documents.workbooks.read.ways import Settled, Way
from handlers.region_names import short_name
from storage.reports.obligations import Owed

OF_LABELS = (Reason.UNREAD_LABEL, Reason.TWO_REGIONS, Reason.TWO_SEMESTERS)


def may_be_of(report: Owed, label: str) -> bool:
    """Whether what a label says does not clearly name another region or semester."""
    regions = {region.code for region in regions_in(label)}
    return (not regions or report.region.code in regions) and _may_be_in(report.period, label)


def ways_by_report(settled: Settled, reports: Sequence[Owed]) -> tuple[Way, ...]:
    return tuple(
        Way(
            f"Es de {short_name(report.region.code)}, {report.period.label}",
            settled.with_labels(report.region.code, report.period.code),
        )
        for report in reports
    )


def ways_by_semester(settled: Settled, why: UnfitWorkbook, period: Period) -> tuple[Way, ...]:
    """Of a sheet of goals: the semester that it was sent for, unless it is clearly of another."""
    if settled.period or why.reason not in OF_LABELS or not _may_be_in(period, why.detail):
        return ()
    return (Way(f"Son metas del {period.label}", settled.with_labels("", period.code)),)


def _may_be_in(period: Period, label: str) -> bool:
    semesters, years = titled_semesters(label, period), years_in(label)
    return (not semesters or period in semesters) and (not years or period.year in years)
