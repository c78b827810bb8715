"""The use of an invitation code."""

from handlers.context import Context
from handlers.invitation import held, views
from handlers.invitation.binding import is_of
from handlers.invitation.entry import come_in
from storage.models import CodeAttempt
from storage.people import people


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
    user = turn.update.effective_user
    if user is None or not is_of(invitation, user):
        await held.take_bound(context, invitation)
        return
    if not await come_in(context, invitation, turn.telegram_id, turn.telegram_name):
        context.say(views.spent_code())


async def redeem_typed(context: Context) -> None:
    await redeem(context, context.text)
