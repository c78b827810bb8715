"""A filled sheet is read by its headings; what is wrong is named by its cell."""

import contextlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.figures import Mark, Percentage
from documents.workbooks.read.findings import CellFault, Filled, NotFit, Reason, SheetFault
from documents.workbooks.read.form_reader import read_workbook
from documents.workbooks.write.facts import FormFacts, FormRow
from documents.workbooks.write.form import write_form
from tests.documents.workbooks.samples import book_of, sheet_with, with_part, without_stored_values

TWELVE = {"2020-II": INDICATORS}
OLD: list[list[object]] = [["N.°", "Meta", "Ejecutado"], [1, 50, 40]]
NEW: list[list[object]] = [["N.°", "Meta", "Ejecutado"], [1, 60, 45]]


def percent(value: str) -> Percentage:
    return Percentage(Decimal(value))


def reason(content: bytes) -> Reason:
    with pytest.raises(NotFit) as refused:
        read_workbook(TWELVE, content)
    return refused.value.unfit.reason


def the_fault(content: bytes) -> SheetFault:
    found = read_workbook(TWELVE, content)
    assert not found.rows
    (fault,) = found.faults
    return fault


def test_a_form_that_was_sent_out_comes_back_as_it_went() -> None:
    rows = (
        FormRow(1, "Uno", Decimal(60), True, None, Decimal("45.5")),
        FormRow(2, "Dos", mark=Mark.NOT_APPLICABLE),
        FormRow(3, "Tres", Decimal(70), False, None, Decimal(60), Decimal(33), Decimal(55)),
        FormRow(4, "Cuatro"),
        FormRow(5, "Cinco", None, False, Mark.NO_GOAL, Decimal(12)),
    )
    found = read_workbook(
        TWELVE, write_form(FormFacts("GRTPE Loreto", "II Semestre 2020", "I Semestre 2020", rows))
    )
    assert (found.sheet, found.region, found.period) == ("Anexo 4", "loreto", "2020-II")
    assert not found.faults
    assert found.rows == (
        Filled(1, percent("60"), percent("45.5")),
        Filled(2, None, Mark.NOT_APPLICABLE),
        Filled(3, percent("70"), Percentage(Decimal(60), Decimal(33), Decimal(55))),
        Filled(5, Mark.NO_GOAL, percent("12")),
    )


def test_columns_may_stand_in_any_order_under_headings_with_accents_or_capitals() -> None:
    content = sheet_with(
        [45, "anything", 60, "IdG 3"],
        [30, "", 10, "IdG N.° 1"],
        ["", "Promedio", 35, ""],
        headings=("EJECUCIÓN", "I Semestre 2020: meta", "Programación 2020-II (%)", "N°"),
        above=([], ["Un título"], []),
    )
    assert read_workbook(TWELVE, content).rows == (
        Filled(1, percent("10"), percent("30")),
        Filled(3, percent("60"), percent("45")),
    )


def test_rows_are_known_by_an_indicators_name_too() -> None:
    content = sheet_with(
        [INDICATORS[4].name.upper(), 50],
        ["5. Porcentaje de agentes", 20],
        headings=("Indicador", "Avance"),
    )
    assert [row.indicator for row in read_workbook(TWELVE, content).rows] == [4, 5]


@pytest.mark.parametrize(
    ("value", "share", "read"),
    [
        (60, False, percent("60")),
        (0.6, True, percent("60")),
        (0.07, True, percent("7")),
        (1, True, percent("100")),
        (-0.22, True, percent("-22")),
        ("60%", False, percent("60")),
        ("45,5", False, percent("45.5")),
        ("33/55", False, Percentage(Decimal(60), Decimal(33), Decimal(55))),
        (("=33/55*100", 60.00000000000001), False, percent("60")),
        (("=33/55", 0.6), True, percent("60")),
        ("No Aplica", False, Mark.NOT_APPLICABLE),
    ],
)
def test_a_figure_is_read_as_excel_shows_it(value: object, share: bool, read: object) -> None:
    content = sheet_with([7, "", "", value], percent=["D2"] if share else ())
    assert read_workbook(TWELVE, content).rows == (Filled(7, None, read),)  # type: ignore[arg-type]


def test_a_share_of_as_many_as_the_goal_says_in_percent_is_asked() -> None:
    found = read_workbook(TWELVE, sheet_with([7, "", 60, "45 de 60"], [8, "", 70, "33 de 55"]))
    [fault] = found.faults
    assert (fault.cell, fault.kind) == ("D2", CellFault.TWO_READINGS)
    assert [reading.value for reading in fault.readings] == [75, 45]
    assert [row.indicator for row in found.rows] == [8]
    chosen = found.with_reading(fault, fault.readings[1])
    assert chosen.rows[0] == Filled(7, percent("60"), percent("45"))


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("pendiente", CellFault.NOT_A_FIGURE),
        (0.6, CellFault.FRACTION),
        ("0,6", CellFault.FRACTION),
        ("1,234", CellFault.TWO_READINGS),
        (date(2021, 12, 6), CellFault.DATE),
        (("=1/0", "#DIV/0!"), CellFault.ERROR),
        (1e12, CellFault.TOO_LARGE),
        (True, CellFault.NOT_A_FIGURE),
    ],
)
def test_what_is_no_figure_is_named_by_its_cell(value: object, kind: CellFault) -> None:
    fault = the_fault(sheet_with([7, "", "", value]))
    assert (fault.cell, fault.indicator, fault.kind) == ("D2", 7, kind)


def test_a_formula_that_nobody_computed_is_not_taken_for_a_blank() -> None:
    content = without_stored_values(sheet_with([7, "", 60, ("=33/55*100", -1)]))
    fault = the_fault(content)
    assert (fault.cell, fault.kind) == ("D2", CellFault.NOT_COMPUTED)


@pytest.mark.parametrize(
    ("rows", "cell", "kind"),
    [
        ([[7, "", "", 45, "no aplica"]], "E2", CellFault.MARK_AND_FIGURE),
        ([[7, "", "", 45, "no ejecutado"]], "E2", CellFault.MARK_AND_FIGURE),
        ([[7, "", "", "", "tal vez"]], "E2", CellFault.NOT_A_MARK),
        ([[7, "", "", 45], [7, "", "", 50]], "A3", CellFault.TWICE),
        ([[13, "", "", 45]], "A2", CellFault.NO_SUCH_INDICATOR),
    ],
)
def test_what_contradicts_itself_is_a_fault(
    rows: list[list[object]], cell: str, kind: CellFault
) -> None:
    fault = the_fault(sheet_with(*rows))
    assert (fault.cell, fault.kind) == (cell, kind)


def test_a_fault_leaves_the_other_rows_as_they_are() -> None:
    found = read_workbook(TWELVE, sheet_with([1, "", 60, 45], [2, "", 60, "?"], [3, "", 60, ""]))
    assert [row.indicator for row in found.rows] == [1, 3]
    assert [fault.cell for fault in found.faults] == ["D3"]


def test_a_file_that_is_no_plain_workbook_is_refused_by_name() -> None:
    plain = sheet_with([1, "", 60, 45])
    assert reason(b"%PDF-1.7") is Reason.NOT_A_WORKBOOK
    assert reason(b"") is Reason.NOT_A_WORKBOOK
    assert reason(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) is Reason.OLD_FORMAT
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert reason(encrypted) is Reason.ENCRYPTED
    assert reason(with_part(plain, "xl/vbaProject.bin")) is Reason.MACROS
    assert reason(with_part(plain, "xl/externalLinks/externalLink1.xml")) is Reason.EXTERNAL
    assert reason(plain[: len(plain) // 2]) is Reason.DAMAGED
    assert reason(plain + bytes(20 * 1024 * 1024)) is Reason.TOO_LARGE
    assert reason(_zip({"palabras.txt": b"hola"})) is Reason.NOT_A_WORKBOOK


def test_a_small_file_that_unpacks_to_much_is_refused() -> None:
    plain = sheet_with([1, "", 60, 45])
    bomb = with_part(plain, "xl/media/image1.png", bytes(60 * 1024 * 1024))
    assert len(bomb) < 200_000
    assert reason(bomb) is Reason.UNPACKS_TOO_LARGE
    assert read_workbook(TWELVE, with_part(plain, "xl/media/image1.png", bytes(1024))).rows


def test_entities_that_multiply_are_refused() -> None:
    """The 'billion laughs': each stands for ten of the one before."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "a"}">' for n in range(9))
    laughs = f"<!DOCTYPE x [{entities}]><sst>&a8;</sst>".encode()
    assert reason(_replaced(sheet_with([1, "", 60, 45]), "sharedStrings", laughs)) is Reason.DAMAGED


def test_a_sheet_of_too_many_rows_is_refused() -> None:
    rows = ([1, "", 60, 45] for _ in range(2_500))
    assert reason(sheet_with(*rows)) is Reason.TOO_MANY_ROWS


@pytest.mark.parametrize(
    "rows",
    [
        lambda: b"".join(b'<row r="%d"><c><v>1</v></c></row>' % row for row in range(1, 1_000_001)),
        lambda: b'<row r="1"><c t="inlineStr"><is><t>' + b"a" * 40_000_000 + b"</t></is></c></row>",
        lambda: b"<x>" * 1_000_000 + b"</x>" * 1_000_000,
    ],
    ids=["a million rows", "one long text", "one thing inside another"],
)
def test_what_would_take_long_to_read_is_refused_before_it_is_read(
    rows: Callable[[], bytes],
) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<sheetData>" + rows() + b"</sheetData></worksheet>"
    )
    bomb = _replaced(sheet_with([1, "", 60, 45]), "sheet1", sheet)
    assert len(bomb) < 4_000_000
    assert reason(bomb) is Reason.UNPACKS_TOO_LARGE


def test_two_columns_with_one_heading_are_not_guessed_about() -> None:
    content = sheet_with([1, 60, 45], headings=("N.°", "Ejecutado", "Ejecución (%)"))
    with pytest.raises(NotFit) as refused:
        read_workbook(TWELVE, content)
    assert refused.value.unfit.reason is Reason.TWO_COLUMNS
    assert refused.value.unfit.detail == "B «Ejecutado» y C «Ejecución (%)»"


def test_of_two_columns_with_semesters_the_open_ones_is_read() -> None:
    content = sheet_with([1, 60, 45], headings=("N.°", "Ejecutado 2020-I", "Ejecutado 2020-II"))
    found = read_workbook(TWELVE, content)
    assert (found.period, found.rows) == ("2020-II", (Filled(1, None, percent("45")),))
    assert [each.where for each in found.unread] == ["columna B"]


@pytest.mark.parametrize(
    "sheets",
    [
        {"Antes": [["Semestre", "2020-I"], *OLD], "Ahora": [["Semestre", "2020-II"], *NEW]},
        {"Anexo_2020-I": OLD, "Anexo_2020-II": NEW},
        {"Anexo 4": OLD, "II semestre 2020": NEW},
        {"2020-II": [["Semestre", "2020-I"], *OLD], "Ahora": [["Semestre", "2020-II"], *NEW]},
    ],
)
def test_of_two_sheets_with_the_table_the_open_semesters_is_read(
    sheets: dict[str, list[list[object]]],
) -> None:
    found = read_workbook(TWELVE, book_of(**sheets))
    assert (found.sheet, found.period) == (list(sheets)[1], "2020-II")
    assert found.rows == (Filled(1, percent("60"), percent("45")),)


@pytest.mark.parametrize(
    "names", [("Puno", "Tacna"), ("2020-I", "2019-II"), ("2020-II", "Copia 2020-II")]
)
def test_of_two_sheets_that_could_be_it_neither_is(names: tuple[str, str]) -> None:
    with pytest.raises(NotFit) as refused:
        read_workbook(TWELVE, book_of(**{names[0]: OLD, names[1]: NEW}))
    assert refused.value.unfit.reason is Reason.TWO_TABLES
    assert refused.value.unfit.detail == f"«{names[0]}» y «{names[1]}»"


def test_a_sheet_without_the_table_is_told_apart_from_an_empty_one() -> None:
    assert reason(sheet_with([1, 2], headings=("Nombre", "DNI"))) is Reason.NO_TABLE
    assert not read_workbook(TWELVE, sheet_with([1, ""], [2, ""])).rows


def _zip(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _replaced(content: bytes, name: str, part: bytes) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        parts = {path: archive.read(path) for path in archive.namelist()}
    return _zip({path: part if Path(path).stem == name else old for path, old in parts.items()})


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(seed: int) -> None:
    """Bytes of the archive, and of the sheet in it, are changed."""
    dice = Random(seed)
    content = sheet_with([1, "", 60, 45], [2, "", "sin meta"])
    with ZipFile(BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    torn = _torn(content, dice) if seed % 2 else _replaced(content, "sheet1", _torn(sheet, dice))
    with contextlib.suppress(NotFit):
        read_workbook(TWELVE, torn)


def _torn(content: bytes, dice: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 12)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def test_what_nobody_sees_in_names_labels_headings_and_cells_is_not_read() -> None:
    rows: list[list[object]] = [
        ["Regio\u0301n:\u200b Puno"],
        ["N°", "In\u00addicador", "Me\u200bta (%)", "Ejecutado\u202e", "Causa"],
        [1, "", "60\u200b", "\u206645\u2069 %", "Huai\u00adco"],
        [2, "", "\u200b", "", ""],
        ["", "Elaborado\u200b por"],
    ]
    found = read_workbook(TWELVE, book_of(**{"An\u200bexo 4": rows}), "2020\u200b-II.xlsx")
    assert (found.sheet, found.region, found.period) == ("Anexo 4", "puno", "2020-II")
    assert found.rows == (Filled(1, percent("60"), percent("45"), "other", "Huaico"),)
    assert not found.faults
    assert [each.heading for each in found.columns] == ["Meta (%)", "Ejecutado", "Causa"]
    assert [each.found for each in found.unread] == ["Elaborado por"]
