"""The rule of the newest screen: what is typed below a screen answers no question of an older one.

What a command or button shows without asking anything covers the question that waited. A report's
question is set aside until its card is there again, as are figures that wait for whose they are;
any other is dropped, and what somebody had typed for it is said back. What is only offered drops no
such question: it is shown again below.
"""

from dataclasses import dataclass
from typing import Any

from convenio.typed.lone_words import LoneWord
from handlers.context import Context
from handlers.pending import views
from handlers.pending.screen import present, show_below
from handlers.questions import QuestionKind, set_aside
from handlers.routes import Route, Step
from handlers.second_factor import hold_for_code
from handlers.views import View
from storage.models import RowKind

_CARD = (RowKind.OPEN, RowKind.SHOW)


@dataclass(frozen=True, slots=True)
class _Left:
    """A question as it was before a step."""

    kind: str
    args: dict[str, Any]


def covering(route: Route) -> Step:
    """The route's step, and what becomes of the question; a route that it follows goes first.

    Strangers are refused here, before the step asks the database for anything, and an act that
    needs a second factor waits for its code.
    """

    async def run(context: Context) -> None:
        if not route.public:
            _ = context.person
            if await hold_for_code(context, route):
                context.turn.covered = True
                return
        question = context.turn.question
        before = _Left(question.kind, question.args) if question else None
        await route.step(context)
        if context.turn.covered:
            return
        context.turn.covered = True
        offered = route.pending == "offered" and not context.turn.settled
        if route.pending == "shown again" or (offered and before and _unfinished(before)):
            await _show_again(context)
        elif route.pending != "dropped":
            await _cover(context)
            leaves = before is not None and (before.kind not in route.own or _leaves(route, before))
            if before and leaves and not context.asks(before.kind):
                _tell_left(context, before)

    run.__name__ = route.step.__name__
    return run


def _leaves(route: Route, before: _Left) -> bool:
    """Whether a command of the same conversation leaves figures that are not kept."""
    return route.on == "command" and before.kind in (QuestionKind.TABLE, QuestionKind.WORKBOOK)


async def _show_again(context: Context) -> None:
    question = context.turn.question
    view = await present(context) if question else None
    if question is not None and view is not None:
        show_below(context, view, views.awaited(LoneWord.HELP, "", question, view))


async def _cover(context: Context) -> None:
    question = context.turn.question
    if question is None or context.turn.settled or not _shows_screen(context):
        return
    if question.version_id is None and question.kind != QuestionKind.FIGURES:
        await context.ask_nothing()
    else:
        set_aside(question)


def _shows_screen(context: Context) -> bool:
    """Whether the chat is sent a card, or something with buttons."""
    return any(kind in _CARD or payload.get("keyboard") for kind, payload in context.turn.owed)


def _unfinished(before: _Left) -> View | None:
    """What was left undone, in words, if somebody had typed or chosen something for it."""
    return views.left(before.kind, before.args)


def _tell_left(context: Context, before: _Left) -> None:
    left = _unfinished(before)
    if left is not None:
        context.turn.owed.insert(0, (RowKind.SAY, left.payload))
