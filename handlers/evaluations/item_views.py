"""Views of one item: its text, its regions, what it claims or asks, by when."""

from collections.abc import Sequence

from convenio.catalogue.regions import REGIONS
from convenio.evaluation.due_months import due_months
from convenio.evaluation.groups import Group
from convenio.evaluation.items import Claim, Item, ItemKind, Responsible
from convenio.evaluation.words import CLAIMS, GROUP_TITLES
from handlers.actions import Action
from handlers.buttons import back, checkbox
from handlers.evaluations.form_state import EvaluationForm
from handlers.evaluations.item_words import RESPONSIBLE, SIGNS, about
from handlers.evaluations.standing import Standing
from handlers.views import Button, View, button, grid
from handlers.words import say, sentence
from storage.evaluations.evaluations import Evaluation
from storage.models import ActivityRow

BACK = back(Action.EVALUATION_BACK, "item")
LABEL = 40  # letters of an activity's name on its button
NOTHING = "none"  # no claim, no month
ALL = "all"


def item(evaluation: Evaluation, shown: Item, form: EvaluationForm, note: str) -> View:
    """An item whole, with a button for each thing that can be changed of it."""
    conclusion = shown.kind is ItemKind.CONCLUSION
    rows: list[tuple[Button, ...]] = [
        (
            button("📝 Texto", Action.ITEM_TEXT),
            button("📍 Regiones" if conclusion else "📍 A quién", Action.ITEM_REGIONS),
        )
    ]
    if conclusion:
        rows.append((button("⚖️ Qué afirma", Action.ITEM_CLAIM),))
    else:
        rows.append(
            (
                button("📅 Hasta cuándo", Action.ITEM_DUE),
                button("🎓 Actividades", Action.ITEM_ACTIVITIES),
            )
        )
        rows += [
            (
                checkbox(
                    f"A cargo {RESPONSIBLE[side]}",
                    Action.ITEM_RESPONSIBLE,
                    side,
                    checked=shown.responsible is side,
                ),
            )
            for side in Responsible
        ]
    other = "Es recomendación" if conclusion else "Es conclusión"
    rows.append((button(f"🔁 {other}", Action.ITEM_KIND), button("🗑 Quitar", Action.REMOVE_ITEM)))
    leave = back(Action.EVALUATION_BACK, "read" if form.read else "indicator")
    asked = "".join(form.asked[form.position : form.position + 1]) if form.read else ""
    return View(_item_text(evaluation, shown, note, asked=asked), (*rows, (leave,)))


def ask_text(evaluation: Evaluation, shown: Item, form: EvaluationForm, note: str) -> View:
    return View(_item_text(evaluation, shown, note, asks="text"), ((BACK,),))


def ask_words(evaluation: Evaluation, begun: Item, note: str) -> View:
    """Ask only for the words of a conclusion that was begun with a group of regions."""
    text = say(
        "evaluations/ask_words", note=note, indicator=evaluation.indicator, about=about(begun)
    )
    return View(text, ((back(Action.EVALUATION_BACK, "indicator"),),))


def ask_claim(evaluation: Evaluation, shown: Item, form: EvaluationForm, note: str) -> View:
    rows = [
        (
            checkbox(
                sentence(CLAIMS[claim]),
                Action.ITEM_CLAIM,
                claim,
                checked=shown.claim is claim,
            ),
        )
        for claim in Claim
    ]
    nothing = checkbox(
        "Nada sobre la cifra", Action.ITEM_CLAIM, NOTHING, checked=shown.claim is None
    )
    return View(_item_text(evaluation, shown, note, asks="claim"), (*rows, (nothing,), (BACK,)))


def ask_regions(evaluation: Evaluation, shown: Item, standing: Standing, note: str) -> View:
    """Tick regions one by one, a whole group, or all of them."""
    groups = standing.groups(evaluation.indicator.number)
    rows: list[tuple[Button, ...]] = [
        (checkbox("Todas las regiones", Action.ITEM_REGION, ALL, checked=shown.everybody),)
    ]
    rows += grid(
        [
            button(f"{SIGNS[group]} {GROUP_TITLES[group]}", Action.ITEM_GROUP, group)
            for group in Group
            if groups[group]
        ],
        2,
    )
    rows += grid(
        [
            checkbox(REGIONS[code].name, Action.ITEM_REGION, code, checked=code in shown.regions)
            for code in dict.fromkeys((*standing.expected, *shown.regions))
        ],
        2,
    )
    done = button("✔ Listo", Action.EVALUATION_BACK, "item")
    return View(_item_text(evaluation, shown, note, asks="regions"), (*rows, (done,)))


def ask_due(evaluation: Evaluation, shown: Item, form: EvaluationForm, note: str) -> View:
    months = due_months(evaluation.semester)
    rows = grid(
        [button(f"{month.name[:3]} {month.year}", Action.ITEM_DUE, month.code) for month in months],
        3,
    )
    none = button("Sin plazo", Action.ITEM_DUE, NOTHING)
    return View(_item_text(evaluation, shown, note, asks="due"), (*rows, (none, BACK)))


def ask_activities(
    evaluation: Evaluation, shown: Item, year: int, offered: Sequence[ActivityRow], note: str
) -> View:
    """Tick the activities of the indicator that answer a recommendation."""
    rows = [
        (
            checkbox(
                f"{row.number}. {row.name[:LABEL]}",
                Action.ITEM_ACTIVITIES,
                row.number,
                checked=row.number in shown.activities,
            ),
        )
        for row in offered
    ]
    done = button("✔ Listo", Action.EVALUATION_BACK, "item")
    text = _item_text(evaluation, shown, note, asks="activities", year=year, offered=list(offered))
    return View(text, (*rows, (done,)))


def _item_text(
    evaluation: Evaluation,
    shown: Item,
    note: str,
    asks: str = "",
    asked: str = "",
    **facts: object,
) -> str:
    return say(
        "evaluations/item",
        note=note,
        indicator=evaluation.period.indicators[shown.indicator],
        item=shown,
        about=about(shown),
        asks=asks,
        asked=asked,
        **facts,
    )
