"""What ODES requires is asked of the focal point, and nothing is sent without it."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from convenio.report.requirements import ExpectedRange, Requirements
from convenio.report.results import State
from storage.reports.answers import figure_rows
from tests.cast import Bot, Player
from tests.handlers.workbooks.test_filled_workbooks import filled
from tests.handlers.workbooks.test_workbooks import document
from tests.loreto import GOALS, PASTED

MET = " ".join(map(str, GOALS))
WHY = "Es un valor fuera de lo esperado: ¿por qué?"
CAUSES, REASONS = Requirements(causes=True), Requirements(reasons=True)


def expected(lowest: int, highest: int, *numbers: int) -> Requirements:
    """That range for those indicators."""
    ends = ExpectedRange(Decimal(lowest), Decimal(highest))
    return Requirements(ranges=dict.fromkeys(numbers, ends))


@pytest.fixture
async def puno(staffed: Bot) -> Player:
    await staffed.load_goals("puno", GOALS)
    return staffed.player(101)


async def answer_first(player: Player, text: str) -> None:
    await player.send("/reportar")
    await player.click("Empezar")
    await player.send(text)


async def paste(player: Player, text: str) -> None:
    await player.send("/reportar")
    await player.send(text)
    await player.click("Guardar")


async def kept_reason(bot: Bot, indicator: int) -> str | None:
    version = (await bot.versions("puno"))[-1]
    async with bot.database.transaction() as session:
        rows = await figure_rows(session, version.id)
        return rows[indicator].reason


async def test_a_required_cause_is_not_declined(staffed: Bot, puno: Player) -> None:
    await answer_first(puno, "45")
    assert "Saltar ▶" in puno.labels
    await staffed.require(CAUSES)
    await puno.click("Atrás")
    await puno.send("46")
    assert "ODES pide la causa de cada meta no alcanzada." in puno.last_text
    assert "Saltar ▶" not in puno.labels
    await puno.click("Falta de personal")
    assert "IdG 2 de 12" in puno.last_text


async def test_after_a_paste_the_causes_are_asked_one_after_the_other(
    staffed: Bot, puno: Player
) -> None:
    await staffed.require(CAUSES)
    await paste(puno, PASTED)
    for number in (2, 3, 8, 11):
        assert f"IdG {number}: ejecutado" in puno.last_text
        await puno.click("Falta de personal")
    assert "IdG 12: ejecutado 27% de una meta de 50%" in puno.last_text
    await puno.send("Se cayó el puente")
    assert "📨 Enviar" in puno.labels


async def test_a_report_that_lacks_a_required_cause_is_not_sent(staffed: Bot, puno: Player) -> None:
    await staffed.require(CAUSES)
    await paste(puno, PASTED)
    await puno.click("Los doce")
    await puno.click("Revisar y enviar")
    assert (
        "ODES pide la causa de cada meta no alcanzada. Faltan: IdG 2, 3, 8, 11, 12.\n"
        "Toque su botón: sin eso no se envía." in puno.last_text
    )
    assert "sin causa" not in puno.last_text
    assert "Los avisos no impiden enviar" not in puno.last_text
    assert "📨 Enviar" not in puno.labels
    await puno.click("Causa IdG 8")
    assert "IdG 8: ejecutado 25%" in puno.last_text
    for _ in range(5):
        await puno.click("Falta de personal")
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    assert "Constancia 2020-II-PUNO-1" in puno.last_text


async def test_what_is_required_while_somebody_confirms_holds_back_the_report(
    staffed: Bot, puno: Player
) -> None:
    await paste(puno, PASTED)
    await puno.click("Enviar")
    await staffed.require(CAUSES)
    await puno.click("Sí, enviar")
    assert "Aún falta lo que ODES pide" in puno.toasts[-1]
    assert "Causa IdG 2" in puno.labels
    [version] = await staffed.versions("puno")
    assert version.sent_at is None


async def test_a_required_reason_of_no_aplica_is_asked_and_kept(staffed: Bot, puno: Player) -> None:
    await staffed.require(REASONS)
    await puno.send("/reportar")
    await puno.click("Empezar")
    await puno.click("No aplica")
    assert "IdG 1: no aplica" in puno.last_text
    assert "ODES pide el motivo de cada «no aplica»" in puno.last_text
    assert "Saltar ▶" not in puno.labels
    await puno.send("👍")
    assert "Escriba el motivo con palabras." in puno.last_text
    await puno.send("En la región no hay puertos")
    assert "IdG 1 guardado: no aplica, motivo: En la región no hay puertos" in puno.last_text
    assert await kept_reason(staffed, 1) == "En la región no hay puertos"


async def test_no_aplica_needs_no_reason_unless_required_or_where_odes_loaded_it(
    staffed: Bot, puno: Player, tacna: Player
) -> None:
    await puno.send("/reportar")
    await puno.click("Empezar")
    await puno.click("No aplica")
    assert "IdG 2 de 12" in puno.last_text
    await staffed.require(REASONS)
    await staffed.load_marks("tacna", range(1, 13))
    await tacna.send("/reportar")
    await tacna.click("Revisar")
    assert "📨 Enviar" in tacna.labels


async def test_a_figure_outside_its_range_is_asked_why(staffed: Bot, puno: Player) -> None:
    await staffed.require(expected(20, 150, 1))
    await answer_first(puno, "300")
    assert "IdG 1: ejecutado 300%" in puno.last_text
    assert f"{WHY} ODES espera de 20% a 150%." in puno.last_text
    assert "Saltar ▶" not in puno.labels
    assert await staffed.executed("puno", 1) == Decimal(300)
    await puno.send("Feria regional: 3 de 1")
    assert "motivo: Feria regional: 3 de 1" in puno.last_text
    assert "IdG 2 de 12" in puno.last_text
    assert await kept_reason(staffed, 1) == "Feria regional: 3 de 1"


@pytest.mark.parametrize("typed", ["20", "20%", "150", "150.00", "45", "60/80"])
async def test_within_its_range_nothing_is_asked(staffed: Bot, puno: Player, typed: str) -> None:
    await staffed.load_goals("puno", [1] * 12)
    await staffed.require(expected(20, 150, 1))
    await answer_first(puno, typed)
    assert "IdG 2 de 12" in puno.last_text


@pytest.mark.parametrize("typed", ["19.99", "150,01", "0", "1", "500", "-5", "5/100", "80/20"])
async def test_beyond_either_end_it_is_asked(staffed: Bot, puno: Player, typed: str) -> None:
    await staffed.load_goals("puno", [-50] * 12)
    await staffed.require(expected(20, 150, 1))
    await answer_first(puno, typed)
    assert WHY in puno.last_text


async def test_a_range_takes_the_place_of_what_is_unusual_for_its_indicator_only(
    staffed: Bot, puno: Player
) -> None:
    await staffed.require(expected(0, 400, 1))
    await answer_first(puno, "300")
    assert "IdG 2 de 12" in puno.last_text
    await puno.send("300")
    assert "es poco usual para este indicador" in puno.last_text


async def test_a_slip_is_mended_instead_of_explained(staffed: Bot, puno: Player) -> None:
    await staffed.require(expected(20, 150, 1))
    await answer_first(puno, "750")
    await puno.send("75")
    assert "«75» no es un motivo. ¿Cambio lo ejecutado?" in puno.last_text
    assert "Cambiar lo ejecutado a 75%" in puno.labels
    await puno.click("Atrás")
    await puno.send("75")
    assert "IdG 2 de 12" in puno.last_text
    assert await staffed.executed("puno", 1) == Decimal(75)
    assert await kept_reason(staffed, 1) is None


async def test_the_reason_comes_before_the_cause_of_a_missed_goal(
    staffed: Bot, puno: Player
) -> None:
    await staffed.require(expected(20, 150, 1))
    await answer_first(puno, "5")
    assert WHY in puno.last_text
    await puno.send("Huelga de dos meses")
    assert "¿Cuál fue la causa principal?" in puno.last_text


async def test_pasted_figures_are_explained_one_after_the_other_before_sending(
    staffed: Bot, puno: Player
) -> None:
    await staffed.require(expected(0, 100, 1, 2, 3))
    await puno.send("/reportar")
    await puno.send(MET.replace("60 60 70", "300 60 210", 1))
    assert "Fuera de lo esperado, se le preguntará por qué: IdG 1, 3." in puno.last_text
    await puno.click("Guardar")
    assert "IdG 1: ejecutado 300%" in puno.last_text
    await puno.click("Los doce")
    await puno.click("Revisar")
    assert "ODES pide el motivo. Faltan: IdG 1, 3." in puno.last_text
    assert "📨 Enviar" not in puno.labels
    await puno.click("Motivo IdG 1")
    await puno.send("Feria regional")
    assert "IdG 3: ejecutado 210%" in puno.last_text
    await puno.send("Se sumó el SOVIO de Juliaca")
    assert "Motivo IdG 1: Feria regional\nMotivo IdG 3: Se sumó" in puno.last_text
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    assert "Constancia 2020-II-PUNO-1" in puno.last_text


async def test_of_a_few_pasted_it_is_asked_at_once(staffed: Bot, puno: Player) -> None:
    await staffed.require(expected(0, 100, 1, 2))
    await paste(puno, "1: 60 300\n2: 60 200\n3: 70 70")
    assert "IdG 1: ejecutado 300%" in puno.last_text
    await puno.send("Feria regional")
    assert "IdG 2: ejecutado 200%" in puno.last_text
    await puno.send("Feria regional")
    assert "IdG 4 de 12" in puno.last_text


async def test_a_pasted_no_aplica_and_a_twofold_figure_are_asked_about_in_turn(
    staffed: Bot, puno: Player
) -> None:
    await staffed.require(Requirements(reasons=True, ranges=expected(20, 150, 1).ranges))
    await paste(puno, MET.replace("60 60", "0,45 n/a", 1))
    assert "Queda por saber" in puno.last_text
    await puno.click("IdG 1: 0.45")
    await puno.click("Guardar")
    assert WHY in puno.last_text
    await puno.send("Solo un caso")
    assert "¿Cuál fue la causa principal?" in puno.last_text
    await puno.click("Saltar")
    assert "IdG 2: no aplica" in puno.last_text
    await puno.send("No hay puertos")
    assert "📨 Enviar" in puno.labels


async def test_the_figures_of_a_file_are_explained_likewise(staffed: Bot, puno: Player) -> None:
    await staffed.require(Requirements(reasons=True, ranges=expected(0, 250, 1, 2).ranges))
    done: dict[str, float | str] = {f"D{6 + n}": goal for n, goal in enumerate(GOALS, start=1)}
    content = await filled(puno, **done | {"D7": 240, "D8": 300, "D9": "", "E9": "no aplica"})
    await puno.attach(content, "anexo-4.xlsx")
    assert "Fuera de lo esperado, se le preguntará por qué: IdG 2." in puno.last_text
    assert "Fuera de lo usual" not in puno.last_text
    await puno.click("Guardar")
    assert "IdG 2: ejecutado 300%" in puno.last_text
    await puno.send("Feria regional")
    assert "IdG 3: no aplica" in puno.last_text
    await puno.send("No hay puertos")
    assert "Motivo IdG 2: Feria regional\nMotivo IdG 3: No hay puertos" in puno.last_text
    assert (await staffed.figures("puno"))[3].state is State.NOT_APPLICABLE


async def test_the_reason_goes_with_the_figure_wherever_it_is_shown(
    staffed: Bot, puno: Player, director: Player, odes: Player
) -> None:
    await staffed.require(expected(0, 100, 1))
    await paste(puno, MET.replace("60", "300", 1))
    await puno.send("Feria regional")
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    assert "Motivo IdG 1: Feria regional" in director.last_text
    await director.click("Aprobar")
    [arrived] = [text for text in odes.texts if "envió su reporte" in text and "Puno" in text]
    assert "Motivo IdG 1: Feria regional" in arrived
    await puno.send("/corregir")
    await puno.send("error de digitación")
    await puno.click("Abrir la versión")
    await puno.click("✅ 1 SOVIO")
    await puno.send("310")
    assert WHY in puno.last_text
    await puno.send("Feria y campaña")
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    await director.click("Aprobar")
    await odes.send("/versiones puno 2020-II")
    await odes.click("2 frente a 1")
    assert "Antes: ejecutado 300%, meta 60%, motivo: Feria regional" in odes.last_text
    assert "Ahora: ejecutado 310%, meta 60%, motivo: Feria y campaña" in odes.last_text
    await odes.click("Ver la versión")
    assert "Motivo IdG 1: Feria y campaña" in odes.last_text
    await odes.send("/consolidado 2020-II")
    book = load_workbook(BytesIO(document(odes)))
    headings = [cell.value for cell in book["Cifras"][1]]
    reasons = {row[headings.index("Motivo")].value for row in book["Cifras"].iter_rows(min_row=2)}
    assert reasons == {None, "Feria y campaña"}
    assert "motivo: Feria regional" in str([row[6].value for row in book["Historia"]])


async def test_what_a_colleague_changed_meanwhile_needs_no_reason_any_more(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    await staffed.require(expected(20, 150, 1))
    await answer_first(puno, "300")
    await colleague.send("/reportar")
    await colleague.click("1 SOVIO")
    await colleague.send("100")
    await puno.send("Feria regional")
    assert await kept_reason(staffed, 1) is None
    assert "IdG 2 de 12" in puno.last_text
