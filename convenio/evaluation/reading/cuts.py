"""Where an item's words are cut into clauses of one claim each."""

import re
from collections.abc import Sequence
from itertools import pairwise

from convenio.evaluation.reading.claims.phrases import Claimed

_STRONG = re.compile(r"[.;]\s")
_WEAK = re.compile(
    r"(?:,\s*(?:y\s+|e\s+|pero\s+|mientras\s+que\s+|en\s+tanto\s+que\s+|en\s+cambio,?\s+"
    r"|sin\s+embargo,?\s+)?"
    r"|\s+(?:y|e)\s+|\s+(?:pero|mientras(?:\s+que)?|en\s+tanto\s+que|aunque)\s+|:\s+)"
)
_TURN = re.compile(
    r",?\s+(?:mientras(?:\s+que)?|en\s+tanto(?:\s+que)?|en\s+cambio,?|sin\s+embargo,?|pero"
    r"|aunque)\s+"
)
_MEANWHILE = re.compile(r",?\s+(?:mientras(?:\s+que)?|en\s+tanto(?:\s+que)?|en\s+cambio,?)\s+")
_NOT_SO = ("si ", "no asi", "ni ", "no ocurri", "no sucedi", "lo mismo")


def cuts_between(
    low: str, claims: Sequence[Claimed], places: Sequence[tuple[int, int]]
) -> list[int]:
    """Where a clause of other regions begins, between each two claims that follow each other."""
    cuts: list[int] = []
    start = 0
    for one, other in pairwise(claims):
        between = [place for place in places if one.end <= place[0] and place[1] <= other.start]
        begun = max((at.end() for at in _STRONG.finditer(low, start, one.start)), default=start)
        led = any(begun <= place[0] < one.end for place in places)
        follows = any(other.end <= place[0] for place in places)
        cut = _cut(low, one.end, other.start, between, led=led, follows=follows)
        if cut is not None:
            cuts.append(cut)
            start = cut
    return cuts


def _cut(
    low: str,
    start: int,
    end: int,
    between: Sequence[tuple[int, int]],
    *,
    led: bool,
    follows: bool,
) -> int | None:
    """Before the other claim's first region or, where the verbs come first, before its verb."""
    strong = [found.end() for found in _STRONG.finditer(low, start, end)]
    if not between:
        beside = end if low.startswith(_NOT_SO, end) else None  # 'Ica cumplió, no así Puno'
        return (strong[-1] if strong else beside) if follows else None
    before = [at for at in strong if at <= between[0][0]]
    if before:
        return before[-1]
    turn = next((_MEANWHILE if led else _TURN).finditer(low, between[0][1], between[-1][0]), None)
    if turn is not None and not strong:
        return turn.start() + len(turn[0]) - len(turn[0].lstrip(", "))
    if led:
        return _weak_before(low, start, between[0][0])
    if strong:
        return strong[-1]
    if len(between) > 1 and not follows and not low[between[-1][1] : end].strip():
        comma = low.rfind(",", between[0][1], between[-1][0])  # 'el incumplimiento de Ica, Puno la'
        return comma + 1 if comma >= 0 else _weak_before(low, between[-2][1], between[-1][0])
    return _weak_before(low, between[-1][1], end)


def _weak_before(low: str, start: int, end: int) -> int:
    """The last comma or 'y' before a place; the place itself where there is none."""
    found = [
        each.start() + len(each[0]) - len(each[0].lstrip(",: "))
        for each in _WEAK.finditer(low, start, end)
    ]
    return found[-1] if found else end
