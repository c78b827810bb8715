"""/metas: ODES sees a region's goals and changes them; the region is told once for all of them."""

from dataclasses import asdict, replace

from convenio.calendar.period_dates import PeriodState
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import Unresolved, resolve_region
from convenio.report.entries import LoadedGoal
from convenio.report.goal_rules import read_goal
from convenio.typed.figures import Mark
from handlers.context import Context
from handlers.country.access import require_odes
from handlers.goals import views
from handlers.goals.acts import keep_goals
from handlers.goals.form_state import GoalForm
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.column_types import storable
from storage.periods.periods import PeriodStatus, all_periods
from storage.reports.goals import goal_history, hold_goals
from storage.reports.reports import goals_of

QUESTION, OF_SHEET = QuestionKind.GOALS, QuestionKind.GOAL_SHEET
QUESTIONS = (QUESTION, OF_SHEET)  # of which semester they are is known then
CHANGES_SHOWN = 3


async def start(context: Context) -> None:
    """/metas: of the period that takes reports; asked, where there are several."""
    found = await periods(context)
    if len(found) == 1:
        await _go_to(context, GoalForm(found[0].period.code), anew=True)
    else:
        context.open(views.periods(found))


async def choose_period(context: Context) -> None:
    code = context.pressed.text(0)
    if code not in [each.period.code for each in await periods(context)]:
        raise BadPress("gperiod")
    await _go_to(context, GoalForm(code))


async def choose_region(context: Context) -> None:
    asked = await _asked_now(context)
    await _with_region(context, asked, context.pressed.text(0))


async def choose_indicator(context: Context) -> None:
    """0: back to all of them."""
    asked, number = await _of_region(context), context.pressed.integer(0)
    if number not in (0, *(await taking_goals(context, asked.period)).indicators):
        raise BadPress("gind")
    await _go_to(context, replace(asked, indicator=number))


async def choose_mark(context: Context) -> None:
    asked = await _of_region(context)
    try:
        mark = Mark(context.pressed.text(0))
    except ValueError:
        raise BadPress("gmark") from None
    if not asked.indicator or mark is Mark.NOT_EXECUTED:
        raise BadPress("gmark")
    await _take(context, asked, {asked.indicator: LoadedGoal(None, mark)})


async def back(context: Context) -> None:
    await _go_to(context, GoalForm((await _asked_now(context)).period))


async def answer(context: Context) -> None:
    """A region; at the list, its figures pasted together; then the one that is asked."""
    asked = await _asked_now(context)
    context.take_away_typed()
    text = storable(" ".join(context.text.split()))
    if not asked.region:
        region = resolve_region(text)
        code = "" if isinstance(region, Unresolved) else region.code
        if code in await _expected(context, asked):
            await _with_region(context, asked, code)
        else:
            note = f"⚠️ «{text[:40]}» no es una región que reporte en este periodo."
            await _go_to(context, asked, note)
        return
    try:
        await _take(
            context,
            asked,
            _read(asked, (await taking_goals(context, asked.period)).indicators, text),
        )
    except ValueError as fault:
        await _go_to(context, asked, f"⚠️ {fault}")


async def save(context: Context) -> None:
    """Only what was shown with the button; what a colleague changed meanwhile is shown first."""
    asked = await _of_region(context)
    await hold_goals(context.session, asked.period)
    present = await goals_of(context.session, asked.period, asked.region)
    if context.pressed.text(0) != asked.mark(present):
        await _go_to(context, asked, "⚠️ Entretanto cambió algo: revíselo, por favor.")
        return
    kept = await keep_goals(context.session, asked.period, asked.new, context.person, context.now)
    await context.session.flush()
    note = views.kept(asked, kept.changed, kept.told)
    await _go_to(context, GoalForm(asked.period, asked.region), note)


async def cancel(context: Context) -> None:
    require_odes(context)
    if context.asks(*QUESTIONS):
        await context.ask_nothing()
    context.show(views.cancelled())


async def present(context: Context) -> View | None:
    if not context.asks(QUESTION):
        return None
    return await _screen(context, await _asked_now(context), "")


def _read(asked: GoalForm, indicators: Indicators, text: str) -> dict[int, LoadedGoal]:
    if asked.indicator:
        return {asked.indicator: read_goal(text)}
    figures = text.split()
    if len(figures) != len(indicators):
        raise ValueError(
            f"Toque un indicador, o pegue las {indicators.in_words} metas separadas por espacios."
        )
    return {number: read_goal(figure) for number, figure in zip(indicators, figures, strict=True)}


async def _take(context: Context, asked: GoalForm, goals: dict[int, LoadedGoal]) -> None:
    present = await goals_of(context.session, asked.period, asked.region)
    for number, goal in goals.items():
        asked = asked.with_goal(number, goal, present.get(number))
    await _go_to(context, asked)


async def _with_region(context: Context, asked: GoalForm, region: str) -> None:
    if region not in await _expected(context, asked):
        raise BadPress("gregion")
    await _go_to(context, GoalForm(asked.period, region))


async def _go_to(context: Context, asked: GoalForm, note: str = "", *, anew: bool = False) -> None:
    await context.ask(QUESTION, args=asdict(asked))
    (context.open if anew else context.show)(await _screen(context, asked, note))


async def _screen(context: Context, asked: GoalForm, note: str) -> View:
    standing = await taking_goals(context, asked.period)
    if not asked.region:
        return views.regions(standing.period, standing.expected, note)
    present = await goals_of(context.session, asked.period, asked.region)
    if asked.indicator:
        return views.ask(asked, standing.indicators[asked.indicator], present, note)
    changes = await goal_history(context.session, asked.period, asked.region, CHANGES_SHOWN)
    return views.goals(
        asked, standing.indicators, present, changes, sent=asked.region in standing.sent, note=note
    )


async def _asked_now(context: Context) -> GoalForm:
    """Raises Refused for whoever isn't ODES, BadPress once the period takes no goals."""
    require_odes(context)
    if context.question.kind != QUESTION:
        raise BadPress(QUESTION)
    asked = GoalForm(**context.question.args)
    await taking_goals(context, asked.period)
    return asked


async def _of_region(context: Context) -> GoalForm:
    asked = await _asked_now(context)
    if not asked.region:
        raise BadPress("region")
    return asked


async def _expected(context: Context, asked: GoalForm) -> tuple[str, ...]:
    return (await taking_goals(context, asked.period)).expected


async def taking_goals(context: Context, code: str) -> PeriodStatus:
    """Raises Refused for whoever isn't ODES, BadPress once no report of it may be sent."""
    found = [each for each in await periods(context) if each.period.code == code]
    if not found:
        await context.ask_nothing()
        raise BadPress("period")
    return found[0]


async def periods(context: Context) -> list[PeriodStatus]:
    """Those of which a report may still be sent."""
    require_odes(context)
    over = (PeriodState.CLOSED, PeriodState.PUBLISHED)
    found = await all_periods(context.session)
    return [each for each in found if each.state(context.today) not in over]
