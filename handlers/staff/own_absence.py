"""A director names who approves in their place for some days, calls it off, or comes back early."""

from convenio.calendar.periods import lima_day
from handlers.access import Capability, require
from handlers.actions import Action
from handlers.context import Context, Outdated
from handlers.forms import on_card
from handlers.invitation.alternates import cancel_stand_in, end_early
from handlers.staff import own_absence_views as views
from handlers.staff.absence import FORM, AbsenceForm
from handlers.staff.access import Serving, own_directorships, own_duty
from handlers.views import BadPress
from handlers.words import say
from storage.models import Role, StandIn
from storage.people import people
from storage.people.stand_ins import find_open, stand_ins_for


async def start(context: Context) -> None:
    """/ausencia, or a button that may name the region: what was named, or who is to stand in."""
    require(context, Capability.APPROVE)
    pressed = context.pressed.args if context.turn.update.callback_query else ()
    if pressed:
        await _show(context, own_duty(context, context.pressed.integer(0)))
        return
    own = own_directorships(context)
    if not own:
        context.say(views.stands_in_themselves())
    elif len(own) == 1:
        await _show(context, own[0])
    else:
        context.open(views.which_region(own))


async def name_another(context: Context) -> None:
    """Begin to name somebody, whoever else was named before."""
    await _begin(context, own_duty(context, context.pressed.integer(0)))


async def leave(context: Context) -> None:
    """Leave it as it was."""
    require(context, Capability.APPROVE)
    await FORM.cancel(context, views.left())


async def ask_to_end(context: Context) -> None:
    found, row = await _pressed(context)
    who = await people.get_person(context.session, row.person_id)
    view = views.confirm_end(found, row, who, begun=_begun(context, row))
    (context.show if on_card(context) else context.open)(view)


async def end(context: Context) -> None:
    """Call it off before the first day, or end it, since the director is back."""
    found, row = await _pressed(context)
    begun = _begun(context, row)
    if context.pressed.text(2) != ("1" if begun else "0"):
        raise BadPress(Action.ABSENCE)
    if begun:
        await end_early(context.session, row, context.now)
    else:
        await cancel_stand_in(context.session, row, context.person.id, context.now)
    context.show(views.ended(found, begun=begun))


async def _show(context: Context, found: Serving) -> None:
    rows = await _named(context, found)
    if rows:
        context.open(views.named_already(found, rows, lima_day(context.now)))
    else:
        await _begin(context, found)


async def _begin(context: Context, found: Serving) -> None:
    await FORM.hold(context, AbsenceForm(found.id), anew=not on_card(context))


async def _named(context: Context, found: Serving) -> list[tuple[StandIn, str | None]]:
    """Those who stand in for the director in that region, now or later."""
    return [
        (row, name)
        for row, name in await stand_ins_for(context.session, found.duty.person_id)
        if (row.role, row.region) == (Role.DIRECTOR, found.duty.region)
    ]


async def _pressed(context: Context) -> tuple[Serving, StandIn]:
    """The director's duty and the stand-in that a button is about; Outdated once it is over."""
    found = own_duty(context, context.pressed.integer(0))
    row = await find_open(context.session, context.pressed.integer(1), found.duty.person_id)
    if row is None or (row.role, row.region) != (Role.DIRECTOR, found.duty.region):
        raise Outdated(say("staff/absence_over"))
    return found, row


def _begun(context: Context, row: StandIn) -> bool:
    return row.first_day <= context.today
