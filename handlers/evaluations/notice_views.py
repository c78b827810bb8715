"""Views of what ODES and a directorate are told of an evaluation."""

from handlers.actions import Action
from handlers.evaluations.finding_words import finding_lines
from handlers.views import View, button
from handlers.words import say
from storage.evaluations.evaluations import Evaluation
from storage.models import Person


def for_odes(evaluation: Evaluation, by: Person | None) -> View:
    look = button("🔎 Ver la evaluación", Action.EVALUATION, evaluation.id)
    return View(say("evaluations/for_odes", **_facts(evaluation, by)), ((look,),))


def for_colleague(evaluation: Evaluation, by: Person | None) -> View:
    look = button("🔎 Ver la evaluación", Action.EVALUATION, evaluation.id)
    return View(say("evaluations/for_colleague", **_facts(evaluation, by)), ((look,),))


def for_directorate(evaluation: Evaluation, words: str, by: Person | None) -> View:
    """Say why it was returned, with a button that leads to it."""
    place = (evaluation.period.code, evaluation.indicator.number)
    fix = button("✏️ Corregir", Action.EVALUATE_INDICATOR, *place)
    text = say("evaluations/for_directorate", **_facts(evaluation, by), words=words)
    return View(text, ((fix,),))


def _facts(evaluation: Evaluation, by: Person | None) -> dict[str, object]:
    row = evaluation.row
    assert row is not None
    return {
        "row": row,
        "indicator": evaluation.indicator,
        "period": evaluation.semester,
        "by": by.name if by else None,
        "conclusions": len(evaluation.conclusions),
        "recommendations": len(evaluation.recommendations),
        "found": len(finding_lines(row.findings)),
    }
