"""Screens for ODES while it types a region's goals: the pending question as a view."""

from convenio.calendar.period_dates import PeriodState
from handlers.access import Capability, may, require, requiring
from handlers.actions import Action
from handlers.context import Context
from handlers.forms import Form
from handlers.goals import views
from handlers.goals.form_state import GoalForm
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.periods.periods import PeriodStatus, all_periods
from storage.reports.goals import goal_history
from storage.reports.reports import goals_of

QUESTION, OF_SHEET = QuestionKind.GOALS, QuestionKind.GOAL_SHEET
QUESTIONS = (QUESTION, OF_SHEET)  # of which semester they are is known then
CHANGES_SHOWN = 3


async def _screen(context: Context, asked: GoalForm, note: str) -> View:
    standing = await taking_goals(context, asked.period)
    sets = may(context, Capability.SET_GOALS)
    if not asked.region:
        return views.regions(standing.period, standing.expected, note, sets=sets)
    present = await goals_of(context.session, asked.period, asked.region)
    if asked.indicator:
        return views.ask(asked, standing.indicators[asked.indicator], present, note)
    changes = await goal_history(context.session, asked.period, asked.region, CHANGES_SHOWN)
    return views.goals(
        asked,
        standing.indicators,
        present,
        changes,
        sent=asked.region in standing.sent,
        sets=sets,
        note=note,
    )


FORM = Form(QUESTION, GoalForm, requiring(Capability.READ_ALL), _screen)


async def asked_now(context: Context) -> GoalForm:
    """The goals being typed; raises Refused without access, BadPress once none are accepted."""
    asked = FORM.now(context)
    await taking_goals(context, asked.period)
    return asked


async def taking_goals(context: Context, code: str) -> PeriodStatus:
    """A period that takes goals; raises Refused without access, BadPress once none are accepted."""
    found = [status for status in await periods(context) if status.period.code == code]
    if not found:
        await context.ask_nothing()
        raise BadPress(Action.PERIOD)
    return found[0]


async def periods(context: Context) -> list[PeriodStatus]:
    """Periods for which a report may still be sent."""
    require(context, Capability.READ_ALL)
    over = (PeriodState.CLOSED, PeriodState.PUBLISHED)
    found = await all_periods(context.session)
    return [status for status in found if status.state(context.today) not in over]
