"""Views of the review, of what was sent, of a correction's reason and of a draft given up."""

from collections.abc import Sequence
from datetime import date

from convenio.catalogue.regions import REGIONS
from convenio.evaluation.contradictions import Contradiction
from convenio.evaluation.groups import Group
from handlers.actions import Action
from handlers.buttons import MENU
from handlers.evaluations.finding_words import finding_lines
from handlers.evaluations.form_state import EvaluationForm, EvaluationScreen
from handlers.evaluations.item_words import cut
from handlers.evaluations.standing import Standing, as_facts
from handlers.evaluations.views import (
    BACK,
    LONGEST_UNREAD,
    MOST_UNREAD,
    counts_words,
    due_words,
    item_rows,
    pdf_button,
    said_facts,
)
from handlers.forms import mark_of
from handlers.views import Button, View, button
from handlers.words import say
from storage.evaluations.evaluations import Evaluation

MOST_FINDINGS = 8


def ask_reason(evaluation: Evaluation, form: EvaluationForm, note: str, *, published: bool) -> View:
    """Ask why it is corrected; of what is published, ODES is asked first."""
    facts = {"evaluation": evaluation, "words": form.words, "published": published}
    text = say("evaluations/ask_reason", note=note, **facts)
    rows: list[tuple[Button, ...]] = [(BACK,)]
    if form.words:
        mark = mark_of(form)
        label = "📨 Pedirlo a ODES" if published else "✏️ Empezar la corrección"
        rows.insert(0, (button(label, Action.BEGIN_EVALUATION_FIX, mark),))
    return View(text, tuple(rows))


def review(
    evaluation: Evaluation,
    standing: Standing,
    found: Sequence[Contradiction],
    form: EvaluationForm,
    today: date,
    note: str,
) -> View:
    """The whole evaluation and where it contradicts the figures, which never keeps it back."""
    lines = finding_lines([as_facts(finding) for finding in found])
    sure = form.screen is EvaluationScreen.CONFIRM
    missing = [
        code
        for group, codes in standing.groups(evaluation.indicator.number).items()
        if group is Group.NOT_REPORTED
        for code in codes
    ]
    text = say(
        "evaluations/review",
        note=note,
        period=evaluation.semester,
        indicator=evaluation.indicator,
        due=due_words([evaluation], today),
        found=lines[:MOST_FINDINGS],
        more_found=max(0, len(lines) - MOST_FINDINGS),
        missing=[REGIONS[code].name for code in missing],
        simulated=standing.simulated,
        sure=sure,
        **said_facts(evaluation, 1700),
    )
    if sure:
        send = button("✅ Sí, enviar a ODES", Action.CONFIRM_EVALUATION, mark_of(form))
    else:
        send = button("📨 Enviar a ODES", Action.SEND_EVALUATION)
    return View(text, ((send,), *item_rows(evaluation.items), (BACK,)))


def sent(evaluation: Evaluation, found: int) -> View:
    text = say("evaluations/sent", evaluation=evaluation, row=evaluation.row, found=found)
    others = button("← Mis indicadores", Action.EVALUATE, evaluation.period.code)
    return View(text, ((pdf_button(evaluation), others), (MENU,)))


def discarding(evaluation: Evaluation, form: EvaluationForm, note: str) -> View:
    text = say(
        "evaluations/discarding",
        note=note,
        indicator=evaluation.indicator,
        said=counts_words(evaluation),
        received=evaluation.received,
    )
    sure = button("🗑 Sí, descartarlo", Action.CONFIRM_EVALUATION_END, mark_of(form))
    return View(text, ((sure,), (BACK,)))


def nothing_read(unread: Sequence[str]) -> str:
    return say(
        "evaluations/nothing_read",
        unread=[cut(line, LONGEST_UNREAD) for line in unread[:MOST_UNREAD]],
    )


def receipt_caption(evaluation: Evaluation, command: str) -> str:
    facts = {"evaluation": evaluation, "row": evaluation.row, "command": command}
    return say("evaluations/receipt_caption", **facts)


def receipt_refused(number: str) -> View:
    return View(say("receipts/not_as_sent", number=number))


def sent_meanwhile(evaluation: Evaluation) -> str:
    return say("evaluations/sent_meanwhile", row=evaluation.row)


def needs_consent() -> str:
    return say("evaluations/needs_consent")


def changed_meanwhile() -> str:
    return say("evaluations/changed_meanwhile")
