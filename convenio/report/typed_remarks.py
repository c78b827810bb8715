"""A comment that returns a report, as it is typed, and what is asked back instead."""

import re
from dataclasses import dataclass
from enum import StrEnum

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.typed.bare_names import names_only
from convenio.typed.figures import UnreadableFigure, read_figure
from convenio.typed.lone_words import LoneWord, read_lone_word

_APPROVING = re.compile(
    r"\b(?:apr(?:ueb\w+|ob(?:ar|ad[oa]s?|amos|arl[oa]s?|emos|acion))|vb|vobo|visto bueno|v b"
    r"|v o b o|conformidad|procede|proceda)\b"
)
_BESIDE = {
    *("lo", "la", "los", "las", "el", "todo", "todos", "si", "ok", "ya", "esta", "estan", "queda"),
    *("doy", "mi", "de", "parte", "por", "reporte", "informe", "version", "completo", "gracias"),
    *("bien", "conforme", "muy", "yo", "se", "que", "quiero", "puede", "favor", "con", "y", "al"),
}
_SUBJECT = re.compile(
    r"(?:(?:es |en |sobre |del? |por )*(?:el |la |al )?)(?:idg ?|indicador |numero |nro |n )?"
    r"([0-9]{1,2})"
)


class RemarkDoubt(StrEnum):
    """Why a text is not taken as what is to be corrected."""

    APPROVAL = "approval"  # 'apruebo', 'ok'
    SUBJECT = "subject"  # 'el 5'
    UNSAID = "unsaid"  # '45', 'mañana'


@dataclass(frozen=True, slots=True)
class TypedRemark:
    """`indicator`: the one that it may be about, if it names no more than that."""

    doubt: RemarkDoubt | None = None
    indicator: int = 0


def read_remark(text: str, indicators: Indicators) -> TypedRemark:
    said = plain(text)
    if read_lone_word(text) is LoneWord.YES or _approves(said):
        return TypedRemark(RemarkDoubt.APPROVAL)
    subject = _SUBJECT.fullmatch(said)
    if subject and int(subject[1]) in indicators and not set("%/") & set(text):
        return TypedRemark(RemarkDoubt.SUBJECT, int(subject[1]))
    is_figure = not isinstance(read_figure(text), UnreadableFigure)
    return TypedRemark(RemarkDoubt.UNSAID if is_figure or names_only(text) else None)


def _approves(said: str) -> bool:
    rest, found = _APPROVING.subn("", said)
    return bool(found) and all(word in _BESIDE for word in rest.split())
