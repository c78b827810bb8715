"""Every conversation's table, as handlers of python-telegram-bot."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from convenio.typed.clean_text import one_line
from handlers import (
    agreements,
    consultations,
    evaluations,
    evidence,
    invitation,
    media,
    menu,
    new_schedule,
    pending,
    plain_words,
    recommendations,
    report,
    second_factor,
    workbooks,
)
from handlers.context import Context, Outdated, Refused, Unread
from handlers.conversations import ROUTES
from handlers.questions import QuestionKind
from handlers.routes import Route, Step, words
from handlers.turn import TURN, asked_kind
from handlers.views import BadPress, Press, View
from handlers.words import say

PRIVATE = filters.ChatType.PRIVATE
PRIVATE_MESSAGE = filters.UpdateType.MESSAGE & PRIVATE
MEDIA = PRIVATE_MESSAGE & ~filters.TEXT
ATTACHED = PRIVATE_MESSAGE & evidence.Attached() & ~workbooks.OldSpreadsheet()
TYPED = PRIVATE_MESSAGE & filters.TEXT & ~filters.COMMAND


def handlers() -> list[BaseHandler[Update, Context, Any]]:
    """All handlers in the order they are tried; the last ones answer what nothing else did."""
    said = _guarded(pending.covering(words(plain_words.answer)))
    slip = _guarded(pending.covering(words(plain_words.answer_command)))
    return [
        MessageHandler(TYPED & second_factor.CodeTyped(), _guarded(second_factor.take_code)),
        MessageHandler(TYPED & InvitationCode(), _guarded(invitation.redeem_typed)),
        MessageHandler(
            PRIVATE_MESSAGE & invitation.AwaitedContact(), _guarded(invitation.take_contact)
        ),
        MessageHandler(MEDIA & consultations.ReplyToOdes(), _guarded(_replying())),
        MessageHandler(
            PRIVATE_MESSAGE & evaluations.EvaluationText(), _guarded(evaluations.take_file)
        ),
        MessageHandler(PRIVATE_MESSAGE & report.ReportFile(), _guarded(report.take_file)),
        MessageHandler(ATTACHED, _guarded(media.with_caption(evidence.take, named=True))),
        MessageHandler(
            MEDIA & recommendations.FileOfStep(),
            _guarded(media.with_caption(recommendations.take_file, named=True)),
        ),
        MessageHandler(
            PRIVATE_MESSAGE & agreements.ListFile(),
            _guarded(media.with_caption(agreements.take_file)),
        ),
        MessageHandler(
            PRIVATE_MESSAGE & workbooks.Spreadsheet(), _guarded(media.with_caption(workbooks.take))
        ),
        MessageHandler(
            PRIVATE_MESSAGE & new_schedule.ScheduleFile(),
            _guarded(media.with_caption(new_schedule.take)),
        ),
        MessageHandler(TYPED & pending.LoneWordTyped(), _guarded(pending.take_word)),
        MessageHandler(TYPED & consultations.ReplyToOdes(), _guarded(_replying())),
        MessageHandler(TYPED & plain_words.SaidOnList(), said),
        *map(_handler, ROUTES.values()),
        CallbackQueryHandler(_guarded(_unknown_press)),
        MessageHandler(TYPED, said),
        MessageHandler(PRIVATE_MESSAGE & filters.COMMAND, slip),
        MessageHandler(PRIVATE_MESSAGE & filters.StatusUpdate.ALL, _guarded(menu.pass_over)),
        MessageHandler(MEDIA & consultations.WordsAwaited(), _guarded(consultations.take_media)),
        MessageHandler(PRIVATE_MESSAGE, _guarded(media.answer_unread)),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & PRIVATE, _guarded(menu.edited)),
        ChatMemberHandler(_guarded(menu.reachable_or_not), ChatMemberHandler.MY_CHAT_MEMBER),
    ]


def _handler(entry: Route) -> BaseHandler[Update, Context, Any]:
    if entry.on == "answer":
        step = _guarded(pending.answering(entry.step))
        return MessageHandler(TYPED & PendingQuestion(entry.key), step)
    covering = pending.covering(entry)
    if entry.on == "command":
        return CommandHandler(entry.key, _guarded(covering), PRIVATE_MESSAGE)

    def fits(data: object) -> bool:
        try:
            return isinstance(data, str) and Press.parse(data).action == entry.key
        except BadPress:
            return False

    return CallbackQueryHandler(
        _guarded(_on_card(covering) if entry.card_only else covering), pattern=fits
    )


def _replying() -> Step:
    """The step of a reply to ODES; what it leaves undone of another conversation is said back."""
    route = ROUTES["answer", QuestionKind.CONSULTATION]
    return pending.covering(replace(route, step=consultations.take_reply))


class InvitationCode(filters.MessageFilter):
    """A filter for an invitation's code typed by itself, whatever was being asked."""

    def filter(self, message: Message) -> bool:
        return invitation.looks_like_code(one_line(message.text or ""))


class PendingQuestion(filters.MessageFilter):
    """A filter for chats whose pending question is of that kind."""

    def __init__(self, kind: str) -> None:
        super().__init__(name=f"asked {kind}")
        self.kind = kind

    def filter(self, message: Message) -> bool:
        return asked_kind(TURN.get()) == self.kind


def _on_card(step: Step) -> Step:
    async def checked(context: Context) -> None:
        query = context.turn.update.callback_query
        message = query.message if query else None
        if message and context.turn.card not in (None, message.message_id):
            raise Outdated(say("menu/outdated"))
        await step(context)

    checked.__name__ = step.__name__
    return checked


def _guarded(step: Step) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """Wrap a step so that whatever is refused or no longer there gets a kind answer."""

    async def run(update: Update, context: Context) -> None:
        context.turn.step = step.__name__
        if context.args:  # what stands behind a command
            context.args = one_line(" ".join(context.args)).split()
        try:
            await _take(step, context)
        except Refused:
            await _refuse(context)
        except BadPress:
            await pending.show_present(context, say("menu/outdated"))
        except Outdated as outdated:
            await pending.show_present(context, outdated.note)
        await context.finish()

    return run


async def _take(step: Step, context: Context) -> None:
    try:
        await step(context)
    except Unread:
        await media.answer_unread(context)


async def _unknown_press(context: Context) -> None:
    raise BadPress("unknown")


async def _refuse(context: Context) -> None:
    """Give the one answer for 'you may not' and 'there is no such thing'."""
    if context.turn.update.callback_query:
        context.toast(say("menu/refused"))
    elif context.turn.duties:
        context.say(View(say("menu/refused")))
    else:
        await menu.show_menu(context)
