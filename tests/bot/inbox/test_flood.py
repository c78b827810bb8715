"""Who writes without end keeps nobody waiting, and what comes in disorder still counts."""

import pytest
from sqlmodel import select

from bot.delivery.rate_limits import RateLimits
from storage.models import Outbox
from tests.cast import Bot, Player

pytestmark = pytest.mark.both_databases


@pytest.mark.parametrize("number", [99, 200])
async def test_a_flood_of_one_chat_keeps_nobody_waiting_and_is_answered_whole(
    staffed: Bot, puno: Player, tacna: Player, number: int
) -> None:
    """99 and another's message come in one batch, 200 in the batches before it."""
    await staffed.kill()
    for _ in range(number):
        await puno.actor.send("/yo")
    update_id = await tacna.actor.send("/reportar")
    await staffed.start(RateLimits())
    await tacna.actor.until(lambda text: "0 de 12" in text)
    assert len([text for text in puno.texts if "Lo que Puntual guarda" in text]) < number
    await staffed.simulator.confirmed_through(update_id)
    async with staffed.database.transaction() as session:
        owed = (await session.exec(select(Outbox).where(Outbox.chat_id == 101))).all()
    assert len([row for row in owed if "Lo que Puntual guarda" in str(row.payload)]) == number


async def test_a_newer_update_before_an_older_one_loses_neither(staffed: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    sender = puno.actor.chat.member.user
    written = {"chat": puno.actor.chat.body, "from": sender, "date": 1}
    newer = {"update_id": 9, "message": {**written, "message_id": 9, "text": "hola"}}
    older = {
        "update_id": 8,
        "message": {**written, "message_id": 8, "text": "1: meta 60, ejecutado 45"},
    }
    await staffed.puntual.intake.handle_batch([newer, older])
    await staffed.puntual.intake.handle_batch([newer, older])
    await staffed.puntual.delivery.drained()
    assert len([text for text in puno.texts if "Esto leí" in text]) == 1
