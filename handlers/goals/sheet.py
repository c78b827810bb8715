"""ODES sends a spreadsheet of goals: read outside the update, shown, kept with one tap."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from documents.workbooks.read.findings import GoalFindings, Reason, UnfitWorkbook
from documents.workbooks.read.known_indicators import Lists
from documents.workbooks.read.ways import Settled, Way, ways_by_region
from handlers.access import Capability, may, requiring
from handlers.context import Context
from handlers.file_ways.arrival import ask_way, read_settled
from handlers.file_ways.by_report import ways_by_semester
from handlers.file_ways.form_state import FORM as WAYS
from handlers.file_ways.form_state import FileWays
from handlers.forms import Form, is_confirmed
from handlers.goals import sheet_views as views
from handlers.goals.acts import keep_goals
from handlers.goals.screens import OF_SHEET, QUESTIONS, periods, taking_goals
from handlers.goals.sheet_state import GoalSheet
from handlers.views import View
from storage.agreements import indicators_in
from storage.models import RowKind
from storage.outbox import outbox
from storage.people import people
from storage.periods.periods import PeriodStatus, period_status
from storage.reports.goals import goals_by_region, hold_goals


async def _screen(context: Context, sheet: GoalSheet, note: str) -> View:
    standing = await taking_goals(context, sheet.period)
    return await _sheet_view(context.session, sheet, standing, note)


async def _sheet_view(
    session: AsyncSession, sheet: GoalSheet, standing: PeriodStatus, note: str = ""
) -> View:
    return views.sheet(sheet, standing, await goals_by_region(session, sheet.period), note)


FORM = Form(OF_SHEET, GoalSheet, requiring(Capability.SET_GOALS), _screen)


async def take_goals(context: Context, file_id: str, name: str) -> None:
    """Take a sheet for the semester that the chat is at, or the only one that takes reports."""
    found = [status.period.code for status in await periods(context)]
    if context.asks(*QUESTIONS) and context.question.args["period"] in found:
        found = [context.question.args["period"]]
    if len(found) == 1:
        context.read_file(file_id, name, goals_of=found[0])
    elif found:
        ways = tuple(
            Way(f"Son del {Period.parse(code).label}", Settled(period=code)) for code in found
        )
        asked = FileWays(file_id, name, "", Reason.UNSAID_PERIOD, "", ways)
        await WAYS.hold(context, asked, anew=True)
    else:
        context.say(views.no_period(name))


async def goals_lists(session: AsyncSession, period: str) -> Lists:
    """Regions and indicators that such a sheet can be about."""
    return {period: await indicators_in(session, Period.parse(period).year)}


async def goals_arrived(
    session: AsyncSession,
    chat_id: int,
    payload: dict[str, Any],
    outcome: GoalFindings | UnfitWorkbook,
    now: datetime,
) -> None:
    """Show what was read, after checking duties again: they may have ended since."""
    name, period = payload["name"], payload["goals_of"]
    person = await people.find_person(session, chat_id)
    duties = await people.duties_of(session, person) if person else ()
    standing = await period_status(session, period)
    if standing is None or not may(duties, Capability.SET_GOALS):
        return
    if isinstance(outcome, UnfitWorkbook):
        settled = read_settled(payload)
        ways = outcome.ways or ways_by_semester(settled, outcome, standing.period)
        if outcome.reason is Reason.NO_REGION:
            ways = ways_by_region(settled, sorted(standing.expected))
        if ways:
            await ask_way(session, chat_id, payload, replace(outcome, ways=ways), now)
            return
        outbox.put(session, chat_id, RowKind.SAY, views.unfit(name, outcome).payload, now)
        return
    sheet = GoalSheet.of(name, period, outcome, standing.expected)
    view = await _sheet_view(session, sheet, standing)
    whole = views.all_changes(sheet, standing, await goals_by_region(session, period))
    if whole is not None:
        outbox.put(session, chat_id, RowKind.FILE, whole, now)
    await FORM.open_outside(session, chat_id, sheet, view, now)


async def save(context: Context) -> None:
    """Save exactly what was shown; if a colleague changed something meanwhile, show it first."""
    sheet = FORM.now(context)
    await hold_goals(context.session, sheet.period)
    present = await goals_by_region(context.session, sheet.period)
    if not is_confirmed(context, sheet, sorted(present.items())):
        await FORM.hold(context, sheet, "⚠️ Entretanto cambió algo: revíselo, por favor.")
        return
    kept = await keep_goals(context.session, sheet.period, sheet.goals, context.person, context.now)
    await context.ask_nothing()
    context.show(views.kept(sheet, kept.changed, kept.told))


async def answer(context: Context) -> None:
    """Show the sheet again: typed text is no goal here."""
    sheet = FORM.now(context)
    context.take_away_typed()
    await FORM.hold(context, sheet, "Toque «Guardar», o envíe otro archivo.")
