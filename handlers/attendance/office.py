"""What ODES sees of a month: attendance by activity and by region, reasons, and the table."""

from handlers.actions import Action
from handlers.attendance import office_views as views
from handlers.attendance.access import country, country_months, month_of_button, months_over
from handlers.attendance.data import attendance_rows
from handlers.context import Context, Refused
from handlers.summaries.data import csv_of_rows
from handlers.views import BadPress, View
from storage.turnout.turnout import reachable_regions

BY = ("activity", "region")


async def show_last(context: Context) -> None:
    """Show the newest month that is over, or that there is none yet."""
    months = await country_months(context)
    context.say(await _month(context, months[-1].code, "activity") if months else views.nothing())


async def turnout(context: Context) -> None:
    """Show a month, by activity or by region."""
    by = context.pressed.text(1)
    if by not in BY:
        raise BadPress(Action.TURNOUT)
    context.say(await _month(context, context.pressed.text(0), by))


async def reasons(context: Context) -> None:
    month = month_of_button(context.pressed.text(0))
    context.say(views.reasons_view(month, await country(context, [month])))


async def as_csv_file(context: Context) -> None:
    """Send the attendance of every month that is over."""
    listed = await country(context, months_over(context.today))
    if not listed:
        raise Refused
    context.send_file(
        "asistencia.csv", csv_of_rows(attendance_rows(listed)), views.file_caption(listed)
    )


async def _month(context: Context, code: str, by: str) -> View:
    month = month_of_button(code)
    listed = await country(context, [month])
    months = await country_months(context)
    reachable = await reachable_regions(context.session)
    return views.month_view(month, listed, months, reachable, by_region=by == "region")
