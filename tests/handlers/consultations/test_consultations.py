"""Somebody asks ODES, which answers by button; the thread goes on until it is closed.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

import asyncio

import pytest
from sqlmodel import col, select

from storage.models import AuditEntry, AuditKind
from tests.cast import Bot, Player
from tests.handlers.consultations.scripts import (
    ANSWER,
    ASKED,
    consult,
    labels,
    respond,
    said,
    threads,
    words_kept,
    write,
)
from tests.handlers.periods.test_periods import second_odes
from tests.jobs.test_in_the_chat import clock_says, told


@pytest.mark.both_databases
async def test_a_question_is_shown_sent_answered_and_gone_on_with(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await puno.send("/consulta")
    assert "Punto focal de la DRTPE Puno · II Semestre 2020" in puno.last_text
    await puno.send(ASKED)
    assert f"La recibirá ODES: ODES.\n\n«{ASKED}»" in puno.last_text
    assert puno.labels == ["✅ Enviar a ODES", "Es de otro asunto", "✖ Cancelar"]
    assert await threads(staffed) == []
    send = puno.data_of("Enviar a ODES")
    await puno.press(puno.last, send)
    await puno.press(puno.last, send)
    [row] = await threads(staffed)
    assert (row.region, row.period, row.role.value) == ("puno", "2020-II", "focal")
    assert f"✅ Consulta N.º {row.id}: «{ASKED}»\n\nODES (ODES) la recibe ahora." in (
        said(puno, "✅ Consulta").text
    )
    [notice] = told(odes, ASKED)
    assert f"❔ Consulta N.º {row.id} · Puno · II Semestre 2020" in notice
    assert "Punto focal Puno, Punto focal de la DRTPE Puno pregunta:" in notice
    assert odes.labels == ["↩️ Responder", "✔️ Cerrar", "🗂 Reporte de Puno"]
    await respond(odes)
    assert f"✅ Consulta N.º {row.id}: «{ANSWER}»" in odes.last_text
    [answer] = told(puno, "ODES respondió su consulta")
    assert f"Usted preguntó: «{ASKED}»" in answer
    assert f"ODES, de ODES, responde:\n\n«{ANSWER}»" in answer
    await puno.click("Responder")
    await puno.send("¿Y si el acta es virtual?")
    await puno.click("✅ Enviar")
    [more] = told(odes, "Antes, ODES respondió:")
    assert "Punto focal Puno, Punto focal de la DRTPE Puno añade:" in more
    await respond(odes, "También.", "Enviar y cerrar")
    assert "La consulta queda cerrada." in told(puno, "También.")[0]
    [row] = await threads(staffed)
    assert row.closed_at is not None
    assert await words_kept(staffed) == [ASKED, ANSWER, "¿Y si el acta es virtual?", "También."]


@pytest.mark.both_databases
async def test_whoever_of_odes_is_late_sees_who_answered(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    other = await second_odes(staffed)
    await consult(puno)
    for player in (odes, other):
        await player.click("Responder")
        await player.send(f"Respuesta de {player.actor.id}")
    late = other.data_of("✅ Enviar")
    await odes.press(odes.last, odes.data_of("✅ Enviar"))
    notice = said(other, "❔ Consulta")
    assert "✅ Respondió ODES (ODES), martes 5 de enero, 10:00." in notice.text
    assert labels(notice) == ["🗂 Reporte de Puno", "Ver la consulta 1"]
    await other.press(other.last, late)
    assert "Mientras usted escribía, ODES respondió: «Respuesta de 106»" in other.last_text
    assert "«Respuesta de 108»" in other.last_text
    assert len(told(puno, "ODES respondió su consulta")) == 1
    await other.press(other.last, other.data_of("✅ Enviar"))
    assert len(told(puno, "Otra persona de ODES, de ODES, responde:\n\n«Respuesta de 108»")) == 1


@pytest.mark.both_databases
async def test_of_two_who_answer_at_one_moment_one_sees_the_others_answer_first(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    other = await second_odes(staffed)
    await consult(puno)
    for player in (odes, other):
        await player.click("Responder")
        await player.send(f"Respuesta de {player.actor.id}")
    presses = [player.press(player.last, player.data_of("✅ Enviar")) for player in (odes, other)]
    await asyncio.gather(*presses)
    assert len(told(puno, "ODES respondió su consulta")) == 1
    assert len(await words_kept(staffed)) == 2
    late = [player for player in (odes, other) if told(player, "Mientras usted escribía")]
    assert len(late) == 1


async def test_each_role_asks_as_what_it_is(
    staffed: Bot, director: Player, directorate: Player, odes: Player
) -> None:
    await consult(director, "¿Quién firma?")
    await consult(directorate, "¿Cuándo evaluamos?")
    assert (
        "Director Puno, Director/a o gerente regional de la DRTPE Puno pregunta:"
        in (told(odes, "¿Quién firma?")[0])
    )
    assert "Dirección proponente del IdG" in told(odes, "¿Cuándo evaluamos?")[0]
    assert "🗂" not in "".join(odes.labels)


async def test_who_serves_two_regions_says_for_which(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await staffed.give_focal(101, "tacna")
    await puno.send(f"/consulta {ASKED}")
    assert "¿En qué función pregunta?" in puno.last_text
    assert f"«{ASKED}»" in puno.last_text
    await puno.press(puno.last, "consultas:9999")
    await puno.click("Tacna")
    await puno.click("Es de otro asunto")
    assert "Sobre: otro asunto" in puno.last_text
    await puno.click("Enviar a ODES")
    [row] = await threads(staffed)
    assert (row.region, row.period) == ("tacna", None)


async def test_at_night_odes_hears_in_the_morning_and_the_asker_at_once(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await clock_says(staffed, "2021-01-05T20:00")
    await puno.send(f"/consulta {ASKED}")
    assert "saldrá el miércoles 6 de enero a las 08:30" in puno.last_text
    await puno.click("Enviar a ODES")
    assert "la recibe el miércoles 6 de enero a las 08:30" in said(puno, "✅ Consulta").text
    assert told(odes, ASKED) == []
    await clock_says(staffed, "2021-01-06T08:30")
    assert len(told(odes, ASKED)) == 1


async def test_what_was_answered_at_night_is_not_told_in_the_morning(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await clock_says(staffed, "2021-01-05T20:00")
    await consult(puno)
    await odes.send("/consultas")
    await odes.click("1 · Puno")
    await respond(odes)
    await clock_says(staffed, "2021-01-06T08:30")
    assert told(odes, "❔ Consulta") == []
    assert len(told(puno, "ODES respondió su consulta N.º 1")) == 1


async def test_a_day_has_its_limit_for_each_person(
    staffed: Bot, puno: Player, director: Player, odes: Player
) -> None:
    for number in range(5):
        await consult(puno, f"pregunta número {number}")
    assert "Por hoy no puede escribir más a ODES" in said(puno, "✅ Consulta").text
    await puno.send("/consulta Otra más, por favor")
    assert "Puede escribir otra vez desde mañana, miércoles 6 de enero." in puno.last_text
    assert "No se envió: «Otra más, por favor»" in puno.last_text
    await respond(odes)
    await puno.click("Responder")
    assert "lo máximo en un día" in puno.last_text
    assert len(await threads(staffed)) == 5
    await consult(director)
    await clock_says(staffed, "2021-01-06T00:01")
    await consult(puno)
    assert len(await threads(staffed)) == 7


async def test_where_odes_has_nobody_nothing_is_kept_and_it_says_so(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await puno.send(f"/consulta {ASKED}")
    sure = puno.data_of("Enviar a ODES")
    await staffed.end_duties(106)
    await puno.press(puno.last, sure)
    assert "no hay nadie de ODES que reciba mensajes" in "".join((*puno.texts, *puno.toasts))
    await puno.send(f"/consulta {ASKED}")
    assert f"no se envió nada. Decía: «{ASKED}»" in puno.last_text
    assert await threads(staffed) == []


async def test_who_lost_their_duty_reads_and_gets_no_answer(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await consult(puno)
    await odes.click("Responder")
    await staffed.end_duties(101)
    await odes.send(ANSWER)
    assert "ya no tiene esa función" in "".join(odes.texts)
    assert f"«{ANSWER}» no se envió." in "".join(odes.texts)
    await puno.send("/consulta")
    assert "No tiene acceso" in puno.last_text or "invitación" in puno.last_text
    await staffed.give_focal(101, "tacna")
    await puno.send("/consultas")
    await puno.click("1 · Puno")
    assert ASKED in puno.last_text
    assert "Responder" not in "".join(puno.labels)
    await puno.press(puno.last, "thwrite:1")
    assert "ya no tiene la función" in puno.toasts[-1]
    await odes.send("/consultas")
    await odes.click("1 · Puno")
    await odes.click("Cerrar")
    await odes.click("Sí, cerrarla")
    assert (await threads(staffed))[0].closed_at is not None


async def test_of_a_published_semester_the_asker_is_told_how_figures_change(
    staffed: Bot, puno: Player, director: Player, odes: Player
) -> None:
    await staffed.publish_period()
    await puno.send(f"/consulta {ASKED}")
    assert "Ese semestre ya está publicado: para cambiar una cifra, /corregir." in puno.last_text
    await puno.click("Enviar a ODES")
    assert "II Semestre 2020 (publicado)" in told(odes, ASKED)[0]
    await director.send(f"/consulta {ASKED}")
    assert "Ese semestre ya está publicado.\n" in director.last_text


async def test_acts_are_audited_without_their_words(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await consult(puno)
    await respond(odes, label="Enviar y cerrar")
    async with staffed.database.transaction() as session:
        kinds = (AuditKind.CONSULTED, AuditKind.ANSWERED, AuditKind.CONSULTATION_CLOSED)
        query = select(AuditEntry).where(col(AuditEntry.kind).in_(kinds))
        entries = (await session.exec(query.order_by(col(AuditEntry.id)))).all()
    assert [row.kind for row in entries] == list(kinds)
    assert {(row.period, row.region, row.subject) for row in entries} == {
        ("2020-II", "puno", "consultation 1")
    }
    assert all(ASKED not in str(row) and ANSWER not in str(row) for row in entries)


@pytest.mark.both_databases
async def test_who_leaves_takes_their_words_with_them(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await consult(puno)
    await respond(odes)
    await puno.send("/baja")
    await puno.click("Sí, retirar")
    assert await words_kept(staffed) == ["", ANSWER]
    [row] = await threads(staffed)
    assert (row.closed_at is not None, row.region, row.period) == (True, "puno", "2020-II")
    await odes.send("/consultas")
    assert "No hay ninguna abierta." in odes.last_text
    await odes.click("Cerradas")
    await odes.click("1 · Puno")
    assert "(sin texto: quien lo escribió retiró su acceso)" in odes.last_text
    assert "Punto focal Puno" not in odes.last_text


async def test_words_too_long_or_of_nothing_are_not_sent(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await puno.send("/consulta gracias")
    assert "Escriba su consulta" in puno.last_text
    await puno.send("😀a" * 400)
    assert "Son 1200 letras; caben 1000." in puno.last_text
    for word in ("ok", "sí", "👍", "x"):
        await puno.send(word)
        assert "Escriba su consulta" in puno.last_text
    for data in ("consulted:0", "consulted", "consultabout:2031-I", "thsend:0", "thsendclose:1"):
        await puno.press(puno.last, data)
    await puno.send("cancelar")
    assert await threads(staffed) == []
    assert told(odes, "❔ Consulta") == []


async def test_a_letter_says_how_to_answer_to_those_who_may(
    staffed: Bot, puno: Player, odes: Player, auditor: Player
) -> None:
    other = await second_odes(staffed)
    await write(odes, "todas las personas")
    assert "pulse «Responder a ODES»" in puno.last_text
    assert puno.labels == ["↩️ Responder a ODES"]
    for reader in (other, auditor):
        assert "el bot no lleva respuestas" not in reader.last_text
        assert (reader.labels, "Responder" in said(reader, "Mensaje de ODES").text) == ([], False)
