"""Further effects of a code: its user takes somebody's place, or stands in for some days."""

from handlers.announcements import ANYWAY, tell_in_window, while_serving
from handlers.context import Context
from handlers.invitation import people_views as views
from handlers.invitation.alternates import stand_in
from handlers.invitation.duty_end import end_duty
from storage.models import Duty, Invitation, Person
from storage.people import people


async def take_the_place(context: Context, invitation: Invitation, newcomer: Person) -> None:
    """Replace the person before, and tell who invited. Draft and history stay with the region."""
    duty = await _duty(context, invitation)
    if duty is None or duty.until is not None or duty.person_id == newcomer.id:
        return
    before = await people.get_person(context.session, duty.person_id)
    if before is None:
        return
    await end_duty(context.session, before, duty, context.now, invitation.given_by)
    tell_in_window(
        context.session, [before], lambda _: views.duty_ended(duty), context.now, about=ANYWAY
    )
    await _tell_inviter(context, invitation, newcomer, before)


async def stand_in_by_code(context: Context, invitation: Invitation, person: Person) -> None:
    """Name the code's user as alternate; the scheduler begins and ends it by its days."""
    duty = await _duty(context, invitation)
    assert duty is not None
    assert invitation.first_day is not None
    assert invitation.last_day is not None
    days = (invitation.first_day, invitation.last_day)
    await stand_in(context.session, duty, person, days, invitation.given_by, context.now)
    absent = await people.get_person(context.session, duty.person_id)
    if absent is not None:
        await _tell_inviter(context, invitation, person, absent)


async def _tell_inviter(
    context: Context, invitation: Invitation, newcomer: Person, before: Person
) -> None:
    inviter = (
        await people.get_person(context.session, invitation.given_by)
        if invitation.given_by
        else None
    )
    if inviter is not None:
        view = views.took_the_place(newcomer, before, invitation)
        about = while_serving()
        tell_in_window(context.session, [inviter], lambda _: view, context.now, about=about)


async def _duty(context: Context, invitation: Invitation) -> Duty | None:
    if invitation.in_place_of is None:
        return None
    return await context.session.get(Duty, invitation.in_place_of)
