"""An invitation that is bound to an account: shown to be one's own, or held until ODES says yes."""

from telegram import Message
from telegram.ext import filters

from handlers.actions import Action
from handlers.announcements import tell_in_window, while_serving
from handlers.context import Context, Outdated
from handlers.invitation import request_views as views
from handlers.invitation.binding import binding_words, is_of, needs_contact
from handlers.invitation.entry import come_in
from handlers.questions import QuestionKind
from handlers.turn import TURN
from handlers.views import BadPress, View
from storage.models import AccessRequest, Invitation, Role
from storage.people import people
from storage.people.audience import odes_staff

QUESTION = QuestionKind.CONTACT


class AwaitedContact(filters.MessageFilter):
    """A filter for a contact in a chat that was asked for its own."""

    def filter(self, message: Message) -> bool:
        question = TURN.get().question
        return bool(message.contact and question and question.kind == QUESTION)


async def take_bound(context: Context, invitation: Invitation) -> None:
    """Go on with a good code that is not known to be of whoever wrote it."""
    if needs_contact(invitation):
        await context.ask(QUESTION, args={"invitation": invitation.id})
        context.open(views.ask_contact(invitation.bound_to))
    else:
        await _hold(context, invitation)


async def take_contact(context: Context) -> None:
    """Compare the contact that was sent with the number that the invitation is bound to."""
    message, user = context.turn.update.effective_message, context.turn.update.effective_user
    contact = message.contact if message else None
    invitation = await _asked(context)
    assert user is not None
    if contact is None or contact.user_id != user.id:
        context.open(views.ask_contact(invitation.bound_to, "⚠️ Ese contacto no es el suyo."))
    elif not is_of(invitation, user, contact):
        await _hold(context, invitation)
    else:
        await context.ask_nothing()
        await come_in(context, invitation, context.turn.telegram_id, context.turn.telegram_name)


async def ask_again(context: Context) -> None:
    """Say what is awaited to who types instead of sending their contact."""
    invitation = await _asked(context)
    note = "⚠️ Escrito no basta: envíe su contacto."
    context.open(views.ask_contact(invitation.bound_to, note))


async def ask_odes(context: Context) -> None:
    """'No puedo enviarlo': let ODES decide."""
    await _hold(context, await _asked(context))


async def present(context: Context) -> View | None:
    if not context.asks(QUESTION):
        return None
    return views.ask_contact((await _asked(context)).bound_to)


async def let_in_held(context: Context, request: AccessRequest) -> None:
    """ODES says yes: whoever wrote the code comes in by it."""
    invitation = await context.session.get(Invitation, request.invitation_id)
    if invitation is None or not people.redeemable(invitation, context.now):
        raise Outdated(views.held_no_more())
    request.decided_at, request.decided_by, request.granted = context.now, context.person.id, True
    context.session.add(request)
    context.show(views.held_let_in(request))
    await come_in(context, invitation, request.telegram_id, request.name)


async def _asked(context: Context) -> Invitation:
    if not context.asks(QUESTION):
        raise BadPress(Action.HOLD_INVITATION)
    number = context.question.args["invitation"]
    invitation = await context.session.get(Invitation, number)
    if invitation is None or not people.redeemable(invitation, context.now):
        await context.ask_nothing()
        raise Outdated(views.held_no_more())
    return invitation


async def _hold(context: Context, invitation: Invitation) -> None:
    """Ask ODES, once for each account: the code stays good for whom it is meant for."""
    turn = context.turn
    await context.stop_asking(QUESTION)
    request = await people.open_request(context.session, turn.telegram_id)
    if request is None or request.invitation_id != invitation.id:
        user = turn.update.effective_user
        known = f"@{user.username}" if user and user.username else "sin usuario de Telegram"
        request = AccessRequest(
            telegram_id=turn.telegram_id,
            name=turn.telegram_name,
            words=views.held_words(invitation, binding_words(invitation.bound_to), known),
            asked_at=context.now,
            invitation_id=invitation.id,
        )
        context.session.add(request)
        await context.session.flush()
        odes = await odes_staff(context.session)
        view = views.request_for_odes(request)
        about = while_serving(Role.ODES)
        tell_in_window(context.session, odes, lambda _: view, context.now, about=about)
    context.open(views.held(request))
