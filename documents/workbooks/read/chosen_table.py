"""The one table of a workbook that is read, and what beside it is not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from convenio.calendar.periods import Period
from documents.workbooks.read.findings import NotFit, Reason
from documents.workbooks.read.known_indicators import Lists
from documents.workbooks.read.tables import (
    FoundTable,
    IsTable,
    ReadWorkbook,
    Rows,
    choose_table,
    hidden_sheets,
    other_places,
)
from documents.workbooks.read.unread import UnreadParts
from documents.workbooks.read.ways import Settled

MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class ChosenTable:
    """`asked`: the semesters that it may be of; `unread`: the other tables, and what is hidden."""

    table: FoundTable
    asked: Sequence[Period]
    unread: UnreadParts


def chosen_table(
    lists: Lists,
    sheets: Sequence[tuple[str, Rows]],
    name: str,
    kinds: Sequence[IsTable],
    is_filled: Callable[[FoundTable], bool],
    settled: Settled,
) -> ChosenTable | None:
    """The table of the first of these kinds that there is; None without any. Raises NotFit.

    `sheets`: as in the file called `name`, with what is hidden marked. `settled`: by its sender.
    """
    seen, hidden = hidden_sheets(sheets)
    book = ReadWorkbook(seen, name, lists)
    tables = next((found for kind in kinds if (found := book.tables(kind))), None)
    if tables is None:
        return None
    named = [found for found in tables if found[0].sheet == settled.sheet]
    chosen = choose_table(lists, named or tables, is_filled, settled)
    if sum(any(not cell.blank for cell in row) for row in chosen.rows) > MOST_ROWS:
        raise NotFit(Reason.TOO_MANY_ROWS)
    table = _as_settled(chosen, settled)
    unread = UnreadParts(table)
    unread.found += [*unread.hidden(hidden), *other_places(chosen, tables, seen)]
    return ChosenTable(table, book.asked, unread)


def _as_settled(table: FoundTable, settled: Settled) -> FoundTable:
    """The table with its columns as the sender said they are."""
    if not settled.columns:
        return table
    columns = (
        replace(column, heading=settled.heading(column.at, column.heading, column.text))
        for column in table.headings.columns
    )
    return replace(table, headings=replace(table.headings, columns=tuple(columns)))
