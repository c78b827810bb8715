"""An .ods says what the same .xlsx says: values, formats, what is hidden, merged or repeated."""

from datetime import timedelta
from decimal import Decimal

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.figures import Mark, Percentage
from documents.workbooks.read import form_reader
from documents.workbooks.read.findings import CellFault, Filled
from documents.workbooks.read.form_reader import read_workbook
from documents.workbooks.read.goal_sheet import read_goal_sheet
from documents.workbooks.read.indicator_file import read_indicator_file
from documents.workbooks.read.ods.tables import LAST_COLUMN, LAST_ROW, MOST_ROWS, MOST_SHEETS
from tests.documents.workbooks.ods_samples import cell, copied, ods, row, table

TWELVE = {"2020-II": INDICATORS}
HEADINGS = row("N.°", "Indicador", "Meta (%)", "Ejecutado (%)", "Marca")
DIRECTION = "Dirección General del Servicio Nacional del Empleo"
TO_THE_END = 'table:number-columns-repeated="16380"'
DOWN_TO_THE_END = 'table:number-rows-repeated="1048576"'


def percent(value: str) -> Percentage:
    return Percentage(Decimal(value))


def test_a_form_is_read_with_what_libreoffice_repeats_to_the_last_row_and_column() -> None:
    content = ods(
        table(
            row("Región", "Puno", cell(None, TO_THE_END)),
            row("Semestre", "II Semestre 2020"),
            HEADINGS,
            row(1, "SOVIO", 60, cell(45.5), cell(None, TO_THE_END)),
            row(2, "Plan", "", "", "no aplica"),
            row(3, "Certif.", cell(70, 'table:number-columns-repeated="2"')),
            row(cell(None, TO_THE_END), more=DOWN_TO_THE_END),
            row(cell(None, TO_THE_END)),
        )
    )
    found = read_workbook(TWELVE, content)
    assert (found.sheet, found.region, found.period) == ("Hoja1", "puno", "2020-II")
    assert found.rows == (
        Filled(1, percent("60"), percent("45.5")),
        Filled(2, None, Mark.NOT_APPLICABLE),
        Filled(3, percent("70"), percent("70")),
    )
    assert not found.faults


def test_a_row_far_below_the_others_is_read_as_deep_as_in_an_xlsx() -> None:
    gap = row(more='table:number-rows-repeated="4000" table:visibility="collapse"')
    content = ods(table(HEADINGS, row(1, "SOVIO", 60, 45), gap, row(2, "Plan", 60, "pendiente")))
    found = read_workbook(TWELVE, content)
    assert found.rows == (Filled(1, percent("60"), percent("45")),)
    assert [(fault.cell, fault.indicator) for fault in found.faults] == [("D4003", 2)]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (cell(0.6, share=True), percent("60")),
        (cell(1.13, share=True), percent("113")),
        (cell(-0.22, share=True), percent("-22")),
        (cell(45), percent("45")),
        (
            '<table:table-cell office:value-type="float" office:value="0.6"><text:p>0,6 %</text:p>'
            "</table:table-cell>",
            percent("0.6"),
        ),
        (cell("60%"), percent("60")),
        (cell("33 de 55"), Percentage(Decimal(60), Decimal(33), Decimal(55))),
        (cell("no  aplica"), Mark.NOT_APPLICABLE),
        ('<table:table-cell office:value-type="currency" office:value="45"/>', percent("45")),
        (
            cell(0.6, 'table:formula="of:=33/55"', share=True),
            percent("60"),
        ),
        (
            '<table:table-cell office:value-type="string"><office:annotation><text:p>ojo</text:p>'
            "</office:annotation><text:p>4<text:span>5</text:span> %</text:p></table:table-cell>",
            percent("45"),
        ),
        ('<table:table-cell office:value-type="string" office:string-value="45"/>', percent("45")),
    ],
)
def test_a_figure_is_read_as_it_is_shown(given: str, read: object) -> None:
    content = ods(table(HEADINGS, row(7, "", "", given)))
    assert read_workbook(TWELVE, content).rows == (Filled(7, None, read),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (cell("pendiente"), CellFault.NOT_A_FIGURE),
        (cell(0.6), CellFault.FRACTION),
        (
            '<table:table-cell office:value-type="date" office:date-value="2021-12-06"/>',
            CellFault.DATE,
        ),
        (
            '<table:table-cell office:value-type="time" office:time-value="PT12H30M00S"/>',
            CellFault.DATE,
        ),
        (
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
            CellFault.NOT_A_FIGURE,
        ),
        (
            '<table:table-cell office:value-type="string" calcext:value-type="error" '
            'table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell>',
            CellFault.ERROR,
        ),
        (cell("Err:502", 'table:formula="of:=X()"'), CellFault.ERROR),
        (cell("#¡DIV/0!", 'table:formula="of:=1/0"'), CellFault.ERROR),
        (cell(None, 'table:formula="of:=33/55"'), CellFault.NOT_COMPUTED),
        (cell(1e300), CellFault.TOO_LARGE),
    ],
)
def test_what_is_no_figure_is_a_fault_of_its_cell(given: str, kind: CellFault) -> None:
    (fault,) = read_workbook(TWELVE, ods(table(HEADINGS, row(7, "", "", given)))).faults
    assert (fault.cell, fault.kind) == ("D2", kind)


def test_what_is_hidden_or_merged_is_so_in_the_copy() -> None:
    unseen = '<style:style style:name="ta2" style:family="table">'
    unseen += '<style:table-properties table:display="false"/></style:style>'
    column = "<table:table-column/>"
    hidden = (
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="16384"/>'
    )
    content = ods(
        table(
            f"<table:table-header-rows>{row('Región', 'Meta')}</table:table-header-rows>",
            row(cell("Puno", 'table:number-rows-spanned="2"'), 60),
            "<table:table-row><table:covered-table-cell/>" + cell(61) + "</table:table-row>",
            row("Tacna", 62, more='table:visibility="filter" table:number-rows-repeated="2"'),
            name="Metas",
            columns=f"<table:table-columns>{column}{column}{hidden}</table:table-columns>",
        ),
        table(row("x"), name="Copia", more='table:style-name="ta2"'),
        styles=unseen,
    )
    metas, copia = copied(content).values()
    assert (metas.sheet_state, copia.sheet_state) == ("visible", "hidden")
    assert [str(area) for area in metas.merged_cells.ranges] == ["A2:A3"]
    assert [at for at, row in metas.row_dimensions.items() if row.hidden] == [4, 5]
    assert metas.column_dimensions["C"].hidden
    assert not metas.column_dimensions["B"].hidden
    assert [[cell.value for cell in row] for row in metas["A1:B5"]] == [
        ["Región", "Meta"],
        ["Puno", 60],
        [None, 61],
        ["Tacna", 62],
        ["Tacna", 62],
    ]


def test_values_formats_and_words_are_kept_as_they_are() -> None:
    sheet = copied(
        ods(
            table(
                row(
                    cell(3.0),
                    cell(0.5, share=True),
                    "=SUM(A1)",
                    "#N/A",
                    '<table:table-cell office:value-type="time" office:time-value="PT26H"/>',
                    '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b'
                    "</text:p><text:p>c</text:p></table:table-cell>",
                    '<table:table-cell office:value-type="date" office:date-value="0001-01-01">'
                    "<text:p>01/01/01</text:p></table:table-cell>",
                    '<table:table-cell office:value-type="float" office:value="NaN"/>',
                )
            )
        )
    )["Hoja1"]
    (cells,) = list(sheet.iter_rows(1, 1))
    assert [each.value for each in cells[:4]] == [3, 0.5, "=SUM(A1)", "#N/A"]
    assert [each.data_type for each in cells[2:4]] == ["s", "s"]
    assert [each.number_format for each in cells[:2]] == ["General", "0.00%"]
    assert [each.value for each in cells[4:7]] == [timedelta(hours=26), "a b\nc", "01/01/01"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (
            "Avance de los indicadores de gestión 2020-II",
            "Avance de los indicadores de gestión 2020-II",
        ),
        ("Puno/2020", "Puno 2020"),
        ("", "Hoja"),
    ],
)
def test_a_sheet_keeps_its_name(name: str, shown: str) -> None:
    content = ods(table(HEADINGS, row(7, "", "", 45), name=name))
    assert read_workbook(TWELVE, content).sheet == shown


def test_a_goal_sheet_and_a_list_of_indicators_are_read_too() -> None:
    goals = ods(table(row("Región", 1, 2), row("Puno", 60, "sin meta"), row("Tacna", None, 30)))
    assert [
        (goal.region, goal.indicator, goal.goal) for goal in read_goal_sheet(TWELVE, goals).goals
    ] == [("puno", 1, percent("60")), ("puno", 2, Mark.NO_GOAL), ("tacna", 2, percent("30"))]
    listed = read_indicator_file(
        ods(
            table(
                row("número", "nombre", "nombre corto", "tipo", "dirección"),
                row(
                    cell(1.0),
                    "Porcentaje de avance",
                    "Plan",
                    "avance",
                    DIRECTION,
                ),
            )
        )
    )
    assert [(each.number, each.name) for each in listed] == [(1, "Porcentaje de avance")]


def test_a_copy_goes_farther_than_a_reader_looks() -> None:
    assert LAST_ROW > form_reader.DEEPEST_ROW
    assert MOST_ROWS > form_reader.MOST_ROWS + 1
    assert LAST_COLUMN >= form_reader.MOST_COLUMNS
    assert MOST_SHEETS >= form_reader.MOST_SHEETS
