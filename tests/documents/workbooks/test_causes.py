"""The form's causes: chosen from the list or typed, read back, and named if unreadable."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from convenio.catalogue.causes import CAUSES
from convenio.catalogue.indicators import INDICATORS
from convenio.typed.figures import Percentage
from documents.workbooks.read.causes import Cause, read_cause
from documents.workbooks.read.findings import CellFault, Filled
from documents.workbooks.read.form_reader import read_workbook
from documents.workbooks.read.grid.cells import Cell
from documents.workbooks.write.facts import FormFacts, FormRow
from documents.workbooks.write.form import write_form
from tests.documents.workbooks.samples import HEADINGS, sheet_with

TWELVE = {"2020-II": INDICATORS}
CAUSE = (*HEADINGS, "Causa del incumplimiento")
OWN = "Huaico en la carretera; se reprogramó a 2021"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        *((words, Cause(code)) for code, words in CAUSES.items() if code != "other"),
        ("  FALTA DE  personal. ", Cause("staff")),
        ("Emergencia o atencion suspendida", Cause("emergency")),
        (OWN, Cause("other", OWN)),
        ("Otra: lluvias\nfuertes", Cause("other", "lluvias fuertes")),
        ("Otra causa más", Cause("other", "Otra causa más")),
        ("x" * 300, Cause("other", "x" * 300)),
        ("x" * 301, CellFault.CAUSE_TOO_LONG),
        ("Otra", CellFault.NOT_A_CAUSE),
        ("Otra:", CellFault.NOT_A_CAUSE),
        ("¿?", CellFault.NOT_A_CAUSE),
        ("45%", CellFault.NOT_A_CAUSE),
        (45, CellFault.NOT_A_CAUSE),
        (True, CellFault.NOT_A_CAUSE),
        (None, None),
        ("—", None),
        ("No aplica", None),
        ("Ninguna", None),
    ],
)
def test_a_cause_is_read_as_the_chat_takes_it(typed: object, read: object) -> None:
    assert read_cause(Cell(typed)) == read


def test_a_form_comes_back_with_its_causes() -> None:
    said = [words for code, words in CAUSES.items() if code != "other"] + [OWN]
    rows = tuple(
        FormRow(at, str(at), Decimal(60), True, None, Decimal(45), cause=words)
        for at, words in enumerate(said, start=1)
    )
    facts = FormFacts("DRTPE Puno", "II Semestre 2020", "I Semestre 2020", rows)
    found = read_workbook(TWELVE, write_form(facts))
    assert not found.faults
    assert [(row.cause, row.cause_words) for row in found.rows] == [
        *((code, None) for code in CAUSES if code != "other"),
        ("other", OWN),
    ]


def test_a_long_cause_is_seen_whole() -> None:
    rows = (FormRow(1, "Uno", cause="Falta de personal"), FormRow(2, "Dos", cause="abc " * 75))
    content = write_form(FormFacts("DRTPE Puno", "II Semestre 2020", "I Semestre 2020", rows))
    heights = load_workbook(BytesIO(content)).worksheets[0].row_dimensions
    assert (heights[7].height, heights[8].height) == (32.25, 126)  # Excel takes quarters


def test_a_cause_that_can_not_be_read_is_named_and_leaves_the_figures() -> None:
    content = sheet_with(
        [1, "", 60, 45, "", "Otra"],
        [2, "", 60, 45, "", ("=1/0", "#DIV/0!")],
        [3, "", "", "", "", "Falta de personal"],
        headings=CAUSE,
    )
    found = read_workbook(TWELVE, content)
    figures = Percentage(Decimal(60)), Percentage(Decimal(45))
    assert found.rows == (Filled(1, *figures), Filled(2, *figures), Filled(3, None, None, "staff"))
    assert [(fault.cell, fault.indicator, fault.kind) for fault in found.faults] == [
        ("F2", 1, CellFault.NOT_A_CAUSE),
        ("F3", 2, CellFault.ERROR),
    ]


def test_of_two_columns_of_causes_none_is_read_and_both_are_named() -> None:
    content = sheet_with(
        [1, "", 60, 45, "", "Falta de personal", "Lluvias"], headings=(*CAUSE, "Motivo")
    )
    found = read_workbook(TWELVE, content)
    assert found.rows == (Filled(1, Percentage(Decimal(60)), Percentage(Decimal(45))),)
    assert [each.words for each in found.unread] == [
        "columna F «Causa del incumplimiento» (hay otra columna de lo mismo)",
        "columna G «Motivo» (hay otra columna de lo mismo)",
    ]


def test_what_stands_among_the_causes_and_is_of_no_indicator_is_not_read() -> None:
    content = sheet_with(
        [1, "", 60, 45, "", "Falta de personal"],
        ["", "", "", "", "", "Fuente: DRTPE"],
        ["Total", "", "", "", "", "Lluvias"],
        headings=(*CAUSE, "Motivo"),
    )
    found = read_workbook(TWELVE, content)
    assert [row.cause for row in found.rows] == ["staff"]
    assert not found.faults
    assert "causa: columna F «Causa del incumplimiento»" in [each.words for each in found.columns]
    assert [each.words for each in found.unread] == ["celda F3 «Fuente: DRTPE»", "fila 4 «Total»"]


def test_a_column_of_causes_that_nobody_sees_is_not_read() -> None:
    content = sheet_with([1, "", 60, 45, "", "Falta de personal"], headings=CAUSE)
    book = load_workbook(BytesIO(content))
    book.worksheets[0].column_dimensions["F"].hidden = True
    out = BytesIO()
    book.save(out)
    found = read_workbook(TWELVE, out.getvalue())
    assert [row.cause for row in found.rows] == [None]
    assert [each.words for each in found.unread] == [
        "columna F «Causa del incumplimiento» (oculta)"
    ]
