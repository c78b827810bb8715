"""Lines of a pasted text that name an indicator: by its number, its name, or both."""

import re

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import IndicatorKind, Indicators
from convenio.catalogue.regions import exact_region, plain
from convenio.typed.column_headings import WhyLeftOut, read_heading
from convenio.typed.figure_patterns import ARROW
from convenio.typed.pasted.cells import NOTHING
from convenio.typed.pasted.likely_names import FILLERS, SURE, maybe_meant, telling_words
from convenio.typed.pasted.line_forms.labelled import label_and_rest
from convenio.typed.pasted.line_forms.labels import labels_and_cells, says_otherwise
from convenio.typed.pasted.line_kinds import LineKind, PastedLine
from convenio.typed.pasted.names import (
    NAMED_NUMBER,
    SAYS_INDICATOR,
    after_name,
    name_in,
)
from convenio.typed.pasted.readings import is_figure, is_year

_WORD = rf"(?:(?:{SAYS_INDICATOR}|i\.)\s*)?(?:n\s*[.°º]+\s*)?"
_NUMBERED = re.compile(
    rf"\s*{_WORD}([0-9]{{1,3}})"
    rf"(?: *[:)=]+|\.-(?=[0-9])| *[.\-–]{{1,2}}(?=\s)|{ARROW.pattern}(?=\d)) *\t?(.*)",
    re.I,
)
_LEAD = re.compile(  # 'en el IdG 3 …', 'Para SOVIO …'
    r"^\s*(?:(?:en|para|de|del|con|al?|el|la|los|las|por)\s+)+(?=[^\W\d])", re.IGNORECASE
)
_FIGURE_FIRST = re.compile(
    r"\s*([-+−]?\d[\d.,]*\s*%|[-+−]?\d[\d.,]*(?=\s*(?:[-=–—]+>|→)))"
    r"[\s:=–—>→-]*(?:(?:en|para|de|del|el|la)\s+)*([^\W\d].*)",
    re.IGNORECASE,
)
_LABEL_FIRST = re.compile(
    r"\s*((?:meta|programaci[oó]n|programado|ejecuci[oó]n|ejecutado|avance|logro|resultado))"
    r"\s+(?:(?:del?|en|para)\s+)?(?:(?:el|la)\s+)?([^\W\d].*)",
    re.IGNORECASE,
)
_FIGURE_ALONE = re.compile(  # and '60, ejecutado 45'
    r"[\s:=]*[-−+]?\d[\d.,]*\s*%?\s*"
    r"(?:(?:[,;]|y)?\s*(?:ejec\w*|avance|logr\w*|meta|prog\w*)\.?\s*[:=]?\s*[-−+]?\d[\d.,]*\s*%?\s*)?"
)
_ENCLOSED = re.compile(r"(.*[^\W_])\s*[(\[]\s*(\d[\d.,]*\s*%)\s*[)\]]\s*")
_GOAL_AND_DONE = 2
_BEFORE_NAMES = "0123456789\t .;|:)-–°º"


def indicator_line(
    indicators: Indicators, line: str, separator: str, period: Period | None
) -> PastedLine | None:
    """A line that begins with an indicator's number or name."""
    text = " ".join(line.split())
    line = _LEAD.sub("", line)
    if not (separator and separator in line):
        line = _without_brackets(indicators, _label_behind(indicators, line))
    for form in (_NUMBERED, NAMED_NUMBER):
        if found := form.fullmatch(line):
            rest = found[2] or ""
            named = name_in(indicators, rest)
            behind = rest if named is None else after_name(indicators, rest)
            if not (separator and separator in line) and says_otherwise(behind, period):
                return PastedLine(text, LineKind.WORDS)
            return _with_cells(text, behind, separator, int(found[1]), named)
    if first := _figure_first(indicators, line):
        return first
    words = _LEAD.sub("", line.lstrip(_BEFORE_NAMES))
    named = name_in(indicators, words)
    if named is None:
        return _numbered_words(indicators, line, separator)
    if len(re.findall(r"[0-9]+", line[: line.index(words)])) > 1:
        return None  # '45 60 SOVIO': the figures come first
    if not (separator and separator in line) and says_otherwise(
        after_name(indicators, words), period
    ):
        return PastedLine(text, LineKind.WORDS)
    before = re.match(r"\s*([0-9]{1,2})[\s.;|:)\-–°º]+(?=\D)", line)
    number = int(before[1]) if before else None
    return _with_cells(text, after_name(indicators, words), separator, number, named)


def _label_behind(indicators: Indicators, line: str) -> str:
    """'Meta de SOVIO: 60%' as 'SOVIO meta: 60%'; any other line as it is."""
    found = _LABEL_FIRST.fullmatch(line)
    if found is None or name_in(indicators, found[2]) is None:
        return line
    behind = after_name(indicators, found[2])
    if not _FIGURE_ALONE.fullmatch(behind) or not found[2].endswith(behind):
        return line
    return f"{found[2][: -len(behind)]} {found[1]} {behind}"


def _without_brackets(indicators: Indicators, line: str) -> str:
    """'SOVIO (60%)' without them; where an indicator may fall, they may be of a negative figure."""
    found = _ENCLOSED.fullmatch(line)
    named = name_in(indicators, found[1]) if found else None
    if found is None or named is None or after_name(indicators, found[1]).strip():
        return line
    if named not in indicators:
        return line
    falls = indicators[named].kind is IndicatorKind.GROWTH
    return line if falls else f"{found[1]} {found[2]}"


def _with_cells(
    text: str, rest: str, separator: str, number: int | None, named: int | None
) -> PastedLine:
    labels, cells = labels_and_cells(rest, separator)
    return PastedLine(
        text,
        LineKind.INDICATOR,
        tuple(cells),
        number if number is not None else named,
        named,
        labels=tuple(labels),
    )


def _figure_first(indicators: Indicators, line: str) -> PastedLine | None:
    """'60% SOVIO', '45 → IdG 2': one figure, and behind it the name of its indicator."""
    found = _FIGURE_FIRST.fullmatch(line)
    named = name_in(indicators, found[2]) if found else None
    if found is None or named is None or after_name(indicators, found[2]).strip():
        return None
    text = " ".join(line.split())
    return PastedLine(text, LineKind.INDICATOR, (found[1],), named, named, labels=(None,))


def _numbered_words(indicators: Indicators, line: str, separator: str) -> PastedLine | None:
    """'2 Plan 60 45': a number, the beginning of that indicator's name, and figures."""
    found = re.fullmatch(r"\s*([0-9]{1,2})[\s.]+([^\W\d][^\d\t;|]*?)[\s:]+([-−+]?\d.*)", line)
    if found is None or int(found[1]) not in indicators:
        return None
    number, words = int(found[1]), plain(found[2])
    names = (plain(indicators[number].name), plain(indicators[number].short_name))
    if words in FILLERS or not any(
        name.startswith(words) or words in name.split() for name in names
    ):
        return None
    return _with_cells(" ".join(line.split()), found[3], separator, number, None)


def likely_line(
    indicators: Indicators, line: str, cells: list[str], separator: str, period: Period | None
) -> PastedLine | None:
    """A line of figures behind a name that is misspelt, or too short to be sure: 'Sobio: 60%'."""
    words, rest = label_and_rest(line, cells, separator)
    if not words or not 1 <= len(rest) <= _GOAL_AND_DONE or _heads(words, line, period):
        return None
    figures = all(cell in NOTHING or (is_figure(cell) and not is_year(cell)) for cell in rest)
    if not figures or exact_region(words):
        return None
    likely = maybe_meant(indicators, words)
    if not likely:
        return None
    text = " ".join(line.split())
    return PastedLine(text, LineKind.INDICATOR, tuple(rest), likely=likely)


def _heads(words: str, line: str, period: Period | None) -> bool:
    """Whether the words are rather those of a column or of counted things than a name's."""
    heading = read_heading(words, period)
    if heading is None:
        return False
    if heading.why is WhyLeftOut.COUNT_ALONE:
        return "%" not in line
    return heading.why is None or len(telling_words(words)) < SURE
