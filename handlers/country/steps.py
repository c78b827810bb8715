from collections.abc import Sequence

from charts.requests import Kind
from convenio.periods import Period
from handlers.context import Context
from handlers.country import access, views
from handlers.summaries import choices
from handlers.summaries.asked import read_asked
from handlers.summaries.asked_periods import nearest_periods, period_of
from handlers.summaries.data import both_csv
from handlers.summaries.pictures import show_wanted
from handlers.summaries.wanted import Wanted
from handlers.views import BadPress


async def status(context: Context) -> None:
    """/estado: a map of who has sent, and a list with a button for each region."""
    period = _asked(context, Kind.STATUS, await access.reported_periods(context))
    if period is not None:
        await show_wanted(context, Wanted(Kind.STATUS, period))
        context.say(views.offices(await access.status_of(context, period)))


async def offices(context: Context) -> None:
    """The list again, as it is now."""
    context.say(views.offices(await access.status_of(context, _pressed(context))))


async def averages(context: Context) -> None:
    """/cuadro: Cuadro 04 computed anew; its buttons lead to the other tables."""
    period = _asked(context, Kind.RANKING, await access.every_period(context))
    if period is not None:
        await show_wanted(context, Wanted(Kind.RANKING, period))


async def both(context: Context) -> None:
    """Cuadro 05: each region in two semesters."""
    period = _pressed(context)
    rows = await access.semesters_beside(context, period)
    context.say(views.both(period, rows))


async def both_data(context: Context) -> None:
    period = _pressed(context)
    rows = await access.semesters_beside(context, period)
    context.send_file(f"cuadro-05-{period.code}.csv", both_csv(rows), views.both_title(rows))


async def differences(context: Context) -> None:
    """Where the report and what is computed from the figures disagree."""
    period = _pressed(context)
    found, warning = await access.contradictions_in(context, period)
    context.say(views.differences(period, found, warning=warning))


def _asked(context: Context, kind: Kind, known: Sequence[Period]) -> Period | None:
    """None if it has to be asked, which has been done by then."""
    typed = " ".join(context.args or ())
    asked = read_asked(typed)
    period = period_of(asked, known)
    if period is None:
        context.say(choices.period(kind, nearest_periods(asked, known), typed))
    return period


def _pressed(context: Context) -> Period:
    try:
        return Period.parse(context.pressed.text(0))
    except ValueError:
        raise BadPress(context.pressed.action) from None
