"""Claims that no finite verb makes: 'sin meta', 'por debajo de lo programado', 'N/A'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from convenio.evaluation.items import Claim
from convenio.evaluation.reading.claims import verbs

OPPOSITE = {Claim.MET: Claim.NOT_MET, Claim.NOT_MET: Claim.MET}
_GOAL_LINK = (
    r"(?:\s+del?)?\s+(?:la|las|lo|su|sus|el|los)?\s*(?:\d{1,3}(?:[.,]\d+)?\s?%\s+)?"
    r"(?:metas?|program|previst|objetiv|esperad)"
)
_OF_ITS_OWN = (
    r"(?=\s*(?:[.;:,)(]|$"
    r"|del?\s+(?:la\s+suya|lo\s+suyo|ell[ao]s?|est[ao]s?|es[ao]s?|dich[ao]s?|la\s+misma)\b))"
)
_PHRASES: tuple[tuple[re.Pattern[str], Claim], ...] = tuple(
    (re.compile(pattern), claim)
    for pattern, claim in (
        (
            r"\bn\s?/\s?a\b|\bn\.\s?a\.|\binaplicables?\b"
            r"|\bno\s+ser(?:le|les)?\s+aplicables?\b|\bno\s+aplicar(?:se)?(?:le|les)?\b",
            Claim.NOT_APPLICABLE,
        ),
        (
            r"\bsin\s+(?:una?\s+)?(?:metas?|programacion)\b(?!\s+cumplid)"
            r"|\bcarec\w+\s+de\s+(?:una\s+)?(?:metas?|"
            r"programacion)\b|\bmetas?\s+no\s+(?:fue\s+|fueron\s+)?(?:programad|fijad|establecid|"
            r"definid|remitid)\w*|\bno\s+programad[oa]s?\b",
            Claim.NO_GOAL,
        ),
        (
            r"\bsin\s+(?:ninguna?\s+|ningun\s+)?(?:ejecucion|ejecutar|avances?"
            r"|realizar\s+(?:ninguna\s+)?"
            r"activ\w+|actividades|acciones)\b|\bejecucion\s+(?:es\s+|fue\s+)?(?:de(?:l)?\s+"
            r"|igual\s+a"
            r"\s+|en\s+)?(?:0(?:[.,]0+)?\s?%|0\b(?![.,]\d)|nula|cero)|\bnula\s+ejecucion\b"
            r"|\b(?<![\d.,])0\s?%\s+de"
            r"\s+(?:ejecucion|avance)\b|\bavance\s+(?:nulo|cero|(?:de(?:l)?\s+)?0\s?%)"
            r"|\binejecucion\b"
            r"|\bno\s+ejecutad[oa]s?\b|\bno\s+ejecucion\b|\b(?:falta|ausencia)\s+de\s+ejecucion\b",
            Claim.NOT_EXECUTED,
        ),
        (
            rf"\bdebajo{_GOAL_LINK}|\b(?:menor|inferior)(?:es)?\s+(?:al?|que){_GOAL_LINK}"
            r"|\bcumplimiento\b[^.;]{0,40}\bparcial\b|\bcumplimiento\s+(?:nulo|insuficiente|deficiente)\b"
            r"|\balcanz\w+\s+(?:siquiera\s+)?la\s+mitad\b|\bsin\s+(?:cumplir|alcanzar|lograr|llegar\s+a)"
            rf"{_GOAL_LINK}|\blejos{_GOAL_LINK}|\blejos\s+de\s+(?:cumplir|alcanzar|lograr|llegar)"
            r"|\bmetas?\s+no\s+(?:cumplid|alcanzad|lograd)|\bincumplimientos?\b|\bpor\s+incumplid[oa]s?\b"
            r"|\bejecucion\s+parcial\b|\bcumplimiento\s+(?:en|de)\s+[^.;:%\d]{1,60}?\s(?:fue|es)\s+"
            r"(?:parcial|nulo)\b"
            r"|\bfalta\s+de\s+cumplimiento\b|\bdej(?:o|aron|an?|ado)\s+de\s+(?:cumplir|alcanzar|lograr"
            r"|hacerlo)|\bfalt(?:o|aron|an?)(?:le|les)?\b[^.;]{0,60}\bpara\s+(?:llegar|alcanzar|cumplir"
            r"|lograr)|\b(?:a\s+punto|cerca)\s+de\s+(?:cumplir|alcanzar|lograr|llegar)"
            r"|\bqued(?:o|aron|an?)\s+(?:a\s+[^.;]{1,40}\s+de|cort[oa]s?\s+(?:respecto\s+)?(?:del?|en))"
            rf"\s+(?:(?:la|su|las|sus|lo)\s+)?(?:metas?|program|previst)|\bpor\s+debajo{_OF_ITS_OWN}",
            Claim.NOT_MET,
        ),
        (
            rf"\b(?:encima){_GOAL_LINK}|\b(?:mayor|superior)(?:es)?\s+(?:al?|que){_GOAL_LINK}"
            r"|\bmetas?\s+(?:cumplid|alcanzad|lograd|superad)[oa]s?\b"
            rf"|\bpor\s+encima{_OF_ITS_OWN}|\bcumplimiento\s+(?:(?:en|de)\s+[^.;:%\d]{1, 60}?"
            r"\s(?:fue|es)\s+)?(?:total|pleno|cabal|integro|sostenido)\b|\bpor\s+(?:cumplid|alcanzad)[oa]s?\b|(?:\b(?:verific|observ|apreci|constat|evidenci|adviert|registr|acredit|demostr|sustent|logr|reconoc"
            r"|muestr|hubo)\w*\s+)(?:el\s+|un\s+)?(?:pleno\s+)?cumplimiento\s+de\s+(?:las?|sus?|lo)\s+"
            r"(?:metas?|program\w+|previsto)",
            Claim.MET,
        ),
    )
)
_AVOIDED = re.compile(
    r"\b(?:evit(?:ar|en?|ando)|para\s+no|riesgos?\s+de|posibles?|eventual(?:es)?|en\s+caso\s+de)\b[^.;]{0,20}$"
)
_RATE = re.compile(
    r"\bcumplimiento\s+(?:de\s+(?:la|su|sus|las)\s+metas?\s+)?(?:(?:de|en)\s+[^.;:%\d]{1,60}\s"
    r"(?:fue|es|ascendio|llego|alcanzo)\s+(?=(?:al?|del?|el|un)?\s?))?(?:(?:de(?:l)?|al|en|:"
    r"|fue\s+del?)\s+)?"
    r"(\d{1,4}(?:[.,]\d{1,4})?)\s?%|(?<![\d.,])(\d{1,4}(?:[.,]\d{1,4})?)\s?%\s+de\s+cumplimiento\b"
    r"|\b(?:avance|logro)\s+del?\s+(\d{1,4}(?:[.,]\d{1,4})?)\s?%\s+(?:respecto|frente|en\s+relacion)"
    r"\s+(?:a|con|de)\s+(?:la|su|lo)\s+(?:metas?|program)"
)
_ELLIPSIS = re.compile(  # '…, mientras que Piura, el 100%'
    r"(?:\b(?:mientras\s+que|en\s+tanto\s+que|y)|;)\s+[^.;:%\d]{3,60},\s+(?P<said>(?:el|un|al)\s+"
    r"(\d{1,4}(?:[.,]\d{1,4})?)\s?%)"
)
_SHARE = r"(?:el\s+|un\s+|al\s+|del\s+)?(\d{1,4}(?:[.,]\d{1,4})?)\s?%"
_PLAN = r"(?:metas?|program\w+|previst[oa]s?)(?:\s+(?:es|era|fue|de|del|promedio|al)){0,2}\s*:?\s+"
_DID = (
    r"\b(?:ejecut\w+|alcanz\w+|logr\w+|obtuv\w+|avanz\w+|lleg\w+)(?:\s+(?:al?|solo)){0,2}\s*:?\s+"
)
_DONE_OF_PLAN = re.compile(
    rf"(?:{_DID}|(?:\b(?:mientras\s+que|en\s+tanto\s+que|y)|;)\s[^.;:%\d]{{3,60}}?,?\s){_SHARE}[\s,(]{{1,3}}(?:(?:frente|respecto|contra|versus|vs\.?|cuando|siendo|pese|una?"
    r"|la|su|de|del|al?|lo|y)\s+){0,4}"
    rf"(?:{_PLAN}{_SHARE}|{_SHARE}\s+(?:program|previst|de\s+meta))"
)
_PLAN_AND_DONE = re.compile(
    rf"(?:\b{_PLAN}{_SHARE}|{_SHARE}\s+(?:de\s+)?(?:meta|program\w+|programad[oa]))[\s,;/(]{{1,3}}"
    rf"(?:(?:y|pero|solo|se|de|un)\s+){{0,3}}(?:{_DID}{_SHARE}|{_SHARE}\s+(?:de\s+)?ejecu)"
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim, and where the words that make it stand."""

    claim: Claim
    start: int
    end: int


def claimed_by_phrases(low: str) -> Iterator[Claimed]:
    for pattern, claim in _PHRASES:
        for found in pattern.finditer(low):
            before = low[max(found.start() - 24, 0) : found.start()]
            denied = re.search(
                r"\bno\s+(?:(?:es|fue|son|fueron|se\s+\w+|estan?|esta)\s+)?(?:por\s+)?$", before
            )
            purpose = _AVOIDED.search(before)
            if not purpose:
                start = found.start() - len(before) + denied.start() if denied else found.start()
                yield Claimed(OPPOSITE.get(claim, claim) if denied else claim, start, found.end())
    for found in _RATE.finditer(low):
        yield Claimed(_of_share(found[1] or found[2] or found[3]), *found.span())
    for found in _ELLIPSIS.finditer(low):
        yield Claimed(_of_share(found[2]), *found.span("said"))
    for pattern, first in ((_DONE_OF_PLAN, "done"), (_PLAN_AND_DONE, "plan")):
        for found in pattern.finditer(low):
            one, other = (_value(told) for told in found.groups() if told)
            done, plan = (one, other) if first == "done" else (other, one)
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
