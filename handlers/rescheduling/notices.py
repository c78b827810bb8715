"""Who is told that an activity was moved: the regions' focal points and the directorate."""

from collections.abc import Sequence

from convenio.workdays import next_window
from handlers.context import Context
from handlers.rescheduling import views
from storage import outbox
from storage.models import Duty, Person, Role, RowKind
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
    told = await readers(context, moves)
    at = next_window(context.now)
    for person, theirs in told:
        payload = views.notice(person.name, theirs, reason).payload
        chat = person.telegram_id or 0
        outbox.put(context.session, chat, RowKind.SAY, payload, context.now, due_at=at)
    return len(told)


def _concerns(move: Rescheduled, duties: Sequence[Duty]) -> bool:
    return any(duty.role is Role.PROPONENT or duty.region == move.after.region for duty in duties)
