"""The card stands where the person looks, and what is typed answers what they see there."""

import random
from decimal import Decimal

import pytest

from storage.models import RowKind, Slot
from storage.outbox import outbox
from tests.cast import Bot, Player
from tests.loreto import GOALS

COMMANDS = ("/ayuda", "/yo", "/reportar", "/menu", "/cronograma", "/desconocida")
LETTERHEAD = "Recordatorio de prueba"


def newest(player: Player) -> str:
    """What stands at the bottom of the chat."""
    return player.actor.messages[-1].text


async def card_of(bot: Bot, player: Player) -> str:
    """What the chat's card says."""
    async with bot.database.transaction() as session:
        slot = await session.get(Slot, player.actor.id)
    assert slot is not None
    return player.actor.chat.messages[slot.message_id].text


def typed_by(player: Player) -> list[str]:
    return [message.text for message in player.actor.messages if not message.from_bot]


async def test_an_answer_typed_below_other_messages_comes_as_a_new_card(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    await puno.click("4 ")
    await puno.send("60")
    card = puno.last.id
    await puno.send("/ayuda")
    await puno.send("75")
    assert puno.actor.messages[-1].id > card
    assert "75" in newest(puno)
    assert typed_by(puno)[-1] == "75"
    assert card not in {message.id for message in puno.actor.messages}


async def test_while_the_card_is_last_it_is_edited_and_what_was_typed_is_taken_away(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("4 ")
    card = puno.last.id
    await puno.send("60")
    assert puno.last.id == card == puno.actor.messages[-1].id
    assert "60" not in typed_by(puno)


async def test_a_button_of_a_card_under_other_messages_answers_at_the_bottom(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    card = puno.last
    await puno.send("/ayuda")
    await puno.press(card, next(b["callback_data"] for row in card.buttons for b in row))
    assert puno.actor.messages[-1].labels == puno.last.labels
    assert puno.actor.messages[-1].id > card.id


async def test_what_two_quick_messages_say_is_not_stored_twice(staffed: Bot, puno: Player) -> None:
    """The second was written before its question could be seen: it is given back."""
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("4 ")
    first = {"chat": puno.actor.chat.body, "from": puno.actor.chat.member.user, "text": "61"}
    numbers = [puno.actor.messages[-1].id + step for step in (1, 2)]
    await staffed.puntual.intake.handle_batch(
        [
            {
                "update_id": 10**9 + number,
                "message": first | {"message_id": number, "date": staffed.simulator.timestamp()},
            }
            for number in numbers
        ]
    )
    await staffed.puntual.delivery.drained()
    assert await staffed.executed("puno", 4) == Decimal(61)
    assert await staffed.executed("puno", 5) is None
    assert any("«61» llegó antes" in text for text in puno.texts)


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_comes_between_the_newest_message_shows_what_was_answered(
    staffed: Bot, puno: Player, seed: int
) -> None:
    """No figure reaches an indicator that was not on the screen."""
    chance = random.Random(seed)
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    for step in range(25):
        before = await staffed.figures("puno")
        card = await card_of(staffed, puno)
        act = chance.choice(("type", "type", "press", "command", "remind"))
        figure = Decimal(f"{20 + step}.5")
        if act == "type":
            await puno.send(str(figure).replace(".", ","))
        elif act == "press":
            shown = [message for message in puno.actor.messages if message.buttons]
            buttons = [each for row in shown[-1].buttons for each in row]
            await puno.press(shown[-1], chance.choice(buttons)["callback_data"])
        elif act == "command":
            await puno.send(chance.choice(COMMANDS))
        else:
            async with staffed.database.transaction() as session:
                payload = {"text": LETTERHEAD, "keyboard": []}
                now = staffed.simulator.now()
                outbox.put(session, puno.actor.id, RowKind.SAY, payload, now)
            await staffed.pass_time()
        after = await staffed.figures("puno")
        stored = [number for number in after if before.get(number) != after[number]]
        assert not stored or act in ("type", "press")
        for number in stored if act == "type" else ():
            assert figure in (after[number].programmed, after[number].executed)
            assert f"IdG {number}" in card
            assert f"IdG {number}" in newest(puno)
        assert puno.actor.messages[-1].from_bot
