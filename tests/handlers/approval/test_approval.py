"""What a focal point sends waits for her director, who approves it or sends it back."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlmodel import select

from convenio.report.stages import Act, Stage
from storage.models import Outbox, Role, RowKind
from storage.people import people
from tests.cast import Bot, Player
from tests.handlers.loreto_report import history, load_and_send, stages
from tests.handlers.periods.test_periods import second_odes
from tests.handlers.workbooks.test_workbooks import document
from tests.loreto import PASTED, send_again


@pytest.mark.both_databases
async def test_a_report_waits_for_its_director_and_is_in_time_by_when_it_was_sent(
    staffed: Bot, sent: int, puno: Player, director: Player, odes: Player
) -> None:
    assert await stages(staffed) == [Stage.WAITING]
    assert "Por aprobar: cuenta el momento en que se envió" in puno.last_text
    assert "Espera su aprobación" in director.last_text
    assert any("Lo que su punto focal envió" in text for text in director.texts)
    assert not any("Puno" in text for text in odes.texts)
    staffed.simulator.advance(timedelta(days=20))
    await director.click("Aprobar")
    assert "Aprobó el reporte" in director.last_text
    assert "Director Puno aprobó el reporte" in puno.last_text
    assert "En plazo, martes 5 de enero" in odes.last_text
    [version] = await staffed.versions("puno")
    assert (version.stage, version.late) == (Stage.RECEIVED, False)


async def test_the_picture_for_the_director_has_its_numbers_in_words(
    staffed: Bot, sent: int
) -> None:
    async with staffed.database.transaction() as session:
        query = select(Outbox.payload).where(Outbox.kind == RowKind.PICTURE)
        (payload,) = (await session.exec(query)).all()
    numbers = payload["alternative"]
    assert "DRTPE Puno · II Semestre 2020" in numbers
    assert "  8 Formaliza Perú   75%   25% ✗" in numbers
    assert "Promedio de 12: programado 48%, ejecutado 38%" in numbers


async def test_what_is_sent_at_night_is_told_to_its_director_in_the_morning(
    staffed: Bot, puno: Player, director: Player
) -> None:
    staffed.simulator.advance(timedelta(hours=12))
    await load_and_send(staffed, puno)
    assert "Espera su aprobación" not in director.last_text
    await staffed.pass_time(timedelta(hours=11))
    assert any("Espera su aprobación" in text for text in director.texts)
    assert any("Lo que su punto focal envió" in text for text in director.texts)


async def test_what_is_decided_at_night_is_told_in_the_morning(
    staffed: Bot, sent: int, puno: Player, director: Player
) -> None:
    staffed.simulator.advance(timedelta(hours=12))
    await director.click("Aprobar")
    assert "aprobó el reporte" not in puno.last_text
    await staffed.pass_time(timedelta(hours=11))
    assert "Director Puno aprobó el reporte" in puno.last_text


@pytest.mark.both_databases
async def test_what_waits_counts_in_no_average_and_is_shown_to_odes_as_waiting(
    staffed: Bot, sent: int, puno: Player, odes: Player
) -> None:
    await odes.send("/estado")
    assert "◷ Por aprobar (1)" in odes.last_text
    await odes.click("◷ Puno")
    assert "Por aprobar. Se envió el martes 5 de enero" in odes.last_text
    await odes.click("Ver la versión 1")
    assert "Desde el viernes 8 de enero, ODES puede recibirla sin ella" in odes.last_text
    assert odes.labels == ["🧾 Constancia en PDF", "☰ Menú"]


def causes(odes: Player) -> set[object]:
    """The regions in the sheet of causes of the workbook that came last."""
    sheet = load_workbook(BytesIO(document(odes)))["Causas"]
    return {row[0].value for row in sheet.iter_rows()}


@pytest.mark.usefixtures("goals_loaded", "card_open")
async def test_its_causes_are_in_the_consolidated_workbook_once_it_is_received(
    puno: Player, director: Player, odes: Player
) -> None:
    await puno.send("45")
    await puno.click("Falta de personal")
    await puno.send(PASTED.replace("60", "45", 1))
    await puno.click("Guardar")
    await send_again(puno)
    await odes.send("/consolidado 2020-II")
    assert "Puno" not in causes(odes)
    await director.click("Aprobar")
    await odes.send("/consolidado 2020-II")
    assert "Puno" in causes(odes)


async def test_what_was_not_received_is_named_before_publishing_and_closing(
    staffed: Bot, sent: int, odes: Player, director: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    assert "Por aprobar: Puno." in odes.last_text
    await odes.click("Publicar")
    assert "⚠️ Faltan 19: Amazonas, " in odes.last_text
    assert "no entran en ningún promedio" in odes.last_text
    assert "Por aprobar: Puno." in odes.last_text
    assert "Sí, publicar aunque faltan 20" in odes.labels
    assert odes.labels[1:4] == ["Quién falta", "Por aprobar", "Evaluaciones"]
    await odes.press(odes.last, "ppublished:2020-II:19")
    assert "faltan 20 regiones (por aprobar: 1)" in odes.last_text
    await director.click("Devolver")
    await director.click("Todo el reporte")
    await director.send("Falta la firma")
    await director.click("Devolver")
    staffed.simulator.advance(timedelta(days=14))
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cerrar")
    assert "Observados, todavía se pueden corregir: Puno." in odes.last_text
    await odes.click("Cancelar")
    await odes.click("Publicar")
    assert "Observados: Puno." in odes.last_text
    await odes.click("Sí, publicar aunque faltan 20")
    assert "II Semestre 2020 · publicado" in odes.last_text


@pytest.mark.both_databases
async def test_a_returned_report_opens_as_a_new_version_at_the_comment(
    staffed: Bot, sent: int, puno: Player, colleague: Player, director: Player, odes: Player
) -> None:
    await director.click("Devolver")
    await director.click("IdG 3")
    await director.send("¿No fueron 40 visitas?")
    await director.click("Devolver")
    assert "Devolvió el reporte" in director.last_text
    assert await stages(staffed) == [Stage.RETURNED]
    for told in (puno, colleague):
        assert "IdG 3, Visitas CCL: «¿No fueron 40 visitas?»" in told.last_text
    await puno.click("Corregir el IdG 3")
    assert "IdG 3 de 12" in puno.last_text
    assert "Director Puno: «¿No fueron 40 visitas?»" in puno.last_text
    await puno.send("40")
    await puno.click("Falta de personal")
    await send_again(puno)
    assert await stages(staffed) == [Stage.RETURNED, Stage.WAITING]
    await director.click("Aprobar")
    assert "versión 2: observado: ¿No fueron 40 visitas?" in odes.last_text
    assert [each.act for each in await history(staffed)] == [
        Act.SUBMIT,
        Act.RETURN,
        Act.SUBMIT,
        Act.APPROVE,
    ]


async def test_who_does_not_agree_may_send_what_was_returned_as_it_is(
    staffed: Bot, sent: int, puno: Player, director: Player
) -> None:
    await director.click("Devolver")
    await director.click("Todo el reporte")
    await director.send("Revíselo")
    await director.click("Devolver")
    await puno.click("Corregir el reporte")
    await puno.click("Revisar y enviar")
    await send_again(puno)
    assert await stages(staffed) == [Stage.RETURNED, Stage.WAITING]


async def test_odes_returns_what_it_received_and_it_is_owed_again(
    staffed: Bot, sent: int, puno: Player, director: Player, odes: Player
) -> None:
    await director.click("Aprobar")
    await odes.click("Devolver")
    await odes.click("Todo el reporte")
    await odes.send("...")
    assert "Escriba qué hay que corregir" in odes.last_text
    await odes.send("Faltan las actas")
    assert "Se devolverá a Puno con este comentario sobre todo el reporte" in odes.last_text
    await odes.click("Devolver")
    assert await stages(staffed) == [Stage.RETURNED]
    assert "Sobre todo el reporte: «Faltan las actas»" in puno.last_text
    assert "ODES devolvió el reporte" in director.last_text
    await odes.send("/estado")
    assert "↩ Observado, por corregir (1)" in odes.last_text


@pytest.mark.both_databases
async def test_after_three_working_days_odes_receives_it_as_it_is(
    staffed: Bot, sent: int, puno: Player, director: Player, odes: Player
) -> None:
    await odes.send("/aprobar")
    assert "ODES puede recibirlo sin aprobación desde el viernes 8 de enero" in odes.last_text
    await odes.press(odes.last, f"bridge:{sent}")
    assert "Todavía no: se puede desde el viernes 8 de enero" in odes.toasts[-1]
    staffed.simulator.advance(timedelta(days=3))
    await odes.send("/aprobar")
    await odes.click("Puno")
    await odes.click("Recibir sin aprobación")
    assert await stages(staffed) == [Stage.RECEIVED]
    assert "sin esperar más la aprobación" in puno.last_text
    assert "sin esperar más la aprobación" in director.last_text
    last = (await history(staffed))[-1]
    assert (last.act, last.role) == (Act.BRIDGE, Role.ODES.value)
    assert last.why == "sin aprobación tras tres días hábiles"


async def test_a_director_whom_no_message_reaches_is_bridged_at_once_and_the_reason_is_kept(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    async with staffed.database.transaction() as session:
        person = await people.find_person(session, 103)
        assert person is not None
        person.unreachable_since = staffed.simulator.now()
    await load_and_send(staffed, puno)
    assert await stages(staffed) == [Stage.WAITING]
    assert "a quien no le llegan los mensajes del bot" in odes.last_text
    await odes.click("Ver y decidir")
    assert "ODES puede recibirla ya sin ella" in odes.last_text
    await odes.click("Recibir sin aprobación")
    assert await stages(staffed) == [Stage.RECEIVED]
    last = (await history(staffed))[-1]
    assert (last.act, last.role) == (Act.BRIDGE, Role.ODES.value)
    assert last.why == "sin aprobación: a su dirección no le llegan los mensajes del bot"


async def test_without_a_director_it_is_received_at_once(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await staffed.end_duties(103)
    await load_and_send(staffed, puno)
    assert await stages(staffed) == [Stage.RECEIVED]
    assert "DRTPE Puno envió su reporte" in odes.last_text


async def test_what_the_director_sends_is_approved_by_that(
    staffed: Bot, director: Player, odes: Player
) -> None:
    await staffed.give_focal(103, "puno")
    await load_and_send(staffed, director)
    assert await stages(staffed) == [Stage.RECEIVED]
    assert "DRTPE Puno envió su reporte" in odes.last_text


async def test_what_odes_decides_is_told_to_the_others_of_odes(
    staffed: Bot, sent: int, odes: Player
) -> None:
    colleague = await second_odes(staffed)
    staffed.simulator.advance(timedelta(days=3))
    await odes.press(odes.last, f"bridge:{sent}")
    assert "ODES recibió, sin esperar más la aprobación" in colleague.last_text
    await odes.press(odes.last, f"turnback:{sent}")
    await odes.click("Todo el reporte")
    await odes.send("Faltan las actas")
    await odes.click("Devolver")
    assert "ODES devolvió el reporte" in colleague.last_text
    assert "Sobre todo el reporte: «Faltan las actas»" in colleague.last_text
    assert colleague.labels == []


@pytest.mark.both_databases
async def test_a_newer_version_takes_the_place_of_the_one_that_waits(
    staffed: Bot, sent: int, puno: Player, director: Player
) -> None:
    old, approve = director.last, director.data_of("Aprobar")
    await puno.send("/corregir")
    await puno.send("error en el IdG 1")
    await puno.click("Abrir la versión")
    await puno.click("1 SOVIO")
    await puno.send("66")
    await puno.click("Corregir un indicador")
    await puno.click("Revisar y enviar")
    await send_again(puno)
    assert await stages(staffed) == [Stage.REPLACED, Stage.WAITING]
    await director.press(old, approve)
    assert "ya envió una versión más nueva" in director.toasts[-1]
    assert await stages(staffed) == [Stage.REPLACED, Stage.WAITING]
