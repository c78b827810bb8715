"""ODES learns of what went wrong: soon, of all at once, and not at night."""

from datetime import datetime
from typing import Any

import pytest

from convenio.calendar.periods import LIMA
from jobs.incidents import ABOUT
from storage.models import Outbox, RowKind
from storage.outbox import outbox
from storage.reminders.incidents import TOGETHER
from tests.cast import A_MINUTE, Bot, Player


def alerts(odes: Player) -> list[str]:
    return [text for text in odes.texts if "Aviso para ODES" in text]


@pytest.mark.both_databases
async def test_one_is_told_at_once(staffed: Bot, puno: Player, odes: Player) -> None:
    await staffed.settled(puno.actor.block())
    await staffed.pass_time()
    assert alerts(odes) == [
        "⚠️ Aviso para ODES\n\n"
        "• Punto focal Puno no recibe mensajes: bloqueó el bot o cerró su cuenta. "
        "Comuníquese por otro medio.\n\n"
        "En /personas está quién tiene acceso; con /invitar entra alguien en su lugar.\n"
        "Con /salud ve cómo está el bot."
    ]
    await staffed.pass_time()
    assert len(alerts(odes)) == 1


@pytest.mark.both_databases
async def test_several_within_five_minutes_come_as_one(
    staffed: Bot, puno: Player, colleague: Player, tacna: Player, odes: Player
) -> None:
    await staffed.settled(puno.actor.block())
    await staffed.pass_time()
    first = odes.last
    await staffed.settled(colleague.actor.block())
    await staffed.pass_time()
    await tacna.send("/baja")
    await tacna.click("Sí, retirar mi acceso")
    await staffed.pass_time(3 * A_MINUTE)
    assert first.deleted
    assert alerts(odes) == [
        "⚠️ Aviso para ODES\n\n"
        "• Punto focal Puno no recibe mensajes: bloqueó el bot o cerró su cuenta. "
        "Comuníquese por otro medio. Puno se queda sin punto focal que reciba mensajes.\n"
        "• Punto focal Puno (suplente) no recibe mensajes: bloqueó el bot o cerró su cuenta. "
        "Comuníquese por otro medio. Puno se queda sin punto focal que reciba mensajes.\n"
        "• Punto focal Tacna retiró su acceso. Era: Punto focal de la DRTPE Tacna. "
        "Tacna se queda sin punto focal que reciba mensajes.\n\n"
        "En /personas está quién tiene acceso; con /invitar entra alguien en su lugar.\n"
        "Con /salud ve cómo está el bot."
    ]


async def test_what_comes_later_is_told_by_itself(
    staffed: Bot, puno: Player, colleague: Player, odes: Player
) -> None:
    await staffed.settled(puno.actor.block())
    await staffed.pass_time()
    await staffed.settled(colleague.actor.block())
    await staffed.pass_time(TOGETHER)
    first, second = alerts(odes)
    assert "Punto focal Puno no" in first
    assert "Punto focal Puno no" not in second
    assert "Punto focal Puno (suplente) no" in second


@pytest.mark.both_databases
async def test_nothing_is_taken_away_unless_what_replaces_it_arrived(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await staffed.settled(puno.actor.block())
    await staffed.pass_time()
    since = staffed.simulator.now()
    await owe_what_is_refused(staffed, 106, ABOUT)
    async with staffed.database.transaction() as session:
        before = {"since": since.isoformat()}
        outbox.put(session, 106, RowKind.DELETE, before, since, about=ABOUT)
    await staffed.pass_time()
    assert len(alerts(odes)) == 1


async def test_while_a_colleague_is_reachable_the_region_is_not_mute(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await staffed.settled(puno.actor.block())
    await staffed.pass_time()
    [alert] = alerts(odes)
    assert "Punto focal Puno no recibe mensajes" in alert
    assert "se queda sin" not in alert


@pytest.mark.both_databases
async def test_who_came_back_before_it_was_told_is_no_news(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await staffed.settled(puno.actor.block())
    await puno.send("/start")
    await staffed.pass_time()
    assert alerts(odes) == []


async def test_at_night_they_are_gathered_for_the_morning(
    staffed: Bot, puno: Player, tacna: Player, odes: Player
) -> None:
    evening = datetime(2021, 1, 8, 21, tzinfo=LIMA)
    staffed.simulator.advance(evening - staffed.simulator.now())
    await staffed.settled(puno.actor.block())
    await staffed.pass_time()
    await staffed.settled(tacna.actor.block())
    await staffed.pass_time()
    assert alerts(odes) == []
    monday = datetime(2021, 1, 11, 8, 30, tzinfo=LIMA)
    await staffed.pass_time(monday - staffed.simulator.now())
    [alert] = alerts(odes)
    assert "Punto focal Puno no" in alert
    assert "Punto focal Tacna no" in alert


async def test_what_is_gathered_is_foreseen_until_it_is_told_or_no_longer_so(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    evening = datetime(2021, 1, 8, 21, tzinfo=LIMA)
    staffed.simulator.advance(evening - staffed.simulator.now())
    coming = "• Lunes 11 de enero a las 08:30: aviso de incidentes a ODES, 1 mensaje"
    await odes.send("/proximos")
    assert coming not in odes.last_text
    await staffed.settled(puno.actor.block())
    await odes.send("/proximos")
    assert coming in odes.last_text
    await puno.send("/start")
    await odes.send("/proximos")
    assert coming not in odes.last_text


async def test_a_message_that_failed_for_good_is_told(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await owe_what_is_refused(staffed, 101)
    await staffed.pass_time()
    [alert] = alerts(odes)
    assert "• Punto focal Puno no recibió un mensaje: Telegram lo rechazó" in alert
    assert "o no hubo cómo entregarlo (martes 5" in alert


async def test_an_alert_that_fails_begets_no_other(staffed: Bot, odes: Player) -> None:
    await owe_what_is_refused(staffed, 106, ABOUT)
    await staffed.pass_time()
    assert alerts(odes) == []


async def owe_what_is_refused(bot: Bot, chat_id: int, about: dict[str, Any] | None = None) -> None:
    payload = {"text": "<b>sin cerrar", "keyboard": []}
    async with bot.database.transaction() as session:
        session.add(
            Outbox(
                **outbox.row_for(chat_id, RowKind.SAY, payload, bot.simulator.now(), about=about)
            )
        )
    bot.puntual.delivery.wake()
    await bot.puntual.delivery.drained()
