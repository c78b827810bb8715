"""Views for a directorate: its indicators, one of them, what was read, and the review."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from convenio.calendar.periods import Period
from convenio.catalogue.places import indicator_place
from convenio.evaluation.following import Followed, count_words
from convenio.evaluation.groups import Group
from convenio.evaluation.items import Item, ItemKind
from convenio.plurals import counted
from convenio.report.stages import Stage, stage_words
from documents.texts.unfit import UnfitText
from handlers.actions import Action
from handlers.buttons import MENU, back, cancel
from handlers.evaluations.form_state import EvaluationForm
from handlers.evaluations.item_words import SIGNS, WHO, cut, shown_groups, shown_items
from handlers.evaluations.standing import Standing
from handlers.forms import mark_of
from handlers.views import Button, Keyboard, View, button, grid
from handlers.words import deadline, say
from storage.evaluations.evaluations import Evaluation
from storage.models import PeriodRow

OTHER_SEMESTERS = 2
MOST_UNREAD = 5
LONGEST_UNREAD = 130  # letters, with what it was taken for
TO_CARD = back(Action.EVALUATION_BACK, "card")
BACK = back(Action.EVALUATION_BACK, "indicator")


def no_period() -> View:
    return View(say("evaluations/no_period"), ((MENU,),))


def card(
    period: PeriodRow,
    own: Sequence[Evaluation],
    standing: Standing,
    others: Sequence[PeriodRow],
    today: date,
    note: str,
) -> View:
    """The directorate's indicators with their state, the deadline, and what to do next."""
    owed = [evaluation for evaluation in own if evaluation.owed]
    text = say(
        "evaluations/card",
        note=note,
        period=Period.parse(period.code),
        directorates=list(dict.fromkeys(evaluation.indicator.proponent for evaluation in own)),
        listed=[(evaluation, *state_words(evaluation)) for evaluation in own],
        due=due_words(owed or own, today),
        owed=owed,
        reported=len({code for figures in standing.figures.values() for code in figures}),
        expected=len(standing.expected),
        published=period.published_on is not None,
    )
    rows = [
        (
            button(
                f"{state_words(evaluation)[0]} IdG {evaluation.indicator.number} ·"
                f" {evaluation.indicator.short_name}",
                Action.EVALUATE_INDICATOR,
                period.code,
                evaluation.indicator.number,
            ),
        )
        for evaluation in own
    ]
    rows += [
        (button(f"← {Period.parse(row.code).label}", Action.EVALUATE, row.code),)
        for row in others[:OTHER_SEMESTERS]
    ]
    return View(text, (*rows, *_more_time(period, owed, today), (MENU,)))


def _more_time(period: PeriodRow, owed: Sequence[Evaluation], today: date) -> Keyboard:
    """Button to ask for more time where there is a deadline; of several it asks for which."""
    published = period.published_on is not None and period.published_on <= today
    if not owed or published or period.evaluated_by is None:
        return ()
    only = indicator_place(owed[0].indicator.number)
    args = (period.code, only) if len(owed) == 1 else ()
    return ((button("⏳ Pedir más plazo", Action.ASK_EXTENSION, *args),),)


def state_words(evaluation: Evaluation) -> tuple[str, str]:
    """A sign for how far it is, and the words: 'borrador: 2 conclusiones, 1 recomendación'."""
    row = evaluation.row
    if row is None:
        return "⚪", "sin empezar"
    if row.stage is Stage.DRAFT:
        said = counts_words(evaluation)
        correcting = "corrección" if evaluation.received else "borrador"
        return "📝", f"{correcting}: {said}" if said else correcting
    if row.stage is Stage.RETURNED:
        return "↩️", "observado por ODES"
    return "✅", stage_words(row.stage, late=row.late) if row.late else "enviado"


def counts_words(evaluation: Evaluation) -> str:
    kinds = (
        (len(evaluation.conclusions), "conclusión", "conclusiones"),
        (len(evaluation.recommendations), "recomendación", "recomendaciones"),
    )
    return ", ".join(counted(count, one, many) for count, one, many in kinds if count)


def due_words(evaluations: Sequence[Evaluation], today: date) -> str:
    """The nearest deadline in words; empty where ODES has set none."""
    days = [evaluation.deadline for evaluation in evaluations if evaluation.deadline]
    return deadline(min(days), today) if days else ""


def indicator(
    evaluation: Evaluation,
    standing: Standing,
    earlier: Sequence[Sequence[Followed]],
    today: date,
    note: str,
) -> View:
    """An indicator: its groups of regions, what was recommended before, and what is written."""
    number = evaluation.indicator.number
    text = say(
        "evaluations/indicator",
        note=note,
        period=evaluation.semester,
        indicator=evaluation.indicator,
        due=due_words([evaluation], today) if evaluation.owed else "",
        groups=shown_groups(standing, evaluation.indicator),
        with_figures=bool(standing.figures[number]),
        simulated=standing.simulated,
        earlier=[
            (own[0].recommendation, cut(own[0].recommendation.text, 120), count_words(own))
            for own in earlier
        ],
        **said_facts(evaluation, 1800),
    )
    if not evaluation.open:
        fix = button("✏️ Corregir", Action.CORRECT_EVALUATION)
        return View(text, ((fix, pdf_button(evaluation)), (TO_CARD, MENU)))
    regions = standing.groups(number)
    rows: list[tuple[Button, ...]] = [
        (button(f"{SIGNS[group]} Sobre los que {WHO[group]}", Action.EVALUATE_GROUP, group),)
        for group in Group
        if regions[group] and group is not Group.NOT_REPORTED
    ]
    if evaluation.items:
        rows += item_rows(evaluation.items)
        rows.append((button("🔎 Revisar y enviar", Action.REVIEW_EVALUATION),))
    if not evaluation.sent and evaluation.row is not None:
        rows.append((button("🗑 Descartar este borrador", Action.DISCARD_EVALUATION),))
    return View(text, (*rows, (TO_CARD, MENU)))


def pdf_button(evaluation: Evaluation) -> Button:
    return button("📄 Constancia", Action.EVALUATION_RECEIPT, evaluation.id)


def item_rows(items: Sequence[Item], asked: Sequence[str] = ()) -> list[tuple[Button, ...]]:
    """A button for each item, by its number among its kind: 'C1', 'R2'; of one in doubt '❓ C1'."""
    numbers = {kind: count(1) for kind in ItemKind}
    labels = {ItemKind.CONCLUSION: "C", ItemKind.RECOMMENDATION: "R"}
    buttons = [
        button(
            f"{'❓' if any(asked[place : place + 1]) else '✏️'} {labels[item.kind]}"
            f"{next(numbers[item.kind])}",
            Action.EVALUATION_ITEM,
            place,
        )
        for place, item in enumerate(items)
    ]
    return list(grid(buttons, 4))


def which(period: PeriodRow, numbers: Sequence[int], form: EvaluationForm, note: str) -> View:
    """Ask of which indicator a text without headings is."""
    text = say("evaluations/which", note=note, words=cut(form.words, 600))
    rows = [
        (
            button(
                f"IdG {number} · {period.indicators[number].short_name}",
                Action.TEXT_OF_INDICATOR,
                number,
            ),
        )
        for number in numbers
    ]
    return View(text, (*rows, (TO_CARD,)))


def read(period: PeriodRow, form: EvaluationForm, own: Sequence[Evaluation], note: str) -> View:
    """What was read of a text, item by item; one tap saves it."""
    numbers = list(dict.fromkeys(item.indicator for item in form.read))
    there = [of for of in own if of.indicator.number in numbers and of.items and of.open]
    text = say(
        "evaluations/read",
        note=note,
        read=[
            (
                period.indicators[number],
                *(
                    shown_items(form.read, kind, 2600 // len(numbers), of=number, asked=form.asked)
                    for kind in ItemKind
                ),
            )
            for number in numbers
        ],
        unread=[cut(line, LONGEST_UNREAD) for line in form.unread[:MOST_UNREAD]],
        more_unread=max(0, len(form.unread) - MOST_UNREAD),
        there=there,
        asked=sum(map(bool, form.asked)),
    )
    mark = read_mark(form, own)
    save: list[tuple[Button, ...]] = [(button("💾 Guardar", Action.SAVE_READ, mark, "add"),)]
    if there:
        save = [
            (button("➕ Agregar a lo que hay", Action.SAVE_READ, mark, "add"),),
            (button("♻️ Ponerlo en su lugar", Action.SAVE_READ, mark, "replace"),),
        ]
    drop = cancel(Action.DROP_READ)
    return View(text, (*save, *item_rows(form.read, form.asked), (drop,)))


def unfit(name: str, fault: UnfitText) -> View:
    return View(say("evaluations/unfit", words=fault.words(f"«{name}»")))


def read_mark(form: EvaluationForm, own: Sequence[Evaluation]) -> str:
    """The mark of what was read and of the drafts that it would go into."""
    numbers = {item.indicator for item in form.read}
    kept = [
        (of.indicator.number, of.row.number, of.row.revision)
        for of in own
        if of.row and of.indicator.number in numbers
    ]
    return mark_of(form, kept)


def said_facts(evaluation: Evaluation, room: int) -> dict[str, object]:
    return {
        "row": evaluation.row,
        "remark": evaluation.remark,
        "conclusions": shown_items(evaluation.items, ItemKind.CONCLUSION, room),
        "recommendations": shown_items(evaluation.items, ItemKind.RECOMMENDATION, room),
    }
