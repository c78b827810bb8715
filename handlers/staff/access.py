"""Access to a duty that a button is about, which must still be served."""

from dataclasses import dataclass

from handlers.access import Capability, require
from handlers.actions import Action
from handlers.context import Context, Refused
from handlers.views import BadPress
from storage.models import Duty, Person, Role
from storage.people import people


@dataclass(frozen=True, slots=True)
class Serving:
    """Somebody with one of their duties."""

    person: Person
    duty: Duty

    @property
    def id(self) -> int:
        assert self.duty.id is not None
        return self.duty.id

    @property
    def directs(self) -> bool:
        """Tell whether it is a director, who names whoever stands in for them."""
        return self.duty.role is Role.DIRECTOR


async def serving(
    context: Context, number: int, to: Capability = Capability.MANAGE_PEOPLE
) -> Serving:
    """The duty and its person; raises Refused without access, BadPress once it is over."""
    require(context, to)
    duty = await context.session.get(Duty, number)
    person = await people.get_person(context.session, duty.person_id) if duty else None
    if duty is None or person is None or duty.until is not None:
        raise BadPress(Action.STAFF)
    return Serving(person, duty)


async def pressed_duty(context: Context, to: Capability = Capability.MANAGE_PEOPLE) -> Serving:
    return await serving(context, context.pressed.integer(0), to)


def own_directorships(context: Context) -> list[Serving]:
    """The regions that the person directs, but not those where they only stand in."""
    person = context.person
    return [
        Serving(person, duty)
        for duty in context.turn.duties
        if duty.role is Role.DIRECTOR and not duty.alternate
    ]


def own_duty(context: Context, number: int) -> Serving:
    """One of those; raises Refused for any other."""
    for found in own_directorships(context):
        if found.id == number:
            return found
    raise Refused


async def to_stand_in_for(context: Context, number: int) -> Serving:
    """The duty that somebody is named for: a director's own, or for ODES a focal point's."""
    if number in [found.id for found in own_directorships(context)]:
        return own_duty(context, number)
    return await serving(context, number)
