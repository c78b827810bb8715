"""Views of why an answer is as it is: asked, listed, and what is lacking of what ODES requires."""

from collections.abc import Sequence

from convenio.catalogue.causes import CAUSES, OTHER
from convenio.report.entries import Entry, EntryStep
from convenio.typed.figures import shown_back
from handlers.actions import Action
from handlers.buttons import back
from handlers.figure_words import cause_words
from handlers.questions import QuestionKind
from handlers.reporting.figure_choices import moves
from handlers.reporting.navigation import all_of_them, same_cause, uncaused
from handlers.reporting.reason_choices import (
    asked_back,
    said_before,
    same_as,
    typed_reason,
    words_of_cause,
)
from handlers.views import Keyboard, View, button, grid
from handlers.words import say
from storage.models import Question
from storage.reports.reports import Report

REASON_SHOWN = 80  # letters; twelve of them, twelve causes and the table fit in one message


def _doubt_facts(report: Report, question: Question) -> dict[str, object]:
    typed = typed_reason(report, question)
    before = said_before(report, question, typed) if typed else None
    same = same_as(report, question, typed) if typed else None
    return {
        "typed": typed,
        "of_cause": question.kind != QuestionKind.FIGURE_REASON,
        "shared": not question.indicator,
        "said_before": before,
        "said_before_words": words_of_cause(same) if same else "",
    }


def reason_question(report: Report, entry: Entry, question: Question, note: str = "") -> View:
    """Ask why it does not apply, or why the figure is outside the range that ODES expects."""
    text = say(
        "reporting/reason_asked",
        report=report,
        indicator=report.indicators[entry.indicator],
        entry=entry,
        expected=report.owed.requirements.ranges.get(entry.indicator),
        note=note,
        **_doubt_facts(report, question),
    )
    return View(text, (*asked_back(report, question), moves(report, entry, EntryStep.REASON)))


def cause_question(report: Report, entry: Entry, question: Question, note: str = "") -> View:
    text = say(
        "reporting/cause",
        report=report,
        indicator=report.indicators[entry.indicator],
        figure=entry.figure,
        required=report.owed.requirements.causes,
        note=note,
        **_doubt_facts(report, question),
    )
    rows = (
        *asked_back(report, question),
        *_causes(Action.CAUSE, report.id, entry.indicator),
        *same_cause(report),
    )
    return View(text, (*rows, moves(report, entry, EntryStep.CAUSE)))


def _causes(action: Action, *args: int) -> Keyboard:
    return tuple(
        (button(words, action, *args, code),) for code, words in CAUSES.items() if code != OTHER
    )


def words_needed_note(kind: QuestionKind, typed: str) -> str:
    of_cause = kind != QuestionKind.FIGURE_REASON
    return say("reporting/words_needed", of_cause=of_cause, typed=shown_back(typed))


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
    reasons = [
        button(f"Motivo IdG {number}", Action.ASK_INDICATOR, report.id, number, "reason")
        for number in lacking(report, EntryStep.REASON)
    ]
    causes = [
        button(
            f"Causa IdG {entry.indicator}",
            Action.ASK_INDICATOR,
            report.id,
            entry.indicator,
            "cause",
        )
        for entry in uncaused(report)
    ]
    return (*grid(reasons, 3), *same_cause(report), *grid(causes, 3))


def shared_cause_question(report: Report, question: Question, note: str = "") -> View:
    """Ask for the one cause of all that lack one."""
    text = say(
        "reporting/shared_cause",
        report=report,
        left=uncaused(report),
        note=note,
        **_doubt_facts(report, question),
    )
    causes = (*asked_back(report, question), *_causes(Action.SHARED_CAUSE, report.id))
    review = back(Action.REVIEW, report.id)
    return View(text, (*causes, (review, all_of_them(report))))


def shared_cause_note(entries: Sequence[Entry]) -> str:
    """Say which indicators have the cause now."""
    numbers = [entry.indicator for entry in entries]
    return say("reporting/shared_cause_saved", numbers=numbers, words=cause_words(entries[0]))
