"""Access to consultations: who asks ODES, as what; who reads a thread, and who writes in it."""

from enum import StrEnum

from handlers.access import Capability, may
from handlers.context import Context, Outdated, Refused
from handlers.questions import QuestionKind
from handlers.words import say
from storage.consultations.threads import Thread, find_thread
from storage.models import Duty
from storage.people.people import duties_of, get_person

SHOWN_BACK = 100  # letters of what was not sent


class Side(StrEnum):
    """Which of the two somebody writes as in a thread."""

    ASKER = "asker"
    ODES = "odes"


def asking_duties(context: Context) -> list[Duty]:
    """The duties as which this person may ask; raises Refused where there are none."""
    duties = [duty for duty in context.turn.duties if may([duty], Capability.ASK_ODES)]
    if not duties:
        raise Refused
    return duties


async def thread_to_read(context: Context, number: int) -> Thread:
    """A thread for who began it, or who reads all; raises Refused to others."""
    person, thread = context.person, await find_thread(context.session, number)
    own = thread is not None and thread.row.person_id == person.id
    if thread is None or not (own or may(context, Capability.READ_ALL)):
        raise Refused
    return thread


def side_of(context: Context, thread: Thread) -> Side | None:
    """The side as which a person writes in a thread; None for who may only read it, or not that.

    Who began it writes while they serve what they asked as.
    """
    own = thread.row.person_id == context.person.id
    if own and thread.is_held_by(context.turn.duties):
        return Side.ASKER
    return Side.ODES if may(context, Capability.ANSWER) else None


async def thread_to_close(context: Context, number: int) -> tuple[Thread, Side]:
    """An open thread, held so that nobody else writes in it meanwhile, and as what one writes.

    Raises Refused to others, Outdated where it was closed or the asker's duty ended.
    """
    person = context.person
    thread = await find_thread(context.session, number, to_write=True)
    if thread is None:
        raise Refused
    side = side_of(context, thread)
    if side is None and thread.row.person_id == person.id:
        raise Outdated(say("consultations/own_duty_ended", thread=thread, unsent=_unsent(context)))
    if side is None:
        raise Refused
    if not thread.is_open:
        raise Outdated(say("consultations/is_closed", thread=thread, unsent=_unsent(context)))
    return thread, side


async def thread_to_write(context: Context, number: int) -> tuple[Thread, Side]:
    """Fetch a thread to write in; raise Outdated where the answer would reach nobody, too."""
    thread, side = await thread_to_close(context, number)
    if side is Side.ODES and not await is_asker_there(context, thread):
        raise Outdated(say("consultations/asker_gone", thread=thread, unsent=_unsent(context)))
    return thread, side


def _unsent(context: Context) -> str:
    """The beginning of what was typed for a thread, if anything was."""
    if context.turn.update.callback_query is None:
        return context.text[:SHOWN_BACK]
    held = context.question.args if context.asks(QuestionKind.IN_THREAD) else {}
    return str(held.get("words", ""))[:SHOWN_BACK]


async def is_asker_there(context: Context, thread: Thread) -> bool:
    """Whether who asked still serves what they asked as."""
    asker = await get_person(context.session, thread.row.person_id)
    return asker is not None and thread.is_held_by(await duties_of(context.session, asker))
