"""The lines of a table that columns of regions, semesters or years give to the report."""

from collections.abc import Mapping, Sequence

from convenio.catalogue.regions import regions_in
from convenio.typed.column_headings import ColumnRole
from convenio.typed.named_semesters import semesters_in
from convenio.typed.pasted.cells import NOTHING
from convenio.typed.pasted.figures import Columns, PastedFigures
from convenio.typed.pasted.line_kinds import LineKind, PastedLine

_WHOSE = (ColumnRole.REGION, ColumnRole.SEMESTER, ColumnRole.YEAR)


def own_rows(
    found: PastedFigures, body: Sequence[PastedLine], columns: Columns, region: str | None
) -> list[PastedLine]:
    """The lines of that region and of the semester asked for; the others are named as not read.

    A blank cell goes on with the one above, as merged cells are copied. Where only regions tell
    the lines apart, no indicator is said, and none is read.
    """
    roles = [heading.role if heading else None for heading in columns]
    places = {role: roles.index(role) for role in _WHOSE if role in roles}
    if not places:
        return list(body)
    kept: list[PastedLine] = []
    named: set[str] = set()
    above: dict[ColumnRole, str] = {}
    for line in body:
        cells = line.parted or line.cells
        if len(cells) == len(columns) and line.kind is not LineKind.BLANK:
            own = {role: cells[at] for role, at in places.items() if cells[at] not in NOTHING}
            above |= own
            codes = [each.code for each in regions_in(above.get(ColumnRole.REGION, ""))]
            named |= set(codes)
            if (codes and region and region not in codes) or _is_of_another(found, above):
                found.unread.append(line.text)
                continue
        kept.append(line)
    if len(named) > 1 and region and not {ColumnRole.NUMBER, ColumnRole.NAME} & set(roles):
        found.unread += [line.text for line in kept if line.text]
        return []
    return kept


def _is_of_another(found: PastedFigures, said: Mapping[ColumnRole, str]) -> bool:
    """Whether the cells say another semester, or one that can't be read."""
    if found.period is None:
        return False
    half = said.get(ColumnRole.SEMESTER, "")
    year = said.get(ColumnRole.YEAR, "")
    if not half and not year:
        return False
    named = semesters_in(f"semestre {half or 'I' * found.period.half} {year}", found.period)
    return found.period not in named
