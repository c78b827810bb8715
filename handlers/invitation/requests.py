"""Somebody without an invitation asks for access, and ODES decides."""

from handlers.access import Capability, may, require
from handlers.context import Context
from handlers.invitation import views
from handlers.questions import QuestionKind
from handlers.views import BadPress
from storage.models import AccessRequest
from storage.people import people
from storage.people.audience import odes_staff

WORDS_LENGTH = 300


async def ask_for_access(context: Context) -> None:
    if context.turn.duties:
        raise BadPress("request")
    asked = await people.open_request(context.session, context.turn.telegram_id)
    if asked is not None:
        context.say(views.request_pending(asked))
        return
    await context.ask(QuestionKind.ACCESS_REQUEST)
    context.say(views.ask_who())


async def receive_request(context: Context) -> None:
    turn = context.turn
    words = " ".join(context.text.split())[:WORDS_LENGTH]
    if turn.duties or not words:
        raise BadPress("request")
    request = await people.open_request(context.session, turn.telegram_id)
    if request is None:
        request = AccessRequest(
            telegram_id=turn.telegram_id,
            name=turn.telegram_name,
            words=words,
            asked_at=context.now,
        )
        context.session.add(request)
        await context.session.flush()
        odes = await odes_staff(context.session)
        context.tell(odes, views.request_for_odes(request))
    await context.ask_nothing()
    context.say(views.request_received())


async def show_requests(context: Context) -> None:
    require(context, Capability.READ_ALL)
    decides = may(context, Capability.MANAGE_PEOPLE)
    waiting = await people.open_requests(context.session)
    if not waiting:
        context.say(views.no_requests())
    for request in waiting:
        context.say(views.request_for_odes(request, decides=decides))


async def grant_request(context: Context) -> None:
    """Open the questions of an invitation, to be answered for the person who asked."""
    request = await _pressed_request(context)
    args = {"request": request.id, "asked": request.name, "words": request.words}
    await context.ask(QuestionKind.INVITATION, args=args)
    context.open(views.inviting(context.question.args))


async def refuse_request(context: Context) -> None:
    request = await _pressed_request(context)
    request.decided_at, request.decided_by = context.now, context.person.id
    context.session.add(request)
    context.say(views.refused(request.name))
    context.tell_chat(request.telegram_id, views.request_refused())


async def _pressed_request(context: Context) -> AccessRequest:
    require(context, Capability.MANAGE_PEOPLE)
    request = await context.session.get(AccessRequest, context.pressed.integer(0))
    if request is None or request.decided_at is not None:
        raise BadPress("request")
    return request
