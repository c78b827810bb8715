"""Names that stand apart in a sentence, in words of their own: 'con ponentes de Lima'."""

import re
from collections.abc import Sequence
from itertools import pairwise

from convenio.evaluation.reading.regions.named_regions import NamedRegion, listed_between
from convenio.evaluation.reading.regions.office_words import OFFICE
from convenio.evaluation.reading.regions.passing_mentions import speaks_of_both

_JOINED = re.compile(  # by a sign, or by a word near the name
    r"[.;:](?:\s|$)|[,(—–/-]\s*(?:(?:en|al?|las?|el|los|del?|por|para|\d\S*|sede)\s+"
    rf"|{OFFICE}[\s-]+){{0,5}}$"
    r"|\b(?:y|e|o|u|ni|sino|como|igual|tambien|tampoco|ademas|junto|incluso|inclusive|mientras|solo"
    r"|unicamente|especialmente|particular(?:mente)?|principalmente|todo|ell[ao]s|siendo)\s+(?:\S+\s+){0,4}$"
)
_BETWEEN = re.compile(r"\bentre\b(?!\s+ell[ao]s)")
_WORD = re.compile(r"[a-z]{4,}")
_FILL = re.compile(rf"\b{OFFICE}(?!\w)|\b(?:sede|zona\w*)\b")
_LED = re.compile(
    r"\W*(?:con(?!\s+(?:la\s+|las\s+|los\s+)?(?:excepcion|salvedad|relacion|respecto|referencia|exclusion|meta|drtpe|g/))"
    r"|gracias\s+a|pese\s+a|a\s+pesar\s+de|tras|ante|mediante|a\s+(?:traves|propuesta|pedido|solicitud|iniciativa)\s+de"
    r"|junto\s+(?:a|con)\s+\w+\s+de)\b[^,.;:]*?\s(?:\w{4,}\s+(?:de|desde|en)\s+)"
)


def standing_apart(
    low: str, named: Sequence[NamedRegion], claimed: Sequence[int]
) -> list[NamedRegion]:
    """Those beside whom others are meant: not of their list, and joined to it by no word."""
    if len({each.code for each in named}) < 2 or speaks_of_both(low):
        return []
    comma = low.find(",")
    led = [each for each in named if each.end <= comma]
    if led and len(led) < len(named) and _LED.match(low, 0, led[0].start):
        return led
    apart: list[NamedRegion] = []
    out = False
    for one, other in pairwise(named):
        if not listed_between(low, one.end, other.start):
            gap = low[one.end : other.start]
            joined = _JOINED.search(gap) is not None and not _BETWEEN.search(gap)
            claims = any(one.end <= at < other.start for at in claimed)
            out = not joined and not claims and _WORD.search(_FILL.sub("", gap)) is not None
        if out:
            apart.append(other)
    kept = {each.code for each in named if each not in apart}
    return [each for each in apart if each.code not in kept]
