from convenio.evaluation.following import Followed
from convenio.evaluation.progress import PROGRESS_WORDS
from handlers.actions import Action
from handlers.recommendations.words import place_code, place_name, text_of
from handlers.views import View, button
from handlers.words import say


def for_directorate(followed: Followed) -> View:
    """What a region says of one of its recommendations, with the way to judge it."""
    return _notice("told_directorate", followed, "🖊 Ver y decidir")


def for_region(followed: Followed) -> View:
    """What the directorate says of what the region did."""
    return _notice("told_region", followed, "🔎 Ver")


def _notice(template: str, followed: Followed, label: str) -> View:
    one = followed.recommendation
    text = say(
        f"recommendations/{template}",
        code=one.code,
        about=one.about,
        place=place_name(followed.place),
        text=text_of(one),
        said=PROGRESS_WORDS[followed.progress],
        accepted=followed.accepted,
        by=followed.by,
        words=followed.words,
    )
    look = button(
        label, Action.CARRIED_OUT, one.period.code, one.number, place_code(followed.place)
    )
    return View(text, ((look,),))
