"""The words between the figures of a line: 'Meta: 60%, ejecutado: 45%'."""

import re
from collections.abc import Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.regions import plain
from convenio.typed.column_headings import ColumnRole, WhyLeftOut, read_heading
from convenio.typed.figures import Mark, Percentage, read_figure
from convenio.typed.mark_phrases import NAMED, before_mark, mark_said
from convenio.typed.named_semesters import semesters_in
from convenio.typed.pasted.cells import NOTHING, split_cells
from convenio.typed.pasted.readings import is_figure, says_figure

_FILLED = r"(?:\s+(?:fue|era|es|de|del|al?|en|una?|el|la|hasta)(?!\w))*"
_LABEL = re.compile(
    r"\b((?:metas?|reprogram(?:ad[oa]s?|aci[oó]n|amos|[oó])|programad[oa]s?|programaci[oó]n|programamos|program[oó]|prog(?:ram)?\.?"
    r"|planific\w+|ejecutad[oa]s?|ejecuci[oó]n|ejecutamos|ejecut[oó]|ejec\.?|avances?"
    r"|avanz(?:amos|[oó])|logrado|logr(?:amos|o|ó)|alcanzad[oa]|alcanz(?:amos|[oó])|llegamos|lleg[oó]"
    r"|cumplimos|cumpli[oó]|resultado|obtuv\w+|cumplimiento|cump\.?|brecha|diferencia|saldo"
    r"|variaci[oó]n|eficacia|pendientes?|nivel|grado)(?![^\W\d_]))"
    rf"{_FILLED}\s*(?:\(?%\)?)?\s*[:=]?\s*",
    re.IGNORECASE,
)
_BESIDE = (
    "cump",
    "brecha",
    "dife",
    "saldo",
    "varia",
    "efica",
    "pend",
    "nivel",
    "grado",
)  # of what is not read
_ONE = ("un", "una", "uno")  # 'se tenía una meta de 60'
_TENS = 10
_DONE_BESIDE = ("cumplimos", "cumplio")
_JOINED = re.compile(  # 'Meta 60 y se ejecutó …', 'meta 60% pero solo se …'
    r"(?:[\s,;|–/-]|\b(?:y|e|pero|mas|aunque|se|s[oó]lo|lo|la|el|que|con|de|una?|nos)\b)+$", re.I
)
_OF_GOAL = re.compile(  # '45 de 60 programado'
    r"(\d[\d.,]*\s*%?\s+(?:de|sobre)\s+(?:l[oa]s?\s+)?\d[\d.,]*\s*%?)"
    r"\s+(?:programad\w+|previst\w+|planificad\w+|de meta)\s*$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(  # 'de 60 programado se logró 45'
    r"^[\s:,]*de\s+(?:l[oa]s\s+)?(\d[\d.,]*)\s+(?:programad\w+,?\s+)?(?:s[oó]lo\s+)?(?:se\s+)?"
    r"(?:logr|ejecut|alcanz|atend|lleg|cumpl)\w+\s+(?:a\s+)?(\d[\d.,]*)\s*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(  # '45 (de 60)'
    r"(\d[\d.,]*\s*%?)\s*\(\s*(?:de|sobre)\s+(\d[\d.,]*\s*%?)\s*\)", re.IGNORECASE
)

_REMAINS = re.compile(  # and 'no llegamos a 70', 'superamos la meta de 60', 'S/ 60'
    r"\b(?:acumulad\w*|anual(?:es)?|trimestr\w+|mensual(?:es)?|falt(?:an?|[oó]|aron|ando)|pendientes?|saldo|no|sin|super\w+|exced\w+|encima|debajo)\b"
    r"|\b(?:baj[oóa]\w*|disminu\w+|redu[cj]\w+|ca(?:[ií](?:da|do|mos)|y[oó]|yeron)\b|decre\w+|retroced\w+)"
    r"|\bS/|\$",
    re.I,
)
_TWO_DASHED = re.compile(r"\s*(\d[\d.,]*\s*%?)\s+[-–]\s+(\d[\d.,]*\s*%?)\s*")
_BESIDE_GOAL = re.compile(  # '15% por debajo de la meta', '15 puntos menos que …'
    r"\d\s*%?\s+(?:puntos?\s+)?(?:(?:por|muy)\s+)*(?:debajo|encima|menos|m[aá]s)\s+(?:del?|que)\b",
    re.IGNORECASE,
)
_MORE_THAN_ONE = re.compile(
    r"\s*(?:y|e|al?|,|-|–)\s+(?:el\s+|la\s+|idg\s+)?[0-9]{1,2}\s*[:=]", re.IGNORECASE
)
_OF_GOAL_ALONE = re.compile(  # '75% de la meta'
    r"\d\s*%?\s+(?:del?|respecto|sobre)\s+(?:a\s+)?(?:(?:la|lo|su|l[oa]s)\s+(?:metas?|programad\w+)"
    r"|cumplimiento|eficacia|programado)\b",
    re.IGNORECASE,
)
_OTHERWISE = (
    WhyLeftOut.OTHER_SEMESTER,
    WhyLeftOut.ACCUMULATED,
    WhyLeftOut.AVERAGE,
    WhyLeftOut.REMAINING,
    WhyLeftOut.BUDGET,
    WhyLeftOut.ELSEWHERE,
)


def says_otherwise(rest: str, period: Period | None) -> bool:
    """Whether the words before a line's first figure say that it is none: 'Falta 40%'.

    So do words of several indicators, as in 'IdG 1 y 2: 60%'.
    """
    found = re.match(r"[^\d]*(?=\d)", rest)
    if found is None:
        return False
    heading = read_heading(found[0].strip(" :,(-"), period)
    semester = period is not None and bool(_of_others(rest, period))
    if _BESIDE_GOAL.search(rest):
        return True
    if _OF_GOAL_ALONE.search(rest) and len(re.findall(r"\d[\d.,]*", rest)) == 1:
        return True
    otherwise = heading is not None and heading.why in _OTHERWISE
    return otherwise or semester or bool(_REMAINS.search(found[0]) or _MORE_THAN_ONE.match(rest))


def _of_others(rest: str, period: Period) -> bool:
    """Whether a line's first words name another semester: 'I sem 30%, II sem 45%'."""
    named = semesters_in(re.split(r"\d+(?:[.,]\d+)?\s*%|\(", rest)[0], period)
    return bool(named) and period not in named


def labels_and_cells(rest: str, separator: str) -> tuple[list[ColumnRole | None], list[str]]:
    """The cells behind an indicator's name, each with the word before it if it has one.

    What is labelled as something else, as a gap or compliance, is one cell with its word.
    """
    if not (separator and separator in rest):
        if mark := mark_said(rest):
            return [None], [mark]
        if (above := before_mark(rest)) is not None:
            return _with_mark(*labels_and_cells(above, separator))
    if two := _TWO_DASHED.fullmatch(rest):
        return [None], [f"{two[1]}-{two[2]}"]
    rest = _OUT_OF.sub(r"\2 de \1", _IN_BRACKETS.sub(r"\1 de \2", _OF_GOAL.sub(r"\1", rest)))
    words = list(_LABEL.finditer(rest))
    if behind := _behind_figures(rest, words):
        return [role for role, _ in behind], [cell for _, cell in behind]
    ends = [*(found.start() for found in words[1:]), len(rest)][: len(words)]
    marks = [
        found
        for found, end in zip(words, ends, strict=True)
        if re.search(r"\d", rest[found.end() : end])
    ]
    if not marks:
        cells = _figures_of(split_cells(rest, separator))
        return [None] * len(cells), cells
    before = _figures_of(split_cells(rest[: marks[0].start()].rstrip(" ("), separator))
    labelled: list[tuple[ColumnRole | None, str]] = [
        (None, cell) for cell in before if says_figure(cell) and cell.casefold() not in _ONE
    ]
    stops = [found.start() for found in marks[1:]] + [len(rest)]
    for found, end in zip(marks, stops, strict=True):
        role, piece = _role(found[1]), rest[found.end() : end]
        inner = _JOINED.sub("", piece).strip(" \t,;|–-(")
        if found is not marks[-1] and _REMAINS.search(piece[len(inner) :]):
            return [], []  # 'meta 60 y no llegamos a 45'
        if role is ColumnRole.LEFT_OUT:
            labelled.append((role, f"{found[1]} {inner}"))
        else:
            labelled += [(role, cell) for cell in split_cells(_enclosed(inner), separator) if cell]
    return [role for role, _ in labelled], [cell for _, cell in labelled]


def _with_mark(
    labels: Sequence[ColumnRole | None], cells: Sequence[str]
) -> tuple[list[ColumnRole | None], list[str]]:
    return [*labels, ColumnRole.EXECUTED], [*cells, NAMED[Mark.NOT_EXECUTED]]


def _behind_figures(rest: str, words: list[re.Match[str]]) -> list[tuple[ColumnRole | None, str]]:
    """The figures that stand before their words: '60 meta, 45 ejecutado', '45% ejecutado'."""
    if len(words) not in (1, 2) or re.search(r"\d", rest[words[-1].end() :]):
        return []
    begins = [0, *(word.end() for word in words)]
    pieces = [rest[begin : word.start()] for begin, word in zip(begins, words, strict=False)]
    if len(words) == 1 and not re.search(r"%|\d\s*$", pieces[0]):
        return []
    if len(words) == 1 and _role(words[0][1]) is ColumnRole.LEFT_OUT:
        return []
    said: list[tuple[ColumnRole | None, str]] = [
        (_role(word[1]), piece.strip(" \t,;|–-yde("))
        for word, piece in zip(words, pieces, strict=True)
    ]
    return said if all(is_figure(cell) for _, cell in said) else []


def _role(word: str) -> ColumnRole:
    said = plain(word)
    if said.startswith(_BESIDE) and said not in _DONE_BESIDE:
        return ColumnRole.LEFT_OUT
    return ColumnRole.GOAL if said[:1] in "mp" or said.startswith("reprog") else ColumnRole.EXECUTED


def _enclosed(words: str) -> str:
    """Without the closing sign of '(meta 60%)', whose opening one stands before the word."""
    return words[:-1] if words.endswith(")") and "(" not in words else words


def _is_tens(cell: str) -> bool:
    """Whether it is a number word for more than a few things."""
    reading = read_figure(cell)
    return isinstance(reading, Percentage) and reading.value >= _TENS


def _figures_of(cells: list[str]) -> list[str]:
    """The cells behind an indicator's name, if that comes first."""
    while (
        len(cells) > 1
        and cells[0] not in NOTHING
        and not re.search(r"\d|^no |^sin ", cells[0], re.I)
    ):
        if _is_tens(cells[0]):
            break  # 'cuarenta y cinco'
        cells = cells[1:]
    return [cell for cell in cells if cell] if len(cells) == 1 else cells
