"""The report as it arrives in a chat."""

import io

from pypdf import PdfReader

from tests.cast import Bot, Player


async def arrived(bot: Bot) -> None:
    """Until what is owed has been made and delivered."""
    bot.puntual.delivery.wake()
    await bot.puntual.delivery.drained()


async def publish_and_make(bot: Bot) -> None:
    """Let the clock fix, make and send the edition of what is published."""
    await bot.puntual.scheduler.make_editions()
    await arrived(bot)


def files_of(player: Player) -> list[bytes]:
    """The files in a chat, the newest last."""
    sent = [each.body["document"] for each in player.actor.messages if "document" in each.body]
    return [player.bot.simulator.files[document["file_id"]].content for document in sent]


def text_of_pdf(player: Player) -> str:
    """The text of the newest file in a chat."""
    reader = PdfReader(io.BytesIO(files_of(player)[-1]))
    return "\n".join(page.extract_text() for page in reader.pages)
