"""Telegram's reply to a letter, a question or an answer goes where that message leads."""

from datetime import timedelta

import pytest
from sqlmodel import select

from storage.models import Evidence
from tests.cast import Bot, Player
from tests.handlers.consultations.scripts import (
    ANSWER,
    ASKED,
    consult,
    respond,
    said,
    threads,
    words_kept,
    write,
)
from tests.handlers.pending.lone_words import newest
from tests.jobs.test_in_the_chat import told
from tests.loreto import GOALS

LETTER = "Mensaje de ODES"


@pytest.mark.both_databases
async def test_a_reply_to_a_letter_reaches_odes_with_who_and_about_what(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await write(odes, "Puno", "¿Cuándo envían su reporte?")
    await puno.reply(said(puno, LETTER), "El jueves, falta una firma")
    assert "Responde a: «¿Cuándo envían su reporte?»" in newest(puno).text
    assert "«El jueves, falta una firma»" in newest(puno).text
    assert await threads(staffed) == []
    await puno.click("Enviar a ODES")
    [notice] = told(odes, "El jueves, falta una firma")
    assert "Punto focal de la DRTPE Puno pregunta:" in notice
    assert "Responde a su mensaje: «¿Cuándo envían su reporte?»" in notice
    [row] = await threads(staffed)
    assert (row.region, row.period, row.about) == ("puno", "2020-II", "¿Cuándo envían su reporte?")


async def test_the_button_of_a_letter_asks_for_the_words(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await staffed.give_focal(101, "tacna")
    await write(odes, "Tacna", "Falta su reporte.\n\nGracias.")
    await puno.click("Responder a ODES")
    assert "Punto focal de la DRTPE Tacna · II Semestre 2020" in newest(puno).text
    assert "Sobre su mensaje: «Falta su reporte.\n\nGracias.»" in newest(puno).text


async def test_a_thank_you_in_a_reply_sends_and_asks_nothing(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await write(odes, "Puno")
    for word in ("gracias", "ok", "recibido", "👍", "sí", "Resumen"):
        await puno.reply(said(puno, LETTER), word)
        assert f"Leí «{word}»: no se envió nada a ODES." in newest(puno).text
    await puno.send("resumen")
    assert "DRTPE Puno · II Semestre 2020" in newest(puno).text
    assert await threads(staffed) == []


async def test_a_reply_in_the_middle_of_a_report_says_what_it_leaves(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await write(odes, "Puno")
    await puno.send("/reportar")
    await puno.click("4 ")
    await puno.reply(said(puno, LETTER), "45 no es la meta del 4")
    assert "«45 no es la meta del 4»" in newest(puno).text
    await puno.click("Enviar a ODES")
    assert await staffed.executed("puno", 4) is None
    await puno.send("/reportar")
    assert "0 de 12" in newest(puno).text


async def test_what_was_typed_for_another_question_is_said_back(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await write(odes, "Puno")
    await puno.send(f"/consulta {ASKED}")
    await puno.reply(said(puno, LETTER), "Lo enviamos el jueves")
    assert f"⚠️ Lo que había escrito antes no se envió: «{ASKED}»" in newest(puno).text
    assert "«Lo enviamos el jueves»" in newest(puno).text
    await puno.send("/prorroga")
    await puno.send("29 de enero")
    await puno.send("Corte de luz")
    await puno.reply(said(puno, LETTER), "Pedimos más plazo")
    assert any("Decía: «Corte de luz»" in text for text in puno.texts)


@pytest.mark.both_databases
async def test_replies_go_on_in_the_thread_until_it_is_closed(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await consult(puno)
    await odes.reply(said(odes, "❔ Consulta"), ANSWER)
    assert f"Así lo recibirá Punto focal Puno:\n\n«{ANSWER}»" in newest(odes).text
    await odes.press(odes.last, odes.data_of("✅ Enviar"))
    await puno.reply(said(puno, "ODES respondió"), "Entonces lo cambio")
    await puno.click("✅ Enviar")
    assert await words_kept(staffed) == [ASKED, ANSWER, "Entonces lo cambio"]
    await respond(odes, "Con eso queda resuelto", "Enviar y cerrar")
    await puno.reply(said(puno, "Con eso queda resuelto"), "Una cosa más")
    assert "se cerró el martes 5 de enero a las 10:00" in "".join(puno.texts)
    assert "«Una cosa más» no se envió. Para otra, /consulta" in "".join(puno.texts)
    await puno.reply(said(puno, "ODES respondió"), "¿Y las de enero?")
    assert "«¿Y las de enero?» no se envió" in "".join(puno.texts)
    assert len(await words_kept(staffed)) == 4


async def test_a_thread_closed_while_somebody_writes_keeps_nothing_and_says_so(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await consult(puno)
    await respond(odes)
    await puno.click("Responder")
    await puno.send("Sigo con dudas")
    await odes.send("/consultas")
    await odes.click("1 · Puno")
    await odes.click("Cerrar")
    await odes.click("Sí, cerrarla")
    card = said(puno, "«Sigo con dudas»")
    button = next(b for row in card.buttons for b in row if "✅ Enviar" in b["text"])
    await puno.press(card, button["callback_data"])
    assert "La consulta N.º 1 se cerró" in puno.toasts[-1]
    assert "«Sigo con dudas» no se envió" in puno.toasts[-1]
    assert await words_kept(staffed) == [ASKED, ANSWER]
    await staffed.pass_time(timedelta(hours=1))
    assert len(told(puno, "ODES cerró su consulta N.º 1")) == 1


async def test_a_file_is_no_message_to_odes_and_its_caption_is(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await write(odes, "Puno")
    await puno.send("/reportar")
    await puno.click("4 ")
    letter = said(puno, LETTER).id
    send = puno.actor.send_document
    await staffed.settled(await send(b"%PDF-1.4", "acta.pdf", answers=letter))
    assert "El archivo o la nota de voz no se envió" in newest(puno).text
    caption = "El acta va adjunta"
    await staffed.settled(await send(b"%PDF-1.4", "acta.pdf", caption=caption, answers=letter))
    assert f"«{caption}»" in newest(puno).text
    await puno.attach(b"%PDF-1.4", "acta.pdf")
    assert "solo va texto" in puno.texts[-2]
    assert f"«{caption}»" in newest(puno).text
    await staffed.settled(await send(b"%PDF-1.4", "acta.pdf", caption="Mejor se la llevamos"))
    assert "«Mejor se la llevamos»" in newest(puno).text
    await puno.click("Enviar a ODES")
    assert await words_kept(staffed) == ["Mejor se la llevamos"]
    async with staffed.database.transaction() as session:
        assert (await session.exec(select(Evidence))).all() == []


async def test_a_reply_of_somebody_without_access_is_refused(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await write(odes, "Puno")
    await staffed.end_duties(101)
    for text in (ASKED, "gracias"):
        await puno.reply(said(puno, LETTER), text)
        assert "Solicitar acceso" in "".join(newest(puno).labels)
    assert await threads(staffed) == []
