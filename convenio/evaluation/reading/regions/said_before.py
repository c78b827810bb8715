"""Words for regions that earlier items named: 'dichas regiones', 'ambas', 'a las tres'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convenio.evaluation.items import Item
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.regions.contrasts import listed_behind
from convenio.evaluation.reading.regions.named_regions import named_regions
from convenio.evaluation.reading.regions.office_words import OFFICE

_COUNTED = "dos tres cuatro cinco seis siete ocho nueve diez once doce"
_COUNTS = {word: at for at, word in enumerate(_COUNTED.split(), start=2)}
COUNTED = rf"(?:\d{{1,2}}|{'|'.join(_COUNTS)})"
_MENTIONED = r"(?:mencionad|citad|referid|indicad|senalad|nombrad|aludid|precitad)"
_END = (
    r"(?=\s*(?:[,.;:)»”]|$)|\s+(?:se|no|deb|a|que|con|por|en|para|y|cumpl|alcanz|super|logr|ejecut"
    r"|program|activ)\w*\b|\s+[a-z]{3,}(?:[ae]n|ron)\b)"
)
_ONE = re.compile(
    rf"\b(?:dich[oa]|est[ea](?:\s+ultim[ao])?|es[ea]|aquell[ao]|(?:la|el)\s+{_MENTIONED}[oa])\s+{OFFICE}(?!\w)"
    rf"|\bla\s+misma\s+{OFFICE}(?!\w)|\best[ea]\s+ultim[ao]{_END}"
)
_SEVERAL = re.compile(
    rf"\b(?:(?P<both>amb[ao]s)(?:\s+{OFFICE}(?!\w)|{_END})"
    rf"|(?:dich[oa]s|est[oa]s|es[oa]s|aquell[ao]s|(?:las|los)\s+{_MENTIONED}[oa]s|(?:las|los)\s+mism[oa]s)"
    rf"(?:\s+(?P<n>{COUNTED}))?(?:\s+ultim[ao]s)?\s+{OFFICE}(?!\w)"
    rf"|(?:las|los)\s+(?:(?P<k>{COUNTED})\s+)?{OFFICE}\s+(?:antes\s+|arriba\s+|ya\s+)?{_MENTIONED}[oa]s(?!\s+en\b)"
    rf"|est[oa]s\s+(?:ultim[ao]s|(?P<l>{COUNTED})){_END}"
    rf"|(?:a|en|para|por)\s+(?:las|los)\s+(?P<m>{COUNTED}){_END})"
)
_WHOLE = re.compile(
    rf"\b(?P<n>{COUNTED})\s(?:[^.;:(),—–%]{{0,60}}?\s)?{OFFICE}(?!\w)[^.;:(),—–%]{{0,60}}"
)
_ELSEWHERE = re.compile(  # 'las G/DRTPE nombradas en la primera conclusión'
    rf"\b{OFFICE}\s+(?:antes\s+)?{_MENTIONED}[oa]s?\s+en\b|\b{_MENTIONED}[oa]s?\s+en\s+(?:la|el|los|las)\s+"
    r"(?:\w+\s+){0,2}(?:conclusion|recomendacion|numeral|punto|inciso|literal|parrafo|item)"
)


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """How many regions the words mean; 0: several, it is not said how many. `where`: elsewhere."""

    count: int
    where: bool = False


def said_before(low: str) -> SaidBefore | None:
    if _ELSEWHERE.search(low):
        return SaidBefore(0, where=True)
    if found := _SEVERAL.search(low):
        told = found["n"] or found["k"] or found["l"] or found["m"]
        return SaidBefore(2 if found["both"] else count_of(told))
    return SaidBefore(1) if _ONE.search(low) else None


def listed_whole(text: str) -> tuple[str, ...]:
    """The regions of 'de las seis regiones evaluadas (Ica, Puno, …)', of which more is said."""
    low, named = folded(text), named_regions(text)
    for found in _WHOLE.finditer(low) if len(named) > 2 else ():
        listed = tuple(dict.fromkeys(each.code for each in listed_behind(low, named, found)))
        if len(listed) == count_of(found["n"]):
            return listed
    return ()


def count_of(told: str | None) -> int:
    return 0 if told is None else int(told) if told.isdigit() else _COUNTS[told]


def meant_before(said: SaidBefore, items: Sequence[Item]) -> tuple[tuple[str, ...], bool]:
    """The regions of the indicator's earlier items, and whether all are; none: nobody can tell."""
    if said.where:
        return (), False
    gathered: tuple[str, ...] = ()
    for item in reversed(items):
        if item.everybody and said.count == 0:
            return (), True
        alone = len(item.regions)
        if alone and (alone == said.count or (said.count == 0 and alone > 1)):
            return item.regions, False
        gathered = tuple(dict.fromkeys((*item.regions, *gathered)))
        if len(gathered) == said.count:
            return gathered, False
        if said.count == 1 and alone:
            return (), False
    return (gathered, False) if said.count == 0 and len(gathered) > 1 else ((), False)
