"""The parts of a pasted text that have headings or a title of their own, one below the other."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from convenio.calendar.periods import Period
from convenio.catalogue.regions import regions_in
from convenio.typed.column_headings import ColumnHeading, ColumnRole, read_heading
from convenio.typed.named_semesters import semesters_in, titled_semesters
from convenio.typed.pasted.line_kinds import LineKind, PastedLine
from convenio.typed.pasted.readings import is_small_whole

_BODY = (LineKind.INDICATOR, LineKind.CONTINUED, LineKind.FIGURES, LineKind.LABELLED)
_BEFORE = re.compile(r"\b(?:semestre|periodo|año) (?:anterior|pasado)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:antes|anteriormente|previamente)\b", re.IGNORECASE)
TITLE = 8  # words at most; in more of them a year alone may be that of a letter
_BLOCK = (ColumnRole.GOAL, ColumnRole.EXECUTED)


def sections_of(lines: Sequence[PastedLine], period: Period | None) -> list[list[PastedLine]]:
    """Split above each heading that stands below figures, and above a title of whose they are."""
    sections: list[list[PastedLine]] = [[]]
    below = False
    for line in lines:
        if below and (line.kind is LineKind.HEADING or _is_title(line, period)):
            sections.append([])
            below = False
        sections[-1].append(line)
        below = below or line.kind in _BODY
    return [_reshaped(section, period) for section in sections]


def whose(titles: Sequence[str], period: Period | None) -> tuple[list[Period], list[str]]:
    """The semesters and regions that titles name."""
    semesters: list[Period] = []
    for title in titles:
        of = semesters_in if len(title.split()) <= TITLE else titled_semesters
        semesters += of(title, period) if period else []
    if period and any(_BEFORE.search(title) and len(title.split()) <= 4 for title in titles):
        semesters.append(period.previous)
    return semesters, [named.code for title in titles for named in regions_in(title)]


def is_of_before(words: str, period: Period | None) -> bool:
    """Whether words say that what stands in them is of another semester."""
    named = semesters_in(words, period) if period else []
    return bool(_BEFORE.search(words) or _EARLIER.search(words)) or (
        bool(named) and period not in named
    )


def go_on(
    first: Sequence[PastedLine], section: Sequence[PastedLine], period: Period | None
) -> bool:
    """Whether a section says more of the indicators above it, rather than being a second table.

    It does with the same headings (a table over two pages), or as 'EJECUTADO' and its list below
    'META' and its own.
    """
    upper, lower = _headings(first), _headings(section)
    if [line.cells for line in upper] == [line.cells for line in lower]:
        return bool(lower)
    roles = [_block_role(upper, period), _block_role(lower, period)]
    return None not in roles and roles[0] is not roles[1]


def _headings(section: Sequence[PastedLine]) -> list[PastedLine]:
    return [line for line in section if line.kind is LineKind.HEADING]


def _block_role(headings: Sequence[PastedLine], period: Period | None) -> ColumnRole | None:
    if len(headings) != 1 or (headings[0].width and len(headings[0].cells) > 1):
        return None
    found = read_heading(headings[0].text, period)
    return found.role if found and found.role in _BLOCK else None


def _is_title(line: PastedLine, period: Period | None) -> bool:
    if line.kind is not LineKind.WORDS or line.number or len(line.text.split()) > TITLE:
        return False
    named = period is not None and semesters_in(line.text, period)
    return bool(named or regions_in(line.text) or _BEFORE.search(line.text))


def _reshaped(section: list[PastedLine], period: Period | None) -> list[PastedLine]:
    """A table whose cells stand one below the other, as some files are copied, as rows again.

    Only its column of numbers shows that it is one; without it, nothing is a figure.
    """
    headings = [
        (line, read_heading(line.text, period)) for line in section if line.kind is LineKind.HEADING
    ]
    body = [line for line in section if line.kind in _BODY]
    heads = [heading for _, heading in headings if heading is not None]
    if not _is_stack(headings, heads, body):
        return section
    width = len(heads)
    rows = [body[at : at + width] for at in range(0, len(body), width)]
    numbers = [row[0].text for row in rows if heads[0].role is ColumnRole.NUMBER]
    counted = all(map(is_small_whole, numbers)) and _rise(numbers) and bool(numbers)
    named = heads[0].role is ColumnRole.NAME and all(row[0].number is not None for row in rows)
    if len(rows[-1]) != width or not (counted or named):
        return [replace(line, kind=LineKind.WORDS) for line in section]
    others = [line for line in section if line not in body and line.kind is not LineKind.HEADING]
    return [*others, *(_row(row) for row in [[line for line, _ in headings], *rows])]


def _is_stack(
    headings: Sequence[tuple[PastedLine, ColumnHeading | None]],
    heads: Sequence[ColumnHeading],
    body: Sequence[PastedLine],
) -> bool:
    """Several headings one below the other, of different things, above single cells."""
    kinds = {LineKind.FIGURES, LineKind.CONTINUED}
    alone = all(
        len(line.cells) <= 1 and (line.kind in kinds or not line.cells) for line in body
    ) and any(line.kind is LineKind.FIGURES for line in body)
    named = sum(head.role in (*_BLOCK, ColumnRole.NUMBER, ColumnRole.NAME) for head in heads)
    distinct = len({head.role for head in heads}) == len(heads) == len(headings)
    single = all(len(line.cells) <= 1 or not line.width for line, _ in headings)
    return bool(body) and alone and distinct and single and named > 1


def _row(parts: Sequence[PastedLine]) -> PastedLine:
    cells = tuple(line.text for line in parts)
    kind = LineKind.HEADING if parts[0].kind is LineKind.HEADING else LineKind.FIGURES
    return PastedLine("\t".join(cells), kind, cells, width=len(cells), parted=cells)


def _rise(numbers: Sequence[str]) -> bool:
    return all(int(earlier) < int(later) for earlier, later in pairwise(numbers))
