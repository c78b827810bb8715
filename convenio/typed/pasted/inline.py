"""Several indicators in one line of a pasted text: '1: 60%, 2: 45%', 'IdG 1: 60 %; IdG 2: 45 %'."""

import re

_ONE = re.compile(
    r"(?<![\d.,/])(?:(?:IdG|indicador)\s*)?([0-9]{1,2})\s*(?::|=|→|\)|\.-|[.\-](?=\s))\s*(\S+(?:\s%)?)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:^|(?<=[\s,;.|(–-]))(?=(?:IdG|indicador)\s*(?:n\s*[.°º]+\s*)?[0-9])", re.I)
_ONLY_NAMES = re.compile(r"(?:(?:IdG|indicador)?\s*(?:n\s*[.°º]+\s*)?[0-9]{1,2}[\s,;|]*)+", re.I)

_WITH_FIGURE = re.compile(r"\w+\s*(?:n\s*[.°º]+\s*)?[0-9]+\D.*", re.IGNORECASE)
_DANGLING = re.compile(
    r"\b(?:metas?|prog\w*|ejec\w*|avances?|logr\w*|que|como|y|el|la|del?|al?|con)[\s.:]*$", re.I
)


def inline_figures(line: str) -> list[tuple[int, str]]:
    """The numbers and figures of a line that has nothing else; empty for fewer than two."""
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
    first, *pieces = (piece.strip(" ,;|–-") for piece in _NAMED.split(line))
    whole = all(_WITH_FIGURE.fullmatch(piece) and not _DANGLING.search(piece) for piece in pieces)
    return pieces if whole and not first else []
