"""Access to a duty that a button is about, which must still be served."""

from dataclasses import dataclass

from handlers.access import Capability, require
from handlers.context import Context
from handlers.views import BadPress
from storage.models import Duty, Person
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


async def serving(
    context: Context, number: int, to: Capability = Capability.MANAGE_PEOPLE
) -> Serving:
    """The duty and its person; raises Refused without access, BadPress once it is over."""
    require(context, to)
    duty = await context.session.get(Duty, number)
    person = await people.get_person(context.session, duty.person_id) if duty else None
    if duty is None or person is None or duty.until is not None:
        raise BadPress("staff")
    return Serving(person, duty)


async def pressed_duty(context: Context, to: Capability = Capability.MANAGE_PEOPLE) -> Serving:
    return await serving(context, context.pressed.integer(0), to)
