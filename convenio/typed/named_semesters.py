"""The semesters that words name: of a heading, a label, a title, a sheet or a file."""

import re

from convenio.calendar.periods import Period
from convenio.catalogue.regions import plain

_YEAR = r"(20\d\d)"
_SEM = r"sem(?:estre)?"
_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]*iembre|octubre|noviembre|diciembre"
)
_DATES = re.compile(
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b"
    r"|\b\d{1,2}\s+de\s+[a-záéíóú]+\s+(?:de|del)\s+\d{4}\b|\(\d{1,2}\)"
    r"|\b\d{3,5}\s*-\s*20\d\d\b(?:-[A-Z]+)*",  # 'Oficio 045-2021-DRTPE'
    re.IGNORECASE,
)
_LAST_DAY = {1: (30, "junio|0?6"), 2: (31, "diciembre|12")}
_BETWEEN = r"(?:\s+del?\s+|\s*[-/.]\s*)"
_UNTIL = tuple(  # 'del 01/01/2020 al 30/06/2020', 'al 30 de junio de 2020'
    (
        half,
        re.compile(
            rf"(?<!\w)(?:al|hasta(?: el)?|[-–a])\s*{day}{_BETWEEN}(?:{month}){_BETWEEN}{_YEAR}\b",
            re.IGNORECASE,
        ),
    )
    for half, (day, month) in _LAST_DAY.items()
)
_FROM_JANUARY = re.compile(rf"\bdel?\s+(?:0?1|1ro|1º|1°|primero){_BETWEEN}(?:enero|0?1)\b", re.I)
_CODES = (  # '2019-II', '2019 - 2', '2019 S2', then '2019, semestre II'
    re.compile(rf"\b{_YEAR}\s*(?:s\s*)?0?(ii|i|1|2)\b"),
    re.compile(rf"\b{_YEAR}\s+{_SEM}\s+0?(ii|i|1|2)\b"),
)
_HALF_FIRST = (  # 'II-2019', 'S2 2019', '2S-2019'
    re.compile(rf"(?<!anexo )(?<!cuadro )(?<!tabla )(?<!fase )\b(ii|i)\s+(?:del?\s+)?{_YEAR}\b"),
    re.compile(rf"\bs\s*(1|2)\s+{_YEAR}\b"),
    re.compile(rf"\b(1|2)\s*s\s+{_YEAR}\b"),
)
_HALVES = (
    (
        1,
        rf"\b(?:i|1|1er|1ro|1o|1ero|primer|primero)\s+{_SEM}\b|\b{_SEM}\s+(?:n\s+)?0?(?:i|1)\b"
        rf"|\b(?:i|1|primer)\s+y\s+(?:el\s+)?(?:ii|2|segundo)\s+{_SEM}\b"
        r"|\bs1\b|\b1s\b"
        r"|\bene(?:ro)?\s+(?:a\s+|al\s+|hasta\s+)?jun(?:io)?\b",
    ),
    (
        2,
        rf"\b(?:ii|2|2do|2o|segundo)\s+{_SEM}\b|\b{_SEM}\s+(?:n\s+)?0?(?:ii|2)\b"
        r"|\bs2\b|\b2s\b"
        r"|\bjul(?:io)?\s+(?:a\s+|al\s+|hasta\s+)?dic(?:iembre)?\b",
    ),
)


def titled_semesters(text: str, default: Period) -> list[Period]:
    """Every semester that a text names with its half; one without a year is of `default`'s year.

    Dates, and numbers in parentheses as copies of a file have them, are none.
    """
    words = _words(text)
    found = [Period(int(year), half) for half, until in _UNTIL for year in until.findall(text)]
    if found and _FROM_JANUARY.search(text):
        found.insert(0, Period(found[0].year, 1))
    found += [_of(year, half) for code in _CODES for year, half in code.findall(words)]
    for code in _CODES:
        words = code.sub(" ", words)
    found += [_of(year, half) for code in _HALF_FIRST for half, year in code.findall(words)]
    for code in _HALF_FIRST:
        words = code.sub(" ", words)
    year = re.search(rf"\b{_YEAR}\b", words)
    for half, pattern in _HALVES:
        if re.search(pattern, words):
            found.append(Period(int(year[1]) if year else default.year, half))
    return list(dict.fromkeys(found))


def without_its_end(text: str, period: Period) -> str:
    """The text without 'al 31 de diciembre de 2020' where that is the semester's last day."""
    for half, until in _UNTIL:
        found = until.search(text)
        if found and period == Period(int(found[1]), half):
            text = until.sub(" ", text)
    return text


def semesters_in(text: str, default: Period) -> list[Period]:
    """Every semester that a label names; another year alone is that year's same semester."""
    found = titled_semesters(text, default)
    year = re.search(rf"\b{_YEAR}\b", _words(text))
    if not found and year and int(year[1]) != default.year:
        found.append(Period(int(year[1]), default.half))
    return found


def years_in(text: str) -> list[int]:
    """The years that a title names; not those of dates, ranges of years and documents."""
    words = re.sub(r"\bN\s*[.°º]*\s*\d+\s*-\s*20\d\d\S*|\b20\d\d\s*[-–/a]+\s*20\d\d\b", " ", text)
    words = re.sub(r"\b20\d\d\s*-\s*[A-Z]{2,}\b(?<!II)", " ", words)
    words = re.sub(rf"(?i)\b(?:{_MONTHS})\b\s*(?:del?\s+)?20\d\d", " ", words)
    return [int(year) for year in dict.fromkeys(re.findall(rf"\b{_YEAR}\b", _words(words)))]


def _words(text: str) -> str:
    return plain(_DATES.sub(" ", text.replace("_", " ")).replace(".", " "))


def _of(year: str, half: str) -> Period:
    return Period(int(year), 2 if half in ("ii", "2") else 1)
