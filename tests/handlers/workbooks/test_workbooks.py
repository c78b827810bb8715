"""The Anexo 4 goes out as a workbook and comes back filled."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from convenio.catalogue.indicators import INDICATORS
from tests.cast import Bot, Player
from tests.loreto import GOALS

FIRST_ROW = 7


def document(player: Player) -> bytes:
    """The one that came last."""
    message = next(each for each in reversed(player.actor.messages) if "document" in each.body)
    stored = player.bot.simulator.files[message.body["document"]["file_id"]]
    return stored.content


def sheet_of(content: bytes) -> Worksheet:
    sheet = load_workbook(BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    return sheet


async def form(player: Player) -> Worksheet:
    await player.send("/anexo4")
    return sheet_of(document(player))


@pytest.mark.both_databases
async def test_the_form_has_the_goals_that_odes_loaded_locked(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    sheet = await form(puno)
    assert sheet["B2"].value == "DRTPE Puno"
    assert sheet["B3"].value == "II Semestre 2020"
    rows = list(sheet.iter_rows(min_row=FIRST_ROW))
    assert [row[0].value for row in rows] == list(INDICATORS)
    assert [row[2].value for row in rows] == GOALS
    assert all(row[2].protection.locked for row in rows)
    assert not any(cell.protection.locked for row in rows for cell in row[3:6])
    assert sheet.protection.sheet
    assert not sheet.protection.password


async def test_the_form_asks_for_goals_where_none_was_loaded(puno: Player) -> None:
    sheet = await form(puno)
    rows = list(sheet.iter_rows(min_row=FIRST_ROW))
    assert not any(row[2].protection.locked for row in rows)


async def test_excel_itself_checks_what_is_filled_in(puno: Player) -> None:
    sheet = await form(puno)
    percentage, marks, causes = sheet.data_validations.dataValidation
    assert (str(percentage.sqref), percentage.formula1, percentage.formula2) == (
        "C7:D18",
        "-100",
        "1000",
    )
    assert (str(marks.sqref), marks.formula1) == ("E7:E18", '"no aplica,sin meta,no ejecutado"')
    assert str(causes.sqref) == "F7:F18"
    assert causes.formula1 is not None
    assert "Falta de personal,Decisión política pendiente" in causes.formula1
    assert not causes.showErrorMessage


async def test_the_form_is_one_page_and_carries_what_was_said_already(
    staffed: Bot, puno: Player
) -> None:
    await staffed.report_before("puno", "2020-I", programmed=80, executed=40)
    await puno.send("/reportar")
    await puno.send("1: 60 45\n2: no aplica\n3: 33 de 55")
    await puno.click("IdG 3: ejecutado 60% (33 de 55)")
    await puno.click("Guardar")
    sheet = await form(puno)
    rows = [[cell.value for cell in row[2:]] for row in sheet.iter_rows(min_row=FIRST_ROW)]
    assert rows[0] == [60, 45, None, None, 80, 40]
    assert rows[1] == [None, None, "no aplica", None, 80, 40]
    assert rows[2][1] == "33 de 55"
    assert sheet.page_setup.paperSize == 9
    page = sheet.sheet_properties.pageSetUpPr
    assert page is not None
    assert page.fitToPage


async def test_only_a_focal_point_gets_the_form(director: Player, stranger: Player) -> None:
    for player in (director, stranger):
        await player.send("/anexo4")
        assert not any("document" in message.body for message in player.actor.messages)
