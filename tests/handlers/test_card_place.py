"""The card stands where the person looks, and what is typed answers what they see there."""

from decimal import Decimal

from tests.cast import Bot, Player
from tests.loreto import GOALS


def newest(player: Player) -> str:
    """What stands at the bottom of the chat."""
    return player.actor.messages[-1].text


def typed_by(player: Player) -> list[str]:
    return [message.text for message in player.actor.messages if not message.from_bot]


async def test_an_answer_typed_below_other_messages_comes_as_a_new_card(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    await puno.click("4 ")
    await puno.send("60")
    card = puno.last.id
    await puno.send("/desconocida")
    await puno.send("75")
    assert puno.actor.messages[-1].id > card
    assert "75" in newest(puno)
    assert typed_by(puno)[-1] == "75"
    assert card not in {message.id for message in puno.actor.messages}


async def test_after_help_the_question_stands_below_it_and_takes_the_answer(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    await puno.click("4 ")
    await puno.send("60")
    await puno.send("/ayuda")
    assert "Cómo funciona Puntual" in puno.actor.messages[-2].text
    assert "IdG 4 de 12" in newest(puno)
    await puno.send("75")
    assert await staffed.executed("puno", 4) == Decimal(75)
    assert "75" in newest(puno)


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
