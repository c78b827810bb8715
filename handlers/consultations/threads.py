"""Threads to look at and to close: ODES's, or one's own."""

from handlers.access import Capability, may
from handlers.actions import Action
from handlers.consultations import acts, thread_views
from handlers.consultations.access import (
    is_asker_there,
    side_of,
    thread_to_close,
    thread_to_read,
)
from handlers.context import Context
from handlers.views import BadPress
from storage.consultations.threads import list_threads

CLOSED = "closed"
OPEN = "open"


async def show_all(context: Context) -> None:
    """/consultas: the open threads, all of them or one's own; a button leads to the closed."""
    args = context.pressed.args if context.turn.update.callback_query else ()
    which = args[0] if args else OPEN
    if which not in (OPEN, CLOSED):
        raise BadPress(Action.THREADS)
    skipped = max(0, context.pressed.integer(1)) if len(args) > 1 else 0
    person, everybodys = context.person, may(context, Capability.READ_ALL)
    found = await list_threads(
        context.session,
        closed=which == CLOSED,
        of=None if everybodys else person.id,
        skipped=skipped,
        at_most=thread_views.LISTED + 1,
    )
    asks = may(context, Capability.ASK_ODES)
    view = thread_views.listed(found, which, skipped, context.today, all_=everybodys, asks=asks)
    context.say(view)


async def show_one(context: Context) -> None:
    """A thread, some messages at a time, with what this person may do about it."""
    thread = await thread_to_read(context, context.pressed.integer(0))
    page = context.pressed.integer(1) if len(context.pressed.args) > 1 else 0
    acts_on = thread.is_open and side_of(context, thread) is not None
    there = await is_asker_there(context, thread)
    context.say(thread_views.shown(thread, page, acts=acts_on, there=there))


async def confirm_end(context: Context) -> None:
    """Show what closing does, before it is done."""
    thread, side = await thread_to_close(context, context.pressed.integer(0))
    context.open(thread_views.confirm_end(thread, side))


async def end(context: Context) -> None:
    """Close a thread, unless somebody wrote in it since that was asked."""
    thread, side = await thread_to_close(context, context.pressed.integer(0))
    if context.pressed.integer(1) != thread.newest.id:
        context.show(thread_views.confirm_end(thread, side, wrote=True))
        return
    thread = await acts.close(context.session, thread, side, context.person, context.now)
    context.show(thread_views.closed(thread, side))
