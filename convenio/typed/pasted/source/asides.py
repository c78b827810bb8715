"""What a pasted line says beside its figures: the day that they count on, a document, a goal."""

import re

from convenio.calendar.months import read_month
from convenio.calendar.periods import Period
from convenio.catalogue.regions import plain
from convenio.typed.figure_asides import (
    with_corrections,
    with_falls,
    with_shares,
    without_marks,
)
from convenio.typed.number_words import number_spans

_FIGURE = r"[-−]?\d[\d.,]*\s*%?"
_BRACKETS = re.compile(r"\[([^\[\]\t]*[^\W\d_]{3}[^\[\]\t]*)\]")  # '[meta 60%]', but no '[1]'
_GOAL_ENCLOSED = re.compile(  # 'SOVIO (meta 60%): 45%'
    r"\s*\(\s*((?:meta|prog\w*\.?)(?:\s+de)?)\s*[:=]?\s*(?P<goal>[-−]?\d[\d.,]*\s*%?)\s*\)\s*[:=–-]?\s*"
    rf"(?:(?:ejec\w*|avance|logr\w*)\.?\s*[:=]?\s*)?(?P<done>{_FIGURE})\s*$",
    re.IGNORECASE,
)
_APART = re.compile(r"([:=])\s*[-−–]\s+(\d[\d.,]*)\s*%?\s*$")  # 'IdG 4: - 22%'
_PAIR_HEADING = re.compile(  # 'Meta / Ejecutado', 'Ejecutado vs Meta'
    r"^\s*((?:metas?|prog\w*|ejec\w*|avance|logrado)\.?)\s*(?:/|-|–|vs\.?)\s*"
    r"((?:metas?|prog\w*|ejec\w*|avance|logrado)\.?)\s*:?\s*$",
    re.IGNORECASE,
)
_BEHIND_IN_BRACKETS = re.compile(  # '60 (programado) 45 (ejecutado)'
    r"(?<=[\d%])\s*\(\s*((?:metas?|programad[oa]|prog|ejecutad[oa]|ejec|avance|logrado)\.?)\s*\)",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(r"^\s*(?:[(\[](\d{1,2})[)\]]\s*|(\d{1,2})(?:\.\.|_)\s*)(?=[-−]?\d)")
_BULLETED = re.compile(r"^\s*[-–—]\s+(?=\d{1,2}\s*(?:[:)=]|\.\s|\.-)\s*\S)")  # '- 1: 60'
_NAMED_RANGE = re.compile(  # 'IdG 1 al IdG 3: 60%'
    r"^(\s*(?:idg|indicador)\s*\d{1,2}\s*(?:al?|hasta(?:\s+el)?|[-–])\s*)(?:idg|indicador)\s*"
    r"(?=\d{1,2}\s*[:=])",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\s*(?:\d{1,2}[):]\s*-?\d[\d.,]*\s*%[\s,;]*){2,}")  # '1)60%2)45%'
_IN_A_ROW = re.compile(rf"\s*{_FIGURE}(?:\s*[/–-]\s*\d[\d.,]*\s*%?){{4,}}\s*")  # '60/45/30/10/89'
_NAMED_SLASHED = re.compile(
    rf"\s*((?:idg|indicador)\s*\d{{1,2}})\s*/\s*({_FIGURE})(?:\s*/\s*({_FIGURE}))?\s*",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"\s*(\d{1,2})\s*([/–-])\s*(\d[\d.,]*\s*%?)\s*\2\s*(\d[\d.,]*\s*%?)\s*")
_DASHED = re.compile(rf"\s*[-–—−]\s?({_FIGURE})\s*")
_REMARK = re.compile(r"(?<=[\d%])\s*\(\s*([^()\d%\t;|]{3,60}?)\s*\)(?=\s*(?:$|\t))")
_SAYS_MORE = re.compile(  # what changes the figure before it
    r"\b(?:metas?|prog|ejec|avance|logr|aprox|estim|casi|negativ|baj|disminu|no|sin|falta|acumul|anual"
    r"|sem|trim|proyec|antes|anterior|menos|m[aá]s|mil|personas|parcial|prelimin|provision|de|del)",
    re.IGNORECASE,
)
_DAY = (
    r"(?P<day>\d{1,2})(?:\s*[/.-]\s*(?P<number>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}|\d{2}))?"
    r"|\s+de\s+(?P<month>[^\W\d_]{3,10})(?:\s+del?\s+(?P<of>\d{4}))?)"
)
_UNTIL = re.compile(
    rf"(?<=[\d%])\s*[,(]*\s*((?:con\s+)?(?:corte\s+)?(?:al|hasta(?:\s+el)?)\s+(?:d[ií]a\s+)?{_DAY})\s*\)?"
    r"(?=\s*(?:$|[\t;|,]))",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"(?<=%)\s*[,(–-]*\s*((?:seg[uú]n\s+|con\s+)?(?:R\.?\s?[A-Z]{1,2}\.|resoluci[oó]n|ordenanza|oficio|acta"
    r"|informe|memor\w+|decreto|ley|expediente|exp\.)(?![^\W\d_])[^()\t;|%]*)\)?\s*$",
    re.IGNORECASE,
)


def dictated(lines: list[str]) -> list[str]:
    """The lines with their figures as somebody would dictate them to a clerk."""
    return [_dictated(line) for line in _parted(_undashed(_counted(_unnoted(lines))))]


def without_asides(line: str, period: Period | None) -> tuple[str, list[str]]:
    """The line without the day in the semester that it counts until, and documents; and those."""
    said: list[str] = []
    days = list(_UNTIL.finditer(line))
    if len(days) == 1 and period is not None and _is_within(days[0], period):
        said.append(days[0][1])
        line = line[: days[0].start()] + line[days[0].end() :]
    for found in reversed(list(_REMARK.finditer(line))):
        if not _SAYS_MORE.search(found[1]) and not number_spans(plain(found[1])):
            said.append(found[1])
            line = line[: found.start()] + line[found.end() :]
    if document := _DOCUMENT.search(line):
        said.append(document[1].strip())
        line = line[: document.start()]
    return line, said


def _dictated(line: str) -> str:
    line = _PAIR_HEADING.sub(r"\1/\2", _BEHIND_IN_BRACKETS.sub(r" \1,", line))
    line = _NAMED_RANGE.sub(r"\1", _BULLETED.sub("", line))
    line = re.sub(r"%(?:\s*%)+", "%", line.replace("÷", "/"))
    line = _BRACKETS.sub(r"(\1)", without_marks(line))
    line = with_falls(with_corrections(with_shares(line)))
    line = _APART.sub(r"\1 (\2%)", line)
    line = _GOAL_ENCLOSED.sub(r" meta \g<goal> ejecutado \g<done>", line)
    if named := _NAMED_SLASHED.fullmatch(line):
        return f"{named[1]}: {named[2]} {named[3] or ''}".rstrip()
    if _GLUED.fullmatch(line):
        return re.sub(r"(?<=%)[\s,;]*(?=\d{1,2}[):])", ", ", line)
    if _IN_A_ROW.fullmatch(line):
        return re.sub(r"\s*[/–-]\s*(?=\d)", " ", line)
    return line


def _parted(lines: list[str]) -> list[str]:
    """'1/60/45' and '1-60-45' with tabs, where each line is such and the first number rises."""
    found = [_SLASHED.fullmatch(line) for line in lines if line.strip()]
    numbers = [int(each[1]) for each in found if each]
    rising = len(numbers) > 1 and numbers == sorted(set(numbers))
    if len(numbers) < len(found) or not rising:
        return lines
    return [_SLASHED.sub("\\1\t\\3\t\\4", line) for line in lines]


def _counted(lines: list[str]) -> list[str]:
    """'(1) 60%' and '1..60' with a plain number, where lines count so."""
    found = [each for line in lines if (each := _ENUMERATED.match(line))]
    numbers = [int(each[1] or each[2]) for each in found]
    if len(numbers) < 2 or numbers != sorted(set(numbers)):
        return lines
    return [_ENUMERATED.sub(r"\1\2) ", line) for line in lines]


def _undashed(lines: list[str]) -> list[str]:
    """'-60%' in each of three lines and more is a list: not all figures can be negative."""
    filled = [line for line in lines if re.search(r"\d", line)]
    if len(filled) < 3 or not all(map(_DASHED.fullmatch, filled)):
        return lines
    return [_DASHED.sub(r"\1", line) for line in lines]


def _unnoted(lines: list[str]) -> list[str]:
    """'45¹' without its mark, where a line further down begins with that mark."""
    for at, line in enumerate(lines):
        if note := re.match(r"\s*([¹²³⁴-⁹])\s*[^\W\d_]", line):
            behind = re.compile(rf"(?<=\d){note[1]}(?!\w)")
            lines = [behind.sub("", each) for each in lines[:at]] + lines[at:]
    return lines


def _is_within(day: re.Match[str], period: Period) -> bool:
    try:
        month = read_month(day["number"] or day["month"])
    except ValueError:
        return False
    year = int(day["year"] or day["of"] or period.year)
    return (year % 100, (month + 5) // 6) == (period.year % 100, period.half)
