"""A reply to a message of the bot answers what that message asked, if it is still asked."""

from decimal import Decimal

import pytest

from simulator import Message
from tests.cast import Bot, Player
from tests.handlers.pending.lone_words import newest
from tests.loreto import GOALS


def said(player: Player, words: str) -> Message:
    found = [message for message in player.actor.messages if words in message.text]
    return found[-1]


@pytest.fixture
async def reporter(staffed: Bot, puno: Player) -> Player:
    """Puno, asked for the fourth indicator."""
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("4 ")
    return puno


async def test_a_reply_to_the_question_is_its_answer(staffed: Bot, reporter: Player) -> None:
    await reporter.reply(said(reporter, "IdG 4 de 12"), "75")
    assert await staffed.executed("puno", 4) == Decimal(75)


async def test_a_reply_to_the_question_is_its_answer_below_another_screen(
    staffed: Bot, reporter: Player
) -> None:
    await reporter.send("/versiones")
    await reporter.send("/resumen loreto")
    await reporter.reply(said(reporter, "IdG 4 de 12"), "75")
    assert await staffed.executed("puno", 4) == Decimal(75)
    assert "75" in newest(reporter).text


@pytest.mark.parametrize("old", ["Cómo funciona Puntual", "Punto focal de la DRTPE Puno"])
async def test_a_reply_to_an_old_message_says_that_it_is_past(
    staffed: Bot, reporter: Player, old: str
) -> None:
    await reporter.send("/ayuda")
    await reporter.reply(said(reporter, old), "75")
    assert await staffed.executed("puno", 4) is None
    assert "«75» no se guardó: el mensaje al que responde es de antes" in newest(reporter).text
    assert "IdG 4 de 12" in newest(reporter).text
    await reporter.send("75")
    assert await staffed.executed("puno", 4) == Decimal(75)


async def test_a_reply_to_a_question_that_is_no_card_is_its_answer(odes: Player) -> None:
    await odes.send("/resumen")
    await odes.reply(said(odes, "¿De qué región?"), "Loreto")
    assert "Loreto" in newest(odes).text


async def test_a_reply_where_nothing_is_asked_says_so(puno: Player) -> None:
    await puno.reply(puno.last, "sí, mañana lo envío")
    assert "no espera respuesta" in newest(puno).text
    assert "«sí, mañana lo envío» no se guardó" in newest(puno).text
    assert any("Reportar" in label for label in newest(puno).labels)


async def test_a_word_in_a_reply_is_understood_all_the_same(staffed: Bot, reporter: Player) -> None:
    await reporter.send("/yo")
    await reporter.reply(said(reporter, "Lo que Puntual guarda"), "gracias")
    assert "A usted." in newest(reporter).text
    assert "IdG 4 de 12" in newest(reporter).text
