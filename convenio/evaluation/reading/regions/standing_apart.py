"""Names that stand apart in a sentence, in words of their own: 'con ponentes de Lima'."""

import re
from collections.abc import Sequence
from itertools import pairwise

from convenio.evaluation.reading.claims.phrases import Claimed
from convenio.evaluation.reading.regions.named_regions import NamedRegion, listed_between
from convenio.evaluation.reading.regions.office_words import OFFICE
from convenio.evaluation.reading.regions.passing_mentions import speaks_of_both

_JOINED = re.compile(  # by a sign, or by a word near the name
    r"[.;:](?:\s|$)|[,(—–/-]\s*(?:(?:en|al?|las?|el|los|del?|por|para|\d\S*|sede)\s+"
    rf"|{OFFICE}[\s-]+){{0,5}}$"
    r"|\b(?:y|e|o|u|ni|sino|como|igual|tambien|tampoco|ademas|junto|incluso|inclusive|mientras|solo"
    r"|unicamente|especialmente|particular(?:mente)?|principalmente|todo|ell[ao]s|siendo|quedando|restando|faltando)\s+(?:\S+\s+){0,4}$"
)
_BETWEEN = re.compile(r"\bentre\b(?!\s+ell[ao]s)")
_WORD = re.compile(r"[a-z]{4,}")
_FILL = re.compile(
    rf"\b{OFFICE}(?!\w)|\b(?:sede|zona\w*|metas?|lo\s+(?:programad|previst)o|programad[oa]s?|previst[oa]s?|indicador|actividad\w*|hicieron|hizo|ocurri\w*|sucedi\w*|aconteci\w*)\b"
)
_LED = re.compile(
    r"\W*(?:con(?!\s+(?:la\s+|las\s+|los\s+)?(?:excepcion|salvedad|relacion|respecto|referencia|exclusion|meta|drtpe|g/))"
    r"|gracias\s+al?|pese\s+al?|a\s+pesar\s+del?|tras|ante|mediante|a\s+(?:traves|propuesta|pedido|solicitud|iniciativa)\s+del?"
    r"|junto\s+(?:a|con)\s+\w+\s+de)\b[^.;:]*?\s(?:\w{4,}\s+(?:de|desde|en)\s+)"
)


_MAIN = re.compile(rf",\s*(?:(?:las?|los|el)\s+)?(?:{OFFICE}\s+(?:del?\s+)?)?(?:la\s+|el\s+)?$")


def _opens(low: str, name: NamedRegion) -> bool:
    return _MAIN.search(low, max(name.start - 60, 0), name.start) is not None


def standing_apart(
    low: str, named: Sequence[NamedRegion], claimed: Sequence[Claimed]
) -> list[NamedRegion]:
    """Those beside whom others are meant: not of their list, and joined to it by no word."""
    if len({each.code for each in named}) < 2 or speaks_of_both(low):
        return []
    if _LED.match(low, 0, named[0].start):
        main = next((at for at, each in enumerate(named) if at and _opens(low, each)), 0)
        if main:
            return list(named[:main])
    apart: list[NamedRegion] = []
    out = False
    for one, other in pairwise(named):
        if not listed_between(low, one.end, other.start):
            said = [each.end for each in claimed if one.end <= each.start < other.start]
            gap = low[max([one.end, *said]) : other.start]
            joined = _JOINED.search(gap) is not None and not _BETWEEN.search(gap)
            out = not joined and _WORD.search(_FILL.sub("", gap)) is not None
        if out:
            apart.append(other)
    kept = {each.code for each in named if each not in apart}
    return [each for each in apart if each.code not in kept]
