"""Views for ODES: which evaluations arrived, one of them whole, and returning it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from convenio.calendar.periods import Period
from convenio.evaluation.items import Item, ItemKind
from convenio.report.stages import stage_words
from handlers.actions import Action
from handlers.buttons import MENU, TO_MENU, cancel
from handlers.evaluations.finding_words import finding_lines
from handlers.evaluations.item_words import about
from handlers.evaluations.views import due_words, pdf_button, state_words
from handlers.forms import mark_of
from handlers.views import MESSAGE_LENGTH, Button, Keyboard, View, button, grid
from handlers.words import length_shown, say
from storage.evaluations.evaluations import Evaluation
from storage.models import PeriodRow

_LETTERS = {ItemKind.CONCLUSION: "C", ItemKind.RECOMMENDATION: "R"}


def no_period() -> View:
    return View("Todavía no hay un semestre que evaluar.", TO_MENU)


def office(
    period: PeriodRow,
    evaluations: Sequence[Evaluation],
    sent: Sequence[Evaluation],
    found: Mapping[int, int],
    others: Sequence[PeriodRow],
    acts: tuple[Button, ...],
    today: date,
) -> View:
    """Every indicator with its directorate and how far it is; a button for each that was sent.

    `acts`: buttons about those that are missing, for who may.
    """
    owed = [evaluation for evaluation in evaluations if evaluation.owed]
    text = say(
        "evaluations/office",
        period=Period.parse(period.code),
        listed=[
            (
                directorate,
                [
                    (of, *state_words(of), found.get(of.indicator.number, 0))
                    for of in evaluations
                    if of.indicator.proponent == directorate
                ],
            )
            for directorate in dict.fromkeys(of.indicator.proponent for of in evaluations)
        ],
        due=due_words(owed, today),
        received=len(sent),
        expected=len(evaluations),
        deadline=period.evaluated_by,
    )
    looks = [
        button(f"🔎 IdG {evaluation.indicator.number}", Action.EVALUATION, evaluation.id)
        for evaluation in sent
    ]
    rows = [
        (button(f"← {Period.parse(row.code).label}", Action.EVALUATIONS, row.code),)
        for row in others[:2]
    ]
    return View(text, (*grid(looks, 3), *((act,) for act in acts), *rows, (MENU,)))


def whole(evaluation: Evaluation, *, returns: bool, everything: bool) -> Iterator[View]:
    """A version with every word of it, in as many messages as that takes; buttons on the last."""
    parts = [_head(evaluation)]
    for piece in (*_pieces(evaluation), *(_findings(evaluation) if everything else ())):
        if length_shown(f"{parts[-1]}\n\n{piece}") > MESSAGE_LENGTH:
            parts.append(piece)
        else:
            parts[-1] = f"{parts[-1]}\n\n{piece}"
    for part in parts[:-1]:
        yield View(part)
    yield View(parts[-1], _acts(evaluation, returns=returns))


def _acts(evaluation: Evaluation, *, returns: bool) -> Keyboard:
    row: tuple[Button, ...] = (pdf_button(evaluation),)
    if returns:
        row = (*row, button("↩️ Devolver", Action.RETURN_EVALUATION, evaluation.id))
    return (row, (MENU,))


def _head(evaluation: Evaluation) -> str:
    row = evaluation.row
    assert row is not None
    state = stage_words(row.stage, late=row.late)
    return say("evaluations/whole", evaluation=evaluation, row=row, state=state)


def _pieces(evaluation: Evaluation) -> Iterator[str]:
    for kind in ItemKind:
        items = [item for item in evaluation.items if item.kind is kind]
        for number, item in enumerate(items, 1):
            yield _piece(f"{_LETTERS[kind]}{number}", item)


def _piece(number: str, item: Item) -> str:
    return say("evaluations/piece", number=number, about=about(item), text=item.text)


def _findings(evaluation: Evaluation) -> Iterator[str]:
    row = evaluation.row
    assert row is not None
    if row.findings:
        yield say("evaluations/findings", findings=finding_lines(row.findings))


def remark(evaluation: Evaluation, asked: object, note: str) -> View:
    words = getattr(asked, "words", "")
    text = say("evaluations/ask_remark", note=note, evaluation=evaluation, words=words)
    leave = (cancel(Action.LEAVE_EVALUATION_REMARK),)
    if not words:
        return View(text, (leave,))
    send = button("↩️ Devolver con este comentario", Action.SEND_EVALUATION_REMARK, mark_of(asked))
    return View(text, ((send,), leave))


def returned(evaluation: Evaluation, words: str) -> View:
    text = say("evaluations/returned", evaluation=evaluation, words=words)
    others = button("← Evaluaciones", Action.EVALUATIONS, evaluation.period.code)
    return View(text, ((others, MENU),))


def not_returned() -> View:
    return View("No se devolvió nada.", TO_MENU)


def decided(evaluation: Evaluation) -> str:
    assert evaluation.row is not None
    return say("evaluations/decided", row=evaluation.row)
