"""Whatever is no text: its caption's figures are read, and what is not read is said."""

from datetime import timedelta

from handlers.access import Capability, may
from handlers.buttons import TO_MENU
from handlers.context import Context
from handlers.media import views
from handlers.media.captions import take_caption
from handlers.media_kinds import kind_of_message
from handlers.menu import show_menu
from handlers.pending.screen import present, show_below
from handlers.routes import Step
from handlers.views import View
from storage.models import RowKind
from storage.outbox.sent_messages import newest_text

TOGETHER = timedelta(seconds=30)  # within which the files of an album come


def with_caption(step: Step, *, named: bool = False) -> Step:
    """A step that takes a file, and then its caption's figures; `named`: its words stay with it."""

    async def run(context: Context) -> None:
        await step(context)
        if not await take_caption(context) and context.text and not named:
            context.say(views.caption_unread(context.text))

    run.__name__ = step.__name__
    return run


async def answer_unread(context: Context) -> None:
    """Say of a message that it was not kept and what to do; show again below what was open."""
    message = context.turn.update.effective_message
    assert message is not None
    if not context.turn.duties and context.turn.question is None:
        await show_menu(context)
        return
    kind, question = kind_of_message(message), context.turn.question
    taken = await take_caption(context)
    note = views.unread(
        kind,
        question.kind if question else None,
        reports=may(context, Capability.REPORT),
        caption=context.text,
        taken=taken,
        album=message.media_group_id is not None,
    )
    if taken:
        context.turn.owed.insert(0, (RowKind.SAY, View(note).payload))
    elif not (message.media_group_id and await _is_told(context, note)):
        await _show_beside(context, note)


async def _is_told(context: Context, note: str) -> bool:
    """Whether the file before, of the same album and kind, was just answered like this."""
    since = context.now - TOGETHER
    newest = await newest_text(context.session, context.turn.chat_id, since)
    return newest.startswith(note)


async def _show_beside(context: Context, note: str) -> None:
    view = await present(context) if context.turn.question else None
    if view is None:
        context.say(View(note, TO_MENU))
    else:
        show_below(context, view, note)
