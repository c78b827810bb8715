"""A region's summary: the picture, or words where it sent nothing, with what leads on from it."""

from charts.facts.semester import Semester
from charts.requests import ChartKind
from handlers.actions import Action
from handlers.summaries import captions
from handlers.summaries.region_summary import RegionSummary
from handlers.summaries.views import picture
from handlers.summaries.wanted import Wanted
from handlers.views import Button, Keyboard, Picture, View, button
from storage.models import Version


def region(summary: RegionSummary) -> Picture:
    """The picture of a region; raises NothingToShow if it sent nothing."""
    wanted = Wanted(ChartKind.REGION, summary.period, summary.region.code)
    rows = _region_rows(summary)
    if summary.pending is not None:
        rows = ((_sent(summary.pending),), *rows)
    return picture(summary.facts, wanted, captions.region(summary), rows)


def unsent(summary: RegionSummary, *, reports: bool) -> View:
    """Say that nothing was sent; `reports`: whether the reader is the one who reports."""
    return View(captions.unsent(summary), _unsent_rows(summary, reports=reports))


def published(summary: RegionSummary, *, reports: bool) -> Picture:
    """The picture of a semester of which only the published averages are known."""
    wanted = Wanted(ChartKind.REGION, summary.period, summary.region.code)
    rows = _unsent_rows(summary, reports=reports)
    return picture(summary.facts, wanted, captions.published(summary), rows)


def _unsent_rows(summary: RegionSummary, *, reports: bool) -> Keyboard:
    rows = _region_rows(summary)
    if summary.pending is not None:
        rows = ((_sent(summary.pending),), *rows)
    if reports and summary.open:
        rows = (
            (button("📝 Reportar", Action.OPEN_REPORT, summary.period.code, summary.region.code),),
            *rows,
        )
    return rows


def _sent(version: Version) -> Button:
    return button(f"🔎 Ver la versión {version.number}", Action.VERSION, version.id or 0)


def _region_rows(summary: RegionSummary) -> Keyboard:
    """Buttons to the semesters beside it and to the indicators, where there are any."""
    period, code = summary.period, summary.region.code
    before, after = summary.before, summary.after
    if not summary.has_agreement:
        before = after = None
    beside: list[Button] = []
    if before is not None:
        beside.append(
            Wanted(ChartKind.REGION, before.period, code).button(f"◀ {before.period.code}")
        )
    if before is not None and (_known(before) or _known(summary.now)):
        both = Wanted(ChartKind.COMPARISON, period, code, earlier=before.period)
        beside.append(both.button("⇄ Comparar"))
    if after is not None:
        beside.append(Wanted(ChartKind.REGION, after, code).button(f"{after.code} ▶"))
    by_indicator = Wanted(ChartKind.INDICATOR, period, code).button("Por indicador")
    rows = (tuple(beside), (by_indicator,) if summary.by_indicator else ())
    return tuple(row for row in rows if row)


def _known(semester: Semester) -> bool:
    return bool(semester.figures or semester.published)
