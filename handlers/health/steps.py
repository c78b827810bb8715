from datetime import timedelta

from handlers.access import Capability, require
from handlers.context import Context
from handlers.health import views
from handlers.health.departures import leaving
from handlers.process import process_of
from handlers.words import say
from storage.reminders.health import read_health

SEMESTER = timedelta(days=183)


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


async def send_semester(context: Context) -> None:
    """Have all messages of the half-year to come made as a text, with their words."""
    require(context, Capability.READ_ALL)
    first, last = context.today, context.today + SEMESTER
    context.make_report(
        {"format": "preview", "first": context.now.isoformat(), "last": last.isoformat()},
        f"mensajes-{first}-a-{last}.txt",
        say("health/semester", first=first, last=last),
        say("health/playing", first=first, last=last),
    )
