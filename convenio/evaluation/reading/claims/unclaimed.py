"""Words that speak of a goal or of what was done, and claim nothing: to be asked."""

import re

from convenio.evaluation.reading.drafts import only_names
from convenio.evaluation.reading.folded import folded

_FIGURES = re.compile(
    r"\b(?:metas?|cumpl(?:i|e|id)\w*|incumpl\w*|program(?:ad|aci|o\b|aron)\w*|previst[oa]s?|ejecut(?:o|aron|ad|an?)\w*"
    r"|ejecucion|avances?|totalidad|mitad|pactad\w+|compromiso)\b|:\s*(?:si|no)(?=\s*(?:[.;,]|$))|\d\s?%|\b\d{1,3}\s+de\s+(?:l[ao]s\s+)?\d"
)
_LEFT_UNDONE = re.compile(  # 'no capacitó a ninguna persona': not executed, or below the goal?
    r"\b(?:no|ni|tampoco|nunca)\s+(?:se\s+)?(?:logr(?:o|aron)\s+|ha\s+|han\s+)?"
    r"(?:elabor|capacit|suscri|firm|celebr|brind|atend|organiz|desarroll|implement|inscri|orient|sensibiliz"
    r"|visit|realiz|efectu|concret|conclu|inici|culmin|aprob|aprueb|registr|incorpor|coloc|concili)"
    r"(?!\w*iera)\w*"
)
_NOT_YET = re.compile(  # what is hoped, asked or quoted
    r"\b(?:esper|compromet|propus|deb[ei]|indic[ao]|senal|prev(?:e|en)\b|tiene[n]?\s+que|es\s+(?:importante|necesari))"
    r"|\b(?:a\s+fin|para\s+(?:\w+\s+){0,2}(?:cumplir|lograr|alcanzar|superar|mejorar)|en\s+cumplimiento\s+de)\b|\bproceso\s+de\b"
    r"|\b(?:cumpl|alcanz|logr|super|lleg|ejecut)\w*rian?\b|^\W*si\s+(?!bien\b)|\bcumpl\w+\s+con\s+[a-z]+[aei]r\b|\bsolicit\w+\s+(?:la\s+|su\s+|una\s+)?(?:modific|reprogram|cambi|actualiz|ampli|reduc)"
    r"|\bcumpl\w+\s+con\s+(?:el|la|los|las|su|sus)\s+(?:envi|remision|presentacion|entrega|report|registr|plazo)"
)


def leaves_open(text: str) -> bool:
    """Tell whether words that claim nothing speak of a goal or of what was done, or only name."""
    low = folded(text)
    speaks = _FIGURES.search(low) or _LEFT_UNDONE.search(low)
    return (speaks is not None and _NOT_YET.search(low) is None) or only_names(text)
