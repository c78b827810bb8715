"""ODES sends a spreadsheet of goals: shown with what it changes, kept with one tap, told once.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

import csv
import io
from decimal import Decimal

import pytest

from convenio.catalogue.regions import REGIONS
from convenio.report.entries import LoadedGoal
from tests.cast import Bot, Player
from tests.documents.workbooks.ods_samples import cell, ods, row, table
from tests.documents.workbooks.samples import sheet_with
from tests.handlers.goals.test_goals import TOLD, goals, history
from tests.handlers.periods.test_periods import second_odes
from tests.handlers.workbooks.test_workbooks import document
from tests.jobs.test_in_the_chat import told
from tests.loreto import GOALS

HEADINGS = ("Región", *range(1, 13))
SHEET = sheet_with(
    ["Puno", *GOALS],
    ["Tacna", *GOALS[:10], "sin meta", "x"],
    ["Lima Metropolitana", *GOALS],
    headings=HEADINGS,
)


async def test_what_a_sheet_says_is_shown_and_kept_with_one_tap_and_told_once(
    staffed: Bot, odes: Player, puno: Player, tacna: Player, director: Player
) -> None:
    await staffed.load_goals("puno", [60, *GOALS[1:-1], 45])
    await odes.send("/metas")
    assert "Envíe aquí el libro (.xlsx, .ods)" in odes.last_text
    await odes.attach(SHEET, "metas 2020-II.xlsx")
    assert "De «metas 2020-II.xlsx», hoja «Hoja 1», leí 23 metas de 2 regiones." in odes.last_text
    assert "Metas de 12 columnas: B «1», C «2», D «3»" in odes.last_text
    assert (
        "Cambian 12 metas\nPuno\n• M2 · IdG 12 Derechos lab.: 45% → 50%\nTacna\n" in odes.last_text
    )
    assert "• B3 · IdG 1 SOVIO: – → 60%" in odes.last_text
    assert "• L3 · IdG 11 SST: – → sin meta" in odes.last_text
    assert "• M3 (IdG 12): «x» no es una cifra." in odes.last_text
    assert "No reportan en este periodo, y no se toman: Lima Metropolitana." in odes.last_text
    assert (await goals(staffed, "tacna")) == {}
    save = odes.data_of("Guardar 12 cambios y avisar")
    message = odes.last
    await odes.press(message, save)
    assert "✅ 12 metas guardadas del II Semestre 2020. Se avisa a 4 personas" in odes.last_text
    await odes.press(message, save)
    assert (await goals(staffed, "puno"))[12] == LoadedGoal(Decimal(50))
    assert len(await goals(staffed, "tacna")) == 11
    for player in (puno, tacna, director):
        assert len(told(player, TOLD)) == 1
    assert len(await history(staffed)) == 12


async def test_the_column_that_goals_were_read_from_is_shown_with_old_and_new(
    staffed: Bot, odes: Player
) -> None:
    await staffed.load_goals("puno", [55, 60])
    rows = (["Puno", 1, 60], ["Puno", 2, 60], ["Tacna", 3, "no aplica"])
    await odes.send("/metas")
    await odes.attach(
        sheet_with(*rows, headings=("Región", "Indicador", "Meta reprogramada 2020-II")), "m.xlsx"
    )
    assert "Metas de 1 columna: C «Meta reprogramada 2020-…»." in odes.last_text
    assert (
        "Cambian 2 metas\n"
        "Puno\n• C2 · IdG 1 SOVIO: 55% → 60%\n"
        "Tacna\n• C4 · IdG 3 Visitas CCL: – → no aplica\n"
    ) in odes.last_text
    fractions = [[name, 1, 0.6] for name in ("Puno", "Tacna", "Piura")]
    await odes.attach(sheet_with(*fractions, headings=("Región", "Indicador", "Meta")), "m.xlsx")
    assert "Metas de 1 columna: C «Meta», como partes de uno: 0.6 es 60%." in odes.last_text


async def test_more_changes_than_a_message_holds_come_all_in_a_file(
    staffed: Bot, odes: Player
) -> None:
    expected = [region for region in REGIONS.values() if region.code != "lima_metropolitana"]
    sheet = sheet_with(*([region.name, *GOALS] for region in expected), headings=HEADINGS)
    await odes.send("/metas")
    await odes.attach(sheet, "metas.xlsx")
    assert "Cambian 240 metas\nAmazonas\n• B2 · IdG 1 SOVIO: – → 60%" in odes.last_text
    assert "y más, que van en el archivo de arriba: " in odes.last_text
    assert "Ucayali (12)." in odes.last_text
    assert len(odes.last_text) < 4096
    rows = list(csv.DictReader(io.StringIO(document(odes).decode("utf-8-sig"))))
    assert len(rows) == 240  # Loreto has its own already
    assert list(rows[-1].values()) == ["M26", "12", "Ucayali", "12", "Derechos lab.", "–", "50%"]


async def test_goals_come_as_an_ods_and_as_a_csv_too(staffed: Bot, odes: Player) -> None:
    await odes.send("/metas")
    await odes.attach(ods(table(row("Región", 1), row("Puno", cell(0.6, share=True)))), "m.ods")
    assert "De «m.ods», hoja «Hoja1», leí 1 meta de 1 región." in odes.last_text
    await odes.click("Guardar 1 cambio")
    assert await goals(staffed, "puno") == {1: LoadedGoal(Decimal(60))}
    await odes.send("/metas")
    await odes.attach("Región;1\nPuno;61,5\n".encode("cp1252"), "metas 2020-II.csv")
    assert "De «metas 2020-II.csv», hoja «CSV», leí 1 meta de 1 región." in odes.last_text
    assert "B2 · IdG 1 SOVIO: 60% → 61.5%" in odes.last_text


@pytest.mark.both_databases
async def test_what_a_colleague_changed_meanwhile_is_shown_before_it_is_kept(
    staffed: Bot, odes: Player
) -> None:
    other = await second_odes(staffed)
    for player in (odes, other):
        await player.send("/metas")
        await player.attach(SHEET, "metas.xlsx")
    await odes.click("Guardar 23 cambios")
    await other.click("Guardar 23 cambios")
    assert "Entretanto cambió algo" in other.last_text
    assert "Ya estaban así" in other.last_text
    await other.send("60")
    assert "envíe otro archivo" in other.last_text
    await other.click("Cancelar")
    assert "no se cambia ninguna meta más" in other.last_text
    assert len(await history(staffed)) == 23


async def test_without_the_command_it_is_of_the_only_semester_that_takes_reports(
    odes: Player,
) -> None:
    await odes.attach(SHEET, "metas.xlsx")
    assert "Cambian 23 metas" in odes.last_text


async def test_what_can_not_be_read_says_what_is_needed(staffed: Bot, odes: Player) -> None:
    await odes.send("/metas")
    await odes.attach(sheet_with(["Puno"], headings=["Región"]), "anexo.xlsx")
    assert "una fila para cada región" in odes.last_text
    await odes.attach(b"x", "metas.xls")
    assert "no está en el formato actual" in odes.last_text
    assert "pegar aquí" not in odes.last_text
    assert await history(staffed) == []


async def test_only_odes_brings_goals(staffed: Bot, puno: Player, director: Player) -> None:
    for player in (puno, director):
        await player.attach(SHEET, "metas.xlsx")
        await player.press(player.last, "gsheet:0")
        assert not any("Metas" in text for text in player.texts)
    assert await history(staffed) == []


async def test_goals_of_another_semester_or_of_no_indicator_are_refused(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/metas")
    await odes.attach(
        sheet_with(["Puno", 60], headings=("Región", 1), above=[["Semestre", "2019-I"]]), "m.xlsx"
    )
    assert "es del I Semestre 2019, y aquí se cargan las del II Semestre 2020" in odes.last_text
    await odes.attach(sheet_with([1, "Puno", 60], headings=("N°", "Región", "Meta")), "m.xlsx")
    assert "no dice de qué indicador son las metas de la columna C «Meta»" in odes.last_text
    assert "¿De qué indicador son?" in odes.last_text
    await odes.attach(
        sheet_with(["Puno", 1, 60, 99], headings=("Región", "Indicador", "Meta", "Ejecutado")),
        "m.xlsx",
    )
    assert "No leí: columna D «Ejecutado» (es lo ejecutado)." in odes.last_text
    assert await history(staffed) == []
