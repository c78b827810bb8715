"""The screen of the pending question, shown again below everything."""

from handlers import menu
from handlers.context import Context, Outdated, Refused
from handlers.conversations import SHOWN_ANEW
from handlers.views import MESSAGE_LENGTH, BadPress, View
from handlers.words import length_shown


async def present(context: Context) -> View | None:
    """The screen of the question that waits; None, and it is dropped, if it can't be shown."""
    for conversation in SHOWN_ANEW:
        try:
            view: View | None = await conversation.present(context)
        except (Refused, Outdated, BadPress):  # what was begun is no longer theirs to do
            break
        if view is not None:
            return view
    if context.turn.question is not None:
        await context.ask_nothing()
    return None


async def show_present(context: Context, note: str) -> None:
    """Say the note, and show the chat's present step on a new card below; else the menu."""
    view = await present(context)
    if context.turn.update.callback_query:
        context.toast(note)
    elif view is None:
        context.say(View(note))
    if view is None:
        await menu.show_menu(context)
    elif context.turn.update.callback_query:
        context.open_again(view)
    else:
        show_below(context, view, note)


def show_below(context: Context, view: View, note: str) -> None:
    """Show the screen with a note on top; apart from it, where both are too long for a message."""
    noted = View(f"{note}\n\n{view.text}", view.keyboard)
    if length_shown(noted.text) > MESSAGE_LENGTH:
        context.say(View(note))
        noted = view
    context.open_again(noted)
