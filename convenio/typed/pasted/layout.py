"""Which cell of a pasted text is which figure of which indicator: by headings, words or shape."""

import re
from collections.abc import Sequence
from dataclasses import replace

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain, regions_in
from convenio.typed.column_headings import (
    ColumnHeading,
    ColumnRole,
    WhyLeftOut,
    heading_of_rows,
    read_heading,
    settle_roles,
)
from convenio.typed.heading_words import OF_ANOTHER_TIME
from convenio.typed.named_semesters import semesters_in
from convenio.typed.pasted.doubts.ratios import pair_of, roles_of_pair
from convenio.typed.pasted.figures import BESIDE, Columns, PastedFigures
from convenio.typed.pasted.line_kinds import LineKind, PastedLine
from convenio.typed.pasted.numbers import with_numbers
from convenio.typed.pasted.own_rows import own_rows
from convenio.typed.pasted.positions import read_positions
from convenio.typed.pasted.readings import is_figure, is_year
from convenio.typed.pasted.rows import read_labelled, read_numbered
from convenio.typed.pasted.sections import TITLE, go_on, sections_of, whose
from convenio.typed.pasted.titles import heads_another, is_title_of_done, title_of


def arrange(
    indicators: Indicators,
    lines: Sequence[PastedLine],
    period: Period | None,
    region: str | None,
) -> PastedFigures:
    """Every line that is not blank is used, or stands in `unread`."""
    found = PastedFigures(indicators, period)
    sections = sections_of(lines, period)
    semesters: list[Period] = []
    regions: list[str] = []
    for at, section in enumerate(sections):
        titles, rest = _without_words(section, found)
        above = [line.text for line in rest if line.kind is LineKind.HEADING and not line.width]
        named = whose([*titles, *(text for text in above if len(text.split()) <= TITLE)], period)
        semesters, regions = named[0] or semesters, named[1] or regions
        other = (bool(semesters) and period not in semesters) or (
            region is not None and bool(regions) and region not in regions
        )
        other |= any(OF_ANOTHER_TIME.fullmatch(plain(title)) for title in titles)
        second = at > 0 and bool(found.cells or found.asked) and not _go_on(sections, at, period)
        if other or second:
            found.unread += [line.text for line in rest if line.kind is not LineKind.BLANK]
        else:
            _arrange_section(found, rest, region)
    found.ask_rest()
    return found


def _go_on(sections: Sequence[Sequence[PastedLine]], at: int, period: Period | None) -> bool:
    """Whether a section says more of what the first one above it does; a title alone does not."""
    return any(go_on(above, sections[at], period) for above in sections[:at])


def _arrange_section(found: PastedFigures, lines: Sequence[PastedLine], region: str | None) -> None:
    """The figures of one section, which has its headings above it if it has any."""
    period = found.period
    lines = _below_regions(lines, period)
    if any(line.kind is LineKind.LABELLED for line in lines):
        read_labelled(found, lines, region)
        return
    headings = [line for line in lines if line.kind is LineKind.HEADING]
    body = [line for line in lines if line.kind is not LineKind.HEADING]
    if heads_another(headings, body, period):
        found.unread += [line.text for line in lines if line.kind is not LineKind.BLANK]
        return
    columns = columns_of(headings, body, period, region)
    if is_title_of_done(headings, body, period):
        columns = ()
    title = None if any(columns) else title_of(headings, period)
    if title is not None:
        body, columns = _below_title(found, body, title)
        if not columns and period and len(semesters_in(title.text, period)) > 1:
            found.unread += [line.text for line in lines if line.kind is not LineKind.BLANK]
            return
    values = [heading for heading in columns if heading and heading.role not in BESIDE]
    loose = any(line.kind is LineKind.FIGURES for line in body)
    if columns and loose and not values:
        found.unread += [line.text for line in lines if line.kind is not LineKind.BLANK]
        return
    if any(columns):
        found.headed = True
        for heading in columns:
            if heading is not None and heading.role is ColumnRole.LEFT_OUT:
                found.leave_out(heading)
    else:
        found.unread += [line.text for line in headings]
    body = with_numbers(found, own_rows(found, body, columns, region), columns)
    if any(line.kind in (LineKind.INDICATOR, LineKind.CONTINUED) for line in body):
        read_numbered(found, body, columns)
    else:
        read_positions(found, body, columns)


def _below_title(
    found: PastedFigures, body: list[PastedLine], title: ColumnHeading
) -> tuple[list[PastedLine], Columns]:
    """The lines with the title as their one heading, if each is a number and a figure."""
    numbered = with_numbers(found, body, ())
    cells = [line.cells for line in numbered if line.kind is LineKind.INDICATOR]
    if cells and all(len(each) == 1 for each in cells):
        return numbered, [title]
    found.numbered = False
    return body, ()


def _below_regions(lines: Sequence[PastedLine], period: Period | None) -> list[PastedLine]:
    """Rows that begin with a region are no rows of all indicators below a heading that says so."""
    headings = [line for line in lines if line.kind is LineKind.HEADING]
    columns = columns_of(headings, [line for line in lines if line not in headings], period)
    roles = {heading.role for heading in columns if heading}
    if ColumnRole.REGION not in roles or not roles & {ColumnRole.NUMBER, ColumnRole.NAME}:
        return list(lines)
    return [
        replace(line, kind=LineKind.FIGURES, cells=line.parted)
        if line.region is not None and line.parted
        else line
        for line in lines
    ]


def _without_words(
    lines: Sequence[PastedLine], found: PastedFigures
) -> tuple[list[str], list[PastedLine]]:
    """Titles, notes and totals hold no place; each is named as not read."""
    headings = [line for line in lines if line.kind is LineKind.HEADING]
    width = max((len(line.cells) for line in headings), default=0)
    titles, rest = [], []
    for line in lines:
        title = line in headings[:-1] and (len(line.cells) == 1 < width or _is_title(line))
        if title or line.kind in (LineKind.WORDS, LineKind.TOTAL, LineKind.NOTE):
            named = line.kind is not LineKind.TOTAL or not re.search(r"\d", line.text)
            titles += [line.text] if named and line.kind is not LineKind.NOTE else []
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
    headings: Sequence[PastedLine],
    body: Sequence[PastedLine],
    period: Period | None,
    region: str | None = None,
) -> Columns:
    """What each column of the body is; of two lines of headings both are read, column by column.

    A column whose heading names another region than that asked for is left out.
    """
    if not headings:
        return ()
    if len(headings) > 1 and any(map(_has_figure, headings)):
        return ()
    filled = [line for line in body if line.cells and line.kind is not LineKind.NUMBERS]
    widest = max((len(line.cells) for line in filled), default=0)
    if len(headings) == 1 and widest == 1 and not headings[0].width:
        cells = [line.cells[0] for line in filled]
        return [
            _as_both(each, cells) for each in settle_roles([read_heading(headings[0].text, period)])
        ]
    width = max(len(line.cells) for line in headings)
    words = ["" for _ in range(width)]
    for line in headings:
        cells = list(line.cells) + [""] * (width - len(line.cells))
        if len(headings) > 1 and line is headings[0]:
            for at in range(1, width):
                cells[at] = cells[at] or cells[at - 1]
        cells = [f"{cell} semestre" if cell in ("I", "II") else cell for cell in cells]
        words = [f"{above} {cell}".strip() for above, cell in zip(words, cells, strict=True)]
    found = settle_roles([_column(cell, period, region) for cell in words])
    found = [
        _as_both(heading, [line.parted[at] for line in filled if len(line.parted) > at])
        for at, heading in enumerate(found)
    ]
    if (
        width == 1
        and any(len(line.cells) > 1 for line in filled)
        and not any(line.number for line in filled)
    ):
        return ()
    return found


def _as_both(heading: ColumnHeading | None, cells: Sequence[str]) -> ColumnHeading | None:
    """A heading such as 'Meta/Avance' over pairs such as '60/45' is of both."""
    paired = any(pair_of(cell, dashed=True) for cell in cells)
    if heading is None or roles_of_pair(heading.text) is None or not paired:
        return heading
    return ColumnHeading(heading.text, ColumnRole.BOTH, heading.period)


def _has_figure(heading: PastedLine) -> bool:
    return any(is_figure(cell) and not is_year(cell) for cell in heading.cells)


def _column(text: str, period: Period | None, region: str | None) -> ColumnHeading | None:
    heading = read_heading(text, period)
    if heading is None or heading.why is WhyLeftOut.UNKNOWN:
        heading = heading_of_rows(text) or heading
    named = [each.code for each in regions_in(text)] if region else []
    if not named or region in named or (heading and heading.role in BESIDE):
        return heading
    return ColumnHeading(" ".join(text.split()), ColumnRole.LEFT_OUT, None, WhyLeftOut.OTHER_REGION)
