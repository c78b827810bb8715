"""Views of why an answer is as it is: asked, listed, and what is lacking of what ODES requires."""

from convenio.report.entries import Entry, EntryStep
from handlers.actions import Action
from handlers.reporting.views import moves
from handlers.views import Keyboard, View, button, grid
from handlers.words import say
from storage.reports.reports import Report

REASON_SHOWN = 80  # letters; twelve of them, twelve causes and the table fit in one message


def reason_question(report: Report, entry: Entry, note: str = "") -> View:
    """Ask why it does not apply, or why the figure is outside the range that ODES expects."""
    text = say(
        "reporting/reason_asked",
        report=report,
        indicator=report.indicators[entry.indicator],
        entry=entry,
        expected=report.owed.requirements.ranges.get(entry.indicator),
        note=note,
    )
    return View(text, (moves(report, entry, EntryStep.REASON),))


def words_needed_note(step: EntryStep) -> str:
    return say("reporting/words_needed", step=step)


def given_reasons(report: Report) -> list[tuple[int, str]]:
    """The reasons by indicator, as they are shown in a list."""
    return [
        (entry.indicator, entry.reason[:REASON_SHOWN])
        for entry in report.entries
        if entry.reason is not None
    ]


def lacking(report: Report, step: EntryStep) -> list[int]:
    """The indicators that lack a cause, or a reason, which ODES requires."""
    return [entry.indicator for entry, lacks in report.lacking if lacks is step]


def why_buttons(report: Report) -> Keyboard:
    """A button to each required reason that is lacking, and to each cause, required or not."""
    uncaused = [entry.indicator for entry in report.entries if entry.missed and entry.cause is None]
    reasons = [
        button(f"Motivo IdG {number}", Action.ASK_INDICATOR, report.id, number, "reason")
        for number in lacking(report, EntryStep.REASON)
    ]
    causes = [
        button(f"Causa IdG {number}", Action.ASK_INDICATOR, report.id, number, "cause")
        for number in uncaused
    ]
    return (*grid(reasons, 3), *grid(causes, 3))
