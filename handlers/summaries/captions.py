"""What is written below a region's picture: its numbers, what they are of, what they leave out."""

from collections.abc import Sequence

from markupsafe import Markup
from telegram.constants import MessageLimit

from charts import facts as f
from convenio.comparison import Change, Levels, change, changes_by_indicator
from convenio.regions import REGIONS
from convenio.results import summarise
from convenio.standings import best, furthest_behind
from handlers.summaries.corrections import corrections
from handlers.summaries.region_summary import RegionSummary, contradictions_of
from handlers.summaries.upcoming import upcoming
from handlers.summaries.words import (
    absences,
    average_words,
    contradiction_words,
    figure_words,
    points,
    published_lines,
)
from handlers.words import deadline, plain_text, say

CONTRADICTIONS_SHOWN = 2
OWED_SHOWN = 2


def region(summary: RegionSummary) -> Markup:
    """Of a region that sent its report; what comes next is told as far as there is room."""
    activities = upcoming(summary.scheduled, summary.today)
    for shown in range(len(activities), 0, -1):
        caption = _region(summary, activities[:shown])
        if _fits(caption):
            return caption
    return _region(summary, ())


def _fits(caption: Markup) -> bool:
    """As Telegram counts it, once the markup is parsed."""
    return len(plain_text(caption).encode("utf-16-le")) <= 2 * MessageLimit.CAPTION_LENGTH


def _region(summary: RegionSummary, activities: Sequence[str]) -> Markup:
    figures = summary.figures
    contradictions = [contradiction_words(each) for each in summary.contradictions]
    return say(
        "summaries/region",
        summary=summary,
        programmed=average_words(summary.now.programmed, "indicador"),
        executed=average_words(summary.now.executed, "indicador"),
        totals=summarise(figures),
        corrected=corrections(summary.facts),
        absences=absences(figures),
        behind=[figure_words(figure) for figure in furthest_behind(figures)],
        best=[figure_words(figure) for figure in best(figures)],
        before=_change(summary.before, summary.now) if summary.before else None,
        owes=_owes(summary),
        contradictions=contradictions[:CONTRADICTIONS_SHOWN],
        unsaid=len(contradictions[CONTRADICTIONS_SHOWN:]),
        upcoming=activities,
    )


def _change(before: f.Semester, now: f.Semester) -> dict[str, str] | None:
    """In words; None where nothing is known of the semester before."""
    if not before.figures and not before.published:
        return None
    moved = change(_levels(before), _levels(now))
    return {
        "period": before.period.label,
        "source": before.source,
        "programmed": points(moved.programmed),
        "executed": points(moved.executed),
    }


def _levels(semester: f.Semester) -> Levels:
    return Levels(semester.programmed.value, semester.executed.value)


def unsent(summary: RegionSummary) -> Markup:
    return say(
        "summaries/unsent",
        summary=summary,
        due=deadline(summary.owed.deadline, summary.today) if summary.owed else None,
        published=published_lines(summary.now.published),
        contradictions=[contradiction_words(each) for each in summary.contradictions],
        owes=_owes(summary),
        upcoming=upcoming(summary.scheduled, summary.today),
    )


def _owes(summary: RegionSummary) -> dict[str, object]:
    """Other semesters' reports, the nearest deadline first."""
    others = [each for each in summary.owes if each.period != summary.period]
    return {"shown": others[:OWED_SHOWN], "more": len(others[OWED_SHOWN:])}


def comparison(facts: f.ComparisonFacts) -> Markup:
    semesters = (facts.earlier, facts.later)
    executed = {n: each.executed or 0 for n, each in _by_indicator(*semesters).items()}
    return say(
        "summaries/comparison",
        facts=facts,
        corrected=corrections(facts),
        region=REGIONS[facts.region],
        semesters=[
            {
                "label": each.period.label,
                "programmed": average_words(each.programmed, "indicador"),
                "executed": average_words(each.executed, "indicador"),
                "source": each.source,
            }
            for each in semesters
        ],
        moved=_change(*semesters),
        up=[n for n, moved in executed.items() if moved > 0],
        down=[n for n, moved in executed.items() if moved < 0],
        contradictions=[
            contradiction_words(each)
            for semester in semesters
            for each in contradictions_of(semester.period, facts.region, semester.figures)
        ][:CONTRADICTIONS_SHOWN],
    )


def _by_indicator(earlier: f.Semester, later: f.Semester) -> dict[int, Change]:
    if not earlier.figures or not later.figures:
        return {}
    before, now = (
        {figure.indicator: figure for figure in each.figures} for each in (earlier, later)
    )
    return changes_by_indicator(before, now)
