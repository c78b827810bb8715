"""Several indicators in one line of a pasted text: '1: 60%, 2: 45%', 'IdG 1: 60 %; IdG 2: 45 %'."""

import re

from convenio.catalogue.indicators import Indicators
from convenio.typed.mark_phrases import mark_said, marked_list
from convenio.typed.pasted.cells import split_cells
from convenio.typed.pasted.readings import is_figure

_ONE = re.compile(
    r"(?<![\d.,/])(?:(?:IdG|indicador)\s*)?([0-9]{1,2})\s*(?::|=|→|\)|\.-|[.\-](?=\s))\s*(\S+(?:\s%)?)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?<=[\d%]),(?=[0-9]{1,2}[:=])")  # '1=60,2=45'
_NAMED = re.compile(r"(?:^|(?<=[\s,;.|%(–-]))(?=(?:IdG|indicador)\s*(?:n\s*[.°º]+\s*)?[0-9])", re.I)
_ONLY_NAMES = re.compile(r"(?:(?:IdG|indicador)?\s*(?:n\s*[.°º]+\s*)?[0-9]{1,2}[\s,;|]*)+", re.I)

_WITH_FIGURE = re.compile(r"\w+\s*(?:n\s*[.°º]+\s*)?[0-9]+\D.*", re.IGNORECASE)
_DANGLING = re.compile(
    r"\b(?:metas?|prog\w*|ejec\w*|avances?|logr\w*|que|como|y|el|la|del?|al?|con)[\s.:]*$", re.I
)


_BEHIND_LAST = re.compile(  # 'IdG 3: 30. Quedo atenta', 'IdG 3: 30%, total: 45%'
    r"(?<=[\d%])(?:\.\s+(?=\D+$)|\s*[,;.]\s+(?=(?:total|promedio)\b))", re.IGNORECASE
)
_WITH_NAME = re.compile(r"(?:idg|indicador)", re.IGNORECASE)
_BEHIND = re.compile(r"\d\s*%?\s+(?:prog|meta|ejec|avanc|logr)\w*\.?$", re.IGNORECASE)
_TO = r"(?:\s*[-–]\s*|\s+(?:al?|hasta(?:\s+el)?)\s+)"
_LIST = r"(?:\s*,\s*|\s+[ye]\s+|\s*;\s*)(?:el\s+|la\s+)?"
_SEVERAL = re.compile(
    r"\s*(?P<lead>(?:en|para|de|del|desde)\s+)?(?:(?:el|la|los|las)\s+)?"
    r"(?P<word>(?:idgs?|indicador(?:es)?|ind\.?)\s*)?(?:n\s*[.°º]+\s*|del\s+)?"
    rf"(?P<first>[0-9]{{1,2}})(?:{_TO}(?P<last>[0-9]{{1,2}})|(?P<more>(?:{_LIST}[0-9]{{1,2}})+))"
    r"(?P<sign>\s*[:=)→]\s*|\s*[,.;–-]\s+|\s+|\t)(?P<rest>[^\s:=].*)",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"^(?:(?:es|son|fue|fueron|todos|todas|cada uno|est[aá]n?|en|al|con|a|se)\s+)+", re.IGNORECASE
)


def of_several(indicators: Indicators, line: str, separator: str) -> list[tuple[int, str]]:
    """What a line says of several indicators: 'IdG 4 al 6: 45', 'IdG 1, 2 y 3: 60, 45, 30'.

    One figure or mark is each one's; as many figures as indicators (three at least) are theirs in
    turn. Empty where it is no such line.
    """
    marked = marked_list(line)
    if marked and set(marked[0]) <= set(indicators) and len(set(marked[0])) == len(marked[0]):
        return [(number, marked[1]) for number in marked[0]]
    found = _SEVERAL.fullmatch(line)
    told = found and (found["word"] or found["lead"] or found["sign"].strip() in (":", "=", ")"))
    if found is None or not told:
        return []
    numbers = [int(number) for number in re.findall(r"[0-9]+", f"{found['first']} {found['more']}")]
    if found["last"]:
        numbers = list(range(numbers[0], int(found["last"]) + 1))
    if len(numbers) < 2 or len(set(numbers)) < len(numbers) or not set(numbers) <= set(indicators):
        return []
    if mark := mark_said(found["rest"]):
        return [(number, mark) for number in numbers]
    cells = [cell for cell in split_cells(_VERBS.sub("", found["rest"]), separator) if cell]
    if not all(map(is_figure, cells)) or len(cells) not in (1, len(numbers)) or len(cells) == 2:
        return []
    return list(zip(numbers, cells * (len(numbers) if len(cells) == 1 else 1), strict=True))


def inline_figures(line: str) -> list[tuple[int, str]]:
    """The numbers and figures of a line that has nothing else; empty for fewer than two."""
    line = _JOINED.sub(", ", line)
    found = _ONE.findall(line)
    if len(found) < 2 or _ONE.sub("", line).strip(" ,;\t→>-"):
        return []
    return [(int(number), cell.strip(",; ")) for number, cell in found]


def named_pieces(line: str) -> list[str]:
    """The pieces of a line that names several indicators with their word, or the line itself.

    Empty where its words do not stand with one indicator each: 'Meta IdG 1 = 60; Ejec IdG 1 = 45'.
    """
    if "\t" in line or _ONLY_NAMES.fullmatch(line) or len(_NAMED.findall(line)) < 2:
        return [line]
    first, *pieces = (piece.strip(" ,;|/–-") for piece in _NAMED.split(line))
    pieces[-1:] = [part for part in _BEHIND_LAST.split(pieces[-1], maxsplit=1) if part]
    behind = all(_BEHIND.search(piece) for piece in pieces)  # 'IdG 1: 60% meta, 45% ejecutado; …'
    whole = all(
        _WITH_FIGURE.fullmatch(piece) and (behind or not _DANGLING.search(piece))
        for piece in pieces
        if _WITH_NAME.match(piece)
    )
    led = not first or (not re.search(r"\d", first) and first.endswith((":", "!", ".")))
    return [each for each in (first, *pieces) if each] if whole and led else []
