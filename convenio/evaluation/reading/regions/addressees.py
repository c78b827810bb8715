"""Whom a sentence is about: regions by name, all of them, all but some, or the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from convenio.evaluation.reading.claims.sentence_claims import claims_in
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.regions.contrasts import UNLIKE, listed_behind
from convenio.evaluation.reading.regions.named_regions import (
    NamedRegion,
    begins_region,
    named_regions,
)
from convenio.evaluation.reading.regions.office_words import OFFICE
from convenio.evaluation.reading.regions.said_before import SaidBefore, said_before
from convenio.evaluation.reading.regions.standing_apart import standing_apart

_COUNT = r"(?:(?:\d{1,2}|[a-z]{3,12}\s?\(\d{1,2}\)|dieciocho|veintiuna?|veintiseis)\s+)?"
_ALL = re.compile(
    r"\b(?:(?:tod[oa]s\s+)?(?:las|los)|cada(?:\s+una\s+de\s+las)?|ningun[oa]?(?:\s+de\s+(?:las"
    r"|los))?"
    rf"|(?:a|de|en|por)\s+(?:las|los))\s+{_COUNT}{OFFICE}(?!\w)"
    r"|\bg\s?/\s?drtpes?\s+(?=deben?\b|deberan?\b|no\b|han\b)"
    r"|(?<!\bde\s)\btod[oa]s(?=\s*(?:[.;]|$))"
    r"|\ba\s+tod[oa]s(?=\s*[:,]|\s+(?:deb|recom|exhort))|\ba\s+nivel\s+nacional\b|\ben\s+todo\s+el\s+pais\b|\btodo\s+el\s+ambito\s+nacional\b"
    r"|\b(?:tod[oa]s|ningun[oa]|nadie),?\s+(?=(?:menos|excepto|salvo|(?:con|a)\s+excepcion)\b)"
    r"|\btod[oa]s(?=[;,.]?\s+(?:la|con\s+la)?\s*(?:unica\s+)?excepcion\b)"
    r"|\b(?:tod[oa]s|ningun[oa]|nadie)\s+(?=no\b|cumpl|alcanz|super|logr|debe|deben|han\b|ejecut)"
)
_SOME_BEFORE = re.compile(
    r"\b(?:algun[oa]s?|vari[oa]s|ciert[oa]s|divers[oa]s|much[oa]s|poc[oa]s|(?:la\s+)?mayoria"
    r"|(?:la\s+)?mitad|parte|\d{1,2}|(?<!\d)\d{1,2}(?:[.,]\d+)?\s?%|un[oa])(?:\s+de)?\s*$|\bno\s*$"
)
_SOME = re.compile(
    r"\b(?:algun[oa]s|vari[oa]s|ciert[oa]s|divers[oa]s|much[oa]s|poc[oa]s|determinad[oa]s)\s+"
    rf"(?:de\s+(?:las|los)\s+)?{OFFICE}(?!\w)|\b(?:mayoria|mitad|parte)\s+de\s+{OFFICE}(?!\w)|\bno\s+tod[oa]s\b|\ben\s+su\s+(?:gran\s+)?mayoria\b"
    r"|^\W*(?:no\s+)?(?:cumplieron|ejecutaron|programaron|alcanzaron|reportaron)\s*[:(]"
    r"|\b(?:(?:a|para|con)\s+(?:las|los)|aquell[ao]s|quienes)\s+(?:que\s+)?(?:(?:si|no|aun|ya|han|hayan|se)\s+){0,3}"
    r"(?:cumpl|incumpl|alcanz|super|ejecut|program|lleg|logr|report)(?:i|o|a|e)\w*"
)
_SAID = (
    r"(?:comprendid|senalad|indicad|mencionad|citad|referid|nombrad|contenid|detallad|listad)[oa]s?"
)
_LISTED_ELSEWHERE = re.compile(  # 'las comprendidas en el numeral 2.1'
    rf"\b(?:las?|los?|aquell[ao]s?)\s+(?:{_SAID}\s+)?(?:en|del?|por)\s+(?:(?:el|la|los|las)\s+)?"
    r"(?:numeral|literal|inciso|punto|parrafo|item|acapite|apartado)(?:e?s)?\b"
    rf"|\b{_SAID}\s+en\s+(?:[a-z]\.?)?\d"
    rf"|\b(?:la|el)\s+(?:primer|segund|tercer|cuart|quint|ultim)[ao]\s+de\s+(?:las|los)\s+{_SAID}"
)
_BECAUSE = re.compile(
    r"\b(?:(?:debido\s+a|ya|puesto|por\s+cuanto|dado|toda\s+vez|a\s+raiz\s+de)\s+que|porque)\b"
)
_SO_MANY = re.compile(r",?\s+(?:solo\s+|solamente\s+)?(?:\d{1,2}|[a-z]{3,10}\s\(\d{1,2}\))\b")
_PLACES = (
    r"(?:sur|norte|centro|oriente|este|oeste|nororiente|sierra|selva|costa|amazonia|frontera"
    r"|altiplano|interior|macro\w*)"
)
_RESTRICTED = re.compile(
    rf"\s+(?:(?:del?|en)\s+(?:la\s+|el\s+)?(?:zona\s+)?{_PLACES}\b|(?:amazonic|andin|coster|altoandin|fronteriz|suren|norten)\w*"
    r"|que\s+(?!(?:han\s+|se\s+)?(?:suscri|firm|conform|particip|report|integr))"
    r"|del?\s+(?:l[oa]s?\s+)?(?:numeral(?:es)?|items?|puntos?|incisos?|literal(?:es)?|grupos?|parrafos?)\b"
    r"|(?:con|de)\s+(?:baj[oa]|menor|mayor|mejor|peor|cumplimiento|incumplimiento|resultados?)\b"
    r"|(?:rezagad|incumplid|pendient|faltant)\w+|cuy[oa]s?\s|donde\s|(?:con|sin)\s+(?:metas?|programacion|ejecucion|avance)\b)"
)
_VERB_NEXT = (
    r"(?=\s*(?:[,.;:)]|$|no\b|si\b|tampoco\b|lo\s+hi[cz]|la\s+super|cumpl|incumpl|alcanz|super"
    r"|logr|debe|ha[ns]?\b|se\b|qued|report|registr|present|obtuv|ejecut|lleg|realiz|program|tien|tuv"
    r"|est[aá]n?\b|muestr))"
)
_REST = re.compile(
    rf"\b(?:el|al|del)\s+resto(?:\s+de(?:\s+(?:las|los))?\s+{OFFICE}(?!\w)|{_VERB_NEXT})"
    rf"|\b(?:las|los)\s+(?:demas|(?:[a-z]{{3,12}}\s+|\d{{1,2}}\s+)?restantes|otr[oa]s(?:\s+(?:\d{{1,2}}|[a-z]{{3,12}})(?:\s?\(\d{{1,2}}\))?)?)"
    rf"(?:\s+{OFFICE}(?!\w)|{_VERB_NEXT})"
    r"|\ba\s+(?:las|los)\s+demas(?=,?\s+[a-z]{2,}[aei]r(?:se|l[oae]s?)?\b)"
    rf"|\b{OFFICE}\s+restantes\b|\bningun[ao]?\s+otr[ao](?:\s+{OFFICE}(?!\w)|{_VERB_NEXT})|(?:^|[.;]\s)\W*(?:resto|demas|otr[ao]s)(?:\s+{OFFICE})?\s*:"
)
_EXCEPT = re.compile(
    r"\b(?:dejando\s+(?:de\s+lado|fuera)(?:\s+a)?|excepto|exceptuad[oa]s?|salvo|exceptuando(?:se)?|menos|(?:con|a)\s+(?:la\s+)?(?:unica\s+|sola\s+)?"
    r"(?:excepcion|salvedad)(?:\s+hecha)?(?=\s+del?\b)|excepcion\s+hecha(?=\s+del?\b)"
    r"|la\s+(?:unica\s+)?excepcion\s+(?:es|fue|ha\s+sido|la\s+constituye))\b"
    r"(?:\s+(?:del?\s+)?(?:las\s+)?(?:dos|tres|cuatro|cinco|seis|siete|ocho|\d{1,2})\b(?!\s?%))?"
)
_NONE_BUT = re.compile(  # 'Ninguna cumplió la meta, solo Ica'
    r"\b(?:nadie|ningun[oa]?)\b[^.;:]{0,80}?,\s+(?:solo|solamente|unicamente|tan\s+solo)\b"
)
_BUT_THOSE = re.compile(
    rf"(?:{_EXCEPT.pattern})\s+(?:de\s+|a\s+)?(?:las|los|aquell[ao]s)\s+(?:que|cuy[ao]s)\b"
)
_SET_ASIDE = re.compile(
    r"\b(?:fuera|aparte|distint[oa]s|diferentes|descontando|quitando|excluyendo|sin\s+(?:contar|considerar))"
    r"(?=\s+(?:del?|al?)\b)"
)
_APART = re.compile(rf"{_EXCEPT.pattern}|{UNLIKE.pattern}")
_ALL_BESIDE = re.compile(
    rf"\b(?:tod|ningun)[oa]s?\b|\blas\s+{OFFICE}\s+(?=(?:no\s+)?(?:cumpl|alcanz|super|logr|ejecut))"
)
_ESPECIALLY = re.compile(
    r"\b(?:en\s+(?:particular|especial)|especialmente|sobre\s+todo|principalmente|particularmente"
    r"|(?:con|poniendo)\s+(?:mayor\s+|especial\s+)?(?:enfasis|atencion|incidencia)\s+en)\s"
)
_INCLUDED = re.compile(r"\b(?:inclu(?:id[oa]s?|yendo|so|sive))\s")
_WHO = re.compile(
    r"\s*[,—–(-]?\s*(?<=[\s,—–(-])(?:que|quien(?:es)?|donde|(?:(?:en|a|para|de)\s+)?(?:la|las|el|los)\s+(?:cual(?:es)?|que)|cuy[oa]s?)\b"
)


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whom a text is about.

    `regions`: named, each once, in its order; `excepted`: named as what is not meant; `everybody`:
    words for all offices; `rest`: words for the others; `some`: words for a part of them that does
    not say which; `they`: words for those just mentioned.
    """

    regions: tuple[str, ...]
    excepted: tuple[str, ...] = ()
    everybody: bool = False
    rest: bool = False
    some: bool = False
    they: SaidBefore | None = None
    apart: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def addressees(text: str) -> Addressees:
    """Whom it is about; a reader, and a review of few items, ask it of the same words again."""
    low = folded(text)
    named = named_regions(text)
    everybody, some = _all_or_some(low)
    rest = _REST.search(low) is not None
    excepted, unlike = _set_apart(low, named, others=everybody or some or rest)
    excepted, unlike = ([*excepted, *unlike], []) if rest else (excepted, unlike)
    out = {each.code for each in excepted}
    behind = [each for found in _BECAUSE.finditer(low) for each in listed_behind(low, named, found)]
    unlike += behind if len(behind) + len(unlike) < len(named) else []  # 'porque Lima no envió …'
    left = [each for each in named if each not in unlike and each.code not in out]
    apart = standing_apart(low, left, claims_in(text))
    meant = (each.code for each in left if each not in apart)
    return Addressees(
        tuple(dict.fromkeys(meant)),
        tuple(dict.fromkeys(each.code for each in excepted)),
        everybody,
        rest,
        some,
        said_before(low),
        tuple(dict.fromkeys(each.code for each in apart)),
    )


def singles_out(text: str) -> bool:
    """Tell whether all are meant, and some by name besides: 'a todas, en particular a Puno'."""
    return _named_behind_all(_ESPECIALLY, text)


def includes(text: str) -> bool:
    """'Todas las regiones, incluida Puno'."""
    return _named_behind_all(_INCLUDED, text)


def _named_behind_all(marker: re.Pattern[str], text: str) -> bool:
    low, named = folded(text), named_regions(text)
    found = marker.search(low)
    if found is None or not named or named[0].start < found.end():
        return False
    return any(each.end() <= found.start() for each in _ALL.finditer(low))


def sets_apart(text: str) -> bool:
    """Tell whether the others are those of whom no exception was made: 'Salvo Ica, las demás'."""
    low = folded(text)
    rest, apart = _REST.search(low), _EXCEPT.search(low)
    return rest is not None and apart is not None and apart.start() < rest.start()


def places_of(text: str, low: str) -> list[tuple[int, int]]:
    """Where names, or words for all or for the others, begin and end, in order."""
    places = [(each.start, each.end) for each in named_regions(text)]
    places += [found.span() for found in _REST.finditer(low)]
    if not places:
        places += [found.span() for found in _ALL.finditer(low)]
    else:
        places += [
            found.span() for found in _ALL_BESIDE.finditer(low) if _ALL.match(low, found.start())
        ]
    return sorted(places)


def told_apart(text: str, low: str) -> tuple[int, int] | None:
    """Where 'excepto Tacna' ends that more is said of, and where its names begin."""
    named = named_regions(text)
    for marker in _APART.finditer(low):
        if not low[: marker.start()].strip(" «“\"'"):
            continue  # 'Excepto Loreto, que no programó, todas …' is parted as other clauses are
        listed = listed_behind(low, named, marker)
        if listed and _WHO.match(low, listed[-1].end):
            return listed[-1].end, listed[0].start
    return None


def _set_apart(
    low: str, named: Sequence[NamedRegion], *, others: bool
) -> tuple[list[NamedRegion], list[NamedRegion]]:
    """The names behind 'excepto', and those behind 'a diferencia de'."""
    markers = [
        *_EXCEPT.finditer(low),
        *_NONE_BUT.finditer(low),
        *(_SET_ASIDE.finditer(low) if others else ()),
    ]
    lists = [listed_behind(low, named, marker) for marker in markers]
    unlike = [each for found in UNLIKE.finditer(low) for each in listed_behind(low, named, found)]
    excepted = [each for listed in lists for each in listed]
    if others or len(excepted) + len(unlike) < len(named) or not named:
        return excepted, unlike
    if _WHO.match(low, named[-1].end) or low.startswith(" (", named[-1].end):
        return [], []  # a clause of its own: 'Excepto Loreto, que no programó'
    return excepted[:1], unlike[:1]  # 'Salvo Tacna, Ica y Puno cumplieron'


def _all_or_some(low: str) -> tuple[bool, bool]:
    some = _SOME.search(low) is not None or _LISTED_ELSEWHERE.search(low) is not None
    if _BUT_THOSE.search(low):
        return False, True  # 'todas, salvo las que ya cumplieron'
    for found in _ALL.finditer(low):
        if begins_region(low, found.end()):
            continue  # 'las DRTPE Ica y Puno'
        if (
            (low.startswith("de ", found.start()) and _SO_MANY.match(low, found.end()))
            or _SOME_BEFORE.search(low[max(found.start() - 20, 0) : found.start()])
            or _RESTRICTED.match(low, found.end())
        ):
            some = True
        else:
            return True, some
    return False, some
