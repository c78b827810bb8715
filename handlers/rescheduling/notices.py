"""Who is told that an activity was moved: the regions' focal points and the directorate."""

from collections.abc import Sequence

from handlers.context import Context
from handlers.rescheduling import views
from handlers.telling import tell_in_window
from handlers.views import View
from storage.models import Duty, Person, Role
from storage.rescheduling import Rescheduled, concerned

Reader = tuple[Person, list[Rescheduled]]


async def readers(context: Context, moves: Sequence[Rescheduled]) -> list[Reader]:
    """Each once, with what concerns them; who moves it knows already."""
    regions = sorted({each.after.region for each in moves if each.after.region})
    indicator = moves[0].after.activity.indicator
    people: dict[int, tuple[Person, list[Duty]]] = {}
    for person, duty in await concerned(context.session, regions, indicator):
        people.setdefault(person.id or 0, (person, []))[1].append(duty)
    return [
        (person, [each for each in moves if _concerns(each, duties)])
        for number, (person, duties) in people.items()
        if number != context.person.id
    ]


async def tell(context: Context, moves: Sequence[Rescheduled], reason: str) -> int:
    """One message each, when people are written to; answers how many are told."""
    theirs = {person.id: (person, own) for person, own in await readers(context, moves)}

    def notice(person: Person) -> View:
        return views.notice(person.name, theirs[person.id][1], reason)

    people = [person for person, _ in theirs.values()]
    return tell_in_window(context.session, people, notice, context.now)


def _concerns(move: Rescheduled, duties: Sequence[Duty]) -> bool:
    return any(duty.role is Role.PROPONENT or duty.region == move.after.region for duty in duties)
