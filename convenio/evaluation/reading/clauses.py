"""An item's words in clauses of one claim each: 'Ica y Lima cumplieron; Puno no' are two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from convenio.evaluation.items import Claim
from convenio.evaluation.reading.addressees import addressees, places_of, told_apart
from convenio.evaluation.reading.claims.phrases import OPPOSITE, Claimed
from convenio.evaluation.reading.claims.sentence_claims import chief_claim, claims_in
from convenio.evaluation.reading.contrasts import contrast_in
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.named_regions import named_regions
from convenio.evaluation.reading.sentences import sentences

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
_JOINING = re.compile(
    r"^(?:(?:y|e|pero|aunque|mientras(?:\s+que)?|en\s+tanto(?:\s+que)?|en\s+cambio"
    r"|sin\s+embargo)\b[\s,]*)+",
    re.IGNORECASE,
)
_EXCEPT_END = re.compile(
    r"[\s,]+(?:excepto|salvo|menos|con excepci[oó]n de|(?:lo|cosa) que)$", re.IGNORECASE
)
_MOST_CLAIMS = 60  # in one item; of more, no clauses are made
_NOT_SO = ("no asi", "ni ", "no ocurri", "no sucedi", "lo mismo")
_BEFORE = re.compile(  # another semester's figure, but beside which this one's is put
    r"(?<!que )(?<!con )(?<!que en )\b(?:en\s+|durante\s+)?el\s+(?:semestre|periodo|ano)\s+"
    r"(?:anterior|pasado|previo|precedente)\b"
)
_NONE = re.compile(r"\bningun[oa]?\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of an item's text, with the claim that its verb makes.

    `several`: what it claims is to be asked, as where other claims of the same regions stand there;
    `regions`: whom it is made of, where the text says more of others.
    """

    text: str
    claim: Claim | None
    several: bool = False
    regions: tuple[str, ...] = ()


def clauses_of(text: str) -> list[Clause]:
    """The text in clauses of one claim each; sentences that speak of the same are together."""
    clauses = [clause for part in _by_subject(text) for clause in _clauses_of_part(part)]
    made = [each for clause in clauses for each in _contrasted(clause)]
    return [each for clause in made for each in (clause, *_alone_did(clause, made))]


def _alone_did(clause: Clause, beside: Sequence[Clause]) -> Iterator[Clause]:
    """'Ninguna región, salvo Ica, cumplió': Ica did."""
    to = addressees(clause.text)
    if (
        clause.claim is not Claim.NOT_MET
        or not to.excepted
        or not _NONE.search(folded(clause.text))
    ):
        return
    told = {code for other in beside if other is not clause for code in _named_in(other)}
    alone = tuple(code for code in to.excepted if code not in told)
    if alone and not clause.regions:
        yield replace(clause, claim=Claim.MET, several=False, regions=alone)


def _named_in(clause: Clause) -> tuple[str, ...]:
    return clause.regions or addressees(clause.text).regions


def _contrasted(clause: Clause) -> list[Clause]:
    """'No fue Ica sino Puno la que cumplió' says of each something, in the same words."""
    if clause.claim is None:
        return [clause]
    low = folded(clause.text)
    contrast = contrast_in(clause.text, low, [each.start for each in claims_in(clause.text)])
    asked = clause.several or contrast.doubtful or _BEFORE.search(low) is not None
    if not contrast.against:
        return [replace(clause, several=asked)]
    other = OPPOSITE.get(clause.claim)
    meant = tuple(code for code in addressees(clause.text).regions if code not in contrast.against)
    denied = replace(clause, claim=other, several=other is None, regions=contrast.against)
    if not meant:
        return [denied]
    said = replace(clause, regions=meant, several=asked)
    first = next(each.code for each in named_regions(clause.text))
    return [denied, said] if first in denied.regions else [said, denied]


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
    claims = claims_in(text)
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
