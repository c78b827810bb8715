from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from convenio.evaluation.following import Followed, Recommendation, count_words
from convenio.evaluation.progress import PROGRESS_SIGNS, Progress
from convenio.plurals import counted
from handlers.actions import Action
from handlers.buttons import MENU
from handlers.recommendations.filters import ListFilter, choices
from handlers.recommendations.words import (
    due_words,
    facts_of,
    place_code,
    responsible,
    text_of,
)
from handlers.views import Button, View, button, grid
from handlers.words import say

AT_ONCE = 4  # with three buttons each
WHOLE_AT_ONCE = 6
_NARROWED = {
    "period": "📅 Semestre",
    "place": "📍 Región",
    "indicator": "📊 Indicador",
    "state": "◐ Estado",
}
_MARKS = {
    Progress.UNDERWAY: "◐ En curso",
    Progress.IMPLEMENTED: "✓ Hecha",
    Progress.NOT_PERTINENT: "✗ No procede",
}


def of_places(
    listed: Sequence[Followed],
    everything: Sequence[Followed],
    marked: Sequence[Followed],
    wanted: ListFilter,
    page: int,
    today: date,
    note: str = "",
) -> View:
    """Each in its place, open ones first. `marked`: those that the reader may go on with."""
    ordered = sorted(listed, key=lambda each: (not each.open, not each.overdue(today)))
    pages = max(1, -(-len(ordered) // AT_ONCE))
    page = min(page, pages - 1)
    shown = ordered[page * AT_ONCE : (page + 1) * AT_ONCE]
    one_place = len({each.place for each in everything}) == 1 or bool(wanted.place)
    text = say(
        "recommendations/places",
        note=note,
        title=_title(wanted, listed if one_place else ()),
        counts=_counts(listed, today),
        one_place=one_place,
        items=[facts_of(each, today) for each in shown],
        marks=any(each in marked for each in shown),
        page=page + 1,
        pages=pages,
    )
    many = len({each.recommendation.period for each in shown}) > 1
    rows = [_marks(each, many=many) for each in shown if each in marked and each.open]
    looks = [
        button(
            f"🔎 {_number(each.recommendation, many=many)}",
            Action.CARRIED_OUT,
            each.recommendation.period.code,
            each.recommendation.number,
            place_code(each.place),
        )
        for each in shown
    ]
    return View(text, (*rows, *grid(looks, 4), *_below(everything, wanted, page, pages)))


def of_recommendations(
    listed: Sequence[Followed],
    everything: Sequence[Followed],
    wanted: ListFilter,
    page: int,
    today: date,
    note: str = "",
) -> View:
    """Each recommendation with how many places are how far; what is late or waits first."""
    groups = [list(own) for _, own in groupby(listed, lambda each: each.recommendation)]
    groups.sort(
        key=lambda own: (
            not any(each.overdue(today) for each in own),
            not any(each.unaccepted for each in own),
            not any(each.open for each in own),
        )
    )
    pages = max(1, -(-len(groups) // WHOLE_AT_ONCE))
    page = min(page, pages - 1)
    shown = groups[page * WHOLE_AT_ONCE : (page + 1) * WHOLE_AT_ONCE]
    text = say(
        "recommendations/whole_list",
        note=note,
        title=_title(wanted),
        counts=_counts(listed, today),
        items=[_whole(own, today) for own in shown],
        page=page + 1,
        pages=pages,
    )
    many = len({own[0].recommendation.period for own in shown}) > 1
    looks = [
        button(f"🔎 {_number(one, many=many)}", Action.RECOMMENDATION, one.period.code, one.number)
        for one in (own[0].recommendation for own in shown)
    ]
    return View(text, (*grid(looks, 3), *_below(everything, wanted, page, pages)))


def narrow(name: str, everything: Sequence[Followed], wanted: ListFilter) -> View:
    """The choices of what the list is narrowed by."""
    found = [
        each.button(label, Action.RECOMMENDATIONS, 0)
        for label, each in choices(everything, wanted)[name]
    ]
    back = wanted.button("← Atrás", Action.RECOMMENDATIONS, 0)
    return View(
        say("recommendations/narrow", by=name, words=wanted.words),
        (*grid(found, 1 if name == "period" else 2), (back,)),
    )


def nothing(*, region: bool) -> View:
    return View(say("recommendations/nothing", region=region), ((MENU,),))


def unread(words: str) -> Markup:
    return say("recommendations/unread", words=words)


def _title(wanted: ListFilter, of_one: Sequence[Followed] = ()) -> str:
    if wanted.words:
        return wanted.words
    return facts_of(of_one[0], date.min)["place"] if of_one else ""  # type: ignore[return-value]


def _counts(listed: Sequence[Followed], today: date) -> str:
    late, waiting = sum(e.overdue(today) for e in listed), sum(e.unaccepted for e in listed)
    parts = (
        count_words(listed),
        counted(late, "vencida", "vencidas") if late else "",
        f"{waiting} por aceptar" if waiting else "",
    )
    return "; ".join(part for part in parts if part)


def _whole(own: Sequence[Followed], today: date) -> dict[str, object]:
    one = own[0].recommendation
    return {
        "code": one.code,
        "about": one.about,
        "text": text_of(one),
        "responsible": responsible(one),
        "due": due_words(one, overdue=any(each.overdue(today) for each in own)),
        "counts": _counts(own, today),
        "simulated": one.simulated,
    }


def _marks(each: Followed, *, many: bool) -> tuple[Button, ...]:
    """The buttons that say how far it is; the state that it is in is not offered.

    Three of them are in a row of a phone, so the first has its number, and all few letters.
    """
    one, number = each.recommendation, _number(each.recommendation, many=many)
    offered = [progress for progress in _MARKS if progress is not each.progress]
    return tuple(
        button(
            f"{number} {PROGRESS_SIGNS[progress] if many else label}" if at == 0 else label,
            Action.MARK_PROGRESS,
            one.period.code,
            one.number,
            place_code(each.place),
            progress.value,
        )
        for at, (progress, label) in enumerate((state, _MARKS[state]) for state in offered)
    )


def _number(one: Recommendation, *, many: bool) -> str:
    """'R-17', with its semester where the page has those of several."""
    return one.code[2:] if many else f"R-{one.number}"


def _below(
    everything: Sequence[Followed], wanted: ListFilter, page: int, pages: int
) -> Iterator[tuple[Button, ...]]:
    beside = []
    if page > 0:
        beside.append(wanted.button("◀ Anteriores", Action.RECOMMENDATIONS, page - 1))
    if page + 1 < pages:
        beside.append(wanted.button("Siguientes ▶", Action.RECOMMENDATIONS, page + 1))
    if beside:
        yield tuple(beside)
    narrowing = [
        wanted.button(_NARROWED[name], Action.RECOMMENDATIONS_BY, name)
        for name in choices(everything, ListFilter())
    ]
    yield from grid(narrowing, 2)
    if wanted != ListFilter():
        yield (ListFilter().button("Ver todas", Action.RECOMMENDATIONS, 0),)
