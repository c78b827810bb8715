"""Short clauses that deny, or say again, what was claimed before: 'Puno no', 'Tacna también'."""

import re
from bisect import bisect_right

from convenio.evaluation.items import Claim
from convenio.evaluation.reading.claims.claim_words import ENDS_ALONE, PART_ALONE, WHOLE_ALONE
from convenio.evaluation.reading.claims.phrases import OPPOSITE, Claimed
from convenio.evaluation.reading.claims.verbs import is_whole
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.regions.named_regions import begins_region

_TOO = re.compile(
    r"(?:^|\s)(no)\s+(?:ocurri|sucedi|paso|aconteci)\w*\s+(?:lo\s+mismo|asi|igual|con|en)\b"
    r"|(?:^|\s)(lo\s+mismo)\s+(?:ocurr|suced|acontec|pas)|\s(ni)\s[^.;:]{1,80}?\slo\s+(?:hizo|hicieron)\b|"
    r"\s(?:(no)\s+asi\b|(?:pero|aunque|mas|y)\s+(si)(?=\s+(?:en|las?|los|el)\s)|(?:pero|aunque|mas)\s+(?P<but>si)(?=\s)|(no|tampoco|si|tambien)"
    r"(?:\s+(?:lo\s+(?:hizo|hicieron|ha\s+hecho|han\s+hecho)|habiendolo\s+(?:hecho|logrado)|(?:pudo|pudieron|logro|lograron)\s+hacerlo)\b)?"
    r"\s*(?=[.;,:()»”]|$|(?<=hizo)\s|(?<=hicieron)\s|(?<=hecho)\s|(?<=logrado)\s|(?<=hacerlo)\s))"
)
_HIGH, _LOW = ("mayor", "superior", "mas"), ("menor", "inferior", "menos")
_SIDES = re.compile(rf"\b(?:{'|'.join((*_HIGH, *_LOW))})\b")
_WORD = re.compile(
    r"(?:[;,]|\by|\bpero|\bmientras\s+que|\ben\s+tanto\s+que)\s+[^.;:,%\d]{2,60}?"
    r"(?:(?:,|\s(?:fue|es|resulto))\s+(?:solo\s+)?|\s(?=(?:mas|menos)\b))(?P<said>parcial|total|nul[oa]|plen[oa]|insuficiente|mayor|superior|menor|inferior|(?:a\s+)?(?:mas|menos))"
    r"(?=\s*(?:[.;,)»”]|$))"
)
_AMOUNT = re.compile(  # 'Ica ejecutó la mitad y Puno la totalidad'
    r"(?:[;,]|\b(?:y|e|pero|mientras(?:\s+que)?|en\s+tanto(?:\s+que)?))\s+"
    r"(?P<whose>[^.;:,%\d]{3,60}?),?\s+(?P<said>(?P<less>(?:casi|menos\s+de|mas\s+de|solo|apenas)\s+)?"
    rf"(?:(?P<all>{WHOLE_ALONE})|(?P<part>{PART_ALONE})|(?P<none>nada)|(?P<met>cumplimiento)"
    r"|(?:(?P<in>en|al)\s+)?(?:(?:el|un|al)\s+)?(?P<share>\d{1,4}(?:[.,]\d{1,4})?)\s?%))"
    rf"{ENDS_ALONE}"
)
_OF_PLAN = re.compile(r"[^.;:%]{0,20}\d\s?%\s+de\s+(?:lo|la|su)\s+(?:program|metas?|previst)")
_FULFILLED_IN = re.compile(r"(?:\s+con)?(?:\s+(?:la|su)\s+meta)?\s+(?:en|al)\s+(?:un\s+|el\s+)?\d")
_OF_AMOUNT = re.compile(r"(?:ejecut|realiz|cumpl|alcanz|logr)")
_ABOUT_GOAL = re.compile(r"[^.;:]{0,60}\b(?:metas?|cumpl\w+)\b[^.;:]{0,20}:")
_ANSWERS = {"si": Claim.MET, "no": Claim.NOT_MET}
_OUGHT = re.compile(
    r"\b(?:debi|debe|teni|comprometi)\w*\b[^.;:]{0,30}\b(?:cumplir|alcanzar|llegar)\b"
)


def _in_a_word(low: str, word: str, before: Claimed) -> Claim | None:
    """'Ica, mayor a la meta; Puno, menor', 'en Tacna fue pleno; en Loreto, parcial'."""
    said = low[before.start : before.end]
    if word in _HIGH or word in _LOW:
        sides = {each in _HIGH for each in _SIDES.findall(said)}
        if len(sides) != 1:
            return None
        alike = (word in _HIGH) in sides
        return before.claim if alike else OPPOSITE.get(before.claim)
    if "cumplimiento" not in said and "ejecucion" not in said:
        return None
    if word.startswith("nul") and "ejecucion" in said:
        return Claim.NOT_EXECUTED
    return Claim.MET if word.startswith(("total", "plen")) else Claim.NOT_MET


def with_echoes(low: str, found: list[Claimed]) -> list[Claimed]:
    """'Ica cumplió; Puno no': the short clause denies, or says again, what was claimed before."""
    said = list(found)
    asked: int | None = None
    for match in _TOO.finditer(low):
        start, end = match.span(match.lastindex or 0)
        at = bisect_right(said, start, key=lambda each: each.start)
        aside = match["but"] and not begins_region(low, end)
        if aside or (at and start < said[at - 1].end):
            continue
        word = low[start:end]
        if at:
            claim = _echo(word, said[at - 1].claim)
        else:
            asked = _asked(low) if asked is None else asked
            claim = _ANSWERS.get(word) if asked <= start else None
        if claim is not None:
            said.insert(at, Claimed(claim, start, end))
    for match in _WORD.finditer(low) if said else ():
        start, end = match.span("said")
        at = bisect_right(said, start, key=lambda each: each.start)
        claim = _in_a_word(low, match["said"].removeprefix("a "), said[at - 1]) if at else None
        if claim is not None and said[at - 1].end <= start:
            said.insert(at, Claimed(claim, start, end))
    verbs = list(said)
    for match in _AMOUNT.finditer(low) if said else ():
        start, end = match.span("said")
        at = bisect_right(said, start, key=lambda each: each.start)
        of_verb = bisect_right(verbs, start, key=lambda each: each.start)
        claim = _by_amount(low, match, verbs[of_verb - 1]) if of_verb else None
        if claim is not None and said[at - 1].end <= start:
            said.insert(at, Claimed(claim, start, end))
    return said


def _by_amount(low: str, match: re.Match[str], before: Claimed) -> Claim | None:
    """'y Puno la totalidad', 'Tacna, nada': what was done there of the same goal."""
    words = low[before.start : before.end]
    if not begins_region(low, match.start("whose")):
        return None
    if match["met"]:
        return Claim.MET if words.endswith("cumplimiento") else None
    if not _OF_AMOUNT.search(words):
        return None
    if match["share"]:
        in_turn = match["in"] and words.startswith("cumpl")  # 'Ica cumplió en 100%, Puno en 80%'
        if not (in_turn and _FULFILLED_IN.match(low, before.end)) and not _OF_PLAN.match(
            low, before.end, match.start()
        ):
            return None  # 'cumplió la meta con 80%, Puno 75%': of what?
        return Claim.MET if is_whole(match["share"]) and not match["less"] else Claim.NOT_MET
    if match["none"]:
        executed = "ejecut" in words or "realiz" in words
        return Claim.NOT_EXECUTED if executed else Claim.NOT_MET
    return Claim.MET if match["all"] and not match["less"] else Claim.NOT_MET


def _asked(low: str) -> int:
    """From where 'sí' and 'no' claim, though no verb does: 'La meta: Puno sí, Ica no'."""
    asked = _ABOUT_GOAL.match(low) or _OUGHT.search(low)
    return asked.end() if asked else len(low) + 1


def echoed(text: str, last: Claim) -> Claim | None:
    """'Puno no' below 'Ica cumplió', in a list of its own lines."""
    found = _TOO.search(folded(text.rstrip(" .;,")))
    return _echo(found[found.lastindex or 0], last) if found else None


def _echo(word: str, last: Claim) -> Claim | None:
    if word == "no":
        return Claim.NOT_MET if last is Claim.MET else None
    if word == "si":
        return Claim.MET if last is Claim.NOT_MET else None
    return Claim.NOT_MET if word in ("tampoco", "ni") and last is Claim.MET else last
