"""People with access, and its withdrawal by ODES."""

from handlers.access import Capability, may, require
from handlers.actions import Action
from handlers.announcements import ANYWAY
from handlers.context import Context, Outdated
from handlers.invitation import people_views as views
from handlers.invitation.duty_end import end_duty
from handlers.views import BadPress, View
from handlers.words import say
from storage.models import Duty, Invitation, Person
from storage.people import people
from storage.people.stand_ins import all_open
from storage.turnout.turnout import reporting_regions


async def show_people(context: Context) -> None:
    """/personas: show the list of people, or another page of it."""
    view = await _page(context)
    if context.turn.update.callback_query and context.pressed.args:
        context.show(view)
    else:
        context.open(view)


async def _page(context: Context, note: str = "") -> View:
    require(context, Capability.READ_ALL)
    query = context.turn.update.callback_query
    page = (
        context.pressed.integer(0)
        if query and context.pressed.action is Action.PEOPLE and (context.pressed.args)
        else 0
    )
    serving = await people.people_with_duties(context.session)
    invited = await people.open_invitations(context.session, context.now)
    reporting = await reporting_regions(context.session, context.today)
    absences = await all_open(context.session)
    manages = may(context, Capability.MANAGE_PEOPLE)
    return views.everybody(
        serving, reporting, invited, absences, page, context.now, note, manages=manages
    )


async def confirm_removal(context: Context) -> None:
    person, duty = await _pressed_duty(context)
    context.show(views.confirm_removal(person, duty))


async def remove(context: Context) -> None:
    person, duty = await _pressed_duty(context)
    if person.id == context.person.id:
        raise Outdated(say("invitation/not_oneself"))
    await end_duty(context.session, person, duty, context.now, context.person.id)
    context.tell([person], views.duty_ended(duty), ANYWAY)
    context.show(await _page(context, views.removed(person, duty)))


async def withdraw(context: Context) -> None:
    """Withdraw an invitation that nobody has used yet."""
    require(context, Capability.MANAGE_PEOPLE)
    invitation = await context.session.get(Invitation, context.pressed.integer(0))
    if invitation is None or invitation.used_at is not None:
        raise BadPress("invitation")
    invitation.withdrawn_at = context.now
    context.session.add(invitation)
    await context.session.flush()
    context.show(await _page(context))


async def _pressed_duty(context: Context) -> tuple[Person, Duty]:
    require(context, Capability.MANAGE_PEOPLE)
    duty = await context.session.get(Duty, context.pressed.integer(0))
    person = await people.get_person(context.session, duty.person_id) if duty else None
    if duty is None or person is None or duty.until is not None:
        raise BadPress("duty")
    return person, duty
