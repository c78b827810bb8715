"""Of the sheets that have the table, the one that is meant; and whose a sheet says it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from convenio.calendar.periods import Period, period_in
from convenio.catalogue.regions import Region, plain, resolve_region
from documents.workbooks.read.cells import Cell
from documents.workbooks.read.findings import NotFit, Reason
from documents.workbooks.read.known_indicators import Lists

NAMED = 3
Rows = list[list[Cell]]
Layout = TypeVar("Layout")


@dataclass(frozen=True, slots=True)
class FoundTable(Generic[Layout]):
    """A sheet with where its columns are; the region and the semester that it names, by code."""

    sheet: str
    rows: Rows
    layout: Layout
    region: str | None
    period: str | None


def find_tables(
    sheets: Iterable[tuple[str, Rows]],
    layout_of: Callable[[Rows], Layout | None],
    at: Callable[[Layout], int],
) -> list[FoundTable[Layout]]:
    """`at`: the row of the headings. Raises NotFit where the first one can't be understood."""
    found: list[FoundTable[Layout]] = []
    for name, rows in sheets:
        try:
            layout = layout_of(rows)
        except NotFit:
            if not found:
                raise
            continue
        if layout is not None:
            found.append(FoundTable(name, rows, layout, *_whose(rows[: at(layout)])))
    return found


def choose_table(
    lists: Lists, found: Sequence[FoundTable[Layout]]
) -> tuple[FoundTable[Layout], str | None]:
    """The table that is meant and its semester: of several, an open semester's. Raises NotFit.

    Where they are several, a sheet's name counts, too, if no cell says the semester.
    """
    if len(found) == 1:
        return found[0], found[0].period
    meant = [
        (table, period)
        for table in found
        if (period := table.period or _named(table.sheet)) and period in lists
    ]
    if len(meant) == 1:
        return meant[0]
    names = [f"«{table.sheet}»" for table in found[:NAMED]]
    raise NotFit(Reason.TWO_TABLES, f"{', '.join(names[:-1])} y {names[-1]}")


def _named(sheet: str) -> str | None:
    found = period_in(sheet)
    return found.code if found else None


def _whose(above: Sequence[Sequence[Cell]]) -> tuple[str | None, str | None]:
    """The region and the semester that stand above the table, each beside its label."""
    region = period = None
    for row in above:
        words = [cell.value for cell in row if isinstance(cell.value, str)]
        if len(words) < 2:
            continue
        label = plain(words[0])
        if label in ("region", "g drtpe", "gobierno regional"):
            found = resolve_region(words[1], forgiving=False)
            region = found.code if isinstance(found, Region) else None
        elif label in ("semestre", "periodo"):
            period = _period(words[1])
    return region, period


def _period(text: str) -> str | None:
    try:
        return Period.parse(text).code
    except ValueError:
        return None
