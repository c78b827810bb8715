"""ODES sends a spreadsheet of goals: read outside of the update, shown, kept with one tap."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from documents.workbooks.read.findings import GoalFindings, UnfitWorkbook
from documents.workbooks.read.known_indicators import Lists
from handlers.context import Context
from handlers.country.access import require_odes
from handlers.goals import sheet_views as views
from handlers.goals import steps
from handlers.goals.acts import keep_goals
from handlers.goals.sheet_state import GoalSheet
from handlers.goals.steps import OF_SHEET
from handlers.views import BadPress, View
from storage.agreements import indicators_in
from storage.models import Question, Role, RowKind
from storage.outbox import outbox
from storage.people import people
from storage.periods.periods import PeriodStatus, period_status
from storage.reports.goals import goals_by_region, hold_goals


async def take_goals(context: Context, file_id: str, name: str) -> None:
    """Of the semester that the chat is at, or of the only one that takes reports."""
    found = [each.period.code for each in await steps.periods(context)]
    if context.asks(*steps.QUESTIONS) and context.question.args["period"] in found:
        found = [context.question.args["period"]]
    if len(found) == 1:
        context.read_workbook(file_id, name, goals_of=found[0])
    else:
        context.say(views.which_period(name, any_open=bool(found)))


async def goals_lists(session: AsyncSession, period: str) -> Lists:
    """What such a sheet can be about."""
    return {period: await indicators_in(session, Period.parse(period).year)}


async def goals_arrived(
    session: AsyncSession,
    chat_id: int,
    name: str,
    period: str,
    outcome: GoalFindings | UnfitWorkbook,
    now: datetime,
) -> None:
    """Once more the duties are looked at: they may have ended since the file was sent."""
    person = await people.find_person(session, chat_id)
    duties = await people.duties_of(session, person) if person else ()
    standing = await period_status(session, period)
    if standing is None or not any(duty.role is Role.ODES for duty in duties):
        return
    if isinstance(outcome, UnfitWorkbook):
        outbox.put(session, chat_id, RowKind.SAY, views.unfit(name, outcome).payload, now)
        return
    sheet = GoalSheet.of(name, period, outcome, standing.expected)
    view = await _screen(session, sheet, standing)
    question = Question(chat_id=chat_id, kind=OF_SHEET, args=sheet.as_args(), asked_at=now)
    await session.merge(question)
    outbox.put(session, chat_id, RowKind.OPEN, view.payload, now)


async def save(context: Context) -> None:
    """Only what was shown with the button; what a colleague changed meanwhile is shown first."""
    sheet = await _asked_now(context)
    await hold_goals(context.session, sheet.period)
    present = await goals_by_region(context.session, sheet.period)
    if context.pressed.text(0) != sheet.mark(present):
        await _show(context, sheet, "⚠️ Entretanto cambió algo: revíselo, por favor.")
        return
    kept = await keep_goals(context.session, sheet.period, sheet.goals, context.person, context.now)
    await context.ask_nothing()
    context.show(views.kept(sheet, kept.changed, kept.told))


async def answer(context: Context) -> None:
    """What is typed meanwhile is no goal: the sheet is shown anew."""
    sheet = await _asked_now(context)
    context.take_away_typed()
    await _show(context, sheet, "Toque «Guardar», o envíe otro archivo.")


async def present(context: Context) -> View | None:
    if not context.asks(OF_SHEET):
        return None
    sheet = await _asked_now(context)
    return await _screen(context.session, sheet, await _standing(context, sheet))


async def _show(context: Context, sheet: GoalSheet, note: str) -> None:
    standing = await _standing(context, sheet)
    context.show(await _screen(context.session, sheet, standing, note))


async def _screen(
    session: AsyncSession, sheet: GoalSheet, standing: PeriodStatus, note: str = ""
) -> View:
    present = await goals_by_region(session, sheet.period)
    return views.sheet(sheet, standing, present, note)


async def _asked_now(context: Context) -> GoalSheet:
    """Raises Refused for whoever isn't ODES, BadPress once the period takes no goals."""
    require_odes(context)
    if context.question.kind != OF_SHEET:
        raise BadPress(OF_SHEET)
    return GoalSheet.from_args(context.question.args)


async def _standing(context: Context, sheet: GoalSheet) -> PeriodStatus:
    return await steps.taking_goals(context, sheet.period)
