"""What was typed at an indicator's question, and the buttons below it: readings, marks, moves."""

from convenio.report.entries import Entry, EntryStep
from convenio.report.typed_answers import Answer, Choice, Doubtful, read_answer
from convenio.typed.figures import (
    Doubt,
    FigureFault,
    Mark,
    Percentage,
    UnreadableFigure,
    shown_back,
)
from handlers.actions import Action
from handlers.buttons import back
from handlers.figure_words import percentage_words
from handlers.forms import mark_of
from handlers.reporting.navigation import all_of_them
from handlers.views import Button, Keyboard, button
from handlers.words import exact_percent
from storage.models import Question
from storage.reports.reports import Report

_NAMED = (
    Doubt.RATIO,
    Doubt.LABELLED,
    Doubt.TWO_NUMBERS,
    Doubt.RANGE,
)  # whose buttons say goal or executed


def read_typed(report: Report, entry: Entry, step: EntryStep, typed: str) -> Answer:
    indicator = report.indicators[entry.indicator]
    ranged = entry.indicator in report.owed.requirements.ranges
    return read_answer(typed, entry, step, indicator, ranged=ranged)


def answer_to(report: Report, question: Question) -> Answer | None:
    """What was typed at a figure's question and is asked back; None where nothing was."""
    typed = question.args.get("typed")
    if typed is None:
        return None
    entry, step = report.entry(question.indicator), EntryStep(question.kind)
    answer = read_typed(report, entry, step, typed)
    if isinstance(answer, Choice):
        return Doubtful(shown_back(typed), Doubt.ELSEWHERE, (answer,))
    return answer


def readings(report: Report, entry: Entry, typed: Answer | None) -> Keyboard:
    """A button for each way to take the answer; it counts only for what it was shown with."""
    if not isinstance(typed, Doubtful):
        return ()
    return tuple(
        (
            button(
                choice_label(choice, typed.doubt),
                Action.READING,
                report.id,
                entry.indicator,
                position,
                mark_of(choice),
            ),
        )
        for position, choice in enumerate(typed.choices)
    )


def choice_label(choice: Choice, doubt: Doubt) -> str:
    if choice.programmed is not None and choice.executed is not None:
        goal, done = percentage_words(choice.programmed), percentage_words(choice.executed)
        return f"Meta {goal} y ejecutado {done}"
    figure = choice.programmed or choice.executed
    assert figure is not None
    if doubt in (Doubt.UNUSUAL, Doubt.ELSEWHERE):
        return f"Sí, es {exact_percent(figure.value)}"
    if doubt is Doubt.SEPARATOR:
        return _unlike_the_other(figure)
    kind = "Meta " if choice.programmed is not None else "Ejecutado "
    return (kind if doubt in _NAMED else "") + percentage_words(figure)


def _unlike_the_other(figure: Percentage) -> str:
    """Label of a reading in words, as two readings differ by an easily overlooked sign."""
    label = exact_percent(figure.value)
    if abs(figure.value) >= 1000:
        return f"{label} (más de mil)"
    if abs(figure.value) < 1:
        return f"{label} (menos de uno por ciento)"
    whole = figure.value == figure.value.to_integral_value()
    return label if whole else f"{label} (con decimales)"


def figure_keyboard(
    report: Report, entry: Entry, step: EntryStep, typed: Answer | None
) -> Keyboard:
    rows: list[tuple[Button, ...]] = [*_marks(report, entry, step, typed)]
    said = entry.programmed is not None or entry.without_goal
    if step is EntryStep.EXECUTED and said and not entry.goal_is_loaded:
        rows.append((button("✏️ Cambiar la meta", Action.ASK_GOAL, report.id, entry.indicator),))
    return (*rows, moves(report, entry, step))


def _marks(report: Report, entry: Entry, step: EntryStep, typed: Answer | None) -> Keyboard:
    def mark(label: str, value: Mark) -> Button:
        return button(label, Action.MARK, report.id, entry.indicator, value.value)

    if isinstance(typed, UnreadableFigure) and typed.fault is FigureFault.NOTHING_SAID:
        later = button("Lo dejo para después", Action.ASK_NEXT, report.id, entry.indicator)
        return (
            (mark("No se ejecutó (había meta)", Mark.NOT_EXECUTED),),
            (mark("Sin meta este semestre", Mark.NO_GOAL),),
            (mark("No aplica a mi región", Mark.NOT_APPLICABLE),),
            (later,),
        )
    marks = (mark("Sin meta", Mark.NO_GOAL), mark("No aplica", Mark.NOT_APPLICABLE))
    undone = (mark("No se ejecutó", Mark.NOT_EXECUTED),)
    return ((*undone, *marks),) if step is EntryStep.EXECUTED else (marks,)


def moves(report: Report, entry: Entry, step: EntryStep) -> tuple[Button, ...]:
    """Buttons to go back, to skip what is not required, and to all indicators."""
    around = []
    if step in (EntryStep.CAUSE, EntryStep.REASON):
        around.append(back(Action.ASK_INDICATOR, report.id, entry.indicator, "back"))
    elif entry.indicator > 1:
        around.append(button("◀ Anterior", Action.ASK_INDICATOR, report.id, entry.indicator - 1))
    around.append(all_of_them(report))
    if report.owed.requirements.lacking(entry) is not step:
        around.append(button("Saltar ▶", Action.ASK_NEXT, report.id, entry.indicator))
    return tuple(around)
