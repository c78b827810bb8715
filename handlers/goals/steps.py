"""/metas: show a region's goals; ODES changes them, and the region is told once for all."""

from dataclasses import replace

from convenio.catalogue.regions import REGIONS, Region, resolve_region
from convenio.report.entries import LoadedGoal
from convenio.typed.figures import Mark
from handlers.access import Capability, may, require
from handlers.actions import Action
from handlers.context import Context
from handlers.forms import is_confirmed
from handlers.goals import views
from handlers.goals.acts import keep_goals
from handlers.goals.form_state import GoalForm
from handlers.goals.screens import FORM, OF_SHEET, asked_now, periods, taking_goals
from handlers.goals.typed import read_goals, region_and_goals
from handlers.views import BadPress
from storage.reports.goals import hold_goals
from storage.reports.reports import goals_of


async def start(context: Context) -> None:
    """/metas: begin with the period that takes reports; ask where there are several.

    A region may stand behind it.
    """
    found = await periods(context)
    if len(found) == 1:
        region = resolve_region(" ".join(context.args or ()))
        known = isinstance(region, Region) and region.code in found[0].expected
        code = region.code if isinstance(region, Region) and known else ""
        await FORM.hold(context, GoalForm(found[0].period.code, code), anew=True)
    else:
        opens = may(context, Capability.MANAGE_PERIODS)
        context.open(views.periods(found, opens=opens))


async def choose_period(context: Context) -> None:
    code = context.pressed.text(0)
    if code not in [status.period.code for status in await periods(context)]:
        raise BadPress(Action.GOAL_PERIOD)
    await FORM.hold(context, GoalForm(code))


async def choose_region(context: Context) -> None:
    asked = await asked_now(context)
    await _with_region(context, asked, context.pressed.text(0))


async def choose_indicator(context: Context) -> None:
    """Ask for an indicator's goal; 0 leads back to the list."""
    asked, number = await _to_change(context), context.pressed.integer(0)
    if number not in (0, *(await taking_goals(context, asked.period)).indicators):
        raise BadPress(Action.GOAL_INDICATOR)
    await FORM.hold(context, replace(asked, indicator=number))


async def choose_mark(context: Context) -> None:
    asked = await _to_change(context)
    try:
        mark = Mark(context.pressed.text(0))
    except ValueError:
        raise BadPress(Action.GOAL_MARK) from None
    if not asked.indicator or mark is Mark.NOT_EXECUTED:
        raise BadPress(Action.GOAL_MARK)
    await _take(context, asked, {asked.indicator: LoadedGoal(None, mark)})


async def back(context: Context) -> None:
    await FORM.hold(context, GoalForm((await asked_now(context)).period))


async def answer(context: Context) -> None:
    """Take a typed region, pasted goals while the list is shown, or the goal that is asked."""
    asked = await asked_now(context)
    context.take_away_typed()
    text = context.line
    expected = await _expected(context, asked)
    region, goals = region_and_goals(text)
    if region in expected and region != asked.region and not asked.changes:
        await _with_region(context, replace(asked, kept=goals or asked.kept), region)
    elif region in expected and region != asked.region:
        note = f"⚠️ Eso es de {REGIONS[region].name}: antes guarde o cancele lo que cambió aquí."
        await FORM.hold(context, asked, note)
    elif asked.region:
        await _take_typed(context, asked, goals if region == asked.region else text)
    elif region or not goals or not await _fit(context, asked, goals):
        note = f"⚠️ «{text[:40]}» no es una región que reporte en este periodo."
        await FORM.hold(context, asked, note)
    else:
        note = f"Leí estas metas, y aún no las guardo: {goals[:60]}."
        await FORM.hold(context, replace(asked, kept=goals), note)


async def _take_typed(context: Context, asked: GoalForm, text: str) -> None:
    require(context, Capability.SET_GOALS)
    try:
        await _take(context, asked, await _goals_in(context, asked, text))
    except ValueError as fault:
        await FORM.hold(context, asked, f"⚠️ {fault}")


async def _goals_in(context: Context, asked: GoalForm, text: str) -> dict[int, LoadedGoal]:
    return read_goals(asked, (await taking_goals(context, asked.period)).indicators, text)


async def _fit(context: Context, asked: GoalForm, text: str) -> bool:
    """Whether the person may change goals, and these are such."""
    try:
        return may(context, Capability.SET_GOALS) and bool(await _goals_in(context, asked, text))
    except ValueError:
        return False


async def save(context: Context) -> None:
    """Save exactly what was shown; if a colleague changed something meanwhile, show it first."""
    asked = await _to_change(context)
    await hold_goals(context.session, asked.period)
    present = await goals_of(context.session, asked.period, asked.region)
    if not is_confirmed(context, asked, sorted(present.items())):
        await FORM.hold(context, asked, "⚠️ Entretanto cambió algo: revíselo, por favor.")
        return
    kept = await keep_goals(context.session, asked.period, asked.new, context.person, context.now)
    await context.session.flush()
    note = views.kept(asked, kept.changed, kept.told)
    await FORM.hold(context, GoalForm(asked.period, asked.region), note)


async def cancel(context: Context) -> None:
    await FORM.cancel(context, views.cancelled(), OF_SHEET)


async def _take(context: Context, asked: GoalForm, goals: dict[int, LoadedGoal]) -> None:
    present = await goals_of(context.session, asked.period, asked.region)
    for number, goal in goals.items():
        asked = asked.with_goal(number, goal, present.get(number))
    await FORM.hold(context, asked)


async def _with_region(context: Context, asked: GoalForm, region: str) -> None:
    if region not in await _expected(context, asked):
        raise BadPress(Action.GOAL_REGION)
    form = GoalForm(asked.period, region)
    if asked.kept and may(context, Capability.SET_GOALS):
        await _take_typed(context, form, asked.kept)
    else:
        await FORM.hold(context, form)


async def _to_change(context: Context) -> GoalForm:
    """The goals being changed; raises Refused for people who may only see them."""
    require(context, Capability.SET_GOALS)
    asked = await asked_now(context)
    if not asked.region:
        raise BadPress("region")
    return asked


async def _expected(context: Context, asked: GoalForm) -> tuple[str, ...]:
    return (await taking_goals(context, asked.period)).expected
