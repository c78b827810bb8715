"""Somebody without an invitation asks for access, and ODES decides."""

from dataclasses import dataclass

from convenio.lengths import WORDS_LENGTH
from handlers.access import Capability, may, require
from handlers.actions import Action
from handlers.announcements import ANYWAY, while_serving
from handlers.context import Context
from handlers.forms import Form, is_confirmed, on_card
from handlers.invitation import held
from handlers.invitation import request_views as views
from handlers.invitation.views import inviting
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.models import AccessRequest, Role
from storage.people import people
from storage.people.audience import odes_staff


@dataclass(frozen=True, slots=True)
class RequestForm:
    """`words`: who asks, as they put it; empty until it is typed."""

    words: str = ""


async def _screen(_context: Context, asked: RequestForm, note: str) -> View:
    return views.review_request(asked, asked.words) if asked.words else views.ask_who(note)


def _stranger(context: Context) -> None:
    """Refuse whoever has access already."""
    if context.turn.duties:
        raise BadPress(Action.REQUEST_ACCESS)


FORM = Form(QuestionKind.ACCESS_REQUEST, RequestForm, _stranger, _screen)


async def ask_for_access(context: Context) -> None:
    _stranger(context)
    asked = await people.open_request(context.session, context.turn.telegram_id)
    if asked is not None:
        context.say(views.request_pending(asked))
        return
    await FORM.hold(context, RequestForm(), anew=not on_card(context))


async def receive_request(context: Context) -> None:
    """Take the words; they are shown before they are sent to ODES."""
    asked = FORM.now(context)
    context.take_away_typed()
    words = context.line[:WORDS_LENGTH]
    if any(letter.isalpha() for letter in words):
        await FORM.hold(context, RequestForm(words))
    else:
        await FORM.hold(context, asked, "⚠️ Escríbalo con palabras.")


async def send_request(context: Context) -> None:
    asked, turn = FORM.now(context), context.turn
    if not asked.words or not is_confirmed(context, asked):
        raise BadPress(Action.SEND_REQUEST)
    request = await people.open_request(context.session, turn.telegram_id)
    if request is None:
        request = AccessRequest(
            telegram_id=turn.telegram_id,
            name=turn.telegram_name,
            words=asked.words,
            asked_at=context.now,
        )
        context.session.add(request)
        await context.session.flush()
        odes = await odes_staff(context.session)
        context.tell(odes, views.request_for_odes(request), while_serving(Role.ODES))
    await context.ask_nothing()
    context.show(views.request_received(request))


async def cancel_request(context: Context) -> None:
    await FORM.cancel(context, views.request_cancelled())


async def show_requests(context: Context) -> None:
    require(context, Capability.READ_ALL)
    decides = may(context, Capability.MANAGE_PEOPLE)
    waiting = await people.open_requests(context.session)
    if not waiting:
        context.say(views.no_requests())
    for request in waiting:
        context.say(views.request_for_odes(request, decides=decides))


async def grant_request(context: Context) -> None:
    """Open the questions of an invitation, to be answered for the person who asked.

    Who wrote the code of one that is bound to another comes in by that one.
    """
    request = await _pressed_request(context)
    if request.invitation_id is not None:
        await held.let_in_held(context, request)
        return
    args = {"request": request.id, "asked": request.name, "words": request.words}
    await context.ask(QuestionKind.INVITATION, args=args)
    context.open(inviting(context.question.args))


async def confirm_refusal(context: Context) -> None:
    """Show what will be told, since a refusal is not taken back."""
    request = await _pressed_request(context)
    context.open(views.confirm_refusal(request))


async def refuse_request(context: Context) -> None:
    request = await _pressed_request(context)
    request.decided_at, request.decided_by = context.now, context.person.id
    context.session.add(request)
    context.show(views.refused(request.name))
    context.tell_chat(request.telegram_id, views.request_refused(), ANYWAY)


async def show_request(context: Context) -> None:
    """Show the request again, as it waits."""
    context.show(views.request_for_odes(await _pressed_request(context)))


async def _pressed_request(context: Context) -> AccessRequest:
    require(context, Capability.MANAGE_PEOPLE)
    request = await context.session.get(AccessRequest, context.pressed.integer(0))
    if request is None or request.decided_at is not None:
        raise BadPress(Action.REQUEST_ACCESS)
    return request
