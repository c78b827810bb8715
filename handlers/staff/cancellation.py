"""The calling off of an alternate before the first day."""

from handlers.context import Context
from handlers.invitation.alternates import cancel_stand_in
from handlers.staff import views
from handlers.staff.access import Serving, pressed_duty
from handlers.staff.person import show_person
from storage.models import StandIn
from storage.people import people
from storage.people.stand_ins import find_upcoming


async def ask(context: Context) -> None:
    found = await pressed_duty(context)
    row = await _pressed_row(context, found)
    if row is None:
        await show_person(context)
        return
    who = await people.get_person(context.session, row.person_id)
    context.show(views.confirm_calling_off(found, row, who))


async def confirm(context: Context) -> None:
    """Call an alternate off; if the first day has come meanwhile, show the page instead."""
    found = await pressed_duty(context)
    row = await _pressed_row(context, found)
    if row is not None:
        await cancel_stand_in(context.session, row, context.person.id, context.now)
        context.toast("Suplencia anulada")
    await show_person(context)


async def _pressed_row(context: Context, found: Serving) -> StandIn | None:
    number = context.pressed.integer(1)
    return await find_upcoming(context.session, number, found.duty.person_id, context.today)
