from datetime import timedelta

from handlers.context import Context, Refused
from handlers.process import process_of
from handlers.reminders.choices import SILENCES, choices
from handlers.views import BadPress
from storage.models import Person, Role


async def choose(context: Context) -> None:
    """/recordatorios: what this person is reminded of now, and what they may choose."""
    context.open(choices(_reminded(context), context.today, process_of(context).leads))


async def be_silent(context: Context) -> None:
    """For some days from now; for none, the silence ends."""
    person, days = _reminded(context), context.pressed.integer(0)
    if days not in (0, *SILENCES):
        raise BadPress("silence")
    person.silent_until = context.today + timedelta(days=days) if days else None
    await _keep(context, person)


async def set_fewer(context: Context) -> None:
    person, wanted = _reminded(context), context.pressed.integer(0)
    if wanted not in (0, 1):
        raise BadPress("fewer")
    person.fewer_reminders = bool(wanted)
    await _keep(context, person)


def _reminded(context: Context) -> Person:
    """Only who reports or directs a region is reminded; ODES is always told."""
    person = context.person
    if not (context.regions(Role.FOCAL) or context.regions(Role.DIRECTOR)):
        raise Refused
    return person


async def _keep(context: Context, person: Person) -> None:
    context.session.add(person)
    context.show(choices(person, context.today, process_of(context).leads))
