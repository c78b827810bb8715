from collections.abc import Iterator, Sequence
from datetime import date

from convenio.catalogue.regions import REGIONS
from convenio.evaluation.following import MINISTRY, Followed, count_words
from convenio.evaluation.progress import PROGRESS_SIGNS, PROGRESS_WORDS, Progress
from convenio.schedule.activities import Activity
from handlers.actions import Action
from handlers.recommendations.filters import ListFilter
from handlers.recommendations.words import (
    LABELS,
    WHOLE,
    facts_of,
    place_code,
    place_label,
    place_name,
    role_words,
)
from handlers.views import Button, View, button, grid
from handlers.words import say
from storage.models import RecommendationStep, Role

History = Sequence[tuple[RecommendationStep, str | None]]
STEPS_SHOWN = 8
_ORDER = {code: at for at, code in enumerate((MINISTRY, *REGIONS))}
TO_LIST = ListFilter().button("← Recomendaciones", Action.RECOMMENDATIONS, 0)


def recommendation(
    own: Sequence[Followed], activities: Sequence[Activity], today: date, decides: bool
) -> View:
    """A recommendation with its places by state, each a button; those to be accepted first."""
    text = say(
        "recommendations/recommendation",
        **facts_of(own[0], today, WHOLE) | {"due": _due(own, today)},
        activities=activities,
        counts=count_words(own),
        groups=list(_groups(own, today)),
        waiting=decides and any(each.unaccepted for each in own),
    )
    ordered = sorted(own, key=lambda each: (not each.unaccepted, _ORDER[each.place]))
    looks = [
        button(
            f"{PROGRESS_SIGNS[each.progress]} {place_label(each.place)}"
            + (" ❗" if each.unaccepted and decides else ""),
            Action.CARRIED_OUT,
            each.recommendation.period.code,
            each.recommendation.number,
            place_code(each.place),
        )
        for each in ordered
    ]
    return View(text, (*grid(looks, 3), (TO_LIST,)))


def place(
    followed: Followed,
    history: History,
    activities: Sequence[Activity],
    today: date,
    *,
    marks: bool,
    decides: bool,
    note: str = "",
) -> View:
    """A recommendation in a place: what was done, and what its reader may do about it."""
    text = say(
        "recommendations/place",
        note=note,
        **facts_of(followed, today, WHOLE),
        activities=activities,
        untold=len(history[:-STEPS_SHOWN]),
        history=[
            (step, name or role_words(step.role), role_words(step.role), _step_words(step))
            for step, name in history[-STEPS_SHOWN:]
        ],
        unaccepted=followed.unaccepted,
        decides=decides,
    )
    rows = [*_decisions(followed)] if decides else []
    if marks:
        rows += [(mark,) for mark in _marks(followed)]
    if followed.files:
        rows.append(
            (_of(followed, f"📎 Ver archivos ({followed.files})", Action.CARRIED_OUT_FILES),)
        )
    return View(text, (*rows, (TO_LIST,)))


def _due(own: Sequence[Followed], today: date) -> object:
    late = next((each for each in own if each.overdue(today)), own[0])
    return facts_of(late, today)["due"]


def _groups(own: Sequence[Followed], today: date) -> Iterator[tuple[str, str]]:
    """Each state with its places in words."""
    for progress in Progress:
        there = [each for each in own if each.progress is progress]
        waiting = [each for each in there if each.unaccepted]
        others = [each for each in there if not each.unaccepted]
        label = LABELS[progress]
        if others:
            yield label, ", ".join(_named(each, today) for each in others)
        if waiting:
            yield f"{label}, por aceptar", ", ".join(_named(each, today) for each in waiting)


def _named(each: Followed, today: date) -> str:
    return place_name(each.place) + (" ⚠️" if each.overdue(today) else "")


def _step_words(step: RecommendationStep) -> str:
    if step.role is Role.PROPONENT and step.region:
        return "aceptada" if step.accepted else "devuelta"
    return PROGRESS_WORDS[step.progress]


def _decisions(followed: Followed) -> Iterator[tuple[Button, ...]]:
    if followed.unaccepted:
        yield (_of(followed, "✅ Aceptar como implementada", Action.ACCEPT, followed.step),)
    if followed.progress in (Progress.IMPLEMENTED, Progress.NOT_PERTINENT):
        label = "↩️ Devolver con un comentario"
        yield (_of(followed, label, Action.GIVE_BACK, followed.step),)


def _marks(followed: Followed) -> Iterator[Button]:
    for progress in (Progress.UNDERWAY, Progress.IMPLEMENTED, Progress.NOT_PERTINENT):
        more = progress is followed.progress
        label = f"➕ Añadir a: {PROGRESS_WORDS[progress]}" if more else LABELS[progress]
        yield _of(followed, label, Action.MARK_PROGRESS, progress.value)


def _of(followed: Followed, label: str, action: Action, *args: str | int) -> Button:
    one = followed.recommendation
    return button(label, action, one.period.code, one.number, place_code(followed.place), *args)
