"""Claims that figures make: 'ejecutó 45% frente a una meta de 60%', 'cumplimiento del 80%'."""

import re
from collections.abc import Iterator

from convenio.evaluation.items import Claim
from convenio.evaluation.reading.claims import verbs
from convenio.evaluation.reading.claims.claim_words import AIM
from convenio.evaluation.reading.claims.phrases import Claimed
from convenio.typed.number_words import NUMBER_WORDS, in_digits

_NUMBER = r"\d{1,4}(?:[.,]\d{1,4})?"
_RATE = re.compile(
    r"\bcumplimiento\s+(?:de\s+(?:la|su|sus|las)\s+metas?\s+)?(?:(?:de|en)\s+[^.;:%\d]{1,60}\s"
    r"(?:fue|es|ascendio|llego|alcanzo)\s+(?=(?:al?|del?|el|un)?\s?))?(?:(?:de(?:l)?|al|en|:"
    r"|fue\s+del?)\s+)?"
    rf"({_NUMBER})\s?%(?!\s+[ya]\s+(?:el\s+)?\d)|(?<![\d.,])({_NUMBER})\s?%\s+de\s+cumplimiento\b"
    rf"|\b(?:avance|logro)\s+del?\s+({_NUMBER})\s?%\s+(?:respecto|frente|en\s+relacion)"
    r"\s+(?:a|con|de)\s+(?:la|su|lo)\s+(?:metas?|program)"
    rf"|\b(?:obtuv|registr|tuv|present|mostr|muestr)\w+\s+(?:apenas\s+|solo\s+)?(?:el\s+|un\s+)?({_NUMBER})\s?%"
    r"\s+(?:de|respecto\s+(?:a|de))\s+(?:la|su|lo)\s+(?:metas?|program)"
)
_RANGE = re.compile(  # 'cumplimientos entre 40% y 70%', 'entre el 40 % y el 70 % de la meta'
    rf"\bcumplimientos?\s+(?:que\s+van?\s+)?(?:de\s+)?(?:entre|del?|desde)\s+(?:el\s+)?({_NUMBER})\s?%?"
    rf"\s+(?:y|al?|hasta)\s+(?:el\s+)?({_NUMBER})\s?%"
    rf"|\bentre\s+(?:el\s+)?({_NUMBER})\s?%?\s+y\s+(?:el\s+)?({_NUMBER})\s?%\s+(?:de\s+(?:la|lo|sus?)\s+"
    r"(?:respectivas?\s+)?(?:metas?|program|previst)|de\s+cumplimiento)"
)
_MEANWHILE = r"(?:\b(?:mientras\s+que|en\s+tanto\s+que|y)|;)"
_ELLIPSIS = re.compile(  # '…, mientras que Piura, el 100%', 'y Tacna lo hizo en un 50%'
    rf"{_MEANWHILE}\s+[^.;:%\d]{{3,60}}?(?:,|\s(?P<done>lo\s+(?:hizo|hicieron))(?:\s+solo)?)\s+"
    rf"(?P<said>(?:(?:el|un|al|en)\s+){{1,2}}({_NUMBER})\s?%)"
)
_SHARE = rf"(?:el\s+|un\s+|al\s+|del\s+)?({_NUMBER})\s?%"
_PLAN = r"(?:metas?|program\w+|previst[oa]s?)(?:\s+(?:es|era|fue|de|del|promedio|al)){0,2}\s*:?\s+"
_DID = (
    r"\b(?:(?:ejecut\w+|alcanz\w+|logr\w+|obtuv\w+|avanz\w+|lleg\w+)(?:\s+(?:al?|solo)){0,2}"
    r"|(?:ejecucion|avance)(?:\s+(?:es|fue|de|del|promedio|al?|en|solo|ascendi\w+|llego)){0,3})\s*:?\s+"
)
_DONE_OF_PLAN = re.compile(
    rf"(?:{_DID}|{_MEANWHILE}\s[^.;:%\d]{{3,60}}?,?\s){_SHARE}[\s,(]{{1,3}}"
    r"(?:(?:frente|respecto|contra|versus|vs\.?|cuando|siendo|pese|una?"
    r"|la|su|de|del|al?|lo|y)\s+){0,4}"
    rf"(?:{_PLAN}{_SHARE}|{_SHARE}\s+(?:program|previst|de\s+meta))"
)
_EXECUTED_OF_PLANNED = re.compile(  # '15 % ejecutado vs. 12 % programado'
    rf"(?<![\d.,])({_NUMBER})\s?%\s+(?:de\s+)?(?:ejecu|avance|logrado|alcanzado)\w*[\s,;/(]{{1,3}}(?:(?:frente|respecto|contra|versus|vs\.?"
    rf"|de|del|al?|un|y|con)\s+){{0,3}}({_NUMBER})\s?%\s+(?:de\s+)?(?:meta|program|previst|planific)"
)
_PLAN_AND_DONE = re.compile(
    rf"(?:\b{_PLAN}{_SHARE}|{_SHARE}\s+(?:de\s+)?(?:meta|program\w+|programad[oa]))(?:[\s,;/(]{{1,3}}"
    rf"(?:(?:y|pero|solo|se|de|un|su|la)\s+){{0,3}}|,\s[^.;:,%\d]{{3,40}}?\s)(?:{_DID}{_SHARE}|{_SHARE}\s+(?:de\s+)?ejecu)"
)
_READ = r"(?:ejecut|alcanz|logr|cumpl|lleg|super|realiz|program)"
_SHARE_OF_PLAN = re.compile(  # 'han implementado el 100 % de lo programado'
    rf"\b(?:han?\s+(?!{_READ})[a-z]+[ai]do|(?!{_READ})[a-z]{{3,}}(?:aron|ieron|o|io))\s+(?:(?P<less>casi|apenas|solo|ya|recien)\s+)?"
    rf"(?:(?:el|al|un|en|hasta)\s+){{0,2}}({_NUMBER})\s?%\s+del?\s+(?:(?:la|las|lo|los|su|sus)\s+)?{AIM}"
)
_COUNT = rf"(?:\d{{1,4}}|{'|'.join(NUMBER_WORDS)})"
_SO_MANY = re.compile(  # 'realizó 3 de las 10 visitas programadas'
    rf"(?<![\w.,%°/-])({_COUNT})\s+(?:(?!de\b)[a-z]+\s+){{0,2}}de(?:\s+(?:las?|los|un\s+total\s+de))?\s+({_COUNT})\s+"
    r"(?:[a-z]+\s+){0,4}?(?:programad|previst|planificad|propuest)[oa]s\b"
)
_EXECUTED = r"\s+(?:al?|que)\s+(?:la|su|lo)\s+(?:ejecu|avance|alcanz)"
_PLAN_IS = r"\b(?:programacion|metas?|lo\s+programado)\s+(?:[a-z]+\s+){0,5}?"
_BESIDE = tuple(
    (re.compile(pattern), claim)
    for pattern, claim in (
        (rf"{_PLAN_IS}(?:mayor|superior){_EXECUTED}", Claim.NOT_MET),
        (rf"{_PLAN_IS}super\w+(?:\s+a)?\s+(?:la|su|lo)\s+ejecu", Claim.NOT_MET),
        (rf"{_PLAN_IS}(?:menor|inferior|igual|equivalente){_EXECUTED}", Claim.MET),
        (
            r"\b(?:ejecucion|avance|resultado)\s+(?:[a-z]+\s+){0,5}?(?:igual|equivalente)\s+(?:a|que)"
            r"\s+(?:la|su|lo)\s+(?:metas?|program|previst)",
            Claim.MET,
        ),
    )
)


def claimed_by_shares(low: str) -> Iterator[Claimed]:
    if "%" in low:
        yield from _claimed_by_percentages(low)
    for found in _SO_MANY.finditer(low):
        done, plan = (_value(in_digits(told)) for told in found.groups())
        yield Claimed(_compared(done, plan), *found.span())
    for beside, claim in _BESIDE:
        for found in beside.finditer(low):
            yield Claimed(claim, *found.span())


def _claimed_by_percentages(low: str) -> Iterator[Claimed]:
    for found in _RATE.finditer(low):
        yield Claimed(_of_share(next(filter(None, found.groups()))), *found.span())
    for found in _RANGE.finditer(low):
        least, most = (_of_share(told) for told in found.groups() if told)
        if least is most:
            yield Claimed(least, *found.span())
    for found in _ELLIPSIS.finditer(low):
        yield Claimed(_of_share(found[3]), *found.span("said"))
    for found in _SHARE_OF_PLAN.finditer(low):
        said = Claim.NOT_MET if found["less"] == "casi" else _compared(_value(found[2]), 100)
        yield Claimed(said, *found.span())
    for pattern, first in (
        (_DONE_OF_PLAN, "done"),
        (_EXECUTED_OF_PLANNED, "done"),
        (_PLAN_AND_DONE, "plan"),
    ):
        for found in pattern.finditer(low):
            one, other = (_value(told) for told in found.groups() if told)
            done, plan = (one, other) if first == "done" else (other, one)
            if plan:  # of a goal of 0 nothing can be told
                yield Claimed(_compared(done, plan), *found.span())


def _value(told: str) -> float:
    return float(told.replace(",", "."))


def _compared(done: float, plan: float) -> Claim:
    """'ejecutó 45% frente a una meta de 60%'."""
    if not done and plan:
        return Claim.NOT_EXECUTED
    return Claim.MET if done >= plan else Claim.NOT_MET


def _of_share(number: str) -> Claim:
    return Claim.MET if verbs.is_whole(number) else Claim.NOT_MET
