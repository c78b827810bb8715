"""Presses that no button of now makes: on messages that are gone, and with data of nobody's."""

import secrets

import pytest

from simulator.world import Callback
from tests.cast import Bot, Player


async def test_a_press_on_a_card_that_its_reader_deleted_shows_it_anew(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    card = puno.last
    data = puno.data_of("3 Visitas")
    card.deleted = True
    await puno.press(card, data)
    assert puno.last.id != card.id
    assert "IdG 3 de 12" in puno.last_text


async def test_a_press_on_a_card_that_was_taken_away_is_answered_with_the_present(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    old, data = puno.last, puno.data_of("3 Visitas")
    await puno.send("/reportar")
    assert old.deleted
    await puno.press(old, data)
    assert await staffed.simulator.until(lambda: bool(puno.toasts), 5)
    assert "ya no está vigente" in puno.toasts[-1]
    assert "0 de 12" in puno.last_text


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "data",
    [
        "ask:1:" + "9" * 40 + ":" + "a" * 17,
        "ask:" + "9" * 60,
        "ask:" + "9" * 61,
        "ask:1:3:" + "x" * 40 + ":" + "y" * 15,
        "👍" * 16,
        None,
    ],
)
async def test_forged_data_of_any_length_gets_an_answer_and_the_present_state(
    staffed: Bot, puno: Player, data: str | None
) -> None:
    await puno.send("/reportar")
    before = await staffed.figures("puno")
    query_id = str(secrets.randbits(62))
    callback = Callback(101, staffed.simulator.now())
    staffed.simulator.callbacks[query_id] = callback
    query = {
        "id": query_id,
        "from": puno.actor.chat.member.user,
        "message": puno.last.body,
        "chat_instance": "1",
    }
    carried = {"game_short_name": "x"} if data is None else {"data": data}
    await staffed.settled(staffed.simulator.push({"callback_query": query | carried}))
    assert await staffed.simulator.until(lambda: callback.answered, 5)
    assert puno.toasts[-1].startswith(("Ese botón ya no está vigente", "Eso no está disponible"))
    assert "0 de 12" in puno.last_text
    assert await staffed.figures("puno") == before
