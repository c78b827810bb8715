"""The indicators of a new agreement are read from a table whole, or every fault is named."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from convenio.catalogue.indicators import INDICATORS, IndicatorKind, read_indicators
from convenio.typed.indicator_cells import new_directorates
from convenio.typed.indicator_rows import Faulty
from documents.workbooks.read.indicator_file import read_indicator_file
from tests.second_agreement import CSV, FIVE, HEADINGS, ROWS


def faults_of(text: str) -> tuple[str, ...]:
    with pytest.raises(Faulty) as refused:
        read_indicator_file(text.encode())
    return refused.value.faults


def changed(number: int, column: str, cell: str) -> str:
    rows = [list(row) for row in ROWS]
    rows[number - 1][HEADINGS.index(column)] = cell
    return "\n".join(";".join(row) for row in (HEADINGS, *rows))


def test_a_table_is_read_with_each_directorate_and_its_vice_ministry() -> None:
    listed = read_indicator_file(CSV.encode("utf-8-sig"))
    assert listed == FIVE.listed
    assert [each.kind for each in listed][:2] == [IndicatorKind.SHARE, IndicatorKind.GROWTH]
    assert listed[3].proponent == INDICATORS[11].proponent
    assert listed[3].vice_ministry == INDICATORS[11].vice_ministry
    assert (listed[3].function, listed[4].function) == ("e", None)


def test_the_same_table_is_read_from_a_sheet_with_a_title_above_it() -> None:
    book, out = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Indicadores del convenio 2022-2025"])
    sheet.append([])
    for row in (HEADINGS, *ROWS):
        sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(out)
    assert read_indicator_file(out.getvalue()) == FIVE.listed


def test_names_come_in_composed_and_without_what_nobody_sees() -> None:
    text = changed(1, "nombre corto", "Forma\u0301\u202e lab.\u200b")
    assert read_indicator_file(text.encode())[0].short_name == "Formá lab."


def test_headings_are_understood_in_english_and_commas_separate_too() -> None:
    text = "number,name,short_name,kind,directorate\n" + ",".join(ROWS[0][:5])
    assert read_indicator_file(text.encode())[0].short_name == "Primer empleo"


@pytest.mark.parametrize(
    ("number", "column", "cell", "said"),
    [
        (3, "número", "2", "línea 4: el número 2 se repite: ya está en la línea 3"),
        (3, "número", "7", "los números van de 1 en adelante sin saltos; falta: 3, 6"),
        (3, "número", "tres", "línea 4: «tres» no es un número de indicador, de 1 a 16"),
        (1, "tipo", "tasa", "línea 2: no conozco el tipo «tasa»: es participación, variación"),
        (2, "dirección", "12", "línea 3: «12» no es el nombre de una dirección"),
        (
            2,
            "dirección",
            "Direccion General del Servicio Nacional de Empleo",
            "línea 3: «Direccion General del Servicio Nacional de Empleo» se parece a",
        ),
        (5, "nombre corto", "Trabajo infantil", "línea 6: «nombre corto» debe tener de 1 a 14"),
        (5, "nombre corto", "Teletrabajo", "línea 6: el nombre «teletrabajo» ya está en la línea"),
        (4, "función", "z", "línea 5: la función «z» no es una letra del artículo 48"),
    ],
)
def test_each_fault_is_named_by_its_line(number: int, column: str, cell: str, said: str) -> None:
    [fault] = faults_of(changed(number, column, cell))
    assert fault.startswith(said)


def test_a_new_agreement_may_bring_a_directorate_that_there_was_not() -> None:
    text = changed(2, "dirección", "Dirección de Trabajo Juvenil")
    listed = read_indicator_file(text.encode())
    assert listed[1].proponent == "Dirección de Trabajo Juvenil"
    assert new_directorates(listed) == ["Dirección de Trabajo Juvenil"]


def test_every_fault_is_told_at_once() -> None:
    text = changed(1, "tipo", "tasa").replace("Dirección General del", "Direccion General de")
    assert [fault[:8] for fault in faults_of(text)] == ["línea 2:", "línea 3:"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "el archivo no tiene filas"),
        ("número;nombre\n", "faltan las columnas: nombre corto, tipo, dirección"),
        (";".join(HEADINGS), "el archivo no tiene indicadores debajo de los títulos"),
        (";".join((*HEADINGS, "tipo")), "hay dos columnas de: tipo"),
        (CSV + '"', "línea 7: no es un CSV"),
        ("PK\x03\x04", "no es un libro .xlsx o .ods sin macros"),
    ],
)
def test_what_is_no_table_of_indicators_is_refused(text: str, said: str) -> None:
    assert faults_of(text)[0].startswith(said)


def test_a_list_is_stored_and_read_again_as_it_was() -> None:
    assert read_indicators(FIVE.agreement, FIVE.as_json()) == FIVE
    assert list(FIVE) == [1, 2, 3, 4, 5]
    assert 6 not in FIVE
    assert 0 not in FIVE
