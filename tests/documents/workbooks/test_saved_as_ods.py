"""What LibreOffice saves as .ods is read as the .xlsx that it was."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.figures import Mark
from documents.workbooks.read.findings import CellFault
from documents.workbooks.read.form_reader import read_workbook
from documents.workbooks.write.facts import FormFacts, FormRow
from documents.workbooks.write.form import write_form
from tests.documents.workbooks.ods_samples import copied
from tests.documents.workbooks.samples import sheet_with
from tests.spreadsheets import converted

pytestmark = pytest.mark.office

TWELVE = {"2020-II": INDICATORS}


def as_libreoffice_saves_them(folder: Path, *contents: bytes) -> list[bytes]:
    files = [folder / f"{number}.xlsx" for number in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_bytes(content)
    return converted(folder, "ods", *files)


def test_what_libreoffice_saves_as_ods_is_read_as_the_xlsx_was(tmp_path: Path) -> None:
    rows = (
        FormRow(1, "Uno", Decimal(60), True, None, Decimal("45.5")),
        FormRow(2, "Dos", mark=Mark.NOT_APPLICABLE),
        FormRow(3, "Tres", Decimal(70), False, None, Decimal(60), Decimal(33), Decimal(55)),
        FormRow(5, "Cinco", None, False, Mark.NO_GOAL, Decimal(12)),
    )
    form = write_form(FormFacts("DRTPE Puno", "II Semestre 2020", "I Semestre 2020", rows))
    figures = sheet_with(
        [1, "", 0.6, 0.45],
        [2, "", 0.5, date(2021, 12, 6)],
        [3, "", 70, ("=1/0", "#DIV/0!")],
        [4, "", 10, ("=33/55", 0.6)],
        [5, "", "sin meta", "33/55"],
        [6, "", 50, "pendiente"],
        percent=["C2", "D2", "D5"],
    )
    saved = as_libreoffice_saves_them(tmp_path, form, figures)
    assert read_workbook(TWELVE, saved[0]) == read_workbook(TWELVE, form)
    expected = read_workbook(TWELVE, figures)
    assert read_workbook(TWELVE, saved[1]) == expected
    assert [row.indicator for row in expected.rows] == [1, 4, 5]
    assert [(fault.cell, fault.kind) for fault in expected.faults] == [
        ("C3", CellFault.FRACTION),
        ("D3", CellFault.DATE),
        ("D4", CellFault.ERROR),
        ("D7", CellFault.NOT_A_FIGURE),
    ]


def test_what_libreoffice_hides_merges_and_repeats_is_copied_so(tmp_path: Path) -> None:
    out = BytesIO()
    with Workbook(out) as book:
        sheet, other = book.add_worksheet("Metas"), book.add_worksheet("2020-I")
        sheet.write_row(0, 0, ["Región", "Indicador", "Meta"])
        sheet.merge_range(1, 0, 3, 0, "Puno")
        for at in range(1, 4):
            sheet.write_row(at, 1, [at, 60])
        share = book.add_format({"num_format": "0.00%"})
        sheet.write_number(3, 2, 0.45, share)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        for at in range(4, 3_000):
            sheet.write_blank(at, 0, None, share)
        other.write_string(0, 0, "x")
        other.hide()
    (content,) = as_libreoffice_saves_them(tmp_path, out.getvalue())
    metas, hidden = copied(content).values()
    assert hidden.sheet_state == "hidden"
    assert [str(area) for area in metas.merged_cells.ranges] == ["A2:A4"]
    assert [at for at, row in metas.row_dimensions.items() if row.hidden] == [3]
    assert [at for at, each in metas.column_dimensions.items() if each.hidden] == ["B"]
    assert (metas.max_row, metas["C4"].value, metas["C4"].number_format) == (4, 0.45, "0.00%")
