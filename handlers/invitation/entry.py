"""Coming in by an invitation: the duty that it gives, what follows, and that ODES is told."""

from handlers.announcements import tell_in_window, while_serving
from handlers.commands import menu_for
from handlers.context import Context
from handlers.invitation import people_views
from handlers.invitation.access import admit, give_duty
from handlers.invitation.code_effects import stand_in_by_code, take_the_place
from handlers.invitation.welcome import welcome_view
from handlers.questions import QuestionKind
from storage.models import Invitation, Person, Question, Role
from storage.people import people, personal_data
from storage.people.audience import odes_staff


async def come_in(context: Context, invitation: Invitation, telegram_id: int, name: str) -> bool:
    """Let somebody in; False if another was quicker with the same code."""
    session, now = context.session, context.now
    person = await admit(session, telegram_id, invitation.name or name, now)
    if not await people.claim_invitation(session, invitation, person, now):
        return False
    await _tell_odes(context, invitation, person)
    if invitation.last_day is not None:
        await stand_in_by_code(context, invitation, person)
        return True
    await give_duty(session, person, invitation.position, now, invitation.given_by)
    await take_the_place(context, invitation, person)
    await welcome(context, telegram_id)
    return True


async def _tell_odes(context: Context, invitation: Invitation, person: Person) -> None:
    """Tell ODES who came in with which invitation, but who hears more of it, or came in."""
    told = invitation.given_by if invitation.in_place_of is not None else None
    inviter = await people.get_person(context.session, invitation.given_by or 0)
    view = people_views.came_in(person, invitation, inviter)
    odes = await odes_staff(context.session)
    others = [each for each in odes if each.id not in (told, person.id)]
    about = while_serving(Role.ODES)
    tell_in_window(context.session, others, lambda _: view, context.now, about=about)


async def welcome(context: Context, chat_id: int) -> None:
    """Tell somebody what they may do now, and put it into their command menu."""
    person = await people.find_person(context.session, chat_id)
    if person is None:
        return
    duties = await people.duties_of(context.session, person)
    context.set_commands(menu_for(duties), chat_id)
    view = await welcome_view(context.session, person, duties, context.now)
    context.tell([person], view, while_serving())
    await personal_data.forget_requests(context.session, chat_id)
    for kind in (QuestionKind.ACCESS_REQUEST, QuestionKind.CONTACT):
        await end_question(context, chat_id, kind)


async def end_question(context: Context, chat_id: int, kind: QuestionKind) -> None:
    question = await context.session.get(Question, chat_id)
    if question is not None and question.kind == kind:
        await context.session.delete(question)
