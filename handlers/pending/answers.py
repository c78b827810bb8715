"""Typed answers: only to a question that the person has seen, and sees last."""

from handlers.context import Context, Outdated
from handlers.pending.replies import replies_elsewhere, replies_to_question
from handlers.questions import is_aside
from handlers.reporting import offer_typed
from handlers.routes import Step
from handlers.words import say

SHOWN_BACK = 40  # letters of what is given back


def answering(step: Step) -> Step:
    """A step that takes no text which was meant for something else: it is given back."""

    async def checked(context: Context) -> None:
        text = context.text[:SHOWN_BACK]
        if context.turn.early:
            raise Outdated(say("pending/early", text=text))
        if await replies_elsewhere(context):
            raise Outdated(say("pending/past", text=text))
        if is_aside(context.question) and not await replies_to_question(context):
            if not await offer_typed(context):
                raise Outdated(say("pending/aside", text=text))
            return
        await step(context)

    checked.__name__ = step.__name__
    return checked
