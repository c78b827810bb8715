"""Which cell of a pasted text is which figure of which indicator: by headings, words or shape."""

from collections.abc import Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import regions_in
from convenio.typed.column_headings import ColumnRole, read_heading, settle_roles
from convenio.typed.named_semesters import semesters_in
from convenio.typed.pasted_figures import BESIDE, Columns, PastedFigures
from convenio.typed.pasted_lines import LineKind, PastedLine
from convenio.typed.pasted_numbers import with_numbers
from convenio.typed.pasted_readings import is_figure
from convenio.typed.pasted_rows import read_labelled, read_numbered, read_positions


def arrange(
    indicators: Indicators,
    lines: Sequence[PastedLine],
    period: Period | None,
    region: str | None,
    *,
    slash_is_base: bool,
) -> PastedFigures:
    """Every line that is not blank is used, or stands in `unread`."""
    found = PastedFigures(indicators, period, slash_is_base)
    titles, lines = _without_words(lines, found)
    if _is_of_another(titles, period, region):
        found.unread += [line.text for line in lines if line.kind is not LineKind.BLANK]
        return found
    if any(line.kind is LineKind.LABELLED for line in lines):
        read_labelled(found, lines, region)
        return found
    headings = [line for line in lines if line.kind is LineKind.HEADING]
    body = [line for line in lines if line.kind is not LineKind.HEADING]
    columns = columns_of(headings, body, period)
    values = [heading for heading in columns if heading and heading.role not in BESIDE]
    loose = any(line.kind is LineKind.FIGURES for line in body)
    if columns and loose and not values:
        found.unread += [line.text for line in lines if line.kind is not LineKind.BLANK]
        return found
    if any(columns):
        found.headed = True
        for heading in columns:
            if heading is not None and heading.role is ColumnRole.LEFT_OUT:
                found.leave_out(heading)
    else:
        found.unread += [line.text for line in headings]
    body = with_numbers(found, body, columns)
    if any(line.kind in (LineKind.INDICATOR, LineKind.CONTINUED) for line in body):
        read_numbered(found, body, columns)
    else:
        read_positions(found, body, columns)
    return found


def _is_of_another(titles: Sequence[str], period: Period | None, region: str | None) -> bool:
    """Whether the lines above a table say that it is of another semester or region."""
    semesters = [named for title in titles if period for named in semesters_in(title, period)]
    regions = [named.code for title in titles for named in regions_in(title)]
    return (bool(semesters) and period not in semesters) or (
        region is not None and bool(regions) and region not in regions
    )


def _without_words(
    lines: Sequence[PastedLine], found: PastedFigures
) -> tuple[list[str], list[PastedLine]]:
    """Titles, notes and totals hold no place; each is named as not read."""
    headings = [line for line in lines if line.kind is LineKind.HEADING]
    width = max((len(line.cells) for line in headings), default=0)
    titles, rest = [], []
    for line in lines:
        title = line in headings[:-1] and (len(line.cells) == 1 < width or _is_title(line))
        if title or line.kind in (LineKind.WORDS, LineKind.TOTAL):
            titles += [line.text] if line.kind is not LineKind.TOTAL else []
            found.unread.append(line.text)
        else:
            rest.append(line)
    while rest and rest[0].kind is LineKind.BLANK:
        rest = rest[1:]
    return titles, rest


def _is_title(line: PastedLine) -> bool:
    """Words in one breath, where the cells of other lines are parted by signs."""
    return len(line.cells) > 1 and " ".join(line.cells) == line.text


def columns_of(
    headings: Sequence[PastedLine], body: Sequence[PastedLine], period: Period | None
) -> Columns:
    """What each column of the body is; of two lines of headings both are read, column by column."""
    if not headings:
        return ()
    if len(headings) > 1 and any(is_figure(cell) for line in headings for cell in line.cells):
        return ()
    filled = [line for line in body if line.cells and line.kind is not LineKind.NUMBERS]
    widest = max((len(line.cells) for line in filled), default=0)
    if len(headings) == 1 and widest == 1 and not any(line.number for line in filled):
        return settle_roles([read_heading(headings[0].text, period)])
    width = max(len(line.cells) for line in headings)
    words = ["" for _ in range(width)]
    for line in headings:
        cells = list(line.cells) + [""] * (width - len(line.cells))
        if len(headings) > 1 and line is headings[0]:
            for at in range(1, width):
                cells[at] = cells[at] or cells[at - 1]
        words = [f"{above} {cell}".strip() for above, cell in zip(words, cells, strict=True)]
    found = settle_roles([read_heading(cell, period) for cell in words])
    if (
        width == 1
        and any(len(line.cells) > 1 for line in filled)
        and not any(line.number for line in filled)
    ):
        return ()
    return found
