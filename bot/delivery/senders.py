"""The senders: a row of the outbox as a call of the Bot API, and its message's id in return.

Each is given the place of the chat's card.
"""

from collections.abc import Awaitable, Callable

import structlog
from telegram import BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, InvalidToken
from telegram.ext import ExtBot

from bot.delivery.file_senders import send_file, send_picture, send_workbook
from bot.delivery.message_sender import MessageSender, markup_of, say
from bot.http.plain_calls import delete_message, edit_buttons, edit_text
from storage.models import RowKind
from storage.outbox.outbox import CardPlace, OwedRow

log = structlog.get_logger()


async def _show(sender: MessageSender, row: OwedRow, place: CardPlace) -> int:
    """Edit the card; send a new one where none can be edited, or people would look below it."""
    card = place.card
    if card is None or (row.payload.get("follows") and not place.is_last):
        return await say(sender, row)
    try:
        text, markup = row.payload["text"], markup_of(row.payload)
        await edit_text(sender.bot, row.chat_id, card, text, markup)
    except BadRequest as error:
        words = str(error).casefold()
        if "not modified" in words:
            return card
        if "message to edit not found" in words or "can't be edited" in words:
            return await say(sender, row)
        raise
    return card


async def _read(sender: MessageSender, row: OwedRow, _place: CardPlace) -> None:
    await sender.file_reader.read(row)


async def _load(sender: MessageSender, row: OwedRow, _place: CardPlace) -> None:
    await sender.file_reader.load(row)


async def _keep(sender: MessageSender, row: OwedRow, _place: CardPlace) -> None:
    await sender.evidence.keep(row)


async def _delete(sender: MessageSender, row: OwedRow, place: CardPlace) -> None:
    """Take a message away; what was typed stays where the card that answers it stands below."""
    typed = row.payload["message_id"]
    if not (row.payload.get("typed") and (place.newest or 0) > typed):
        await _take_away(sender.bot, row.chat_id, typed)


async def _edit(sender: MessageSender, row: OwedRow, _place: CardPlace) -> None:
    """Change a message that was sent; one that is not there any more needs no change."""
    payload, markup = row.payload, markup_of(row.payload)
    bot, chat_id, message_id = sender.bot, row.chat_id, payload["message_id"]
    try:
        if "text" in payload:
            await edit_text(bot, chat_id, message_id, payload["text"], markup)
        else:
            await edit_buttons(bot, chat_id, message_id, markup)
    except BadRequest as error:
        log.info("message not edited", error=str(error))


async def _take_away(bot: ExtBot[None], chat_id: int, message_id: int) -> None:
    try:
        await delete_message(bot, chat_id, message_id)
    except (BadRequest, InvalidToken) as error:  # also where a server has no such method
        log.info("message not taken away", error=str(error))


async def _commands(sender: MessageSender, row: OwedRow, _place: CardPlace) -> None:
    scope = BotCommandScopeChat(row.chat_id)
    commands = [BotCommand(name, words) for name, words in row.payload["commands"]]
    if commands:
        await sender.bot.set_my_commands(commands, scope=scope)
    else:
        await sender.bot.delete_my_commands(scope=scope)


Sender = Callable[[MessageSender, OwedRow, CardPlace], Awaitable[int | None]]


async def _report(sender: MessageSender, row: OwedRow, _place: CardPlace) -> int:
    return await sender.report_files.send(row)


SENDERS: dict[RowKind, Sender] = {
    RowKind.OPEN: say,
    RowKind.SHOW: _show,
    RowKind.SAY: say,
    RowKind.EDIT: _edit,
    RowKind.PICTURE: send_picture,
    RowKind.FILE: send_file,
    RowKind.WORKBOOK: send_workbook,
    RowKind.REPORT: _report,
    RowKind.READ: _read,
    RowKind.LOAD: _load,
    RowKind.KEEP: _keep,
    RowKind.DELETE: _delete,
    RowKind.COMMANDS: _commands,
}
