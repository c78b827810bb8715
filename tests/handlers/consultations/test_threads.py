"""Threads are listed with their age and place, read afterwards, and closed; only by who may."""

from datetime import timedelta

import pytest

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
)
from tests.handlers.pending.lone_words import newest
from tests.handlers.pending.trials import contents
from tests.jobs.test_in_the_chat import clock_says, told


@pytest.mark.both_databases
async def test_odes_sees_what_waits_and_since_when(
    staffed: Bot, puno: Player, tacna: Player, odes: Player
) -> None:
    await consult(puno)
    await respond(odes)
    await clock_says(staffed, "2021-01-06T09:00")
    await consult(tacna, "¿Dónde está el acta?")
    await clock_says(staffed, "2021-01-11T09:00")
    await odes.send("/consultas")
    text = newest(odes).text
    assert "N.º 1 · Punto focal Puno, Punto focal de la DRTPE Puno · II Semestre 2020\n" in text
    assert f"Respondida; empezó hace 6 días: «{ASKED}»" in text
    assert "⏳ Espera respuesta: hace 5 días: «¿Dónde está el acta?»" in text
    assert newest(odes).labels == ["1 · Puno", "2 · Tacna", "Cerradas", "☰ Menú"]
    await puno.send("/consultas")
    assert "Mis consultas a ODES, abiertas" in newest(puno).text
    assert "acta" not in newest(puno).text
    assert newest(puno).labels == ["1 · Puno", "❔ Preguntar", "Cerradas", "☰ Menú"]


async def test_a_long_thread_and_a_long_list_are_read_part_by_part(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await consult(puno, "😀a" * 333)
    for number in range(4):
        await respond(odes, f"respuesta {number} " + "😀<" * 300)
        await odes.click("Ver la consulta 1")
    await puno.send("/consultas")
    await puno.click("1 · Puno")
    assert "Parte 2 de 2." in newest(puno).text
    assert "respuesta 3" in newest(puno).text
    await puno.click("Anteriores")
    assert "😀a😀a" in newest(puno).text
    assert "Punto focal Puno, martes 5 de enero, 10:00" in newest(puno).text
    await puno.click("Siguientes")
    assert "respuesta 3" in newest(puno).text
    for _ in range(2):
        staffed.simulator.advance(timedelta(days=1))
        for number in range(5):
            await consult(puno, f"otra pregunta {number}")
    await puno.send("/consultas")
    assert len([label for label in newest(puno).labels if "· Puno" in label]) == 10
    await puno.click("Siguientes")
    assert newest(puno).labels[0] == "11 · Puno"


@pytest.mark.both_databases
async def test_closing_an_unanswered_question_is_confirmed_and_told(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await consult(puno)
    await odes.click("Cerrar")
    assert "⚠️ No está respondida. Se avisará a quien preguntó" in newest(odes).text
    old = odes.data_of("Sí, cerrarla")
    await puno.reply(said(puno, "✅ Consulta"), "Añado el acta 12")
    await puno.click("✅ Enviar")
    card = said(odes, "¿Cerrar la consulta")
    await odes.press(card, old)
    assert "⚠️ Alguien escribió en ella hace un momento: «Añado el acta 12»" in newest(odes).text
    assert told(puno, "ODES cerró") == []
    await odes.click("Sí, cerrarla")
    [text] = told(puno, "ODES cerró su consulta N.º 1")
    assert "No dejó una respuesta por aquí." in text
    assert "✔️ La cerró ODES, martes 5 de enero, 10:00." in said(odes, "pregunta:").text
    assert labels(said(odes, "pregunta:")) == ["🗂 Reporte de Puno", "Ver la consulta 1"]


async def test_who_asked_closes_it_too_and_odes_loses_its_buttons(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await consult(puno)
    await respond(odes)
    await puno.click("Cerrar")
    await puno.click("Cancelar")
    assert ANSWER in newest(puno).text
    await puno.click("Cerrar")
    await puno.click("Sí, cerrarla")
    assert "queda cerrada. Con /consultas se vuelve a ver." in newest(puno).text
    assert labels(said(puno, "ODES respondió")) == ["Ver la consulta 1"]
    assert "✔️ La cerró Punto focal Puno" in said(puno, "ODES respondió").text
    assert told(puno, "ODES cerró") == []
    await odes.press(odes.last, "thwrite:1")
    assert "se cerró" in odes.toasts[-1]
    await puno.send("/consultas")
    await puno.click("Cerradas")
    assert "1 · Puno" in newest(puno).labels


async def test_others_neither_read_nor_write_and_an_auditor_only_reads(
    staffed: Bot,
    puno: Player,
    colleague: Player,
    tacna: Player,
    director: Player,
    stranger: Player,
    odes: Player,
    auditor: Player,
) -> None:
    await consult(puno)
    await auditor.send("/consultas")
    await auditor.click("1 · Puno")
    assert ASKED in newest(auditor).text
    assert newest(auditor).labels == ["☰ Menú"]
    before = await contents(staffed)
    forged = (
        *("thread:1", "thread:1:9", "thread:0", "thread", "threads:all", "threads:open:-5"),
        *("thwrite:1", "thwrite:99", "thsend:1", "thsendclose:1", "thclose:1", "thclosed:1:1"),
    )
    for player in (colleague, tacna, director, stranger, auditor):
        await player.send("/start")
        for data in forged:
            await player.press(player.last, data)
            await player.send("Me meto en esto")
        if player is not auditor:
            assert not any(ASKED in text for text in player.texts)
    assert await contents(staffed) == before
    assert len(await threads(staffed)) == 1
    assert await words_kept(staffed) == [ASKED]


async def test_one_finds_it_with_words(staffed: Bot, puno: Player, odes: Player) -> None:
    for typed in ("quiero preguntar", "tengo una duda", "escribir a ODES", "consulta"):
        await puno.send(typed)
        assert "Escriba su consulta" in newest(puno).text, typed
        await puno.send("cancelar")
    await puno.send("mis consultas")
    assert "No hay ninguna abierta." in newest(puno).text
    await odes.send("consultas")
    assert "Consultas a ODES, abiertas" in newest(odes).text
    await odes.send("/consulta")
    assert "Consultas a ODES, abiertas" in newest(odes).text
