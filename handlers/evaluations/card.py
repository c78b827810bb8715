"""/evaluar: the directorate's card, and one of its indicators with the picture of all regions."""

from dataclasses import replace

from charts.requests import ChartKind
from convenio.calendar.periods import Period
from handlers.context import Context, Refused
from handlers.evaluations import views
from handlers.evaluations.access import own_evaluation, own_period, periods_to_evaluate
from handlers.evaluations.form_state import EvaluationForm, EvaluationScreen
from handlers.evaluations.screens import FORM, at_indicator
from handlers.evaluations.standing import standing_of
from handlers.summaries.pictures import show_wanted
from handlers.summaries.typed_request import read_asked
from handlers.summaries.wanted import Wanted
from handlers.views import BadPress
from storage.models import PeriodRow

_LEADS_TO = {
    "card": EvaluationScreen.CARD,
    "indicator": EvaluationScreen.INDICATOR,
    "item": EvaluationScreen.ITEM,
    "read": EvaluationScreen.READ,
}


async def start(context: Context) -> None:
    """/evaluar, perhaps with a semester and an indicator's number behind it."""
    periods = await periods_to_evaluate(context)
    asked = read_asked(" ".join(context.args or ()))
    wanted = [row for row in periods if Period.parse(row.code) in asked.periods] or periods
    if not wanted:
        context.say(views.no_period())
    elif len(asked.numbers) == 1:
        await show_indicator(context, wanted[0], asked.numbers[0])
    else:
        await FORM.hold(context, EvaluationForm(wanted[0].code), anew=True)


async def open_period(context: Context) -> None:
    """The card of a semester, or of the one that is to be evaluated now."""
    if not context.pressed.args:
        await start(context)
        return
    period = await own_period(context, context.pressed.text(0))
    await FORM.hold(context, EvaluationForm(period.code))


async def open_indicator(context: Context) -> None:
    period = await own_period(context, context.pressed.text(0))
    await show_indicator(context, period, context.pressed.integer(1))


async def show_indicator(context: Context, period: PeriodRow, number: int) -> None:
    """Show the picture of all regions against their goals, and the indicator's card below it."""
    try:
        evaluation = await own_evaluation(context, period.code, number)
    except Refused:
        note = f"⚠️ El IdG {number} no es de su dirección."
        await FORM.hold(context, EvaluationForm(period.code), note, anew=True)
        return
    standing = await standing_of(context.session, period)
    if standing.figures[number]:
        wanted = Wanted(ChartKind.RANKING, Period.parse(period.code), indicator=number)
        await show_wanted(context, wanted)
    await FORM.hold(context, at_indicator(EvaluationForm(period.code), evaluation), anew=True)


async def go_back(context: Context) -> None:
    """Go to the screen that the button names; nothing that was read is lost."""
    form = FORM.now(context)
    screen = _LEADS_TO.get(context.pressed.text(0))
    if screen is None:
        raise BadPress(context.pressed.action)
    if screen is EvaluationScreen.CARD:
        form = EvaluationForm(form.period)
    elif screen is EvaluationScreen.INDICATOR:
        form = form.without_read(begun=None, words="")
    await FORM.hold(context, replace(form, screen=screen))
