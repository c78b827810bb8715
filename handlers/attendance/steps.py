from handlers.access import Capability, may
from handlers.attendance import office, views
from handlers.attendance.access import own_months
from handlers.context import Context


async def attendance(context: Context) -> None:
    """/asistencia: show all regions to ODES, and their own regions to focal points."""
    if may(context, Capability.READ_ALL):
        await office.show_last(context)
    else:
        context.say(views.own(await own_months(context)))
