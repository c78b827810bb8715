from datetime import date

from markupsafe import Markup

from convenio.evaluation.following import Followed
from convenio.evaluation.progress import PROGRESS_WORDS
from convenio.report.evidence_kinds import Refusal
from handlers.actions import Action
from handlers.buttons import cancel
from handlers.forms import mark_of
from handlers.recommendations.form_state import ProgressForm
from handlers.recommendations.words import WHOLE, facts_of, place_name
from handlers.views import View, button
from handlers.words import say


def review(followed: Followed, asked: ProgressForm, today: date, note: str = "") -> View:
    """A step as it will be kept, or the question for the words that it needs."""
    said = PROGRESS_WORDS[asked.progress]
    text = say(
        "recommendations/review",
        note=note,
        **facts_of(followed, today, WHOLE) | {"words": asked.words},
        said=said,
        same=asked.progress is followed.progress,
        returns=asked.returns,
        lacks_words=asked.lacks_words,
        names=[file.name for file in asked.files],
    )
    label = "↩️ Devolver" if asked.returns else f"✅ Guardar: {said}"
    save = () if asked.lacks_words else ((button(label, Action.SAVE_PROGRESS, mark_of(asked)),),)
    return View(text, (*save, (cancel(Action.LEAVE_PROGRESS),)))


def saved(followed: Followed, asked: ProgressForm) -> Markup:
    return say(
        "recommendations/saved",
        code=followed.recommendation.code,
        place=place_name(followed.place),
        said=PROGRESS_WORDS[asked.progress],
        progress=asked.progress,
        ministry=not followed.place,
        returns=asked.returns,
        files=len(asked.files),
    )


def accepted(followed: Followed) -> Markup:
    code, place = followed.recommendation.code, place_name(followed.place)
    return say("recommendations/accepted", code=code, place=place)


def words_needed() -> Markup:
    return say("recommendations/words_needed")


def too_long(letters: int, longest: int) -> Markup:
    return say("recommendations/too_long", letters=letters, longest=longest)


def not_taken(name: str, why: Refusal) -> Markup:
    return say("recommendations/not_taken", name=name, why=why)
