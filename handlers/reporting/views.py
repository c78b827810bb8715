"""Views for a person who reports; every function is pure."""

from collections.abc import Sequence
from datetime import date

from charts.facts.simulated_notice import simulated_words
from convenio.catalogue.causes import CAUSES
from convenio.catalogue.regions import REGIONS
from convenio.report.entries import Entry, EntryStep
from convenio.typed.figures import Ambiguous, Mark, Percentage, Reading, UnreadableFigure
from handlers.actions import Action
from handlers.buttons import TO_MENU, back, each_report
from handlers.figure_words import entry_words, figure_label
from handlers.reporting.navigation import all_of_them, same_cause
from handlers.views import Button, Keyboard, View, button, grid
from handlers.words import deadline, exact_percent, say
from storage.models import Person
from storage.reports.obligations import Owed
from storage.reports.reports import Report


def nothing_owed(person: Person, regions: Sequence[str]) -> View:
    offices = [REGIONS[code].office for code in regions]
    return View(say("reporting/nothing_owed", offices=offices), TO_MENU)


def choose(owed: Sequence[Owed], action: Action, today: date) -> View:
    return View(say("reporting/choose", action=action), each_report(owed, action))


def card(report: Report, today: date, note: str = "") -> View:
    done = len(report.entries) - len(report.missing)
    text = say(
        "reporting/card",
        report=report,
        owed=report.owed,
        due=deadline(report.owed.deadline, today),
        done=done,
        total=len(report.entries),
        change=report.last_change,
        simulated=simulated_words() if report.version.simulated else "",
        note=note,
    )
    rows = [*grid([_indicator_button(report, entry) for entry in report.entries], 2)]
    if report.missing:
        following = report.missing[0]
        verb = "Continuar con" if any(entry.begun for entry in report.entries) else "Empezar por"
        rows.append(
            (button(f"▶ {verb} el IdG {following.indicator}", Action.ASK_NEXT, report.id, 0),)
        )
    if report.version.number > 1:
        rows.append((button("🗑 Descartar esta corrección", Action.DISCARD, report.id),))
    rows.append(
        (button("📋 Varios a la vez", Action.PASTE_SEVERAL, report.id), _review_button(report))
    )
    return View(text, tuple(rows))


def _indicator_button(report: Report, entry: Entry) -> Button:
    name = report.indicators[entry.indicator].short_name
    if not entry.missing:
        label = figure_label(name, entry.figure)
    else:
        label = f"{'◐' if entry.begun else '○'} {entry.indicator} {name}"
    return button(label, Action.ASK_INDICATOR, report.id, entry.indicator)


def _review_button(report: Report) -> Button:
    return button("📨 Revisar y enviar", Action.REVIEW, report.id)


def figure_question(
    report: Report,
    entry: Entry,
    step: EntryStep,
    typed: Reading | None,
    note: str = "",
    *,
    elsewhere: bool = False,
) -> View:
    """`typed` is an answer that was not taken as it is: unreadable, two-fold, unusual, or typed
    below another screen (`elsewhere`)."""
    text = say(
        "reporting/figure",
        report=report,
        remark=report.remark
        if report.remark and report.remark.indicator == entry.indicator
        else None,
        entry=entry,
        step=step,
        indicator=report.indicators[entry.indicator],
        previous=report.previous.get(entry.indicator),
        typed=typed,
        ambiguous=isinstance(typed, Ambiguous),
        unreadable=isinstance(typed, UnreadableFigure),
        elsewhere=elsewhere,
        now=None if entry.missing else entry_words(entry),
        note=note,
    )
    return View(text, (*_readings(report, entry, typed), *_figure_keyboard(report, entry, step)))


def _readings(report: Report, entry: Entry, typed: Reading | None) -> Keyboard:
    offered: tuple[Percentage, ...] = (typed,) if isinstance(typed, Percentage) else ()
    if isinstance(typed, Ambiguous):
        offered = typed.readings
    sure = isinstance(typed, Percentage)
    return tuple(
        (
            button(
                _reading_label(reading, sure=sure),
                Action.READING,
                report.id,
                entry.indicator,
                position,
            ),
        )
        for position, reading in enumerate(offered)
    )


def _reading_label(reading: Percentage, *, sure: bool) -> str:
    """Label of a reading in words, as two readings differ by an easily overlooked sign."""
    label = exact_percent(reading.value)
    if sure:
        return f"Sí, es {label}"
    if abs(reading.value) >= 1000:
        return f"{label} (más de mil)"
    if abs(reading.value) < 1:
        return f"{label} (menos de uno por ciento)"
    return (
        label if reading.value == reading.value.to_integral_value() else f"{label} (con decimales)"
    )


def _figure_keyboard(report: Report, entry: Entry, step: EntryStep) -> Keyboard:
    def mark(label: str, value: Mark) -> Button:
        return button(label, Action.MARK, report.id, entry.indicator, value.value)

    marks = [mark("Sin meta", Mark.NO_GOAL), mark("No aplica", Mark.NOT_APPLICABLE)]
    rows: list[tuple[Button, ...]] = []
    if step is EntryStep.EXECUTED:
        rows.append((mark("No se ejecutó", Mark.NOT_EXECUTED), *marks))
    else:
        rows.append(tuple(marks))
    said = entry.programmed is not None or entry.without_goal
    if step is EntryStep.EXECUTED and said and not entry.goal_is_loaded:
        rows.append((button("✏️ Cambiar la meta", Action.ASK_GOAL, report.id, entry.indicator),))
    return (*rows, moves(report, entry, step))


def moves(report: Report, entry: Entry, step: EntryStep) -> tuple[Button, ...]:
    """Buttons to go back, to skip what is not required, and to all indicators."""
    moves = []
    if step in (EntryStep.CAUSE, EntryStep.REASON):
        moves.append(back(Action.ASK_INDICATOR, report.id, entry.indicator, "back"))
    elif entry.indicator > 1:
        moves.append(button("◀ Anterior", Action.ASK_INDICATOR, report.id, entry.indicator - 1))
    moves.append(all_of_them(report))
    if report.owed.requirements.lacking(entry) is not step:
        moves.append(button("Saltar ▶", Action.ASK_NEXT, report.id, entry.indicator))
    return tuple(moves)


def cause_question(report: Report, entry: Entry, note: str = "") -> View:
    text = say(
        "reporting/cause",
        report=report,
        indicator=report.indicators[entry.indicator],
        figure=entry.figure,
        required=report.owed.requirements.causes,
        note=note,
    )
    causes = tuple(
        (button(words, Action.CAUSE, report.id, entry.indicator, code),)
        for code, words in CAUSES.items()
        if code != "other"
    )
    return View(text, (*causes, *same_cause(report), moves(report, entry, EntryStep.CAUSE)))


def saved_note(
    report: Report, before: Entry, entry: Entry, answer: Percentage | Mark | None
) -> str:
    return say(
        "reporting/saved",
        indicator=report.indicators[entry.indicator],
        words=entry_words(entry),
        replaced=entry_words(before) if _replaced(before, entry) else None,
        cause=answer is None,
    )


def _replaced(before: Entry, entry: Entry) -> bool:
    """Whether an answer was replaced by another one, by the same person or a colleague."""
    goal = before.programmed is not None and before.programmed != entry.programmed
    said, says = (before.mark, before.executed), (entry.mark, entry.executed)
    return goal or (before.answered and said != says)


def colleague_note(colleague: Person, changed: Sequence[int]) -> str:
    return say("reporting/colleague", colleague=colleague, changed=changed)
