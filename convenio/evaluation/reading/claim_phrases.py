"""Claims that no finite verb makes: 'sin meta', 'por debajo de lo programado', 'N/A'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from convenio.evaluation.items import Claim
from convenio.evaluation.reading import verbs

_OPPOSITE = {Claim.MET: Claim.NOT_MET, Claim.NOT_MET: Claim.MET}
_GOAL_LINK = (
    r"(?:\s+de)?\s+(?:la|las|lo|su|sus|el|los)?\s*(?:metas?|program|previst|objetiv|esperad)"
)
_PHRASES: tuple[tuple[re.Pattern[str], Claim], ...] = tuple(
    (re.compile(pattern), claim)
    for pattern, claim in (
        (r"\bn\s?/\s?a\b|\bn\.\s?a\.|\binaplicables?\b", Claim.NOT_APPLICABLE),
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
            r"|\bno\s+ejecutad[oa]s?\b",
            Claim.NOT_EXECUTED,
        ),
        (
            rf"\bdebajo{_GOAL_LINK}|\b(?:menor|inferior)(?:es)?\s+(?:a|que){_GOAL_LINK}"
            r"|\bcumplimiento\b[^.;]{0,40}\bparcial\b|\bsin\s+(?:cumplir|alcanzar|lograr|llegar\s+a)"
            rf"{_GOAL_LINK}|\blejos{_GOAL_LINK}|\bmetas?\s+no\s+(?:cumplid|alcanzad|lograd)",
            Claim.NOT_MET,
        ),
        (
            rf"\b(?:encima){_GOAL_LINK}|\b(?:mayor|superior)(?:es)?\s+(?:a|que){_GOAL_LINK}"
            r"|\bmetas?\s+(?:cumplid|alcanzad|lograd|superad)[oa]s?\b",
            Claim.MET,
        ),
    )
)
_RATE = re.compile(
    r"\bcumplimiento\s+(?:de\s+(?:la|su|sus|las)\s+metas?\s+)?(?:(?:de(?:l)?|al|en|:"
    r"|fue\s+del?)\s+)?"
    r"(\d{1,4}(?:[.,]\d{1,4})?)\s?%"
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
            purpose = re.search(r"\b(?:evitar|para\s+no)\b[^.;]{0,20}$", before)
            if not purpose:
                start = found.start() - len(before) + denied.start() if denied else found.start()
                yield Claimed(_OPPOSITE.get(claim, claim) if denied else claim, start, found.end())
    for found in _RATE.finditer(low):
        yield Claimed(_of_share(found[1]), *found.span())


def _of_share(number: str) -> Claim:
    return Claim.MET if verbs.is_whole(number) else Claim.NOT_MET
