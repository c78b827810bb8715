"""What is published is corrected with ODES's consent, and marked wherever it is shown."""

import csv
import re
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from convenio.report.stages import Stage
from storage.models import PeriodRow
from tests.cast import Bot, Player
from tests.handlers.reporting.test_corrections import correct_the_third
from tests.handlers.workbooks.test_workbooks import document

SINCE = "Corregido o recibido después de la publicación"


async def publish(bot: Bot, *, closed: bool) -> None:
    async with bot.database.transaction() as session:
        row = await session.get(PeriodRow, "2020-II")
        assert row is not None
        row.published_on = date(2021, 1, 5)
        row.closes_on = date(2021, 1, 4) if closed else None


@pytest.mark.both_databases
@pytest.mark.parametrize("closed", [True, False])
async def test_after_publication_odes_consents_and_what_changed_is_marked(
    staffed: Bot, loreto: Player, odes: Player, tacna: Player, *, closed: bool
) -> None:
    await publish(staffed, closed=closed)
    await loreto.send("/corregir")
    if not closed:
        assert "debe consentir la corrección" in loreto.last_text
    await loreto.send("error de digitación en el IdG 3")
    await loreto.click("Pedir a ODES")
    assert "Se pidió a ODES su consentimiento" in loreto.last_text
    assert len(await staffed.versions("loreto")) == 1
    assert "pide corregir su reporte del II Semestre 2020" in odes.last_text
    await odes.click("Consentir")
    await odes.click("Sí, consentir")
    assert "ODES consiente corregir" in loreto.last_text
    await loreto.click("Corregir")
    assert "Versión 2: error de digitación en el IdG 3" in loreto.last_text
    await correct_the_third(loreto)
    assert [each.stage for each in await staffed.versions("loreto")] == [Stage.RECEIVED] * 2
    await tacna.send("/resumen loreto 2020-II")
    assert f"* {SINCE}: IdG 3." in tacna.last_text
    await tacna.click("Tabla")
    assert "30%" not in tacna.last_text.splitlines()[6]
    assert "35% ✗*" in tacna.last_text
    assert f"* {SINCE}: IdG 3." in tacna.last_text
    await loreto.send("/corregir")
    await loreto.send("otra vez")
    await loreto.click("Pedir a ODES")
    assert "Se pidió a ODES su consentimiento" in loreto.last_text


async def corrected(bot: Bot, loreto: Player, odes: Player) -> None:
    """Published, and the third indicator of Loreto corrected since, from 30% to 35%."""
    await publish(bot, closed=True)
    await loreto.send("/corregir")
    await loreto.send("error de digitación en el IdG 3")
    await loreto.click("Pedir a ODES")
    await odes.click("Consentir")
    await odes.click("Sí, consentir")
    await loreto.click("Corregir")
    await correct_the_third(loreto)


MARKED = f"{SINCE}: Loreto (IdG 3)"


@pytest.mark.both_databases
async def test_every_table_of_the_country_marks_what_was_corrected(
    staffed: Bot, loreto: Player, odes: Player
) -> None:
    await corrected(staffed, loreto, odes)
    await odes.send("/cuadro 2020-II")
    assert MARKED in odes.last_text
    await odes.click("Tabla")
    assert re.search(r"Loreto +48% +38%\* 12", odes.last_text)
    assert MARKED in odes.last_text
    await odes.click("Cuadro 05")
    assert re.search(r"Loreto .*48 +38†", odes.last_text)
    marked = "Con † se corrigieron o recibieron después de la publicación: Loreto (2020-II, IdG 3)."
    assert marked in odes.last_text
    await odes.click("Mapa de calor")
    assert MARKED in odes.last_text
    await odes.click("Tabla")
    assert "Loreto*" in odes.last_text


async def test_an_indicator_and_its_ranking_mark_it_and_others_do_not(
    staffed: Bot, loreto: Player, odes: Player, tacna: Player
) -> None:
    await corrected(staffed, loreto, odes)
    for player in (odes, tacna):
        await player.send("/indicador 3 2020-II")
        assert any(f"{SINCE}: Loreto." in text for text in player.texts)
    told = len(odes.texts)
    await odes.send("/indicador 4 2020-II")
    assert not any(SINCE in text for text in odes.texts[told:])


async def test_a_comparison_marks_it_in_its_own_semester(
    staffed: Bot, loreto: Player, odes: Player
) -> None:
    await corrected(staffed, loreto, odes)
    await loreto.send("/comparar 2020-I 2020-II")
    assert f"* {SINCE}: II Semestre 2020, IdG 3." in loreto.last_text
    await loreto.click("CSV")
    [row] = [
        row
        for row in csv.DictReader(StringIO(document(loreto).decode("utf-8-sig")))
        if row["period"] == "2020-II"
    ]
    assert row["corrected"] == "true"


async def test_the_consolidated_workbook_marks_it_in_each_of_its_tables(
    staffed: Bot, loreto: Player, odes: Player
) -> None:
    await corrected(staffed, loreto, odes)
    await odes.send("/consolidado 2020-II")
    book = load_workbook(BytesIO(document(odes)))
    marked = {
        (sheet.title, row[0].value, row[-1].value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        if row[-1].value in ("sí", "IdG 3", "Loreto", "2020-II: IdG 3")
    }
    assert marked == {
        ("Cifras", "2020-II", "sí"),
        ("Cuadro 04", "loreto", "IdG 3"),
        ("Indicadores", 3, "Loreto"),
        ("Cuadro 05", "loreto", "2020-II: IdG 3"),
    }


async def test_a_refused_correction_changes_nothing(
    staffed: Bot, loreto: Player, odes: Player
) -> None:
    await publish(staffed, closed=False)
    await loreto.send("/corregir")
    await loreto.send("error de digitación")
    await loreto.click("Pedir a ODES")
    message, consent = odes.last, odes.data_of("Consentir")
    await odes.click("No consentirla")
    await odes.click("Sí, no consentirla")
    assert "ODES no consiente corregir" in loreto.last_text
    await odes.press(message, consent)
    assert "Ya se respondió que no" in odes.toasts[-1]
    await loreto.press(loreto.last, "open:2020-II:loreto")
    assert "Enviado el lunes 4 de enero" in loreto.last_text
    assert len(await staffed.versions("loreto")) == 1


async def test_only_odes_consents(
    staffed: Bot, loreto: Player, odes: Player, director: Player, tacna: Player
) -> None:
    await publish(staffed, closed=False)
    await loreto.send("/corregir")
    await loreto.send("error de digitación")
    await loreto.click("Pedir a ODES")
    consent = odes.data_of("Consentir")
    for player in (loreto, director, tacna):
        await player.send("/start")
        await player.press(player.last, consent)
    await loreto.send("/corregir")
    await loreto.send("también el IdG 5 está mal")
    await loreto.click("Pedir a ODES")
    assert "Ya se pidió a ODES corregirlo" in loreto.last_text
    assert len(await staffed.versions("loreto")) == 1
