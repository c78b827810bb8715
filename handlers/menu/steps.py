from telegram import ChatMember, Message

from handlers.access import Capability, may
from handlers.commands import menu_for
from handlers.context import Context
from handlers.invitation.steps import redeem
from handlers.menu import views
from handlers.process import process_of
from handlers.questions import QuestionKind
from handlers.views import View
from storage.models import IncidentKind
from storage.outbox import reachability
from storage.people import people, personal_data
from storage.people.audience import odes_staff
from storage.people.people import duties_of
from storage.reminders import incidents

# and a report's
_SHOWN = (QuestionKind.TABLE, QuestionKind.WORKBOOK)
_SAVED = (QuestionKind.ATTENDANCE, QuestionKind.ABSENCE_REASON, QuestionKind.IMPLEMENTED)


async def start(context: Context) -> None:
    """/start alone is the menu; with a code (a link's, or typed after it) it is an invitation."""
    if context.args:
        await redeem(context, " ".join(context.args))
    else:
        await show_menu(context)


async def show_menu(context: Context) -> None:
    """Show the menu, and end what was begun and loses nothing: an invitation, a request."""
    turn = context.turn
    if turn.question is not None and turn.question.version_id is None:
        await context.ask_nothing()
    if turn.person is None or not turn.duties:
        asked = await people.open_request(context.session, turn.telegram_id)
        context.open(views.stranger(asked))
    else:
        context.say(views.menu(turn.person, turn.duties))


async def help_me(context: Context) -> None:
    context.say(views.help_view(context.turn.duties))


def replies_to_bot(message: Message | None) -> bool:
    """Whether a message is a reply to one of the bot's."""
    answered = message.reply_to_message if message else None
    return bool(answered and answered.from_user and answered.from_user.is_bot)


async def pass_over(_context: Context) -> None:
    """Say nothing to what Telegram itself notes in a chat, as that a message was pinned."""


async def edited(context: Context) -> None:
    """Tell somebody who edited an old message that it changed nothing, and how to correct.

    A live location edits itself, again and again: it is answered once, when it comes.
    """
    message = context.turn.update.edited_message
    if message is None or not message.location:
        context.say(views.edited(context.turn.duties))


async def reachable_or_not(context: Context) -> None:
    """Note that somebody blocked the bot, of which ODES will be told, or unblocked it."""
    change, person = context.turn.update.my_chat_member, context.turn.person
    if change is None or person is None:
        return
    if change.new_chat_member.status not in (ChatMember.BANNED, ChatMember.LEFT):
        person.unreachable_since = None
        context.session.add(person)
    elif await reachability.mark_unreachable(context.session, context.turn.chat_id, context.now):
        incidents.note(context.session, IncidentKind.UNREACHABLE, context.now, person=person)


async def cancel(context: Context) -> None:
    question = context.turn.question
    waited = question is not None
    saved = context.asks(*_SAVED) or (question is not None and question.version_id is not None)
    shown = context.asks(*_SHOWN)
    await context.ask_nothing()
    if not context.turn.duties:
        await show_menu(context)
        return
    context.say(views.cancelled(context.turn.duties, waited=waited, saved=saved, shown=shown))


async def show_me(context: Context) -> None:
    person = context.known_person
    days = process_of(context).personal_data_days
    context.say(views.me(person, context.turn.duties, context.turn.telegram_id, days))


async def show_privacy(context: Context) -> None:
    context.say(views.privacy(process_of(context).personal_data_days))


async def confirm_leaving(context: Context) -> None:
    view = await _confirmation(context)
    await context.ask(QuestionKind.LEAVING)
    context.open(view)


async def _confirmation(context: Context) -> View:
    alone = False
    if may(context, Capability.MANAGE_PEOPLE):
        alone = len(await odes_staff(context.session)) == 1
    return views.confirm_leaving(context.known_person, context.turn.duties, alone=alone)


async def present(context: Context) -> View | None:
    return await _confirmation(context) if context.asks(QuestionKind.LEAVING) else None


async def stay(context: Context) -> None:
    if context.turn.question is not None and context.turn.question.kind == QuestionKind.LEAVING:
        await context.ask_nothing()
    context.show(views.stayed(context.known_person))


async def leave(context: Context) -> None:
    """Delete a person's access and name; their reports stay, without a name."""
    person = context.known_person
    session, turn = context.session, context.turn
    left = await duties_of(session, person)
    context.show(views.left())
    context.set_commands(menu_for([]))
    await people.end_duties(session, person, context.now)
    turn.question = None
    if left:
        incidents.note(session, IncidentKind.LEFT, context.now, person=person)
    await personal_data.forget(session, person, context.now)
