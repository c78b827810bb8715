"""The month by which a recommendation is to be carried out, as its words name it."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from convenio.calendar.months import MONTHS, read_month
from convenio.calendar.periods import Period
from convenio.calendar.year_month import YearMonth
from convenio.catalogue.regions import plain
from convenio.evaluation.reading.folded import folded

_MONTH = "|".join((*map(plain, MONTHS.values()), "septiembre"))
_YEAR = r"(?:\s+(?:del?\s+)?(?:(?:presente\s+)?ano\s+)?(?P<year>20\d\d))?"
_NAMED = re.compile(rf"(?<![\w-])(?P<month>{_MONTH})\b{_YEAR}")
_GOES_ON = re.compile(rf"\s*(?:,|\b(?:y|e|o|a|al|hasta)\b)\s*(?:{_MONTH})\b")
_FILLING = (
    r"(?:(?:el|la|los|las|en|de|del|al?|hasta|para|es|fin|fines|final|cierre|termino|ultimo|primer[ao]?|segunda"
    r"|dias?|habil|quincena|semana|mes|lunes|martes|miercoles|jueves|viernes|\d{1,2})[\s,:]+)*"
)
_BY = (
    r"\b(?:hasta|a\s+mas\s+tardar|como\s+(?:maximo|tarde)|plazo(?:\s+(?:maximo|final|limite))?|vence"
    r"|no\s+mas\s+alla|para|antes\s+del?|al?\s+(?=(?:cierre|termino|fin(?:al|es)?)\b)|al\s+(?=\d{1,2}\s+de))"
)
_LAST = re.compile(
    rf"(?:{_BY}[\s,:]*{_FILLING}|\b(?:{_MONTH})\s+(?:(?:del?\s+)?20\d\d\s+)?(?:al?|hasta)\s+)$"
)
_BEFORE_IT = re.compile(r"\bantes\s+de(?:l\s+mes\s+de)?\s+$")
_FROM = re.compile(r"\b(?:desde|a\s+partir\s+del?|(?<!mes\s)del?)\s+(?:el\s+mes\s+de\s+)?$")
_WITHIN = re.compile(r"\b(?:en|durante|entre)\s+(?:el\s+)?(?:mes\s+de\s+)?(?:[a-z]+\s+y\s+)?$")
_DONE = re.compile(
    r"\b[a-z]{2,}(?:[ai]d[oa]s?|aron|ieron|io|to)\s+(?:en|durante)\s+(?:el\s+)?(?:mes\s+de\s+)?$"
)
_DAY = re.compile(r"\b(?P<day>\d{1,2})\s+de\s+$")
_PART = re.compile(  # 'hasta el primer trimestre', 'para fines de año', 'al cierre del 2021'
    rf"{_BY}[\s,:]*{_FILLING}(?:(?P<order>primer|segundo|tercer|cuarto|i{{1,3}}|iv)\s+"
    rf"(?P<unit>bimestre|trimestre|semestre)\b{_YEAR}|(?<=\s)(?:presente\s+)?ano\b(?!\s+20)"
    r"|(?<=(?:fin|rre|ino|nes|nal)\sde\s)(?P<whole>20\d\d)|(?<=(?:rre|ino|nal)\sdel\s)(?P<end>20\d\d))"
)
_ORDERS = ("primer", "segundo", "tercer", "cuarto"), ("i", "ii", "iii", "iv")
_LONG = {"bimestre": 2, "trimestre": 3, "semestre": 6}  # months
_WINDOW = 70  # letters


def due_months(semester: Period) -> list[YearMonth]:
    """The twelve months after a semester."""
    last = YearMonth.of(semester.ends_on)
    return [last.plus(months) for months in range(1, 13)]


def due_in(text: str, semester: Period) -> YearMonth | None:
    """The last of the twelve months after the semester that the words set for it, if they do.

    A month is set by 'hasta' or 'a más tardar', or is the only one that is named; a whole year is
    none.
    """
    low, offered = folded(text), due_months(semester)
    by, others = set(_parts(low, offered)), set()
    for match in _NAMED.finditer(low):
        before = low[max(match.start() - _WINDOW, 0) : match.start()]
        month = _month(match["month"], match["year"], offered)
        if month is None or _GOES_ON.match(low, match.end()) or _has_no_day(month, before):
            continue
        if _LAST.search(before):
            by.add(month.plus(-1) if _BEFORE_IT.search(before) else month)
        elif not (_DAY.search(before) or _FROM.search(before) or _DONE.search(before)) and (
            match["year"] or _WITHIN.search(before)
        ):
            others.add(month)
    named = by or (others if len(others) == 1 else set())
    return max((month for month in named if month in offered), default=None)


def _has_no_day(month: YearMonth, before: str) -> bool:
    """'El 31 de febrero'."""
    day = _DAY.search(before)
    return day is not None and not 1 <= int(day["day"]) <= monthrange(month.year, month.month)[1]


def _month(name: str, year: str | None, offered: Sequence[YearMonth]) -> YearMonth | None:
    number = read_month(name)
    if year is None:
        return next(month for month in offered if month.month == number)
    return YearMonth(int(year), number)


def _parts(low: str, offered: Sequence[YearMonth]) -> Iterator[YearMonth]:
    for match in _PART.finditer(low):
        if match["unit"]:
            order = next(
                names.index(match["order"]) for names in _ORDERS if match["order"] in names
            )
            number = min((order + 1) * _LONG[match["unit"]], 12)
        else:
            number = 12
        year = match["year"] or match["whole"] or match["end"]
        yield from filter(None, (_month(MONTHS[number], year, offered),))
