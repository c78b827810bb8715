from datetime import timedelta

from convenio.calendar.silence import read_last_day
from handlers.access import Capability, require
from handlers.actions import Action
from handlers.context import Context
from handlers.process import process_of
from handlers.questions import QuestionKind
from handlers.reminders import choices as views
from handlers.views import BadPress, View
from storage.models import Person

QUESTION = QuestionKind.SILENCE
_OWING = (Capability.REPORT, Capability.APPROVE, Capability.EVALUATE)
_OFFICE = (Capability.MANAGE_PERIODS,)


async def choose(context: Context) -> None:
    """/recordatorios: show this person's reminders, and what they may choose."""
    context.open(_choices(context, _reminded(context)))


async def show_told(context: Context) -> None:
    """/avisos: show what this person is told unasked and when, with what they may choose."""
    require(context, *_OWING, *_OFFICE)
    context.open(_choices(context, context.person))


async def choose_again(context: Context) -> None:
    person = _reminded(context)
    await context.ask_nothing()
    context.show(_choices(context, person))


async def be_silent(context: Context) -> None:
    """Silence reminders for some days from now; for none, end the silence."""
    person, days = _reminded(context), context.pressed.integer(0)
    if days not in (0, *views.SILENCES):
        raise BadPress(Action.SILENCE)
    person.silent_until = context.today + timedelta(days=days) if days else None
    _keep(context, person)


async def ask_day(context: Context) -> None:
    _reminded(context)
    await context.ask(QUESTION)
    context.show(views.ask_day())


async def present(context: Context) -> View | None:
    if not context.asks(QUESTION):
        return None
    _reminded(context)
    return views.ask_day()


async def read_typed_day(context: Context) -> None:
    person = _reminded(context)
    try:
        person.silent_until = read_last_day(context.text[:60], context.today)
    except ValueError as error:
        context.open(views.ask_day(unread=str(error)))
        return
    await context.ask_nothing()
    context.session.add(person)
    context.open(_choices(context, person))


async def set_fewer(context: Context) -> None:
    person, wanted = _reminded(context), context.pressed.integer(0)
    if wanted not in (0, 1):
        raise BadPress(Action.FEWER_REMINDERS)
    person.fewer_reminders = bool(wanted)
    _keep(context, person)


async def set_arrivals(context: Context) -> None:
    """Tell somebody of ODES of reports that arrive at once (0), or once a day (1)."""
    require(context, *_OFFICE)
    person, wanted = context.person, context.pressed.integer(0)
    if wanted not in (0, 1):
        raise BadPress(Action.ARRIVALS)
    person.arrivals_daily = bool(wanted)
    _keep(context, person)


def _reminded(context: Context) -> Person:
    """The person, if they owe something themselves: only they may choose."""
    person = context.person
    require(context, *_OWING)
    return person


def _choices(context: Context, person: Person) -> View:
    roles = {duty.role for duty in context.turn.duties}
    return views.choices(person, roles, context.today, process_of(context).leads)


def _keep(context: Context, person: Person) -> None:
    context.session.add(person)
    context.show(_choices(context, person))
