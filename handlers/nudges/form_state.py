"""The act on a region that the chat's question holds until it is done."""

from enum import StrEnum
from typing import Any

from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.views import View

QUESTION = QuestionKind.FOLLOWED


class Purpose(StrEnum):
    NUDGE = "nudge"
    EXTEND = "extend"


async def hold(context: Context, purpose: Purpose, period: str, **args: Any) -> None:
    await context.ask(QUESTION, args={"purpose": purpose.value, "period": period} | args)


def held_for(context: Context, purpose: Purpose, period: str, region: str) -> dict[str, Any]:
    """Answers so far for this purpose and region; empty if the chat has moved on."""
    question = context.turn.question
    about = {"purpose": purpose.value, "period": period, "region": region}
    if question is None or question.kind != QUESTION or not about.items() <= question.args.items():
        return {}
    return question.args


def region_pressed(context: Context) -> str:
    """A button's second argument; empty where the region is still to be chosen."""
    args = context.pressed.args
    return args[1] if len(args) > 1 else ""


def show_below(context: Context, view: View) -> None:
    """Show a view on the card, or on a new one if an older message's button was pressed."""
    query = context.turn.update.callback_query
    elsewhere = query and query.message and query.message.message_id != context.turn.card
    if elsewhere:
        context.open(view)
    else:
        context.show(view)
