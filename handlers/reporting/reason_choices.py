"""What was typed for a cause or a reason and is asked back, and the buttons for it."""

import re
from dataclasses import replace

from convenio.catalogue.causes import CAUSES, OTHER
from convenio.catalogue.regions import plain
from convenio.report.entries import Entry
from convenio.report.typed_answers import Choice
from convenio.report.typed_reasons import ReasonDoubt, TypedReason, read_reason
from convenio.typed.figures import Mark
from handlers.actions import Action
from handlers.figure_words import percentage_words
from handlers.forms import mark_of
from handlers.questions import QuestionKind
from handlers.reporting.navigation import uncaused
from handlers.views import Keyboard, button
from storage.models import Question
from storage.reports.reports import Report

Cause = tuple[str, str | None]  # its code, and own words
SAME, TYPED = "same", "typed"  # of a button, in place of a cause's code
LABEL_SHOWN = 40
MARK_WORDS = {
    Mark.NOT_APPLICABLE: "no aplica",
    Mark.NO_GOAL: "sin meta",
    Mark.NOT_EXECUTED: "no se ejecutó",
}
_ONLY_NUMBER = re.compile(r"(?:(?:a )?(?:el|la)|al) ([0-9]{1,2})")


def reason_read(report: Report, question: Question, text: str, *, named: bool) -> TypedReason:
    """What the text says at the question for a cause or a reason; `named`: it names a command."""
    entry = _asked_about(report, question)
    ranged = entry.indicator in report.owed.requirements.ranges
    typed = read_reason(text, entry, report.indicators[entry.indicator], ranged=ranged)
    if typed.doubt is None and named:
        return replace(typed, doubt=ReasonDoubt.NAME)
    if typed.doubt is ReasonDoubt.FIGURE and not question.indicator:
        return replace(typed, figures=())
    return typed


def typed_reason(report: Report, question: Question) -> TypedReason | None:
    """What was typed and is asked back; None where nothing was."""
    text, named = question.args.get("typed"), bool(question.args.get("named"))
    return None if text is None else reason_read(report, question, text, named=named)


def _asked_about(report: Report, question: Question) -> Entry:
    """The entry whose cause or reason is asked for; of several, the first."""
    if question.indicator:
        return report.entry(question.indicator)
    return next(iter(uncaused(report)), report.entries[0])


def said_before(report: Report, question: Question, typed: TypedReason) -> Entry | None:
    """The entry whose cause or reason 'the same' means: the one named, else the last before."""
    of_cause = question.kind != QuestionKind.FIGURE_REASON
    said = [
        entry
        for entry in report.entries
        if (entry.cause if of_cause else entry.reason) and entry.indicator != question.indicator
    ]
    if typed.of is not None:
        return next((entry for entry in said if entry.indicator == typed.of), None)
    asked = _asked_about(report, question).indicator
    before = [entry for entry in said if entry.indicator < asked]
    candidates = before or said
    return candidates[-1] if candidates else None


def same_as(report: Report, question: Question, typed: TypedReason) -> Cause | None:
    """The cause or reason that 'the same' offers to keep, if that was said."""
    if typed.doubt is not ReasonDoubt.SAME:
        return None
    before = said_before(report, question, typed)
    if before is None:
        return None
    if question.kind == QuestionKind.FIGURE_REASON:
        return OTHER, before.reason
    return before.cause or OTHER, before.cause_words


def words_of_cause(cause: Cause) -> str:
    return cause[1] or CAUSES[cause[0]]


def asked_back(report: Report, question: Question) -> Keyboard:
    """The buttons for what was typed: the same as before, another figure, or the words as such."""
    typed = typed_reason(report, question)
    if typed is None:
        return ()
    shared, of_cause = not question.indicator, question.kind != QuestionKind.FIGURE_REASON
    action = Action.SHARED_CAUSE if shared else Action.CAUSE
    place = (report.id,) if shared else (report.id, question.indicator)
    rows = [*_figure_rows(report, question, typed)]
    if same := same_as(report, question, typed):
        label = f"Sí, {words_of_cause(same)[:LABEL_SHOWN]}"
        rows.append((button(label, action, *place, SAME, mark_of(same)),))
    if typed.words:
        label = f"Guardar como {'causa' if of_cause else 'motivo'}"
        rows.append((button(label, action, *place, TYPED, mark_of((OTHER, typed.text))),))
    return tuple(rows)


def _figure_rows(report: Report, question: Question, typed: TypedReason) -> Keyboard:
    rows = [
        (
            button(
                _change(figure), Action.READING, report.id, question.indicator, n, mark_of(figure)
            ),
        )
        for n, figure in enumerate(typed.figures)
    ]
    named = _ONLY_NUMBER.fullmatch(plain(typed.text))
    if named and int(named[1]) in report.indicators and int(named[1]) != question.indicator:
        label = f"Ir al IdG {int(named[1])}"
        rows.append((button(label, Action.ASK_INDICATOR, report.id, int(named[1])),))
    return tuple(rows)


def _change(figure: Choice | Mark) -> str:
    if isinstance(figure, Mark):
        return f"Cambiar lo ejecutado a «{MARK_WORDS[figure]}»"
    if figure.executed is None:
        assert figure.programmed is not None
        return f"Cambiar la meta a {percentage_words(figure.programmed)}"
    done = percentage_words(figure.executed)
    if figure.programmed is None:
        return f"Cambiar lo ejecutado a {done}"
    return f"Cambiar a meta {percentage_words(figure.programmed)} y ejecutado {done}"
