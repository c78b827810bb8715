from convenio.catalogue.regions import plain
from handlers.access import Capability, require
from handlers.context import Context
from handlers.health import views
from handlers.health.departures import leaving
from handlers.process import process_of
from storage.reminders.health import read_health

LONGEST = 200  # letters of a question in words


async def show_health(context: Context) -> None:
    """/salud: show whether all works, and what to do where it doesn't."""
    require(context, Capability.READ_ALL)
    found = await read_health(context.session, context.now)
    context.say(views.health_view(found, process_of(context), context.now))


async def show_coming(context: Context) -> None:
    """/proximos: show what the bot will send within a week if nobody does anything until then."""
    require(context, Capability.READ_ALL)
    process = process_of(context)
    days = await process.foresee(context.session, context.now)
    out = await leaving(context.session, process.notices, context.now)
    context.say(views.forecast_view(days, out))


def asks_what_comes(text: str) -> bool:
    """Whether the text asks what comes: '¿qué se enviará esta semana?'."""
    return plain(text[:LONGEST]).startswith("que se enviara")
