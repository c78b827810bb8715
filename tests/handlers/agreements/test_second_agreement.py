"""A second agreement, with five other indicators, is reported and shown as its own.

It is Tuesday, the fifth of July of 2022, ten in the morning; Puno reported 2020-II and 2021-II.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from charts.requests import ChartKind, ChartRequest
from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import Period
from convenio.report.results import Figure, State
from documents.workbooks.write.consolidated import write_consolidated
from handlers.summaries.kinds import chart_facts, text_table
from handlers.workbooks.consolidated_facts import consolidated_facts
from storage.agreements import add_agreement
from storage.periods.periods import add_period
from storage.reports.obligations import find_owed
from storage.reports.reports import goals_of
from tests.cast import Bot, Player
from tests.handlers.workbooks.test_workbooks import document
from tests.jobs.test_in_the_chat import clock_says, told
from tests.second_agreement import FIVE, KEPT, YEARS

NOW = datetime(2022, 7, 5, 15, tzinfo=UTC)
PERIOD = Period(2022, 1)
DATES = PeriodDates(date(2022, 7, 1), date(2022, 7, 15), None)
PASTED = "60 50\n10 -22\n70 70\n80 90\n40 no ejecutado"


@pytest.fixture
async def begun(staffed: Bot) -> Bot:
    """2021-II was reported with the twelve; then the new agreement and its first semester came."""
    await staffed.report_before("puno", "2021-II", programmed=60, executed=45)
    await staffed.close_period(date(2021, 3, 1))
    staffed.simulator.advance(NOW - staffed.simulator.now())
    async with staffed.database.transaction() as session:
        await add_agreement(session, *YEARS, FIVE.listed, None, NOW)
        assert await add_period(session, PERIOD, DATES, ["puno", "tacna"], None, NOW)
    return staffed


@pytest.fixture
def puno(begun: Bot) -> Player:
    return begun.player(101)


async def reported(puno: Player) -> None:
    await puno.send("/reportar")
    await puno.click("Varios a la vez")
    await puno.send(PASTED)
    await puno.click("Guardar")
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    director = puno.bot.player(103)
    await director.click("Aprobar")


async def test_figures_are_typed_one_by_one_and_the_card_counts_to_five(
    begun: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    assert "○○○○○ 0 de 5" in puno.last_text
    assert puno.labels[:5] == [f"○ {number} {each.short_name}" for number, each in FIVE.items()]
    await puno.click("Empezar por el IdG 1")
    assert "IdG 1 de 5 · Puno · I Semestre 2022" in puno.last_text
    assert "Porcentaje de jóvenes en un primer empleo" in puno.last_text
    assert "II Semestre 2021" not in puno.last_text
    assert "☰ Los cinco" in puno.labels
    for goal, executed in ((60, 60), (10, -22), (70, 70), (80, 90)):
        await puno.send(str(goal))
        if goal == 70:
            assert "II Semestre 2021: meta 60%, ejecutado 45%" in puno.last_text
        await puno.send(str(executed))
        if executed < 0:
            await puno.click("Falta de personal")
    await puno.send("40")
    await puno.click("No aplica")
    assert "●" not in puno.last_text
    await puno.click("Corregir un indicador")
    assert "●●●●● 5 de 5" in puno.last_text
    assert "Están las cinco. Revise y envíe." in puno.last_text
    assert len(await begun.figures("puno", "2022-I")) == 5


async def test_a_pasted_table_is_read_by_the_new_list(begun: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    await puno.click("Varios a la vez")
    assert "los cinco ejecutados en orden\n60 45 30 10 89\n" in puno.last_text
    await puno.send("1: 50\nTeletrabajo 12\n6: 30")
    assert "⚠️ No entendí: «6: 30»." in puno.last_text
    assert "Sin dato en lo pegado: IdG 3, 4, 5." in puno.last_text
    await puno.click("Pegar de nuevo")
    await puno.send("60 10 70 80 40\n50 -22 70 90 0")
    await puno.click("Guardar")
    assert "✓ Guardado: 5 indicadores." in puno.last_text
    assert (await begun.figures("puno", "2022-I"))[2].executed == Decimal(-22)


async def test_no_button_of_the_old_list_counts(begun: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    draft = (await begun.versions("puno", "2022-I"))[0].id
    await puno.press(puno.last, f"ask:{draft}:6")
    assert "IdG 6" not in puno.last_text


@pytest.mark.both_databases
async def test_the_summary_picture_and_workbook_are_of_the_five(begun: Bot, puno: Player) -> None:
    await reported(puno)
    await puno.send("/resumen 2022-I")
    assert "Promedio programado: 52% de 5 indicadores" in puno.last_text
    assert "Promedio ejecutado: 38% de 5 indicadores" in puno.last_text
    assert "Frente al II Semestre 2021: ejecutado -7 puntos" in puno.last_text
    assert "Es de otro convenio (2020-2021)" in puno.last_text
    assert "solo es el mismo el IdG 3 de ahora.\nEnviado" in puno.last_text
    await puno.click("Tabla")
    assert "2 Teletrabajo" in puno.last_text
    assert "  6 " not in puno.last_text
    async with begun.database.transaction() as session:
        facts = await consolidated_facts(session, PERIOD, NOW)
        heat = await chart_facts(
            session, ChartKind.HEATMAP, period=PERIOD, region=None, indicator=None, now=NOW
        )
    assert ChartRequest.of(heat).facts == heat
    assert text_table(heat).splitlines() == [
        "IdG              1   2   3   4",
        "Puno            83 -2x 100 113",
        "Tacna            ?   ?   ?   ?",
        "",
        "IdG              5",
        "Puno             0",
        "Tacna            ?",
    ]
    book = load_workbook(BytesIO(write_consolidated(facts)))
    names = [book["Indicadores"].cell(row, 2).value for row in range(1, 20)]
    assert [name for name in names if name in {each.name for each in FIVE.values()}] == [
        each.name for each in FIVE.values()
    ]
    assert any(cell.value == "Respondidos de 5" for row in book["Completitud"] for cell in row)
    assert any("convenio 2020-2021" in str(cell.value) for row in book["Cuadro 05"] for cell in row)


@pytest.mark.both_databases
async def test_two_semesters_of_two_agreements_are_compared_in_what_both_have(
    begun: Bot, puno: Player
) -> None:
    await reported(puno)
    await puno.send("/comparar 2021-II 2022-I")
    assert "Subió: IdG 3" in puno.last_text
    assert "solo es el mismo el IdG 3 de ahora.\nSubió" in puno.last_text
    await puno.click("Tabla")
    assert "Ambos convenios" in puno.last_text
    assert f"  3 {KEPT.short_name}" in puno.last_text
    assert "  4 " not in puno.last_text


async def test_the_form_has_five_rows_and_comes_back_filled(begun: Bot, puno: Player) -> None:
    await puno.send("/anexo4")
    book = load_workbook(BytesIO(document(puno)))
    sheet = book.worksheets[0]
    assert [sheet.cell(row, 1).value for row in range(7, 13)] == [1, 2, 3, 4, 5, None]
    assert sheet["H9"].value == 45
    assert sheet["H8"].value is None
    for row, (goal, done) in enumerate(((60, 50), (10, 5), (70, 70), (80, 90), (40, 0)), start=7):
        sheet.cell(row, 3).value, sheet.cell(row, 4).value = goal, done
    out = BytesIO()
    book.save(out)
    await puno.attach(out.getvalue(), "anexo-4.xlsx")
    assert "  2 Teletrabajo       10%     5%" in puno.last_text
    assert "☰ Los cinco, sin guardar" in puno.labels
    await puno.click("Guardar")
    assert "✓ Guardado: 5 indicadores." in puno.last_text


async def test_what_was_reported_before_is_untouched(begun: Bot, puno: Player) -> None:
    await reported(puno)
    figures = await begun.figures("puno", "2021-II")
    assert figures == {
        number: Figure(number, State.REPORTED, Decimal(60), Decimal(45)) for number in range(1, 13)
    }
    await puno.send("/resumen 2021-II")
    assert "Promedio ejecutado: 45% de 12 indicadores" in puno.last_text


async def test_a_reminder_and_odes_status_count_what_is_left_of_the_five(
    begun: Bot, puno: Player, odes: Player
) -> None:
    await puno.send("/reportar")
    await puno.send("1: meta 60, ejecutado 50\n2: meta 10, ejecutado 12")
    await puno.click("Guardar")
    await clock_says(begun, "2022-07-08T08:30")
    [reminder] = told(puno, "El reporte del I Semestre 2022")
    assert "Faltan 3 de 5:\n• IdG 3, Conciliación\n• IdG 4, Plan rural" in reminder
    await odes.send("/estado 2022-I")
    assert "Puno (2 de 5)" in odes.last_text
    assert "… Puno 2/5" in odes.labels


async def test_a_directorate_sees_only_the_indicators_of_its_agreement(
    begun: Bot, puno: Player, odes: Player, directorate: Player
) -> None:
    """It proposed indicator 1 of the first agreement, which is another one now."""
    await reported(puno)
    await directorate.send("/indicador 2022-I")
    assert "Primer empleo" not in " ".join(directorate.texts)
    await directorate.send("/indicador")
    assert "SOVIO" in directorate.last_text or "IdG 1" in directorate.last_text
    await directorate.press(directorate.last, "show:indicator:2022-I::1:")
    assert "primer empleo" not in " ".join(directorate.texts)
    await odes.send("/indicador 2 2022-I")
    assert "Incremento de empresas con teletrabajo" in " ".join(odes.texts)


async def test_goals_of_the_new_period_are_the_five(begun: Bot, odes: Player) -> None:
    await odes.send("/metas")
    await odes.send("puno")
    assert "3. Conciliación: –" in odes.last_text
    assert "pegue las cinco metas" in odes.last_text
    await odes.send("60 10 70 80 sin-meta")
    assert "⚠️" in odes.last_text
    await odes.send("60 10 70 80 40")
    await odes.click("Guardar 5 cambios")
    async with begun.database.transaction() as session:
        assert len(await goals_of(session, "2022-I", "puno")) == 5


@pytest.mark.both_databases
async def test_a_region_that_signed_the_later_agreement_is_added_reports_and_is_counted(
    begun: Bot, odes: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("I Semestre 2022")
    await odes.click("Regiones")
    await odes.click("☐ Junín")
    await odes.send("Firmó el convenio 2022-2025")
    await odes.click("Agregar a Junín")
    await begun.give_focal(105, "junin")
    junin = begun.player(105)
    await clock_says(begun, "2022-07-08T08:30")
    assert told(junin, "El reporte del I Semestre 2022")
    await odes.send("/estado 2022-I")
    assert "Junín" in odes.last_text
    await junin.send("/reportar")
    await junin.click("Varios a la vez")
    await junin.send(PASTED)
    await junin.click("Guardar")
    await junin.click("Enviar")
    await junin.click("Sí, enviar")
    await junin.send("/resumen junin 2022-I")
    assert "Promedio programado: 52% de 5 indicadores" in junin.last_text
    await odes.send("/indicador 1 2022-I")
    assert "Llegaron a su meta: 0 de 1\nSin reporte: 2" in odes.last_text
    async with begun.database.transaction() as session:
        facts = await consolidated_facts(session, PERIOD, NOW)
    executed = [str(line.figure.executed) for line in facts.figures if line.region == "junin"]
    assert executed == ["50", "-22", "70", "90", "0"]


async def test_who_opens_a_later_semester_says_which_regions_have_an_agreement(
    begun: Bot, odes: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("Abrir II Semestre 2022")
    assert "Deben reportar 21, las que firmaron el primer convenio." in odes.last_text
    await odes.click("Regiones")
    assert "Marque las que tienen convenio ese año." in odes.last_text
    await odes.click("☐ Junín")
    await odes.send("Lima Metropolitana")
    await odes.click("Seguir con 23")
    await odes.click("Abrir el periodo")
    async with begun.database.transaction() as session:
        assert await find_owed(session, "2022-II", "junin") is not None
        assert await find_owed(session, "2022-II", "lima_metropolitana") is not None


async def test_who_opens_a_semester_sees_whose_indicators_it_has(begun: Bot, odes: Player) -> None:
    await odes.send("/periodos")
    await odes.click("Abrir II Semestre 2022")
    assert "Se reportan los 5 indicadores del convenio 2022-2025." in odes.last_text
