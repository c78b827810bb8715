"""Words about a region's semester, below its picture or without one."""

from collections.abc import Callable, Sequence

from markupsafe import Markup
from telegram.constants import MessageLimit

from charts.facts.base import ChartFacts
from charts.facts.headings import place_words
from charts.facts.semester import Semester
from convenio.report.comparison import Levels, change, the_same
from convenio.report.rankings import best, furthest_behind
from convenio.report.results import summarise
from handlers.summaries.corrections import indicator_numbers
from handlers.summaries.next_activities import upcoming
from handlers.summaries.region_summary import RegionSummary
from handlers.summaries.words import (
    absences,
    average_words,
    contradiction_words,
    figure_words,
    points,
    published_lines,
)
from handlers.words import length_shown, report_deadline, say

CONTRADICTIONS_SHOWN = 2
OWED_SHOWN = 2


def region(summary: RegionSummary) -> Markup:
    """The caption of a region that sent its report: what comes next as far as there is room."""
    words = _with_upcoming(summary, _region)
    for contradictions in reversed(range(CONTRADICTIONS_SHOWN)):
        if not _fits(words):
            words = _region(summary, (), contradictions)
    return words


def _with_upcoming(
    summary: RegionSummary, caption: Callable[[RegionSummary, Sequence[str]], Markup]
) -> Markup:
    activities = upcoming(summary.scheduled, summary.today)
    for shown in range(len(activities), 0, -1):
        words = caption(summary, activities[:shown])
        if _fits(words):
            return words
    return caption(summary, ())


def _fits(caption: Markup) -> bool:
    return length_shown(caption) <= MessageLimit.CAPTION_LENGTH


def _region(
    summary: RegionSummary, activities: Sequence[str], shown: int = CONTRADICTIONS_SHOWN
) -> Markup:
    figures, indicators = summary.figures, summary.now.indicators
    contradictions = [
        contradiction_words(contradiction) for contradiction in summary.contradictions
    ]
    return say(
        "summaries/region",
        summary=summary,
        programmed=average_words(summary.now.programmed, "indicador"),
        executed=average_words(summary.now.executed, "indicador"),
        totals=summarise(figures),
        place=_place(summary),
        corrected=indicator_numbers(summary.facts.corrected),
        absences=absences(figures),
        behind=[figure_words(indicators, figure) for figure in furthest_behind(figures)],
        best=[figure_words(indicators, figure) for figure in best(figures)],
        before=change_words(summary.before, summary.now) if summary.before else None,
        owes=_owes(summary),
        contradictions=contradictions[:shown],
        unsaid=len(contradictions[shown:]),
        upcoming=activities,
    )


def _place(summary: RegionSummary) -> str | None:
    """The region's place, where others have reported too."""
    if summary.place is None or summary.place.among == 1:
        return None
    return place_words(summary.place)


def change_words(before: Semester, now: Semester) -> dict[str, object] | None:
    """The change in words; None where nothing is known of one of the semesters."""
    if not (before.known and now.known):
        return None
    moved = change(_levels(before), _levels(now))
    return {
        "other": other_agreement(before, now),
        "period": before.period.label,
        "source": before.source,
        "invented": before.simulated and not now.simulated,
        "programmed": points(moved.programmed),
        "executed": points(moved.executed),
    }


def other_agreement(before: Semester, now: Semester) -> dict[str, object] | None:
    """A note on averages of two agreements; None if both are of the same one."""
    if before.indicators.agreement == now.indicators.agreement:
        return None
    shared = the_same(before.indicators, now.indicators)
    return {"years": before.indicators.years, "shared": list(shared)}


def _levels(semester: Semester) -> Levels:
    return Levels(semester.programmed.value, semester.executed.value)


def unsent(summary: RegionSummary) -> Markup:
    return _unsent(summary, upcoming(summary.scheduled, summary.today))


def published(summary: RegionSummary) -> Markup:
    """The words of `unsent` below a picture: what comes next as far as there is room."""
    return _with_upcoming(summary, _unsent)


def _unsent(summary: RegionSummary, activities: Sequence[str]) -> Markup:
    return say(
        "summaries/unsent",
        summary=summary,
        due=report_deadline(summary.owed, summary.today) if summary.owed else None,
        published=published_lines(summary.now.published),
        contradictions=[
            contradiction_words(contradiction) for contradiction in summary.contradictions
        ],
        owes=_owes(summary),
        upcoming=activities,
    )


def _owes(summary: RegionSummary) -> dict[str, object]:
    """Reports of other semesters that are owed, the nearest deadline first."""
    others = [owed for owed in summary.owes if owed.period != summary.period]
    return {"shown": others[:OWED_SHOWN], "more": len(others[OWED_SHOWN:])}


def file_caption(facts: ChartFacts) -> Markup:
    """The picture's own heading, for its file and where there is nothing else to say."""
    return say("summaries/file", heading=facts.heading)
