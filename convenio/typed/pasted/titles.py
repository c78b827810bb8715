"""The one line above a pasted text's figures that says what all of them are."""

from collections.abc import Sequence

from convenio.calendar.periods import Period
from convenio.typed.column_headings import ColumnHeading, ColumnRole, WhyLeftOut, read_heading
from convenio.typed.pasted.doubts.ratios import roles_of_pair
from convenio.typed.pasted.figures import BESIDE
from convenio.typed.pasted.line_kinds import LineKind, PastedLine

_OF_ONE_TITLE = 2  # words, as 'Presupuesto ejecutado', which could head two columns


def is_title_of_done(
    headings: Sequence[PastedLine], body: Sequence[PastedLine], period: Period | None
) -> bool:
    """Whether the heading is a title of what was executed, over lines that have more than it."""
    if len(headings) != 1 or headings[0].width or len(headings[0].cells) < 2:
        return False
    wide = any(len(line.cells) > 1 for line in body)
    found = read_heading(headings[0].text, period)
    named = [line for line in body if line.kind is LineKind.INDICATOR]
    alone = {role for line in headings for role in _roles(line, period)} == {ColumnRole.EXECUTED}
    done = found is not None and found.role is ColumnRole.EXECUTED
    return wide and done and alone and len(named) > 1


def heads_another(
    headings: Sequence[PastedLine], body: Sequence[PastedLine], period: Period | None
) -> bool:
    """Whether the one title says that all figures are something else, as 'Avance acumulado'."""
    if len(headings) != 1 or headings[0].width or not headings[0].cells:
        return False
    found = read_heading(headings[0].text, period)
    if roles_of_pair(headings[0].text) is not None:
        return False
    columns = [read_heading(cell, period) for cell in headings[0].cells]
    if found is None or found.role is not ColumnRole.LEFT_OUT or found.why is WhyLeftOut.UNKNOWN:
        return False
    return None in columns or (len(columns) == _OF_ONE_TITLE and any(line.width for line in body))


def _roles(line: PastedLine, period: Period | None) -> set[ColumnRole]:
    """What its words would head by themselves, but for those of the semester."""
    found = (read_heading(cell, period) for cell in line.cells)
    said = {heading.role for heading in found if heading}
    return said - {ColumnRole.SEMESTER, ColumnRole.FIGURE, ColumnRole.REGION}


def title_of(headings: Sequence[PastedLine], period: Period | None) -> ColumnHeading | None:
    """The one heading of all figures, as 'Metas' in a line of its own."""
    found = read_heading(headings[0].text, period) if len(headings) == 1 else None
    return found if found and found.role not in BESIDE else None
