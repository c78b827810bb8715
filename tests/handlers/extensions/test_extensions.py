"""A region asks for more time, ODES answers with a button, and reminders follow.

It is Tuesday, the fifth of January of 2021, ten in the morning; the deadline is Friday the 15th.
"""

import asyncio
from collections.abc import Sequence
from datetime import date

import pytest
from sqlmodel import select

from storage.models import ExtensionRequest
from tests.cast import Bot, Player
from tests.handlers.nudges.test_nudges import deadline_of
from tests.handlers.pending.trials import tried
from tests.handlers.periods.test_periods import second_odes
from tests.jobs.test_in_the_chat import clock_says, told
from tests.loreto import GOALS, send_report

ASKS = "pide más plazo"


async def wishes(bot: Bot) -> Sequence[ExtensionRequest]:
    async with bot.database.transaction() as session:
        return (await session.exec(select(ExtensionRequest))).all()


async def ask(player: Player, day: str = "29 de enero", reason: str = "Corte de luz") -> None:
    await player.send("/prorroga")
    await player.send(day)
    await player.send(reason)
    await player.click("Enviar el pedido")


@pytest.fixture
async def asked(staffed: Bot, odes: Player, puno: Player) -> Player:
    """ODES, with Puno's wish for more time."""
    await ask(puno)
    return odes


@pytest.mark.both_databases
async def test_a_wish_is_shown_before_it_is_sent_and_reaches_odes_once(
    staffed: Bot, odes: Player, puno: Player, colleague: Player
) -> None:
    await puno.send("/prorroga")
    assert puno.labels[0] == "+3 días: lunes 18 de enero"
    weekend = await tried(puno, "30/1 por corte de luz")
    assert "⚠️ El sábado 30 de enero no es día hábil" in weekend.text
    assert weekend.labels[:2] == ("Mejor el viernes 29 de enero", "Mejor el lunes 1 de febrero")
    await puno.click("+7 días")
    await puno.send("...")
    assert "Leí «...»; no se guardó. Escriba lo que se pide abajo" in puno.last_text
    assert "¿Por qué?" in puno.last_text
    await puno.send("Corte de luz")
    assert "del viernes 15 de enero al viernes 22 de enero de 2021" in puno.last_text
    assert await wishes(staffed) == []
    send = puno.data_of("Enviar el pedido")
    await puno.press(puno.last, send)
    await puno.press(puno.last, send)
    [text] = told(odes, ASKS)
    assert "La DRTPE Puno pide más plazo" in text
    assert "Motivo: Corte de luz\nLo pide: Punto focal Puno. El reporte está sin empezar." in text
    await colleague.send("/prorroga")
    assert "Punto focal Puno ya pidió más plazo para la DRTPE Puno" in colleague.last_text
    assert len(await wishes(staffed)) == 1


@pytest.mark.both_databases
async def test_closing_ends_a_wish_for_more_time_and_who_asked_is_told(
    staffed: Bot, odes: Player, puno: Player, tacna: Player
) -> None:
    await ask(puno)
    await clock_says(staffed, "2021-01-19T10:00")
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cerrar")
    await odes.click("Sí, cerrar ahora")
    [wish] = await wishes(staffed)
    assert (wish.decided_at is None, wish.answer) == (False, "El periodo se cerró.")
    [text] = told(puno, "ODES cerró el periodo II Semestre 2020")
    assert "El de su región no llegó. Su pedido de más plazo queda sin efecto." in text
    [text] = told(tacna, "ODES cerró el periodo II Semestre 2020")
    assert "pedido" not in text
    await odes.send("/prorrogas")
    assert not any("Responder" in label for label in odes.labels)


@pytest.mark.both_databases
async def test_what_is_granted_is_told_to_the_region_and_reminders_follow(
    staffed: Bot, asked: Player, puno: Player, director: Player, tacna: Player
) -> None:
    await asked.click("Ampliar al viernes 29 de enero")
    assert "✅ La DRTPE Puno tiene hasta el viernes 29 de enero" in asked.last_text
    assert await deadline_of(staffed, "puno") == date(2021, 1, 29)
    for player in (puno, director):
        [text] = told(player, "ODES amplió el plazo de la DRTPE Puno")
        assert "Motivo: Corte de luz" in text
    assert told(tacna, "amplió") == []
    await clock_says(staffed, "2021-01-08T08:30")
    assert told(puno, "faltan 7 días") == []
    await clock_says(staffed, "2021-01-22T08:30")
    assert len(told(puno, "vence el viernes 29 de enero, faltan 7 días")) == 1


async def test_another_day_is_shown_before_it_is_granted(
    staffed: Bot, asked: Player, puno: Player
) -> None:
    await asked.click("Otra fecha")
    for typed, why in (
        ("4/1", "ya pasó"),
        ("14/1", "no amplía el plazo"),
        ("29/02", "2021 no tiene 29 de febrero"),
        ("ayer no", "No es una"),
    ):
        await asked.send(typed)
        assert why in asked.last_text
    await asked.send("30/1")
    assert "⚠️ El sábado 30 de enero no es día hábil" in asked.last_text
    assert asked.labels[:2] == ["Mejor el viernes 29 de enero", "Mejor el lunes 1 de febrero"]
    await asked.send("hasta el 20/1 por el paro")
    assert "Motivo: por el paro" in asked.last_text
    assert await deadline_of(staffed, "puno") is None
    await asked.click("Ampliar al miércoles 20 de enero")
    assert await deadline_of(staffed, "puno") == date(2021, 1, 20)
    [text] = told(puno, "ahora vence el miércoles 20 de enero")
    assert "Motivo: por el paro" in text


async def test_a_refusal_has_its_words_and_the_deadline_stays(
    staffed: Bot, asked: Player, puno: Player, colleague: Player, director: Player
) -> None:
    await asked.click("No ampliar")
    await asked.send("...")
    assert "Escriba en una frase por qué" in asked.last_text
    await asked.send("El <informe> sale el 20")
    assert "recibirá esta respuesta:\n\n«El <informe> sale el 20»" in asked.last_text
    assert told(puno, "no amplió") == []
    await asked.click("No ampliar y avisar")
    for player in (puno, colleague, director):
        [text] = told(player, "ODES no amplió el plazo de la DRTPE Puno")
        assert "Respuesta: El <informe> sale el 20" in text
    assert await deadline_of(staffed, "puno") is None
    await puno.send("/prorroga")
    assert "¿Hasta qué día lo necesita?" in puno.last_text


@pytest.mark.both_databases
async def test_of_two_of_odes_who_answer_one_wins_and_the_other_is_told(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    other = await second_odes(staffed)
    await ask(puno)
    for player in (odes, other):
        assert len(told(player, ASKS)) == 1
    await other.click("No ampliar")
    await odes.click("Ampliar al viernes 29 de enero")
    await other.send("No se puede")
    assert any("ODES ya respondió a Puno: se amplió al viernes 29" in t for t in other.texts)
    assert await deadline_of(staffed, "puno") == date(2021, 1, 29)
    assert told(puno, "no amplió") == []
    [kept] = await wishes(staffed)
    assert (kept.granted, kept.answer) == (date(2021, 1, 29), "")


async def test_an_extension_that_odes_gives_by_itself_answers_the_wish(
    staffed: Bot, asked: Player
) -> None:
    message = asked.last
    data = asked.data_of("Ampliar al viernes 29")
    await asked.send("/menu")
    await asked.press(asked.last, "extend:2020-II:puno")
    await asked.click("+3 días")
    await asked.click("Ampliar sin motivo")
    await asked.press(message, data)
    assert "ya respondió a Puno: se amplió al lunes 18 de enero" in asked.toasts[-1]
    assert await deadline_of(staffed, "puno") == date(2021, 1, 18)


@pytest.mark.both_databases
async def test_the_list_shows_what_waits_and_what_stands_to_whom_it_concerns(
    staffed: Bot, asked: Player, puno: Player, tacna: Player, director: Player
) -> None:
    await asked.send("/prorrogas")
    assert "• Puno, II Semestre 2020: pide hasta el viernes 29 de enero. Corte de luz" in (
        asked.last_text
    )
    await asked.click("Responder: Puno")
    await asked.click("Ampliar al")
    await asked.send("/prorrogas")
    for player in (asked, puno, director):
        await player.send("/prorrogas")
        assert "Concedidas\n• Puno, II Semestre 2020: hasta el viernes 29" in player.last_text
    await tacna.send("/prorrogas")
    assert "No hay ninguna en los periodos abiertos." in tacna.last_text


@pytest.mark.both_databases
async def test_no_extension_goes_past_the_closing_and_all_end_with_it(
    staffed: Bot, asked: Player, puno: Player
) -> None:
    await staffed.close_period(date(2021, 1, 20))
    await asked.click("Ampliar al viernes 29")
    assert "es posterior al cierre del periodo" in asked.last_text
    assert await deadline_of(staffed, "puno") is None
    await clock_says(staffed, "2021-01-21T10:00")
    await asked.send("/prorrogas")
    assert "No hay ninguna en los periodos abiertos." in asked.last_text
    await puno.send("/prorroga")
    assert "No hay ningún reporte pendiente de su región" in puno.last_text


async def test_a_report_that_has_come_needs_no_more_time(
    staffed: Bot, asked: Player, puno: Player
) -> None:
    message, data = asked.last, asked.data_of("Ampliar al")
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    await asked.press(message, data)
    assert "ya envió su reporte" in asked.toasts[-1]
    assert await deadline_of(staffed, "puno") is None


async def test_the_reminder_s_button_leads_to_it(staffed: Bot, puno: Player) -> None:
    await clock_says(staffed, "2021-01-08T08:30")
    await puno.click("Pedir más plazo")
    assert "Pedir más plazo · DRTPE Puno" in puno.last_text


async def test_nobody_answers_but_odes_and_nobody_asks_for_another_region(
    staffed: Bot, asked: Player, puno: Player, tacna: Player, directorate: Player, stranger: Player
) -> None:
    [wish] = await wishes(staffed)
    for outsider in (puno, tacna, directorate, stranger):
        await outsider.send("/start")
        for data in (
            *(f"wishgrant:{wish.id}:2021-01-29", f"wishother:{wish.id}", f"wishno:{wish.id}"),
            *(f"wishone:{wish.id}", "wishleave", "wish:2020-II:loreto", "wish:2020-II:amazonas"),
        ):
            await outsider.press(outsider.last, data)
            await outsider.send("hola")
    for outsider in (tacna, directorate, stranger):
        await outsider.press(outsider.last, "wish:2020-II:puno")
        assert not any("DRTPE Puno" in text for text in outsider.texts)
    [wish] = await wishes(staffed)
    assert wish.decided_at is None
    assert await deadline_of(staffed, "puno") is None


async def test_odd_presses_change_nothing(staffed: Bot, asked: Player, puno: Player) -> None:
    for player in (asked, puno):
        await player.send("/menu")
        for data in (
            *("wishgrant:1", "wishgrant:1:x", "wishgrant:99:2021-01-29", "wishgrant:x", "wishno"),
            *("wish:2099-I:puno", "wishday:x", "wishday:2021-01-29", "wishsend:0", "wishback"),
        ):
            await player.press(player.last, data)
    [wish] = await wishes(staffed)
    assert wish.decided_at is None


@pytest.mark.both_databases
async def test_of_two_who_grant_at_the_same_moment_one_does(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    other = await second_odes(staffed)
    await ask(puno)
    [wish] = await wishes(staffed)
    await asyncio.gather(
        odes.press(odes.last, f"wishgrant:{wish.id}:2021-01-22"),
        other.press(other.last, f"wishgrant:{wish.id}:2021-01-29"),
    )
    [kept] = await wishes(staffed)
    assert kept.granted == await deadline_of(staffed, "puno")
    assert len(told(puno, "ODES amplió el plazo")) == 1
    assert len([t for each in (odes, other) for t in each.toasts if "ya respondió" in t]) == 1
