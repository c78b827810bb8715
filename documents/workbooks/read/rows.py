"""The rows under a table's headings, as figures and as faults named by cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.typed.figures import Mark, Percentage
from documents.workbooks.read.cells import Cell, read_cell, read_mark
from documents.workbooks.read.findings import CellFault, Filled, SheetFault
from documents.workbooks.read.headings import FormColumn, Headings

Answer = Percentage | Mark | None
_NUMBERED = re.compile(r"(?:idg|indicador)?\s*(?:n\b)?\s*(\d{1,4})", re.ASCII)


@lru_cache(maxsize=4)
def _names(indicators: Indicators) -> Mapping[str, int]:
    return {
        plain(name): number
        for number, indicator in indicators.items()
        for name in (indicator.name, indicator.short_name)
    }


def column_letters(column: int) -> str:
    """'A' of 0, 'AA' of 26."""
    before, last = divmod(column, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)


def indicator_in(indicators: Indicators, number: object, name: object) -> int | None:
    """The number of an indicator (perhaps of none) by number or name; one cell may hold both."""
    if isinstance(number, int | float) and not isinstance(number, bool) and number == int(number):
        return int(number)
    typed = plain(number) if isinstance(number, str) else ""
    if numbered := _NUMBERED.fullmatch(typed):
        return int(numbered[1])
    words = plain(name) if isinstance(name, str) else ""
    numbered = re.match(r"(?:idg |indicador )?(?:n )?(\d{1,2})\b", words, re.ASCII)
    return _names(indicators).get(words) or (int(numbered[1]) if numbered else None)


@dataclass
class FormRowReader:
    """`uncomputed`: cells whose formula was never computed, so that they only seem blank."""

    headings: Headings
    indicators: Indicators
    uncomputed: frozenset[str] = frozenset()
    found: dict[int, Filled] = field(default_factory=dict)
    faults: list[SheetFault] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def read(self, row: Sequence[Cell], number: int) -> None:
        """`number`: the row's, from 1."""
        indicator = self._indicator(row)
        if indicator is None:
            return
        name = self._name_of(FormColumn.NUMBER, number)
        if indicator not in self.indicators:
            self._fault(name, None, str(indicator), CellFault.NO_SUCH_INDICATOR)
        elif indicator in self.seen:
            self._fault(name, indicator, str(indicator), CellFault.TWICE)
            self.found.pop(indicator, None)
        else:
            self.seen.add(indicator)
            self._read_figures(indicator, row, number)

    def _read_figures(self, indicator: int, row: Sequence[Cell], number: int) -> None:
        before = len(self.faults)
        goal = self._answer(FormColumn.GOAL, indicator, row, number)
        executed = self._answer(FormColumn.EXECUTED, indicator, row, number)
        mark = self._answer(FormColumn.MARK, indicator, row, number)
        if isinstance(mark, Mark) and not _agree(mark, executed):
            cell, name = self._cell(FormColumn.MARK, row), self._name_of(FormColumn.MARK, number)
            self._fault(name, indicator, cell.shown, CellFault.MARK_AND_FIGURE)
        if len(self.faults) > before:
            return
        if isinstance(mark, Mark):
            goal, executed = _with_mark(mark, goal, executed)
        if goal is not None or executed is not None:
            self.found[indicator] = Filled(indicator, goal, executed)

    def _answer(
        self, column: FormColumn, indicator: int, row: Sequence[Cell], number: int
    ) -> Answer:
        cell, name = self._cell(column, row), self._name_of(column, number)
        read = read_mark(cell) if column is FormColumn.MARK else read_cell(cell)
        if read is None and name in self.uncomputed:
            read = CellFault.NOT_COMPUTED
        if isinstance(read, CellFault):
            shown = "" if cell.value is None else cell.shown
            self._fault(name, indicator, shown, read)
            return None
        return read

    def _indicator(self, row: Sequence[Cell]) -> int | None:
        """The row's indicator; None of a row of totals or notes, or of a blank one."""
        number, name = self._cell(FormColumn.NUMBER, row), self._cell(FormColumn.NAME, row)
        return indicator_in(self.indicators, number.value, name.value)

    def _cell(self, column: FormColumn, row: Sequence[Cell]) -> Cell:
        position = self.headings.column(column)
        return Cell() if position is None or position >= len(row) else row[position]

    def _name_of(self, column: FormColumn, number: int) -> str:
        at = self.headings.column(column)
        return f"{column_letters(at or 0)}{number}"

    def _fault(self, name: str, indicator: int | None, found: str, kind: CellFault) -> None:
        self.faults.append(SheetFault(name, indicator, found, kind))


def _agree(mark: Mark, executed: Answer) -> bool:
    """A figure beside 'sin meta' was executed without one; beside 'no ejecutado' it can be 0."""
    if isinstance(executed, Percentage):
        nothing = mark is Mark.NOT_EXECUTED and executed.value == 0
        return nothing or mark is Mark.NO_GOAL
    return executed is None or executed is mark


def _with_mark(mark: Mark, goal: Answer, executed: Answer) -> tuple[Answer, Answer]:
    if mark is Mark.NO_GOAL and isinstance(executed, Percentage):
        return mark, executed
    return goal, mark
