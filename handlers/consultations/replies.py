"""Telegram's replies to a letter of ODES, or to a message about a thread."""

from telegram import Message
from telegram.ext import filters

from handlers.actions import Action
from handlers.consultations import in_thread, question, views
from handlers.consultations.typed import says_nothing
from handlers.context import Context, Refused
from handlers.menu.steps import replies_to_bot
from handlers.turn import TURN
from handlers.views import BadPress, Press

_OF_THREAD = (Action.WRITE_IN_THREAD, Action.CLOSE_THREAD, Action.THREAD)


class ReplyToOdes(filters.MessageFilter):
    """A filter for replies to a message whose buttons lead to ODES, or to one thread."""

    def filter(self, message: Message) -> bool:
        return target_of(message) is not None


class WordsAwaited(filters.MessageFilter):
    """A filter for chats where a message to ODES, or of it, is being written."""

    def filter(self, _message: Message) -> bool:
        asked = TURN.get().question
        return asked is not None and asked.kind in (question.QUESTION, in_thread.QUESTION)


async def take_reply(context: Context) -> None:
    """Take a reply as a question about that letter, or as a message in that thread."""
    message = context.turn.update.message
    target = target_of(message) if message else None
    if message is None or message.reply_to_message is None or target is None:
        raise BadPress("reply")
    text, has_access = context.text, bool(context.turn.duties)
    if not has_access:
        raise Refused
    if message.text is None:
        context.say(views.only_text())
    elif says_nothing(context, text):
        context.say(views.nothing_sent(text))
    if not text or says_nothing(context, text):
        return
    if target.action is Action.CONSULT:
        letter = message.reply_to_message.text or ""
        await question.begin_about(context, target.text(0), letter, text)
    else:
        await in_thread.begin(context, target.integer(0), text)


async def take_media(context: Context) -> None:
    """Take a picture's caption as the words that are asked for; nothing else of it is sent."""
    caption = context.text
    context.say(views.only_text())
    words = "" if says_nothing(context, caption) else caption
    form = question if context.asks(question.QUESTION) else in_thread
    if words:
        await form.take_words(context, words)
    elif view := await form.present(context):
        context.open_again(view)


def target_of(message: Message) -> Press | None:
    """The button, of the message that is replied to, which says what the reply is for."""
    answered = message.reply_to_message
    if answered is None or not replies_to_bot(message) or answered.reply_markup is None:
        return None
    presses = [
        _press(button.callback_data)
        for row in answered.reply_markup.inline_keyboard
        for button in row
    ]
    letters = [
        press for press in presses if press and press.action is Action.CONSULT and press.args
    ]
    threads = {press.args[:1]: press for press in presses if press and press.action in _OF_THREAD}
    if letters:
        return letters[0]
    return next(iter(threads.values())) if len(threads) == 1 else None


def _press(data: object) -> Press | None:
    try:
        return Press.parse(data) if isinstance(data, str) else None
    except BadPress:
        return None
