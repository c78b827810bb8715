"""A text's sentences, and where it goes over from what was to what is recommended."""

import re

from convenio.evaluation.reading.claims.sentence_claims import claims_in
from convenio.evaluation.reading.demands import (
    THEREFORE,
    demands,
    is_of_ministry,
    opens_concluding,
    opens_recommending,
    says_who_should,
)
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.regions.named_regions import begins_region

_SENTENCE = re.compile(r"[.!?][”»\")’]*\s+(?=[¡¿«“\"(]*[A-ZÁÉÍÓÚÑ0-9])")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Sr|Sra|Srta|Dr|Dra|Ing|Lic|Abg|Nro|No|Núm|Num|Art|Arts|Av|Jr|Dir|Of|pág|pag|inc"
    r"|num|vs|aprox|ej|Res|Dec)|\d|[NI]d?G?)\.$"
)
_SO = re.compile(
    r"[,;]?\s+(?=(?:por\s+lo\s+(?:que|cual|tanto,?)|por\s+(?:ello|tanto),?|en\s+consecuencia,?|y"
    r"|razon\s+por\s+la\s+cual,?)\s+se\s+(?:les?\s+)?(?:recomienda|sugiere|exhorta)\b"
    rf"|{THEREFORE})"
)
_THEN = re.compile(
    r"(?:[,;]\s+(?:y\s+)?|\s+y\s+)(?=(?:se\s+(?:les?\s+)?(?:recomienda|sugiere|exhorta)|recomendamos|recomiendo"
    r"|sugerimos|exhortamos)\b)"
)
_EACH = re.compile(r";\s+(?:y\s+)?")
_TO_WHOM = re.compile(r"(?:A|Al)\s+(?:[a-z/]+\s+){0,4}[A-ZÁÉÍÓÚa-z][^.;:]{0,80}:\s")
_TO = re.compile(r"\W*Al?\s")
_TO_THOSE = re.compile(
    r"\W*(?:a|para)\s+(?:tod[oa]s\s+)?(?:las|los|aquell[ao]s|quienes)\b[^,;.:]*\b(?:que|quienes)\b"
)


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


def _to_each(sentence: str) -> list[tuple[str, bool]]:
    """'Ica, capacitar; Puno, fijar meta': what is demanded of each, and whether it is."""
    pieces = _EACH.split(sentence)
    of_each = all(begins_region(folded(piece), 0) and demands(piece) for piece in pieces)
    if len(pieces) == 1 or not of_each:
        return [(sentence, False)]
    return [(piece, True) for piece in pieces]


def recommending_parts(text: str) -> list[str]:
    """The text, cut where 'se recomienda' begins a sentence, or 'por lo que se recomienda' one."""
    parts: list[str] = []
    for sentence, of_each in (each for whole in sentences(text) for each in _to_each(whole)):
        cut = _SO.search(folded(sentence))
        if cut is None:
            cut = _THEN.search(folded(sentence))
            told = cut and claims_in(sentence[: cut.start()])
            cut = cut if told and not _TO_THOSE.match(folded(sentence)) else None
        halves = [sentence[: cut.start()], sentence[cut.end() :]] if cut else [sentence]
        for half in halves:
            opens = opens_recommending(half) or opens_concluding(half) or is_of_ministry(half)
            turns = (
                opens
                or of_each
                or _TO_WHOM.match(half)
                or (_TO.match(half) and says_who_should(half))
            )
            if parts and not turns:
                parts[-1] += f" {half}"
            else:
                parts.append(half)
    return [part.strip() for part in parts if part.strip(" \t\n,;.:")]
