"""The one of several open reports that somebody names: 'el segundo', 'el de antes', '2020', '1'."""

from collections.abc import Sequence

from convenio.catalogue.regions import plain
from convenio.typed.named_semesters import titled_semesters
from handlers.plain_words.grammar import Said
from storage.reports.obligations import Owed

_SHORT = 5  # words
_FILLERS = frozenset(
    ("el", "la", "lo", "los", "las", "de", "del", "es", "son", "al", "ese", "opcion", "numero", "n")
) | {"boton", "reporte", "semestre", "periodo", "que"}
_PLACES = (
    ("1", "uno", "primero", "primera", "primer", "1ro", "1ero", "arriba"),
    ("2", "dos", "segundo", "segunda", "2do"),
    ("3", "tres", "tercero", "tercera", "tercer", "3ro", "3ero"),
    ("4", "cuatro", "cuarto", "cuarta", "4to"),
)
_LAST = ("ultimo", "ultima", "abajo")
_EARLIER = ("antes", "anterior", "pasado", "antiguo", "viejo", "previo", "atrasado", "vencido")
_LATER = ("actual", "ahora", "este", "vigente", "presente", "nuevo", "reciente", "corriente")


def named_report(text: str, said: Said, owed: Sequence[Owed]) -> Owed | None:
    """The one report that a short text names by its year, half, age or place among them."""
    if len(text.split()) > _SHORT or said.phrases or said.regions:
        return None
    named = [report for report in owed if report.period in titled_semesters(text, report.period)]
    if not named and not said.unread:
        named = [report for report in owed if report.period.year in said.years]
    if not named:
        named = _by_place(plain(text), owed) or _by_age(plain(text), owed)
    return named[0] if len(named) == 1 else None


def _by_place(text: str, owed: Sequence[Owed]) -> list[Owed]:
    words = set(text.split()) - _FILLERS
    if words and words <= set(_LAST):
        return list(owed[-1:])
    for at, names in enumerate(_PLACES[: len(owed)]):
        if words and words <= set(names):
            return [owed[at]]
    return []


def _by_age(text: str, owed: Sequence[Owed]) -> list[Owed]:
    words = set(text.split()) - _FILLERS
    periods = sorted({report.period for report in owed})
    if len(periods) < 2 or not words:
        return []
    if words <= set(_EARLIER):
        return [report for report in owed if report.period == periods[0]]
    later = [report for report in owed if report.period == periods[-1]]
    return later if words <= set(_LATER) else []
