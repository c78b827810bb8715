"""The validation of updates: all that is relied on later is what the Bot API says it is.

python-telegram-bot passes on whatever stands where a text or a number should be.
"""

from typing import Any

from telegram import (
    CallbackQuery,
    Chat,
    ChatMemberUpdated,
    Document,
    Message,
    MessageEntity,
    Update,
    User,
)
from telegram.ext import ExtBot

Json = dict[str, Any]

TELEGRAM_IDS = range(-(2**52) + 1, 2**52)


class UnreadableUpdate(Exception):
    """An update that will be no better the next time; the words say what is wrong."""


def read_update(body: Json, bot: ExtBot[None]) -> Update:
    """The update in JSON. Raises UnreadableUpdate."""
    try:
        update = Update.de_json(body, bot)
        _check(update)
    except Exception as error:  # whatever python-telegram-bot trips over
        raise UnreadableUpdate(f"{type(error).__name__}: {error}") from error
    return update


def _check(update: Update) -> None:
    _check_user(update.effective_user)
    _check_chat(update.effective_chat)
    for message in (update.message, update.edited_message):
        if message:
            _check_message(message)
    if update.callback_query:
        _check_press(update.callback_query)
    if update.my_chat_member:
        _check_membership(update.my_chat_member)


def _check_user(user: User | None) -> None:
    if user:
        _must("user's id", type(user.id) is int and 0 < user.id < TELEGRAM_IDS.stop)
        _must("first name", isinstance(user.first_name, str))
        _must("last name", isinstance(user.last_name, str | None))


def _check_chat(chat: Chat | None) -> None:
    if chat:
        _must("chat's id", type(chat.id) is int and chat.id in TELEGRAM_IDS)
        _must("chat's type", isinstance(chat.type, str))


def _check_message(message: Message) -> None:
    _must("message's number", type(message.message_id) is int)
    _must("message's chat", isinstance(message.chat, Chat))
    _must("text", isinstance(message.text, str | None))
    _must("caption", isinstance(message.caption, str | None))
    _must("album", isinstance(message.media_group_id, str | None))
    if message.document:
        _check_document(message.document)
    for entity in message.entities:
        _check_entity(entity)


def _check_document(document: Document) -> None:
    _must("file's id", isinstance(document.file_id, str))
    _must("file's name", isinstance(document.file_name, str | None))
    _must("file's size", isinstance(document.file_size, int | None))


def _check_entity(entity: MessageEntity) -> None:
    _must("entity's type", isinstance(entity.type, str))
    _must("entity's place", type(entity.offset) is int and type(entity.length) is int)


def _check_press(press: CallbackQuery) -> None:
    _must("press's id", isinstance(press.id, str))
    _must("press's data", isinstance(press.data, str | None))
    if press.message:
        _must("card's number", type(press.message.message_id) is int)


def _check_membership(change: ChatMemberUpdated) -> None:
    _must("membership", bool(change.new_chat_member))
    _must("membership's status", isinstance(change.new_chat_member.status, str))


def _must(what: str, as_promised: bool) -> None:
    if not as_promised:
        raise TypeError(what)
