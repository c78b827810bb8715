"""An item's words in clauses of one claim each: 'Ica y Lima cumplieron; Puno no' are two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from convenio.evaluation.items import Claim
from convenio.evaluation.reading.addressees import addressees, places_of, told_apart
from convenio.evaluation.reading.claim_phrases import Claimed
from convenio.evaluation.reading.claims import chief_claim, claims_in
from convenio.evaluation.reading.demands import opens_concluding, opens_recommending
from convenio.evaluation.reading.folded import folded

_SENTENCE = re.compile(r"[.!?][”»\")’]*\s+(?=[¡¿«“\"(]*[A-ZÁÉÍÓÚÑ0-9])")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Sr|Sra|Srta|Dr|Dra|Ing|Lic|Abg|Nro|No|Núm|Num|Art|Arts|Av|Jr|Dir|Of|pág|pag|inc"
    r"|num|vs|aprox|ej|Res|Dec)|\d|[NI]d?G?)\.$"
)
_STRONG = re.compile(r"[.;]\s")
_WEAK = re.compile(
    r"(?:,\s*(?:y\s+|e\s+|pero\s+|mientras\s+que\s+|en\s+tanto\s+que\s+|en\s+cambio,?\s+"
    r"|sin\s+embargo,?\s+)?"
    r"|\s+(?:y|e)\s+|\s+(?:pero|mientras(?:\s+que)?|en\s+tanto\s+que|aunque)\s+|:\s+)"
)
_TURN = re.compile(
    r",?\s+(?:mientras\s+que|en\s+tanto\s+que|en\s+cambio,?|sin\s+embargo,?|pero|aunque)\s+"
)
_SO = re.compile(
    r"[,;]?\s+(?=(?:por\s+lo\s+(?:que|cual|tanto,?)|por\s+(?:ello|tanto),?|en\s+consecuencia,?|y"
    r"|razon\s+por\s+la\s+cual,?)\s+se\s+(?:les?\s+)?(?:recomienda|sugiere|exhorta)\b)"
)
_THEN = re.compile(
    r"[,;]\s+(?:y\s+)?(?=(?:se\s+(?:les?\s+)?(?:recomienda|sugiere|exhorta)|recomendamos|recomiendo"
    r"|sugerimos|exhortamos)\b)"
)
_JOINING = re.compile(
    r"^(?:(?:y|e|pero|aunque|mientras(?:\s+que)?|en\s+tanto(?:\s+que)?|en\s+cambio"
    r"|sin\s+embargo)\b[\s,]*)+",
    re.IGNORECASE,
)
_EXCEPT_END = re.compile(r"[\s,]+(?:excepto|salvo|menos|con excepci[oó]n de)$", re.IGNORECASE)
_MOST_CLAIMS = 60  # in one item; of more, no clauses are made
_EMPTY = " \t\n,;.:"


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of an item's text, with the claim that its verb makes.

    `several`: other claims of the same regions stand there too.
    """

    text: str
    claim: Claim | None
    several: bool = False


def sentences(text: str) -> list[str]:
    """The sentences; a point in 'R.M. N° 103' ends none."""
    parts: list[str] = []
    start = 0
    for found in _SENTENCE.finditer(text):
        if _SHORT.search(text, max(found.start() - 8, start), found.start() + 1):
            continue
        parts.append(text[start : found.end()].strip())
        start = found.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def recommending_parts(text: str) -> list[str]:
    """The text, cut where 'se recomienda' begins a sentence, or 'por lo que se recomienda' one."""
    parts: list[str] = []
    for sentence in sentences(text):
        cut = _SO.search(folded(sentence))
        if cut is None:
            cut = _THEN.search(folded(sentence))
            cut = cut if cut and claims_in(sentence[: cut.start()]) else None
        halves = [sentence[: cut.start()], sentence[cut.end() :]] if cut else [sentence]
        for half in halves:
            turns = opens_recommending(half) or opens_concluding(half)
            if parts and not turns:
                parts[-1] += f" {half}"
            else:
                parts.append(half)
    return [part.strip() for part in parts if part.strip(_EMPTY)]


def clauses_of(text: str) -> list[Clause]:
    """The text in clauses of one claim each; sentences that speak of the same are together."""
    return [clause for part in _by_subject(text) for clause in _clauses_of_part(part)]


def _by_subject(text: str) -> list[str]:
    """A sentence of other regions begins a part, unless both claim the same, or something."""
    parts = sentences(text)
    if len(parts) == 1 or len(parts) > _MOST_CLAIMS or not claims_in(text):
        return [text]
    made: list[str] = []
    last: set[str] = set()
    said: Claim | None = None
    for sentence in parts:
        to = addressees(sentence)
        whose = {*to.regions, *(["*"] if to.everybody else ()), *(["rest"] if to.rest else ())}
        claim = chief_claim(claims_in(sentence))
        alike = claim is said or (claim is not None and said is not None)
        if made and (not whose or not last or alike or whose <= last or last <= whose):
            made[-1] = f"{made[-1]} {sentence}"
        else:
            made.append(sentence)
            last, said = set(), None
        last |= whose
        said = said or claim
    return made


def _clauses_of_part(text: str) -> list[Clause]:
    """The text whole where it makes at most one claim, else in clauses of different regions."""
    low = folded(text)
    if (apart := told_apart(text, low)) and claims_in(text[apart[0] :]):
        halves = (text[: apart[0]], text[apart[1] :])
        return [clause for half in halves for clause in _clauses_of_part(_bare(half))]
    claims = claims_in(text, low)
    if len({each.claim for each in claims}) < 2 or len(claims) > _MOST_CLAIMS:
        return [Clause(text, chief_claim(claims))]
    places = places_of(text, low)
    cuts = _cuts(low, claims, places)
    bounds = [0, *cuts, len(text)]
    made: list[tuple[int, int, list[Claimed]]] = []
    for start, end in pairwise(bounds):
        within = [each for each in claims if start <= each.start < end]
        named = any(start <= place[0] < end for place in places)
        same = made and chief_claim(made[-1][2]) is chief_claim(within)
        if made and (not within or not named or same):
            made[-1] = (made[-1][0], end, [*made[-1][2], *within])
        else:
            made.append((start, end, within))
    if len(made) == 1:
        return [Clause(text, chief_claim(claims), several=True)]
    return [
        Clause(
            _bare(text[start:end]),
            chief_claim(within),
            len({each.claim for each in within}) > 1,
        )
        for start, end, within in made
    ]


def _bare(text: str) -> str:
    """The clause without what joined it to others."""
    bare = _JOINING.sub("", text.strip(" ,;-–•\n\t"))
    bare = _EXCEPT_END.sub("", bare)
    return bare[:1].upper() + bare[1:]


def _cuts(low: str, claims: Sequence[Claimed], places: Sequence[tuple[int, int]]) -> list[int]:
    """Where a clause of other regions begins, between each two claims that follow each other."""
    cuts: list[int] = []
    start = 0
    for one, other in pairwise(claims):
        between = [place for place in places if one.end <= place[0] and place[1] <= other.start]
        begun = max((at.end() for at in _STRONG.finditer(low, start, one.start)), default=start)
        led = any(begun <= place[0] < one.start for place in places)
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
        beside = end if low.startswith("no asi", end) else None  # 'Ica cumplió, no así Puno'
        return (strong[-1] if strong else beside) if follows else None
    before = [at for at in strong if at <= between[0][0]]
    if led or before:
        return before[-1] if before else _weak_before(low, start, between[0][0])
    turn = next(_TURN.finditer(low, between[0][1], between[-1][0]), None)
    if turn is not None and not strong:
        return turn.start() + len(turn[0]) - len(turn[0].lstrip(", "))
    return strong[-1] if strong else _weak_before(low, between[-1][1], end)


def _weak_before(low: str, start: int, end: int) -> int:
    """The last comma or 'y' before a place; the place itself where there is none."""
    found = [
        each.start() + len(each[0]) - len(each[0].lstrip(",: "))
        for each in _WEAK.finditer(low, start, end)
    ]
    return found[-1] if found else end
