"""A row of a pasted table or workbook, put into its entry."""

from typing import Protocol, TypeGuard

from convenio.report.entries import Entry
from convenio.typed.figures import Mark, Percentage, Reading


class FiguresOfRow(Protocol):
    """What a row says of its indicator; None: nothing."""

    @property
    def programmed(self) -> Reading | None: ...

    @property
    def executed(self) -> Reading | None: ...


def merged(entry: Entry, row: FiguresOfRow, *, as_goals: bool = False) -> Entry:
    """The entry with the row's figures; a goal loaded by ODES is not replaced."""
    programmed, executed = (row.executed, None) if as_goals else (row.programmed, row.executed)
    if _usable(programmed) and not entry.goal_is_loaded:
        entry = entry.with_programmed(programmed)
    if _usable(executed):
        entry = entry.with_executed(executed)
    return entry


def _usable(reading: Reading | None) -> TypeGuard[Percentage | Mark]:
    return isinstance(reading, Percentage | Mark)
