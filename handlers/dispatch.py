"""Every conversation's table, as handlers of python-telegram-bot."""

from collections.abc import Callable, Container, Coroutine, Sequence
from dataclasses import replace
from functools import cache
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
from handlers.routes import On, Route, Step, words
from handlers.turn import TURN, asked_kind
from handlers.views import BadPress, Press, View
from handlers.words import say

PRIVATE = filters.ChatType.PRIVATE
PRIVATE_MESSAGE = filters.UpdateType.MESSAGE & PRIVATE
MEDIA = PRIVATE_MESSAGE & ~filters.TEXT
TYPED = PRIVATE_MESSAGE & filters.TEXT & ~filters.COMMAND


@cache
def handlers() -> tuple[BaseHandler[Update, Context, Any], ...]:
    """All handlers in the order they are tried; the last ones answer what nothing else did.

    They keep nothing of a bot, so those of one process share them.
    """
    slip = _guarded(pending.covering(words(plain_words.answer_command)))
    return (
        HandlerGroup(TYPED, _of_words()),
        HandlerGroup(MEDIA, _of_media()),
        _commands(),
        _presses(),
        MessageHandler(PRIVATE_MESSAGE & filters.COMMAND, slip),
        MessageHandler(PRIVATE_MESSAGE & filters.StatusUpdate.ALL, _guarded(menu.pass_over)),
        MessageHandler(MEDIA & consultations.WordsAwaited(), _guarded(consultations.take_media)),
        MessageHandler(PRIVATE_MESSAGE, _guarded(media.answer_unread)),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & PRIVATE, _guarded(menu.edited)),
        ChatMemberHandler(_guarded(menu.reachable_or_not), ChatMemberHandler.MY_CHAT_MEMBER),
    )


Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


def _of_words() -> list[BaseHandler[Update, Context, Any]]:
    said = _guarded(pending.covering(words(plain_words.answer)))
    return [
        MessageHandler(second_factor.CodeTyped(), _guarded(second_factor.take_code)),
        MessageHandler(InvitationCode(), _guarded(invitation.redeem_typed)),
        MessageHandler(pending.LoneWordTyped(), _guarded(pending.take_word)),
        MessageHandler(consultations.ReplyToOdes(), _guarded(_replying())),
        MessageHandler(plain_words.SaidOnList(), said),
        _answers(),
        MessageHandler(None, said),
    ]


def _of_media() -> list[BaseHandler[Update, Context, Any]]:
    return [
        MessageHandler(invitation.AwaitedContact(), _guarded(invitation.take_contact)),
        MessageHandler(consultations.ReplyToOdes(), _guarded(_replying())),
        MessageHandler(evaluations.EvaluationText(), _guarded(evaluations.take_file)),
        MessageHandler(report.ReportFile(), _guarded(report.take_file)),
        MessageHandler(
            evidence.Attached() & ~workbooks.OldSpreadsheet(),
            _guarded(media.with_caption(evidence.take, named=True)),
        ),
        MessageHandler(
            recommendations.FileOfStep(),
            _guarded(media.with_caption(recommendations.take_file, named=True)),
        ),
        MessageHandler(agreements.ListFile(), _guarded(media.with_caption(agreements.take_file))),
        MessageHandler(workbooks.Spreadsheet(), _guarded(media.with_caption(workbooks.take))),
        MessageHandler(
            new_schedule.ScheduleFile(), _guarded(media.with_caption(new_schedule.take))
        ),
    ]


class HandlerGroup(BaseHandler[Update, Context, Any]):
    """A group of handlers as one, of which none is tried for what is not of their kind."""

    def __init__(
        self, kind: filters.BaseFilter, handlers: Sequence[BaseHandler[Update, Context, Any]]
    ) -> None:
        super().__init__(_nothing)
        self._kind, self._handlers = kind, handlers

    def check_update(self, update: object) -> object:
        if not isinstance(update, Update) or not self._kind.check_update(update):
            return None
        checked = ((handler, handler.check_update(update)) for handler in self._handlers)
        return next((found for found in checked if found[1]), None)

    async def handle_update(
        self, update: Update, application: Any, check_result: Any, context: Context
    ) -> None:
        handler, found = check_result
        await handler.handle_update(update, application, found, context)


async def _nothing(_update: Update, _context: Context) -> None:
    """What a group of handlers does itself."""


def _answers() -> BaseHandler[Update, Context, Any]:
    """The handler of what answers a pending question, by its kind."""
    steps = _steps("answer", lambda route: pending.answering(route.step))

    async def answer(update: Update, context: Context) -> None:
        await steps[asked_kind(TURN.get()) or ""](update, context)

    return MessageHandler(PendingQuestion(steps), answer)


def _commands() -> BaseHandler[Update, Context, Any]:
    steps = _steps("command", pending.covering)

    async def command(update: Update, context: Context) -> None:
        message = update.message
        assert message is not None  # so CommandHandler found it
        assert message.text is not None
        name, *_ = message.text[1 : message.entities[0].length].lower().split("@")
        await steps[name](update, context)

    return CommandHandler(steps, command, PRIVATE_MESSAGE)


def _presses() -> BaseHandler[Update, Context, Any]:
    """The handler of all buttons; one that there is not any more is out of date."""

    def step_of(route: Route) -> Step:
        covering = pending.covering(route)
        return _on_card(covering) if route.card_only else covering

    steps, unknown = _steps("press", step_of), _guarded(_unknown_press)

    async def press(update: Update, context: Context) -> None:
        query = update.callback_query
        await steps.get(action_of(query.data if query else None), unknown)(update, context)

    return CallbackQueryHandler(press)


def _steps(on: On, step_of: Callable[[Route], Step]) -> dict[str, Callback]:
    return {route.key: _guarded(step_of(route)) for route in ROUTES.values() if route.on == on}


def action_of(data: object) -> str:
    """The action of a button's data; none of data that no button can have."""
    try:
        return Press.parse(data).action if isinstance(data, str) else ""
    except BadPress:
        return ""


def _replying() -> Step:
    """The step of a reply to ODES; what it leaves undone of another conversation is said back."""
    route = ROUTES["answer", QuestionKind.CONSULTATION]
    return pending.covering(replace(route, step=consultations.take_reply))


class InvitationCode(filters.MessageFilter):
    """A filter for an invitation's code typed by itself, whatever was being asked."""

    def filter(self, message: Message) -> bool:
        return invitation.looks_like_code(one_line(message.text or ""))


class PendingQuestion(filters.MessageFilter):
    """A filter for chats whose pending question is of one of those kinds."""

    def __init__(self, kinds: Container[str]) -> None:
        super().__init__()
        self.kinds = kinds

    def filter(self, message: Message) -> bool:
        return asked_kind(TURN.get()) in self.kinds


def _on_card(step: Step) -> Step:
    async def checked(context: Context) -> None:
        query = context.turn.update.callback_query
        message = query.message if query else None
        if message and context.turn.card not in (None, message.message_id):
            raise Outdated(say("menu/outdated"))
        await step(context)

    checked.__name__ = step.__name__
    return checked


def _guarded(step: Step) -> Callback:
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
