from collections.abc import Mapping, Sequence
from datetime import date

from convenio.evaluation.following import Followed, FollowedState, count_words
from convenio.evaluation.progress import PROGRESS_WORDS
from handlers.actions import Action
from handlers.recommendations.filters import ListFilter
from handlers.recommendations.words import facts_of, place_code, place_name, text_of
from handlers.views import View, button
from handlers.words import say, say_in
from storage.report.present_words import OURS, Words

LISTED, IN_LIST = 12, 110  # recommendations of a region, and letters of each


def for_directorate(followed: Followed) -> View:
    """What a region says of one of its recommendations, with the way to judge it."""
    return _notice("told_directorate", followed, "🖊 Ver y decidir")


def for_region(followed: Followed) -> View:
    """What the directorate says of what the region did."""
    return _notice("told_region", followed, "🔎 Ver")


def still_open(
    name: str | None,
    by_region: Mapping[str, Sequence[Followed]],
    today: date,
    *,
    late: bool,
    words: Words = OURS,
) -> View:
    """The month's list of what regions still have to carry out, what is overdue first."""
    parts = []
    for region, listed in by_region.items():
        ordered = sorted(listed, key=lambda each: not each.overdue(today))
        lines = [facts_of(each, today, IN_LIST) for each in ordered[:LISTED]]
        parts.append((place_name(region), count_words(listed), lines, len(ordered[LISTED:])))
    text = say_in(words, "recommendations/still_open", name=name, late=late, parts=parts)
    rows = [
        (
            ListFilter(place=place_code(region), state=FollowedState.OPEN).button(
                f"📌 Marcar: {place_name(region)}", Action.RECOMMENDATIONS, 0
            ),
        )
        for region in by_region
    ]
    return View(text, tuple(rows))


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
