"""Codes as they are typed, whatever they are for; and what is no code."""

from telegram import Message
from telegram.ext import filters

from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.second_factor import enrolment, held_act, views
from handlers.second_factor.derived_codes import code_in
from handlers.turn import TURN

KINDS = (QuestionKind.CODE, QuestionKind.FIRST_CODE)


class CodeTyped(filters.MessageFilter):
    """A filter for what may be a code, in a chat that was asked for one: it is kept nowhere."""

    def filter(self, message: Message) -> bool:
        question = TURN.get().question
        asked = question is not None and question.kind in KINDS
        return asked and bool(code_in(message.text or ""))


async def take_code(context: Context) -> None:
    """Take a code out of the chat, and compare it."""
    context.take_away_typed()
    context.turn.secret_typed = True
    if context.asks(QuestionKind.CODE):
        await held_act.answer(context)
    else:
        await enrolment.confirm(context)


async def no_code(context: Context) -> None:
    """Say what is awaited to who types words."""
    context.take_away_typed()
    if context.asks(QuestionKind.CODE):
        await held_act.FORM.hold(context, held_act.FORM.now(context), views.no_code())
    else:
        await enrolment.FORM.hold(context, enrolment.FORM.now(context), views.no_code())
