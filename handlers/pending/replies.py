"""Telegram's replies: a text that names the message of the bot which it answers."""

from telegram import Message

from handlers.context import Context
from handlers.menu.steps import replies_to_bot
from storage.outbox.sent_messages import made_at


async def replies_to_question(context: Context) -> bool:
    """Whether the text is a reply to the message that asks the pending question."""
    answered = _answered(context)
    return answered is not None and await _asks(context, answered)


async def replies_elsewhere(context: Context) -> bool:
    """Whether the text is a reply to a message of the bot that asks something else, or nothing."""
    answered = _answered(context)
    return answered is not None and not await _asks(context, answered)


def _answered(context: Context) -> Message | None:
    """The message of the bot that the text is a reply to."""
    message = context.turn.update.message
    return message.reply_to_message if message and replies_to_bot(message) else None


async def _asks(context: Context, answered: Message) -> bool:
    if answered.message_id == context.turn.card:
        return True
    made = await made_at(context.session, context.turn.chat_id, answered.message_id)
    return made is not None and made == context.question.asked_at
