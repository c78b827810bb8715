from collections.abc import Sequence

from charts.requests import ChartKind
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS, Region, resolve_region
from handlers.access import capabilities_of
from handlers.context import Context, Refused
from handlers.country import access, office_views, views
from handlers.country.office import office_of
from handlers.nudges import evaluation_buttons
from handlers.summaries import choices
from handlers.summaries.data import both_csv
from handlers.summaries.pictures import show_wanted
from handlers.summaries.typed_periods import nearest_periods, period_of
from handlers.summaries.typed_request import TypedRequest, read_asked
from handlers.summaries.wanted import Wanted
from handlers.views import BadPress

_AVERAGES, _BOTH = 4, 5  # the Cuadros' numbers


async def status(context: Context) -> None:
    """/estado: a map of who has sent, and a list with a button for each region; or one of them."""
    asked = read_asked(_typed(context))
    period = _period(context, ChartKind.STATUS, asked, await access.reported_periods(context))
    if period is None:
        return
    found = resolve_region(asked.words)
    if not asked.words:
        await show_wanted(context, Wanted(ChartKind.STATUS, period))
        await _list_offices(context, period)
    elif isinstance(found, Region):
        await _show_office(context, period, found.code)
    else:
        context.say(office_views.which_office(period, found.nearest, asked.words))


async def one_office(context: Context) -> None:
    period, region = _pressed(context), context.pressed.text(1)
    if region not in REGIONS:
        raise BadPress(context.pressed.action)
    await _show_office(context, period, region)


async def _show_office(context: Context, period: Period, region: str) -> None:
    held = capabilities_of(context.turn.duties)
    found = await office_of(context, period, region)
    context.say(office_views.office(found, context.today, held))


async def offices(context: Context) -> None:
    """Show the list again, as it is now."""
    await _list_offices(context, _pressed(context))


async def _list_offices(context: Context, period: Period) -> None:
    facts = await access.status_of(context, period)
    evaluations = await access.evaluations_of(context, period)
    acts = await evaluation_buttons(context, period.code)
    context.say(views.offices_view(facts, evaluations, acts))


async def averages(context: Context) -> None:
    """/cuadro: Cuadro 04 computed anew, one region in it marked; its buttons lead to the others.

    By its number Cuadro 05, too.
    """
    asked = read_asked(_typed(context))
    period = _period(context, ChartKind.RANKING, asked, await access.every_period(context))
    if period is None:
        return
    name = asked.name if asked.numbers in ((_AVERAGES,), (_BOTH,)) else asked.words
    found = resolve_region(name)
    if asked.numbers == (_BOTH,):
        await _show_both(context, period)
    elif not name:
        await show_wanted(context, Wanted(ChartKind.RANKING, period))
    elif isinstance(found, Region):
        await show_wanted(context, Wanted(ChartKind.RANKING, period, found.code))
    else:
        context.say(office_views.which_row(period, found.nearest, name))


async def both(context: Context) -> None:
    """Cuadro 05: each region in two semesters."""
    await _show_both(context, _pressed(context))


async def _show_both(context: Context, period: Period) -> None:
    rows = await access.semesters_beside(context, period)
    if rows:
        context.say(views.both(rows, await access.absent_from(context, rows)))
    else:
        await show_wanted(context, Wanted(ChartKind.RANKING, period))


async def both_data(context: Context) -> None:
    rows = await access.semesters_beside(context, _pressed(context))
    if not rows:
        raise Refused
    name = f"cuadro-05-{rows[0].later.period.code}.csv"
    context.send_file(name, both_csv(rows), views.both_title(rows))


async def differences(context: Context) -> None:
    """Show where the published report and the averages of the figures disagree."""
    period = _pressed(context)
    context.say(views.differences(await access.differences_in(context, period)))


def _typed(context: Context) -> str:
    return " ".join(context.args or ())


def _period(
    context: Context, kind: ChartKind, asked: TypedRequest, known: Sequence[Period]
) -> Period | None:
    """The semester that was typed; None if it is not known, and has been asked for."""
    period = period_of(asked, known)
    if period is None:
        context.say(choices.period(kind, nearest_periods(asked, known), _typed(context)))
    return period


def _pressed(context: Context) -> Period:
    try:
        return Period.parse(context.pressed.text(0))
    except ValueError:
        raise BadPress(context.pressed.action) from None
