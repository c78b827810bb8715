"""A percentage in a workbook of ours is exact, and shown with two decimals at most."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from xlsxwriter import Workbook

from convenio.report.results import Figure, State
from documents.workbooks.write.facts import FormFacts, FormRow
from documents.workbooks.write.form import write_form
from documents.workbooks.write.sheets import Formula, Looks, SheetColumn, TableSheet

LONG = Decimal("45.833333")


@pytest.mark.parametrize(
    ("goal", "shown"), [(LONG, "0.00"), (Decimal("45.5"), "General"), (Decimal(60), "General")]
)
def test_a_form_shows_two_decimals_and_holds_all(goal: Decimal, shown: str) -> None:
    before = Figure(1, State.REPORTED, Decimal(60), goal)
    for loaded in (True, False):
        row = FormRow(1, "Visitas", goal, goal_is_loaded=loaded, executed=goal, previous=before)
        facts = FormFacts("DRTPE Puno", "II Semestre 2020", "I Semestre 2020", (row,))
        sheet = openpyxl.load_workbook(BytesIO(write_form(facts))).active
        assert sheet is not None
        for cell in (sheet["C7"], sheet["D7"], sheet["H7"]):
            assert (cell.value, cell.number_format) == (float(goal), shown)
        assert sheet["C7"].protection.locked == loaded


def test_a_table_shows_two_decimals_and_holds_all() -> None:
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        columns = [SheetColumn(name, 10) for name in ("goal", "whole", "counted", "words")]
        table = TableSheet(book, Looks(book), "Cifras", columns)
        table.add(LONG, Decimal(60), Formula("A2", float(LONG)), "45.833333")
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    formats = [cell.number_format for cell in sheet[2]]
    assert formats == ["0.00", "General", "0.00", "General"]
    assert sheet["A2"].value == float(LONG)
