"""The act on a region or an indicator that the chat's question holds until it is done."""

from enum import StrEnum
from typing import Any

from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.views import View

QUESTION = QuestionKind.FOLLOWED
EVERYWHERE, EVALUATIONS = "all", "anexo5"  # in place of one: all regions, all directorates
AN_INDICATOR = "idg"  # one that is still to be chosen


class Purpose(StrEnum):
    NUDGE = "nudge"
    EXTEND = "extend"


async def hold(context: Context, purpose: Purpose, period: str, **args: Any) -> None:
    await context.ask(QUESTION, args={"purpose": purpose.value, "period": period} | args)


def held_for(context: Context, purpose: Purpose, period: str, place: str) -> dict[str, Any]:
    """Answers so far for this purpose and place; empty if the chat has moved on."""
    question = context.turn.question
    about = {"purpose": purpose.value, "period": period, "region": place}
    if question is None or question.kind != QUESTION or not about.items() <= question.args.items():
        return {}
    return question.args


def place_pressed(context: Context) -> str:
    """A button's second argument; empty where a region is still to be chosen."""
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
