"""An item's words in clauses of one claim each: 'Ica y Lima cumplieron; Puno no' are two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from convenio.evaluation.items import Claim
from convenio.evaluation.reading.claims.hedges import is_hedged
from convenio.evaluation.reading.claims.phrases import OPPOSITE, Claimed
from convenio.evaluation.reading.claims.respective_shares import (
    claims_in_turn,
    is_in_turn,
    tells_shares_apart,
)
from convenio.evaluation.reading.claims.sentence_claims import (
    chief_claim,
    claims_in,
    told_on,
)
from convenio.evaluation.reading.cuts import cuts_between
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.regions.addressees import addressees, places_of, told_apart
from convenio.evaluation.reading.regions.back_references import BackReference, back_references
from convenio.evaluation.reading.regions.contrasts import DIFFERS, contrast_in, only_before
from convenio.evaluation.reading.regions.named_regions import named_regions
from convenio.evaluation.reading.regions.said_before import listed_whole
from convenio.evaluation.reading.sentences import sentences

_JOINING = re.compile(
    r"^(?:(?:y|e|pero|aunque|mientras(?:\s+que)?|en\s+tanto(?:\s+que)?|en\s+cambio"
    r"|sin\s+embargo)\b[\s,]*)+",
    re.IGNORECASE,
)
_EXCEPT_END = re.compile(
    r"[\s,]+(?:excepto|salvo|menos|con excepci[oó]n de|(?:lo|cosa) que)$", re.IGNORECASE
)
_MOST_CLAIMS = 60  # in one item; of more, no clauses are made
_BOTH_SEMESTERS = re.compile(
    r"\bprimer\s+semestre\b.*\bsegundo\b|\bsegundo\s+semestre\b.*\bprimero?\b"
)
_ANSWERS = re.compile(
    r"\b(?:no|sí|si|tampoco|también|tambien)\W*$"
)  # 'Puno, con 40 sobre 110, no.'


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of an item's text, with the claim that its verb makes.

    `several`: what it claims is to be asked, as where other claims of the same regions stand there;
    `regions`: whom it is made of, where the text says more of others; `implied`: only because it
    sets them against others, so that what else is said of them counts instead; `excepted`: by an
    exception.
    """

    text: str
    claim: Claim | None
    several: bool = False
    regions: tuple[str, ...] = ()
    implied: bool = False
    excepted: bool = False


def clauses_of(text: str) -> list[Clause]:
    """The text in clauses of one claim each; sentences that speak of the same are together."""
    clauses = [clause for part in _by_subject(text) for clause in _clauses_of_part(part)]
    made = [each for clause in clauses for each in _contrasted(clause)]
    told = {code for each in made if each.claim and not each.implied for code in _named_in(each)}
    rest = listed_whole(text) and any(each.claim and addressees(each.text).rest for each in made)
    made = [each for each in made if not (each.implied and (rest or told.issuperset(each.regions)))]
    made = [each for clause in made for each in (clause, *_otherwise(clause, made))]
    both = len(made) > 1 and _BOTH_SEMESTERS.search(folded(text))
    return [replace(each, several=True) for each in made] if both else made


def _otherwise(clause: Clause, beside: Sequence[Clause]) -> Iterator[Clause]:
    """'Todas cumplieron, salvo Ica': Ica did not; 'Ninguna, salvo Ica, cumplió': Ica did."""
    to = addressees(clause.text)
    claim = OPPOSITE.get(clause.claim) if clause.claim else None
    if claim is None or not to.excepted or clause.regions or not (to.everybody or to.rest):
        return
    told = {code for other in beside if other is not clause for code in _named_in(other)}
    alone = tuple(code for code in to.excepted if code not in told)
    if alone:
        yield replace(clause, claim=claim, several=False, regions=alone, excepted=True)


def _named_in(clause: Clause) -> tuple[str, ...]:
    return clause.regions or addressees(clause.text).regions


def _contrasted(clause: Clause) -> list[Clause]:
    """'No fue Ica sino Puno la que cumplió' says of each something, in the same words."""
    if clause.claim is None or clause.regions:
        return [clause]
    low = folded(clause.text)
    contrast = contrast_in(clause.text, low, [each.start for each in claims_in(clause.text)])
    asked = clause.several or contrast.doubtful or tells_shares_apart(clause.text, low)
    asked = asked or is_hedged(low, named_regions(clause.text))
    if not contrast.against:
        return [replace(clause, several=asked)]
    other = OPPOSITE.get(clause.claim)
    meant = tuple(code for code in addressees(clause.text).regions if code not in contrast.against)
    denied = replace(
        clause, claim=other, several=other is None, regions=contrast.against, implied=True
    )
    if not meant:
        return [denied]
    said = replace(clause, regions=meant, several=asked)
    if DIFFERS.search(low):
        return [said]  # 'Puno, a diferencia de Ica, no cumplió': it may be that Ica had no goal
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
        short = made and claim is None and _ANSWERS.search(sentence) is not None
        told = told_on(made[-1], sentence) if short else None
        alike = told is None and (claim is said or (claim is not None and said is not None))
        alike = alike and not (
            is_in_turn(folded(sentence)) or (made and is_in_turn(folded(made[-1])))
        )
        if made and (not whose or not last or alike or whose <= last or last <= whose):
            made[-1] = f"{made[-1]} {sentence}"
        else:
            made.append(sentence)
            last, said = set(), None
        last |= whose
        said = said or claim or told
    return made


def _clauses_of_part(text: str) -> list[Clause]:
    """The text whole where it makes at most one claim, else in clauses of different regions."""
    low = folded(text)
    if (apart := told_apart(text, low)) and claims_in(text[apart[0] :]):
        halves = (text[: apart[0]], text[apart[1] :])
        return [clause for half in halves for clause in _clauses_of_part(_bare(half))]
    claims = claims_in(text)
    in_turn = is_in_turn(low) and not addressees(text).excepted
    if in_turn and len({each.code for each in named_regions(text)}) > 1:
        told = claims_in_turn(text, low, claims)
        if told is None:
            return [Clause(text, None, several=True)]
        return [Clause(text, claim, regions=codes) for claim, codes in told]
    references = back_references(text, low)
    if len({each.claim for each in claims}) == 1 and references:
        return _by_reference(text, claims, references)
    if len({each.claim for each in claims}) < 2 or len(claims) > _MOST_CLAIMS:
        return [Clause(text, chief_claim(claims))]
    places = sorted([*places_of(text, low), *((each.start, each.end) for each in references)])
    bounds = [0, *cuts_between(low, claims, places), len(text)]
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
        without_goal = {each.claim for each in claims} == {Claim.NOT_EXECUTED, Claim.NO_GOAL}
        return [Clause(text, chief_claim(claims), several=not without_goal)]
    return [
        _referring(
            text,
            (start, end),
            Clause(
                _bare(text[start:end]),
                chief_claim(within),
                len({each.claim for each in within}) > 1 or is_in_turn(low[start:end]),
            ),
            references,
        )
        for start, end, within in made
    ]


def _by_reference(
    text: str, claims: Sequence[Claimed], references: Sequence[BackReference]
) -> list[Clause]:
    """'Ica y Puno reportaron; la primera cumplió': of her alone it is said, of both nothing."""
    low, first, claim = folded(text), references[0], chief_claim(claims)
    codes = {code for each in references for code in each.codes}
    listed = {each.code for each in named_regions(text)}
    aside = low[: first.start].rstrip().endswith(",") and claims[-1].end <= first.start
    if codes == listed or aside:  # '…, esta última por falta de personal'
        return [Clause(text, claim)]
    if not codes or claims[0].start < first.start or len(references) > 1:
        return [Clause(text, None, several=True)]
    meant = Clause(text, claim, regions=first.codes)
    if only_before(low, first.start):
        others = tuple(dict.fromkeys(each.code for each in named_regions(text[: first.start])))
        left = tuple(code for code in others if code not in codes)
        return [replace(meant, claim=OPPOSITE.get(claim) if claim else None, regions=left), meant]
    cut = max(low.rfind(sign, 0, first.start) for sign in ",;:.") + 1 or first.start
    return [Clause(_bare(text[:cut]), None), replace(meant, text=_bare(text[cut:]))]


def _referring(
    text: str, bounds: tuple[int, int], clause: Clause, references: Sequence[BackReference]
) -> Clause:
    """The clause with the regions that its 'la segunda' means."""
    within = [each for each in references if bounds[0] <= each.start < bounds[1]]
    if not within:
        return clause
    if not all(each.codes for each in within):
        return replace(clause, claim=None, several=True)
    behind = (each.code for each in named_regions(text) if within[0].end <= each.start < bounds[1])
    codes = (*(code for each in within for code in each.codes), *behind)
    return replace(clause, regions=tuple(dict.fromkeys(codes)))


def _bare(text: str) -> str:
    """The clause without what joined it to others."""
    bare = _JOINING.sub("", text.strip(" ,;-–•\n\t"))
    bare = _EXCEPT_END.sub("", bare)
    return bare[:1].upper() + bare[1:]
