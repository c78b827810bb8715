"""A line of a conversation's table: the command, button or question, and the step it leads to."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from handlers.actions import Action
from handlers.context import Context
from handlers.questions import QuestionKind

Step = Callable[[Context], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Route:
    """A table's line. `card_only`: the button counts only on the chat's present card."""

    on: Literal["command", "press", "answer"]
    key: str
    step: Step
    card_only: bool = False


def command(name: str, step: Step) -> Route:
    return Route("command", name, step)


def press(action: Action, step: Step) -> Route:
    return Route("press", action, step, card_only=True)


def press_anywhere(action: Action, step: Step) -> Route:
    return Route("press", action, step)


def answer(kind: QuestionKind, step: Step) -> Route:
    """A route for the text that answers a pending question of that kind."""
    return Route("answer", kind, step)
