"""Sentences that lead to items and are none: 'La dependencia proponente concluye lo siguiente:'."""

import re
from dataclasses import dataclass

from convenio.evaluation.reading.claims.sentence_claims import claims_in
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.headings import TextPart
from convenio.evaluation.reading.regions.named_regions import named_regions

_TELLS = re.compile(
    r"\b(?:lo\s+siguiente|las?\s+siguientes?\s+(?:conclusion|recomendacion)\w*|a\s+continuacion"
    r"|conclu[iy]\w*"
    r"|recomien?d\w*|senal\w+|indic[aó]\w*|precis\w+|determin\w+|manifiest\w+|informa\w*"
    r"|detall\w+|sugier\w+"
    r"|sugerimos|siguientes?|asi\s*:$|expuest\w+|se\s+(?:desprende|advierte|aprecia|observa|tiene|constata|verifica)\w*)\b"
)
_CONCLUDE = re.compile(r"\bconclu[iy]\w*|\bconclusion")
_RECOMMEND = re.compile(r"\brecom(?:ien|en)d\w*|\bsug(?:ier|er)\w*|\bexhort\w*")
LONGEST_LEAD = 700


@dataclass(frozen=True, slots=True)
class LeadTo:
    """A lead; `part`: what it says that follows."""

    part: TextPart | None


@dataclass(frozen=True, slots=True)
class LeadSentence:
    """The sentence that says who concludes and recommends on an indicator."""

    indicator: int
    text: str


def lead_part(text: str) -> LeadTo | None:
    """What a sentence leads to; None where it is an item's, or leads to regions."""
    stripped = text.rstrip(' -–.”»"')
    if not stripped.endswith(":") or len(text) > LONGEST_LEAD:
        return None
    low = folded(stripped)
    if not _TELLS.search(low) or named_regions(text) or claims_in(text):
        return None
    if re.search(r"\bg/drtpe\b.{0,20}\b(?:deben|son)\b", low):
        return None
    concludes, recommends = _CONCLUDE.search(low), _RECOMMEND.search(low)
    if concludes and recommends:
        return LeadTo(TextPart.BOTH)
    if concludes:
        return LeadTo(TextPart.CONCLUSIONS)
    return LeadTo(TextPart.RECOMMENDATIONS if recommends else None)
