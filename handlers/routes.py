"""A line of a conversation's table: the command, button or question, and the step it leads to."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Literal

from handlers.actions import Action
from handlers.context import Context
from handlers.questions import QuestionKind

Step = Callable[[Context], Awaitable[None]]
On = Literal["command", "press", "answer", "words"]
Follow = Callable[[Context, On, str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Route:
    """A table's line. `card_only`: the button counts only on the chat's present card.

    `pending`: what becomes of the question that waits. What is shown without a question stands over
    it (`covered`), or beside it, which is shown again below; or the step drops it knowingly. What
    is only `offered` never costs what was typed for it. `own`: the questions of its conversation.
    `public`: it is there for whoever has no duty too.
    """

    on: On
    key: str
    step: Step
    card_only: bool = False
    pending: Literal["covered", "shown again", "dropped", "offered"] = "covered"
    own: frozenset[str] = frozenset()
    public: bool = False


def command(name: str, step: Step) -> Route:
    return Route("command", name, step)


def press(action: Action, step: Step) -> Route:
    return Route("press", action, step, card_only=True)


def press_anywhere(action: Action, step: Step) -> Route:
    return Route("press", action, step)


def public(route: Route) -> Route:
    """That line, also for strangers; any other refuses them before anything is asked."""
    return replace(route, public=True)


def beside(route: Route) -> Route:
    """That line, but the pending question is shown again below what it says."""
    return replace(route, pending="shown again")


def dropping(route: Route) -> Route:
    """That line, which drops the pending question knowingly and says so itself."""
    return replace(route, pending="dropped")


def words(step: Step) -> Route:
    """A route for words, or a command that there isn't, which no question asks for."""
    return Route("words", "", step, pending="offered", public=True)


def answer(kind: QuestionKind, step: Step) -> Route:
    """A route for the text that answers a pending question of that kind."""
    return Route("answer", kind, step)
