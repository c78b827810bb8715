"""What somebody does to ask ODES, and ODES to answer."""

from collections.abc import Sequence

from sqlmodel import col, select

from simulator import Message
from storage.models import Consultation, ConsultationMessage
from tests.cast import Bot, Player

ASKED = "¿El IdG 3 incluye las visitas virtuales?"
ANSWER = "Sí, si tienen acta."


async def consult(player: Player, words: str = ASKED) -> None:
    await player.send("/consulta")
    await player.send(words)
    await player.click("Enviar a ODES")


async def respond(odes: Player, words: str = ANSWER, label: str = "✅ Enviar") -> None:
    """Answer the question that stands last in the chat."""
    await odes.click("Responder")
    await odes.send(words)
    await odes.press(odes.last, odes.data_of(label))


async def write(odes: Player, to: str, text: str = "Mañana no hay sistema.") -> None:
    await odes.send("/escribir")
    await odes.click(to)
    await odes.send(text)
    await odes.press(odes.last, odes.data_of("Enviar a"))


def said(player: Player, words: str) -> Message:
    """The last message with those words."""
    return [message for message in player.actor.messages if words in message.text][-1]


def labels(message: Message) -> list[str]:
    return [button["text"] for row in message.buttons for button in row]


async def threads(bot: Bot) -> Sequence[Consultation]:
    async with bot.database.transaction() as session:
        return (await session.exec(select(Consultation))).all()


async def words_kept(bot: Bot) -> list[str]:
    async with bot.database.transaction() as session:
        query = select(ConsultationMessage).order_by(col(ConsultationMessage.id))
        return [row.words for row in (await session.exec(query)).all()]
