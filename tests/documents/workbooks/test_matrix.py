"""The matrix as a workbook: the annex's columns, ready to be printed."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from documents.matrix_csv import matrix_rows
from documents.workbooks.write.facts import MatrixSheetFacts
from documents.workbooks.write.matrix import write_matrix
from tests.convenio.evaluation.test_matrix import lines_of, of_indicator

NINE = datetime.fromisoformat("2021-06-01T09:00")  # Lima's, without a zone, as Excel has it


def test_it_has_the_annexs_columns_and_the_state() -> None:
    lines = lines_of(of_indicator(1, 2, 3), of_indicator(4, 1, number=2))
    content = write_matrix(MatrixSheetFacts(2021, NINE, lines))
    sheet = load_workbook(BytesIO(content))["Matriz"]
    heads = [cell.value for cell in sheet[4]]
    assert heads[:3] == [
        "SECTOR",
        "NÚMERO DE INDICADOR DE GESTIÓN",
        "DENOMINACIÓN DEL INDICADOR DE GESTIÓN",
    ]
    assert heads[7:] == [
        *["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SET", "OCT", "NOV", "DIC"],
        "DETALLE",
        "ESTADO",
    ]
    first = [cell.value for cell in sheet[5]]
    assert first[:2] == ["MTPE", "N° 1"]
    assert first[4] == "2020-II-R-1. Activar."
    assert [head for head, cell in zip(heads, first, strict=True) if cell == "X"] == [
        *("FEB", "ABR", "SET", "NOV"),
    ]
    assert first[-1] == "2 pendientes"
    assert "simulada" not in sheet["A2"].value
    invented = [replace(line, simulated=line.number == 1) for line in lines]
    content = write_matrix(MatrixSheetFacts(2021, NINE, tuple(invented)))
    marked = load_workbook(BytesIO(content))["Matriz"]
    assert marked["A2"].value.endswith("Lo que dice «simulada» es inventado, de la demostración.")
    assert marked["E5"].value == "2020-II-R-1 (simulada). Activar."
    assert [row["simulated"] for row in matrix_rows(invented)] == [True, False]
    assert marked["E6"].value == sheet["E6"].value
    assert sheet["A6"].value == "MTPE"
    assert sheet.freeze_panes == "A5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$4:$4"


def test_without_recommendations_it_has_its_heading() -> None:
    content = write_matrix(MatrixSheetFacts(2021, NINE, ()))
    sheet = load_workbook(BytesIO(content))["Matriz"]
    assert sheet["A4"].value == "SECTOR"
    assert sheet.max_row == 4
