from collections.abc import Sequence

from convenio.evaluation.following import Followed
from convenio.evaluation.progress import PROGRESS_WORDS, Progress
from handlers.actions import Action
from handlers.recommendations.words import text_of
from handlers.views import Button, View, button
from handlers.words import say


def question(found: Sequence[Followed], note: str = "") -> View:
    """Whether having taken part implements these recommendations, each with its buttons."""
    text = say(
        "attendance/implemented",
        note=note,
        found=[(each.recommendation.code, text_of(each.recommendation)) for each in found],
    )
    rows = [
        (
            _said(each, "✓ Implementada", "yes", several=len(found) > 1),
            _said(each, "◐ En curso", "part", several=False),
        )
        for each in found
    ]
    return View(text, (*rows, (button("Aún no, seguir ▶", Action.IMPLEMENTED, "on"),)))


def kept_note(each: Followed, progress: Progress) -> str:
    return f"✔ {each.recommendation.code}: {PROGRESS_WORDS[progress]}"


def puzzled_note() -> str:
    return "No se entendió. Toque un botón, o escriba sí o no."


def _said(each: Followed, label: str, said: str, *, several: bool) -> Button:
    one = each.recommendation
    before = f"R-{one.number} " if several else ""
    return button(f"{before}{label}", Action.IMPLEMENTED, said, one.period.code, one.number)
