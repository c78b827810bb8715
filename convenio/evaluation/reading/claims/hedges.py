"""Claims that words take back in part, or leave to somebody: to be asked."""

import re
from collections.abc import Sequence

from convenio.evaluation.reading.regions.named_regions import NamedRegion
from convenio.evaluation.reading.regions.office_words import OFFICE

_BEFORE = re.compile(  # another semester's figure, but beside which this one's is put
    r"(?<!que )(?<!con )(?<!que en )\b(?:en\s+|durante\s+)?el\s+(?:semestre|periodo|ano)\s+"
    r"(?:anterior|pasado|previo|precedente)\b"
)
_BUT_FOR_A_TIME = re.compile(
    r"\b(?:salvo|excepto|menos|a\s+excepcion\s+de|con\s+excepcion\s+de)\s+(?:en\s+|por\s+)?(?:(?:el|los|al)\s+)?"
    r"(?:mes(?:es)?|trimestre|periodo|bimestre|ultimo|primer|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|setiembre|septiembre|octubre|noviembre|diciembre)\b"
)
_HEDGED = re.compile(  # what somebody says, or seems
    r"\b(?:supuesta|presunta|aparente|posible|probable)mente\b|\bal\s+parecer\b"
    r"|\bsegun\s+(?:(?:el\s+(?:reporte|informe)|lo\s+\w+d[oa]|la\s+informacion)\s+(?:de|por)\b)"
    rf"|\bsegun\s+(?:la|el|su)\s+(?:propi[ao]\s+)?{OFFICE}(?!\w)"
    r"|\bsegun\s+su\s+(?:propi[ao]\s+)?(?:informe|reporte)\b|\b[uo]\s+(?:alguna\s+)?otra\s"
    r"|\b(?:pero|aunque|mas|y|sin\s+embargo,?)\s+no\s+(?:l[oa]\s+(?:ha\s+)?)?(?:sustent|acredit|demostr|document)\w+"
)
_NOT_AS_PLANNED = re.compile(  # nothing, or less?
    r"\b(?:no|ningun[oa]?|tampoco|ni)\b[^.;:]{0,60}\bejecut(?:o|aron|ado|ada)\s+(?:con\s+)?(?:lo|la\s+meta|su\s+meta"
    r"|su\s+programacion)\b"
)
_SAYS = re.compile(  # 'Puno informó que cumplió'
    r",?\s+(?:ha\s+|han\s+)?(?:inform|manifest|senal|refi|refir|indic|declar|afirm|sostien|sostuv|sosten)\w*"
    r"\s+(?:que|haber)\b"
)
_NOT_ALL = re.compile(r"\bno\s+tod[ao]s\b")
_SOME_DID = re.compile(  # 'Ica sí, Puno no cumplieron'
    r"\bsi\s?[,;][^.:]{3,80}?\b(?:no|tampoco)\b|\bno\s?[,;][^.:]{3,80}?\bsi\s?(?:[,;]|cumpl|alcanz|super|logr)"
)
_ALL = (_BEFORE, _BUT_FOR_A_TIME, _NOT_AS_PLANNED, _HEDGED, _NOT_ALL, _SOME_DID)


def is_hedged(low: str, named: Sequence[NamedRegion]) -> bool:
    """Tell whether what is claimed there is only said, or only for a time, or not of all."""
    said = any(_SAYS.match(low, each.end) for each in named)
    return said or any(found.search(low) for found in _ALL)
