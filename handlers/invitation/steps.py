"""The use of an invitation code."""

from handlers.commands import menu_for
from handlers.context import Context
from handlers.invitation import views
from handlers.invitation.access import admit, give_duty
from handlers.invitation.code_effects import stand_in_by_code, take_the_place
from handlers.questions import QuestionKind
from storage.models import CodeAttempt, Question
from storage.people import people, personal_data


async def redeem(context: Context, code: str) -> None:
    session, turn, now = context.session, context.turn, context.now
    if await people.too_many_wrong_codes(session, turn.telegram_id, now):
        context.say(views.too_many_codes())
        return
    invitation = await people.find_invitation(session, code)
    if invitation is None:
        session.add(CodeAttempt(telegram_id=turn.telegram_id, at=now))
        context.say(views.wrong_code())
        return
    if not people.redeemable(invitation, now):
        context.say(views.spent_code())
        return
    person = await admit(session, turn.telegram_id, invitation.name or turn.telegram_name, now)
    if not await people.claim_invitation(session, invitation, person, now):
        context.say(views.spent_code())
        return
    if invitation.last_day is not None:
        await stand_in_by_code(context, invitation, person)
        return
    await give_duty(session, person, invitation.position, now, invitation.given_by)
    await take_the_place(context, invitation, person)
    await welcome(context, turn.chat_id)


async def redeem_typed(context: Context) -> None:
    await redeem(context, context.text)


async def end_question(context: Context, chat_id: int, kind: QuestionKind) -> None:
    question = await context.session.get(Question, chat_id)
    if question is not None and question.kind == kind:
        await context.session.delete(question)


async def welcome(context: Context, chat_id: int) -> None:
    """Tell somebody what they may do now, and put it into their command menu."""
    person = await people.find_person(context.session, chat_id)
    if person is None:
        return
    duties = await people.duties_of(context.session, person)
    context.set_commands(menu_for(duties), chat_id)
    context.tell([person], views.welcome(person, duties))
    await personal_data.forget_requests(context.session, chat_id)
    await end_question(context, chat_id, QuestionKind.ACCESS_REQUEST)
