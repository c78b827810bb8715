"""Say how to read a file that was sent: by a button, after which it is read again."""

from pydantic import TypeAdapter

from documents.workbooks.read.findings import Reason
from documents.workbooks.read.ways import Settled
from handlers.access import Capability, require
from handlers.context import Context
from handlers.file_ways import views
from handlers.file_ways.form_state import FORM, QUESTION
from handlers.forms import is_confirmed
from handlers.views import BadPress

_SETTLED = TypeAdapter(Settled)


async def read_way(context: Context) -> None:
    """Have the file read in the way that was pressed."""
    asked = FORM.now(context)
    by_period = asked.reason is Reason.UNSAID_PERIOD
    goals = asked.goals_of or by_period
    require(context, Capability.SET_GOALS if goals else Capability.REPORT)
    at = context.pressed.integer(1)
    if not is_confirmed(context, asked.ways) or not 0 <= at < len(asked.ways):
        raise BadPress(QUESTION)
    way = asked.ways[at]
    settled = None if by_period else _SETTLED.dump_python(way.settled, mode="json")
    goals_of = way.settled.period if by_period else asked.goals_of or None
    context.read_file(asked.file_id, asked.name, goals_of=goals_of, settled=settled)
    await context.ask_nothing()
    context.show(views.reading(asked.name, way))


async def cancel(context: Context) -> None:
    asked = FORM.now(context)
    await FORM.cancel(context, views.not_read(asked.name))


async def answer(context: Context) -> None:
    """Show the question again: what is typed is no answer to it."""
    context.take_away_typed()
    await FORM.hold(context, FORM.now(context), "Toque un botón, o envíe otro archivo.")
