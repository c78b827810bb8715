"""One cell of a spreadsheet, and how it is shown back where something is wrong with it."""

import pytest

from documents.workbooks.read.findings import CellFault
from documents.workbooks.read.grid.cells import Cell, read_cell


@pytest.mark.parametrize(
    ("value", "shown"),
    [(45.833333333, "45.83"), (0.4583333, "0.46"), (0.005, "0.005"), (45.5, "45.5"), (60, "60")],
)
def test_a_long_fraction_is_shown_back_with_two_decimals(value: float, shown: str) -> None:
    assert Cell(value).shown == shown


@pytest.mark.parametrize("text", ["aprox 45", "45-50", "entre 40 y 50", "45% (33 de 72)"])
def test_what_is_not_one_exact_figure_is_a_fault_of_its_own(text: str) -> None:
    assert read_cell(Cell(text)) is CellFault.NOT_EXACT


@pytest.mark.parametrize("text", ["pendiente", "no hay", "s/d", "45 personas"])
def test_what_says_no_figure_is_none(text: str) -> None:
    assert read_cell(Cell(text)) is CellFault.NOT_A_FIGURE
