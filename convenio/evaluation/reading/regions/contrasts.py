"""Regions that a sentence sets against its claim: 'Ica, mas no Puno', 'no fue Ica sino Puno'."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from convenio.evaluation.reading.regions.named_regions import (
    NamedRegion,
    listed_between,
    named_regions,
)
from convenio.evaluation.reading.regions.office_words import OFFICE

_MOST_LISTED = 26
_NOT = re.compile(
    r"\bno(?:\s+(?:es|son|fue|fueron|ha\s+sido|han\s+sido|sera|serian?))?(?=\s+[a-z])"
)
_NOT_ONLY = re.compile(r"\bno\s+(?:solo|solamente|unicamente)\b")
_BUT = re.compile(r"\bsino(?:\s+que)?(?:\s+(?:fue|fueron|es|son))?\b(?!\s+tambien)")
UNLIKE = re.compile(
    r"\b(?:a\s+diferencia|en\s+contraste|al\s+contrario|contrariamente|en\s+oposicion)"
    r"(?=\s+(?:del?|con|al?)\b)(?:\s+con)?(?:\s+(?:de|a|con)\s+lo\s+\w+d[oa](?=\s+(?:en|con|por)\s))?"
)
DIFFERS = re.compile(r"\b(?:a\s+diferencia|en\s+contraste)\b")
_ONLY = re.compile(
    r"\b(?:solo|solamente|unicamente|tan\s+solo)\b(?!\s+(?:en\s+)?parte)"
    r"(?:\s+(?:una?|dos|tres|cuatro|cinco|seis|\d{1,2}),)?"
)
_ONLY_THAT = re.compile(r"\b(?:solo|solamente|unicamente)\s+$")
_OF_THESE = re.compile(r"(?:^|[.;:]\s*)(?:de|entre)\s+(?!todas\s+las\s+regiones\b)")
_OF_WHOM = re.compile(
    r"\b(?:de\s+(?:las\s+cuales|ell[ao]s|est[ao]s)|entre\s+ell[ao]s)\s*,?\s+(?=sol|unic|tan\s)"
)
_NOT_SO = re.compile(r"\bno\s+asi(?=\s+[a-z])")
_PARTS = re.compile(r"[.;](?=\s+[a-z])")
_NEEDLESS = re.compile(
    r"\bno\s+(?:(?:es|resulta|sera|seria)\s+(?:necesari|indispensable|precis|obligatori|exigible)"
    r"|se\s+(?:formul|requier|recomiend|necesit|emit)|(?:requier|necesit|amerit|precis)\w+)"
    r"|\bni\s[^.;:]{1,80}?\s(?:requier|necesit|amerit|precis)"
)
_ORDER = re.compile(
    r"\b(?:la|el)\s+(?:primer[ao]|segund[ao]|tercer[ao])\b(?!\s+(?:semestre|trimestre|macro|etapa|ano|con|por)\b)"
)
_CLOSES = re.compile(r"\s(?:y|e|ni)\s")
_LISTED_BELOW = re.compile(
    rf"[^.;:]{{0,80}}:\s*(?:(?:las?|los|el)\s+)?(?:{OFFICE}\s+(?:del?\s+)?)?"
)
_TURNING = re.compile(
    r",\s+mas\s+(?!del?\b|que\b|alla\b)|\b(?:quedando|pendientes?|restando|faltando|en\s+cambio|por\s+el\s+contrario|sino|mientras"
    r"|en\s+tanto|por\s+su\s+parte|contrari\w+|no\s+ocurri\w+|lo\s+(?:inverso|opuesto)|al\s+reves"
    r"|cosa\s+que|solo|solamente|unicamente|excluyendo|exclu\w+|falt\w+)\b"
)


@dataclass(frozen=True, slots=True)
class Contrast:
    """`against`: of whom the opposite is said; `doubtful`: whether that is to be asked."""

    against: tuple[str, ...] = ()
    doubtful: bool = False


def contrast_in(text: str, low: str, claimed: Sequence[int]) -> Contrast:
    """Whom a sentence of one claim sets against it; `claimed`: where claims are made in it."""
    named = named_regions(text)
    if len({each.code for each in named}) < 2:
        return Contrast(tuple(each.code for each in _denied(low, named)))
    against = [*_denied(low, named), *_all_but_the_only(low, named)]
    against = _turned(low, named, against)
    unlike = [each for marker in UNLIKE.finditer(low) for each in listed_behind(low, named, marker)]
    left = [each for each in named if each not in unlike]
    against += unlike if left else unlike[:1]
    codes = {each.code for each in against}
    meant = {each.code for each in named} - codes
    doubtful = (bool(unlike and not left) and len(named) > 2) or (
        not codes and _turns_between(low, named)
    )
    doubtful = doubtful or _ORDER.search(low) is not None or _says_else(low, named, claimed)
    return Contrast(tuple(dict.fromkeys(each.code for each in against)), doubtful or not meant)


def listed_behind(
    low: str, named: Sequence[NamedRegion], marker: re.Match[str]
) -> list[NamedRegion]:
    """The names of the list that begins there; 'y' closes it, so that a comma behind ends it."""
    listed: list[NamedRegion] = []
    end, closed = marker.end(), False
    first = bisect_left(named, end, key=lambda each: each.start)
    for each in named[first : first + _MOST_LISTED]:
        if not listed_between(low, end, each.start):
            break
        joined = _CLOSES.search(low, end, each.start) is not None
        if closed and not joined:
            break
        listed.append(each)
        closed = closed or (joined and len(listed) > 1)
        end = each.end
    return listed


def _denied(low: str, named: Sequence[NamedRegion]) -> list[NamedRegion]:
    """'no Ica', 'no fueron Ica y Puno'."""
    found: list[NamedRegion] = []
    for marker in _NOT.finditer(low):
        if not _NOT_ONLY.match(low, marker.start()):
            found += listed_behind(low, named, marker)
    return found


def _turned(
    low: str, named: Sequence[NamedRegion], against: list[NamedRegion]
) -> list[NamedRegion]:
    """'Ica sino Puno': of one of both the opposite of the other is said."""
    for marker in _BUT.finditer(low):
        if _NOT_ONLY.search(low, 0, marker.start()):
            continue
        before = [each for each in named if each.end <= marker.start()]
        if before and before[-1] not in against:
            against = [*against, *listed_behind(low, named, marker)]
    return against


def _all_but_the_only(low: str, named: Sequence[NamedRegion]) -> list[NamedRegion]:
    """'De Ica, Puno y Tacna, solo Ica cumplió': the others of those that are listed first."""
    opened, only, whom = _OF_THESE.search(low), _ONLY.search(low), _OF_WHOM.search(low)
    if only is None or (opened is None and whom is None):
        return []
    alone = {each.code for each in listed_behind(low, named, only)}
    begun = 0 if whom else opened.end() if opened else 0
    listed = [each for each in named if begun <= each.start < only.start()]
    return [each for each in listed if each.code not in alone] if alone else []


def only_before(low: str, start: int) -> bool:
    """'De Ica y Puno, solo la primera cumplió'."""
    return _ONLY_THAT.search(low[max(start - 16, 0) : start]) is not None


def denied_in(text: str, low: str) -> tuple[str, ...]:
    """Whom a recommendation is not for: 'se exhorta a Puno, no así a Ica'."""
    named = named_regions(text)
    markers = (*_NOT.finditer(low), *_NOT_SO.finditer(low))
    listed = {each.code for marker in markers for each in listed_behind(low, named, marker)}
    listed |= _spared(low, named)
    return tuple(code for code in dict.fromkeys(each.code for each in named) if code in listed)


def _spared(low: str, named: Sequence[NamedRegion]) -> set[str]:
    """'No es necesario que Ica reprograme; sí Puno': Ica, as long as somebody is left."""
    bounds = [0, *(found.end() for found in _PARTS.finditer(low)), len(low)]
    spared = [
        each
        for start, end in pairwise(bounds)
        if _NEEDLESS.search(low, start, end)
        for each in named
        if start <= each.start < end
    ]
    codes = {each.code for each in spared}
    return codes if {each.code for each in named} - codes else set()


def _says_else(low: str, named: Sequence[NamedRegion], claimed: Sequence[int]) -> bool:
    """Tell whether a sentence names others and claims nothing: 'Ica cumplió; Puno, superior'."""
    bounds = [0, *(found.end() for found in _PARTS.finditer(low)), len(low)]
    parts = list(pairwise(bounds))
    said = {
        each.code
        for start, end in parts
        if any(start <= place < end for place in claimed)
        for each in named
        if start <= each.start < end
    }
    if len(claimed) == 1 and _LISTED_BELOW.fullmatch(low, claimed[0], named[0].start):
        return False  # 'Cumplieron: Callao; Tacna'
    return bool(said) and any(each.code not in said for each in named)


def _turns_between(low: str, named: Sequence[NamedRegion]) -> bool:
    return _TURNING.search(low, named[0].end, named[-1].start) is not None
