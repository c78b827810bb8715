"""A focal point reports, from the first question to the receipt."""

from datetime import timedelta
from decimal import Decimal

import pytest

from convenio.report.results import State
from tests.cast import Bot, Player
from tests.handlers.loreto_report import load_and_send
from tests.loreto import GOALS, PASTED


@pytest.mark.usefixtures("goals_loaded", "card_open")
@pytest.mark.both_databases
async def test_one_after_another_takes_twelve_answers_and_three_taps(puno: Player) -> None:
    for number, goal in enumerate(GOALS, start=1):
        assert f"IdG {number} de 12" in puno.last_text
        await puno.send(str(goal))
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    assert "Constancia 2020-II-PUNO-1" in puno.last_text


async def test_the_card_says_what_is_due_and_how_far_one_is(puno: Player) -> None:
    await puno.send("/reportar")
    assert "DRTPE Puno · II Semestre 2020" in puno.last_text
    assert "Vence el viernes 15 de enero, faltan 10 días." in puno.last_text
    assert "0 de 12" in puno.last_text
    assert len([label for label in puno.labels if label.startswith("○")]) == 12


async def test_there_is_one_card_edited_in_place_and_nothing_typed_below_it(
    puno: Player,
) -> None:
    await puno.send("/reportar")
    card = puno.last.id
    await puno.click("Empezar")
    await puno.send("60")
    await puno.send("33/55")
    assert puno.last.id == card
    assert puno.actor.messages[-1].id == card


async def test_the_review_warns_and_does_not_block(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send("60 60 70 10 89 50 7 150 -3 1 50 20")
    await puno.click("Guardar")
    assert "Más de 100%: IdG 8" in puno.last_text
    assert "Negativo donde no se espera: IdG 9" in puno.last_text
    assert "Ejecutado igual a la meta: IdG 1, 2, 3, 4, 5, 6, 7, 10, 11" in puno.last_text
    assert "sin causa: IdG 9, 12" in puno.last_text
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    assert "Constancia" in puno.last_text


async def test_the_review_fits_a_phone(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send(PASTED)
    await puno.click("Guardar")
    [table] = [e for e in puno.last.body["entities"] if e["type"] == "pre"]
    begin, end = table["offset"], table["offset"] + table["length"]
    rows = puno.last_text.encode("utf-16-le")[begin * 2 : end * 2].decode("utf-16-le")
    assert max(map(len, rows.splitlines())) <= 34


async def test_what_is_missing_is_named_and_holds_the_sending_back(puno: Player) -> None:
    await puno.send("/reportar")
    await puno.click("Revisar y enviar")
    assert "Faltan: IdG 1, 2, 3" in puno.last_text
    assert not any("Enviar" in label for label in puno.labels)


async def test_the_director_is_told_then_odes_and_nobody_else(
    staffed: Bot, puno: Player, odes: Player, director: Player, tacna: Player, directorate: Player
) -> None:
    await load_and_send(staffed, puno)
    assert "DRTPE Puno envió su reporte" in director.last_text
    assert not any("Puno" in text for text in odes.texts)
    await director.click("Aprobar")
    assert "DRTPE Puno envió su reporte" in odes.last_text
    assert "Han enviado 2 de 21 regiones" in odes.last_text
    assert not any("Puno" in text for text in [*tacna.texts, *directorate.texts])


async def test_a_report_after_the_deadline_is_marked_late(staffed: Bot, puno: Player) -> None:
    staffed.simulator.advance(timedelta(days=11))
    await puno.send("/reportar")
    assert "Venció el viernes 15 de enero (ayer)" in puno.last_text
    await load_and_send(staffed, puno)
    assert "extemporáneo" in puno.last_text
    assert [version.late for version in await staffed.versions("puno")] == [True]


@pytest.mark.both_databases
async def test_a_sent_report_does_not_change_and_is_corrected_by_a_new_version(
    staffed: Bot, puno: Player
) -> None:
    await load_and_send(staffed, puno)
    await puno.send("/reportar")
    assert "Enviado el martes 5 de enero" in puno.last_text
    await puno.send("/corregir")
    assert "motivo" in puno.last_text
    await puno.send("error de digitación en el IdG 3")
    await puno.click("Abrir la versión")
    assert "Versión 2: error de digitación en el IdG 3" in puno.last_text
    assert await staffed.executed("puno", 3) == Decimal(30)
    await puno.click("3 Visitas CCL")
    await puno.send("35")
    await puno.click("Falta de personal")
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    first, second = await staffed.versions("puno")
    assert (first.receipt, second.receipt) == ("2020-II-PUNO-1", "2020-II-PUNO-2")
    assert first.content_hash != second.content_hash
    assert second.reason == "error de digitación en el IdG 3"


@pytest.mark.usefixtures("goals_loaded", "card_open")
async def test_cancelar_leaves_and_keeps_the_draft(puno: Player) -> None:
    await puno.send("66")
    await puno.send("/cancelar")
    assert "está guardado" in puno.last_text
    await puno.send("77")
    assert "¿De qué indicador es 77%?" in puno.last_text
    await puno.send("/reportar")
    assert "1 de 12" in puno.last_text


@pytest.mark.both_databases
async def test_two_focal_points_see_what_the_other_changed(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await colleague.send("/reportar")
    await puno.click("3 Visitas CCL")
    await puno.send("80")
    assert "Punto focal Puno acaba de cambiar el IdG 3" in colleague.last_text
    assert "1 de 12" in colleague.last_text
    await colleague.click("✅ 3 Visitas CCL")
    await colleague.send("90")
    assert "Punto focal Puno (suplente) acaba de cambiar el IdG 3" in puno.last_text
    assert await staffed.executed("puno", 3) == Decimal(90)


@pytest.mark.both_databases
async def test_a_report_that_changed_meanwhile_is_looked_at_again(
    staffed: Bot, puno: Player, colleague: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send(PASTED)
    await puno.click("Guardar")
    review = puno.last
    stale = puno.data_of("Enviar")
    await colleague.send("/reportar")
    await colleague.click("✅ 3 Visitas CCL")
    await colleague.send("90")
    await puno.press(review, stale)
    assert "cambiaron desde que abrió" in puno.toasts[-1]
    assert "90%" in puno.last_text


@pytest.mark.both_databases
async def test_a_double_tap_sends_once(staffed: Bot, puno: Player, director: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.send(PASTED)
    await puno.click("Guardar")
    await puno.click("Enviar")
    message = puno.last
    data = message.buttons[0][0]["callback_data"]
    await puno.actor.press(message.id, data)
    await puno.press(message, data)
    assert len([text for text in director.texts if "envió su reporte" in text]) == 1
    assert len(await staffed.versions("puno")) == 1


@pytest.mark.usefixtures("goals_loaded", "card_open")
@pytest.mark.both_databases
async def test_a_press_on_an_old_card_changes_nothing_and_shows_the_present(
    staffed: Bot, puno: Player
) -> None:
    old = puno.last
    data = puno.data_of("No aplica")
    await puno.send("/reportar")
    await puno.press(old, data)
    assert "ya no está vigente" in puno.toasts[-1]
    assert "0 de 12" in puno.last_text
    assert (await staffed.figures("puno"))[1].state is State.MISSING


@pytest.mark.both_databases
async def test_somebody_with_several_regions_chooses(staffed: Bot, puno: Player) -> None:
    await staffed.give_focal(101, "tacna")
    await puno.send("/reportar")
    assert "¿Cuál reporte desea abrir?" in puno.last_text
    await puno.click("Tacna")
    assert "DRTPE Tacna" in puno.last_text


async def test_a_region_without_an_open_semester_is_told_so(staffed: Bot, puno: Player) -> None:
    await staffed.end_duties(101)
    await staffed.give_focal(101, "junin")
    await puno.send("/reportar")
    assert "No hay ningún semestre abierto para DRTPE Junín" in puno.last_text
