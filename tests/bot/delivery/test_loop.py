"""What is owed goes out once, in order, and each outcome has a name."""

from datetime import timedelta

import pytest
from sqlmodel import select

from storage.models import Outbox, RowKind, RowState
from storage.outbox import outbox
from tests.cast import Bot, Player

pytestmark = pytest.mark.both_databases


async def owe(bot: Bot, chat_id: int, text: str) -> None:
    async with bot.database.transaction() as session:
        payload = {"text": text, "keyboard": []}
        outbox.put(session, chat_id, RowKind.SAY, payload, bot.simulator.now())
    bot.puntual.delivery.wake()
    await bot.puntual.delivery.drained()


async def state_of(bot: Bot, text: str) -> tuple[RowState, str | None]:
    async with bot.database.transaction() as session:
        rows = (await session.exec(select(Outbox))).all()
        row = next(row for row in rows if row.payload.get("text") == text)
        return row.state, row.error


async def test_a_chat_gets_its_messages_in_order(staffed: Bot, puno: Player) -> None:
    async with staffed.database.transaction() as session:
        for number in range(20):
            payload = {"text": f"mensaje {number}", "keyboard": []}
            outbox.put(session, 101, RowKind.SAY, payload, staffed.simulator.now())
    staffed.puntual.delivery.wake()
    await staffed.puntual.delivery.drained()
    assert puno.texts[-20:] == [f"mensaje {number}" for number in range(20)]


async def test_what_telegram_refuses_is_failed_with_its_words(staffed: Bot) -> None:
    await owe(staffed, 101, "<b>sin cerrar")
    state, error = await state_of(staffed, "<b>sin cerrar")
    assert state is RowState.FAILED
    assert "end tag" in str(error)


async def test_what_is_too_late_to_be_of_use_expires_and_odes_is_told(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    async with staffed.database.transaction() as session:
        long_ago = staffed.simulator.now() - timedelta(days=15)
        payload = {"text": "viejo", "keyboard": []}
        outbox.put(session, 101, RowKind.SAY, payload, long_ago)
    staffed.puntual.delivery.wake()
    await staffed.puntual.delivery.drained()
    assert (await state_of(staffed, "viejo"))[0] is RowState.EXPIRED
    assert "viejo" not in puno.texts
    await staffed.pass_time()
    assert "focal Puno no recibió un mensaje" in odes.last_text


async def test_a_row_whose_claimer_died_is_taken_up_again(staffed: Bot, puno: Player) -> None:
    await staffed.kill()
    now = staffed.simulator.now()
    async with staffed.database.transaction() as session:
        outbox.put(session, 101, RowKind.SAY, {"text": "quedó a medias", "keyboard": []}, now)
        await session.flush()
        assert len(await outbox.claim(session, now, 10)) == 1
    async with staffed.database.transaction() as session:
        assert await outbox.claim(session, now + timedelta(days=1), 10) == []
    await staffed.start()
    await puno.actor.until(lambda text: text == "quedó a medias")


async def test_a_card_that_was_deleted_is_sent_again(staffed: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    puno.last.deleted = True
    await puno.send("1: meta 60, ejecutado 45")
    assert "Esto leí" in puno.last_text
