"""Regions meant by their place in a list: 'la primera', 'las tres últimas', 'ambas'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convenio.evaluation.reading.regions.named_regions import (
    NamedRegion,
    listed_between,
    named_regions,
)
from convenio.evaluation.reading.regions.office_words import OFFICE

_COUNTED = "dos tres cuatro cinco seis siete ocho nueve diez"
_COUNTS = {word: at for at, word in enumerate(_COUNTED.split(), start=2)}
_N = rf"(?:\d{{1,2}}|{'|'.join(_COUNTS)})"
_ORDINALS = ("primer", "segund", "tercer", "cuart", "quint", "ultim")
_SAYS_NEXT = (
    rf"(?:\s+(?:{OFFICE}|de\s+(?:ell[ao]s|est[ao]s)|(?:nombrad|mencionad|citad|indicad)[ao]s?))?"
    r"(?=\s*(?:[,.;:)»”]|$|(?:no|si|tampoco|tambien|solo|se|lo|la|las|le|les|y|e|pero|mientras|ha|han"
    r"|fue|fueron|es|son|quedo|quedaron|reporta\w*|registr\w+|present\w+|muestr\w+|obtuv\w+|lleg\w+"
    r"|cumpl\w+|incumpl\w+|alcanz\w+|super\w+|logr\w+|ejecut\w+|realiz\w+|program\w+)\b))"
)
_ONE = re.compile(
    rf"\b(?P<this>est[ae]\s+ultim[ao])\b|\b(?:la|el)\s+(?P<ordinal>{'|'.join(_ORDINALS)})[ao]{_SAYS_NEXT}"
)
_MANY = re.compile(
    rf"\b(?:las|los|est[ao]s)\s+(?:(?P<n>{_N})\s+)?(?P<end>primer|ultim)[ao]s(?:\s+(?P<m>{_N}))?{_SAYS_NEXT}"
)
_WHOLE = re.compile(rf"\b(?:(?P<both>amb[ao]s)|(?:las|los)\s+(?P<n>{_N})){_SAYS_NEXT}")
_STOPS = re.compile(r"[.;:](?=\s)")


@dataclass(frozen=True, slots=True)
class BackReference:
    """Words for regions of the list before them; `codes`: none where it can't be told which."""

    start: int
    end: int
    codes: tuple[str, ...]


def back_references(text: str, low: str) -> list[BackReference]:
    named = named_regions(text)
    if not named:
        return []
    found = [
        (match, _meant(match, low, [each for each in named if each.end <= match.start()]))
        for pattern in (_ONE, _MANY, _WHOLE)
        for match in pattern.finditer(low)
        if named[0].end <= match.start()
    ]
    made = [BackReference(*match.span(), codes) for match, codes in found if codes is not None]
    return sorted(made, key=lambda each: each.start)


def _meant(match: re.Match[str], low: str, before: Sequence[NamedRegion]) -> tuple[str, ...] | None:
    """The regions; none: it can't be told; None: it is no such word."""
    listed = _last_list(low, before)
    told = match.groupdict()
    if told.get("this"):
        return (before[-1].code,)
    if ordinal := told.get("ordinal"):
        at = _ORDINALS.index(ordinal) if ordinal != "ultim" else len(listed) - 1
        return (listed[at],) if 1 < len(listed) > at else ()
    count = _count(told.get("n") or told.get("m"))
    if end := told.get("end"):
        if not count or count >= len(listed):
            return ()
        return listed[:count] if end == "primer" else listed[-count:]
    if told.get("both"):
        return listed if len(listed) == 2 else ()
    return listed if count == len(listed) else None


def _count(told: str | None) -> int:
    return 0 if told is None else int(told) if told.isdigit() else _COUNTS[told]


def _last_list(low: str, before: Sequence[NamedRegion]) -> tuple[str, ...]:
    """The names of the last list; names that verbs stand between are one of their sentence."""
    last = before[-1]
    stops = [found.end() for found in _STOPS.finditer(low, 0, last.start)]
    sentence = [each for each in before if not stops or each.start >= stops[-1]]
    run = [last.code]
    for one, other in zip(reversed(sentence[:-1]), reversed(sentence), strict=False):
        if not listed_between(low, one.end, other.start):
            break
        run.append(one.code)
    listed = run[::-1] if len(run) > 1 else []
    return tuple(dict.fromkeys(listed))
