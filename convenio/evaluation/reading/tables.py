"""A table pasted from a document: a row for each region, with what is concluded or recommended."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from convenio.evaluation.reading import headings
from convenio.evaluation.reading.claims.sentence_claims import claims_in
from convenio.evaluation.reading.drafts import only_names
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.headings import TextPart
from convenio.evaluation.reading.regions.named_regions import named_regions

_MOST_STACKED = 5_000  # lines
_REGION_HEAD = re.compile(r"(?:region(?:es)?|g/?drtpe|drtpe|gobierno\s+regional)")
_WORDS_HEAD = re.compile(r"(?:conclusion(?:es)?|recomendacion(?:es)?)")
_WIDE_BLANKS = re.compile(r"[ \u00a0]{2,}|\t")
_MARKED = ("x", "si", "✓", "✔", "✅")
_YES, _NO = ("si", "sí", "x", "cumple"), ("no",)


class _Column(StrEnum):
    REGION = "region"
    INDICATOR = "indicator"
    CONCLUSION = "conclusion"
    RECOMMENDATION = "recommendation"
    MET = "met"
    OTHER = "other"


_HEADS = (
    (_Column.INDICATOR, r"(?:n\s?°\s*)?(?:de\s+)?(?:idg|indicador\w*)\b.{0,30}"),
    (
        _Column.REGION,
        r"(?:region(?:es)?|g/?drtpe|drtpe(?:/grtpe)?|gobierno\s+regional|gore|departamento"
        r"|oficina|direccion\s+regional)s?\b.{0,20}",
    ),
    (_Column.MET, r"\W*(?:cumpli\w*|logro\s+de\s+la\s+meta|meta\s+cumplida)\b.{0,30}"),
    (
        _Column.CONCLUSION,
        r"(?:conclusion(?:es)?|resultado|situacion|estado|comentarios?|evaluacion"
        r"|detalle)\b.{0,30}",
    ),
    (_Column.RECOMMENDATION, r"(?:recomendacion(?:es)?|sugerencias?)\b.{0,30}"),
    (
        _Column.OTHER,
        r"(?:n\s?°?|nro\.?|item|meta|programad[oa]|programacion|ejecutad[oa]|ejecucion|avance|%"
        r"|porcentaje|observacion(?:es)?)(?!\w).{0,30}",
    ),
)


@dataclass(frozen=True, slots=True)
class TableItem:
    """A cell, or a row, that says something; `part`: None where only its words say which."""

    text: str
    part: TextPart | None
    indicator: int | None


def table_items(rows: Sequence[tuple[str, ...]]) -> Iterator[TableItem]:
    if _heads_claim(rows):
        for at, head in enumerate(rows[0]):
            whose = [row[at].strip(" .;,") for row in rows[1:] if at < len(row) and row[at]]
            if whose:
                yield TableItem(
                    f"{head.strip(' :')}: {'; '.join(whose)}.", TextPart.CONCLUSIONS, None
                )
        return
    if numbers := _heads_indicators(rows[0]):
        for row in rows[1:]:
            for number, cell in zip(numbers, row[1:], strict=False):
                if _says(cell):
                    yield TableItem(f"{row[0]}: {cell}", None, number)
        return
    heads = [_column(cell) for cell in rows[0]]
    headed = sum(head is not None for head in heads) >= 2 and not any(map(claims_in, rows[0][:1]))
    columns = heads if headed else []
    for row in rows[1:] if headed else rows:
        yield from _items(row, columns, rows[0] if headed else ())


def cells_of(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in re.split(r"\t|\|", line.strip("|")))


def is_row(line: str, above: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether columns of conclusions are named there, or it goes on below such names.

    So 'IdG 9' in a cell is no heading.
    """
    cells = cells_of(line)
    return len(cells) > 1 and any(map(_names_columns, (cells, *above[:1])))


def _names_columns(cells: Sequence[str]) -> bool:
    columns = [_column(cell) for cell in cells]
    named = sum(each is not None for each in columns)
    return named > 1 and not {_Column.CONCLUSION, _Column.RECOMMENDATION}.isdisjoint(columns)


def _heads_claim(rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether names stand below what is said of them: 'Cumplieron', 'No cumplieron'."""
    heads, below = rows[0], [cell for row in rows[1:] for cell in row if cell.strip(" -–—")]
    claims = all(claims_in(head) and not named_regions(head) for head in heads)
    return claims and len(heads) > 1 and bool(below) and all(map(only_names, below))


def _heads_indicators(heads: Sequence[str]) -> list[int]:
    """The indicators of 'Región', 'IdG 11', 'IdG 12'; none where other columns stand there."""
    named = [headings.indicator_heading(head) for head in heads[1:]]
    numbers = [each.numbers[0] for each in named if each and not each.rest]
    whose = len(heads) > 2 and _column(heads[0]) is _Column.REGION
    return numbers if whose and len(numbers) == len(named) else []


def _column(cell: str) -> _Column | None:
    low = folded(cell.strip(" *_:."))
    return next((column for column, pattern in _HEADS if re.fullmatch(pattern, low)), None)


def _items(
    row: tuple[str, ...], columns: Sequence[_Column | None], titles: Sequence[str]
) -> Iterator[TableItem]:
    said = {columns[at]: cell for at, cell in enumerate(row) if cell and at < len(columns)}
    region, indicator = said.get(_Column.REGION, ""), _indicator(said.get(_Column.INDICATOR, ""))
    if _Column.CONCLUSION not in said and _Column.RECOMMENDATION not in said:
        text = _in_words(row, columns, titles)
        found = headings.indicator_heading(text)
        if found and not found.within:
            indicator, text = found.numbers[0], found.rest
        if text:
            yield TableItem(text, None, indicator)
        return
    for column, part in (
        (_Column.CONCLUSION, TextPart.CONCLUSIONS),
        (_Column.RECOMMENDATION, TextPart.RECOMMENDATIONS),
    ):
        if cell := said.get(column, ""):
            for said_there in filter(_says, cell.split("•")):
                words = said_there.strip()
                named = named_regions(words) or not region
                yield TableItem(words if named else f"{region}: {words}", part, indicator)


def _says(words: str) -> bool:
    return any(map(str.isalpha, words))


def _in_words(
    row: tuple[str, ...], columns: Sequence[_Column | None], titles: Sequence[str]
) -> str:
    """The row as one sentence: 'Cajamarca: cumplió; 70%'."""
    cells: list[str] = []
    for at, cell in enumerate(row):
        column = columns[at] if at < len(columns) else None
        if not cell or column is _Column.INDICATOR or (not cells and cell.isdigit()):
            continue
        if column is _Column.MET and folded(cell) in _YES:
            cells.append("cumplió la meta")
        elif column is _Column.MET and folded(cell) in _NO:
            cells.append("no cumplió la meta")
        elif folded(cell) in _MARKED and at < len(titles) and claims_in(titles[at]):
            cells.append(titles[at].strip(" :"))
        elif column is _Column.OTHER and at < len(titles):
            cells.append(f"{titles[at].strip(' :')} {cell}")
        else:
            cells.append(cell)
    return f"{cells[0]}: {'; '.join(cells[1:])}" if len(cells) > 1 else "".join(cells)


def _indicator(cell: str) -> int | None:
    found = re.search(r"\d{1,2}", cell)
    return int(found[0]) if found else None


def in_columns(text: str) -> str:
    """The text with tabs between the cells of a table whose columns are parted by blanks."""
    made: list[str] = []
    wide = 0
    for line in text.split("\n"):
        cells = _WIDE_BLANKS.split(line.strip())
        if len(cells) > 1 and _names_columns(cells):
            wide = len(cells)
        elif not 1 < len(cells) <= wide:
            wide = 0
        made.append("\t".join(cells) if wide else line)
    return "\n".join(made)


def unstacked(text: str) -> str:
    """The text with each row of a table in one line, where a PDF gave each cell its own."""
    lines = [line.lstrip("> ").strip() for line in text.split("\n")]
    if len(lines) > _MOST_STACKED:
        return text
    made: list[str] = []
    at = 0
    while at < len(lines):
        wide = _heads(lines, at)
        made.append("\t".join(lines[at : at + max(wide, 1)]))
        at += max(wide, 1)
        while wide and at + wide <= len(lines) and only_names(lines[at]):
            made.append("\t".join(lines[at : at + wide]))
            at += wide
    return "\n".join(made) if len(made) < len(lines) else text


def _heads(lines: Sequence[str], at: int) -> int:
    """How many headings of columns stand below each other there: 'Región', 'Conclusión'; else 0."""
    if not _REGION_HEAD.fullmatch(folded(lines[at])):
        return 0
    wide = 1
    while at + wide < len(lines) and _WORDS_HEAD.fullmatch(folded(lines[at + wide])):
        wide += 1
    named = at + wide < len(lines) and only_names(lines[at + wide])
    return wide if wide > 1 and named else 0
