"""What ODES chooses with buttons: indicator, activity, month, regions, and where they go."""

from dataclasses import replace
from datetime import time

from convenio.catalogue.regions import REGIONS
from convenio.schedule.move_rules import When, check_ahead
from handlers.access import Capability, require
from handlers.actions import Action
from handlers.context import Context
from handlers.rescheduling import views
from handlers.rescheduling.arguments import begin_typed
from handlers.rescheduling.form_state import SAME, Detail, MoveForm, MoveStep
from handlers.rescheduling.one_region import picked, picks, preferred
from handlers.rescheduling.screens import FORM, activity_of, group_of, options_of
from handlers.rescheduling.typed_start import TypedMove, read_typed_move
from handlers.views import BadPress
from storage.agreements import indicators_in
from storage.schedule.entries import years


async def start(context: Context) -> None:
    """/reprogramar: start with this year's schedule, or the nearest one there is.

    What is typed behind it (indicator, region, months) is filled in at once.
    """
    require(context, Capability.SET_SCHEDULE)
    known = await years(context.session)
    if not known:
        context.say(views.nothing_loaded())
        return
    ahead = [year for year in known if year >= context.today.year]
    typed = read_typed_move(" ".join(context.args or ()))
    year = typed.year if typed.year in known else ahead[0] if ahead else known[-1]
    await take_words(context, year, typed, anew=True)


async def take_words(context: Context, year: int, typed: TypedMove, *, anew: bool = False) -> None:
    """Fill in what was typed behind the command, or where its form asks for the indicator."""
    asked, note = await begin_typed(context, year, typed)
    await FORM.hold(context, await _advanced(context, asked), note, anew=anew)


async def cancel(context: Context) -> None:
    FORM.now(context)
    await FORM.cancel(context, views.cancelled())


async def back(context: Context) -> None:
    await FORM.hold(context, FORM.now(context).before)


async def choose_year(context: Context) -> None:
    _at(context, MoveStep.INDICATOR)
    year = context.pressed.integer(0)
    if year not in await years(context.session):
        raise BadPress("year")
    await FORM.hold(context, MoveForm(year))


async def choose_indicator(context: Context) -> None:
    await take_indicator(context, _at(context, MoveStep.INDICATOR), context.pressed.integer(0))


async def choose_activity(context: Context) -> None:
    await take_activity(context, _at(context, MoveStep.ACTIVITY), context.pressed.integer(0))


async def choose_pick(context: Context) -> None:
    """Choose another activity or month of the region that was named first."""
    asked = FORM.now(context)
    option = context.pressed.integer(0), context.pressed.integer(1)
    if not asked.chosen or asked.detail or option not in await options_of(context, asked):
        raise BadPress("pick")
    entries = await activity_of(context, replace(asked, number=0))
    await FORM.hold(context, picked(asked, entries, option))


async def choose_month(context: Context) -> None:
    await take_month(context, _at(context, MoveStep.MONTH), context.pressed.integer(0))


async def choose_row(context: Context) -> None:
    """Add one of the month's entries to the chosen ones, or remove it."""
    asked, row = _at(context, MoveStep.REGIONS), context.pressed.integer(0)
    group = await group_of(context, asked)
    if row not in {entry.row for entry in group}:
        raise BadPress("row")
    await FORM.hold(
        context, asked.takes(entry for entry in group if asked.holds(entry) != (entry.row == row))
    )


async def choose_all(context: Context) -> None:
    asked, wanted = _at(context, MoveStep.REGIONS), context.pressed.integer(0)
    await FORM.hold(context, asked.takes(await group_of(context, asked) if wanted else ()))


async def go_on(context: Context) -> None:
    asked = _at(context, MoveStep.REGIONS)
    if not asked.seen:
        raise BadPress("nothing chosen")
    await FORM.hold(context, replace(asked, chosen=True))


async def choose_target(context: Context) -> None:
    asked, month = _at(context, MoveStep.TARGET), context.pressed.integer(0)
    if not 1 <= month <= 12:
        raise BadPress("month")
    await take_when(context, asked, When(month))


async def keep_date(context: Context) -> None:
    await FORM.hold(context, replace(_at(context, MoveStep.TARGET), to=SAME))


async def choose_detail(context: Context) -> None:
    asked, kind = _at(context, MoveStep.REVIEW), context.pressed.text(0)
    if kind not in list(Detail) or (kind == Detail.HOUR and not (asked.when and asked.when.day)):
        raise BadPress("detail")
    await FORM.hold(context, replace(asked, detail=kind))


async def choose_hour(context: Context) -> None:
    asked, typed = _at(context, MoveStep.DETAIL), context.pressed.text(0)
    if asked.detail != Detail.HOUR or f"{typed[:2]}:{typed[2:]}" not in views.HOURS:
        raise BadPress("hour")
    await take_hour(context, asked, time.fromisoformat(typed))


async def leave_empty(context: Context) -> None:
    asked = _at(context, MoveStep.DETAIL)
    if asked.detail == Detail.HOUR:
        await take_hour(context, asked, None)
    else:
        await FORM.hold(context, asked.told(""))


async def take_indicator(context: Context, asked: MoveForm, number: int) -> None:
    """Choose the indicator, and its activity if it has only one."""
    if number not in await indicators_in(context.session, asked.year):
        raise BadPress(Action.INDICATOR)
    wanted = replace(asked, indicator=number)
    if not await activity_of(context, wanted):
        if asked.region:
            note = f"{REGIONS[asked.region].name} no tiene actividades del IdG {number}."
            await FORM.hold(context, asked, note)
            return
        raise BadPress(Action.INDICATOR)
    await FORM.hold(context, await _advanced(context, wanted))


async def take_activity(context: Context, asked: MoveForm, number: int) -> None:
    if number not in {entry.activity.number for entry in await activity_of(context, asked)}:
        raise BadPress("activity")
    await FORM.hold(context, await _advanced(context, replace(asked, number=number)))


async def take_month(context: Context, asked: MoveForm, month: int) -> None:
    """Choose a month's entries; ask which if there are several, or for regions if one has none."""
    taken = await _in_month(context, asked, month)
    if taken is None:
        raise BadPress("month")
    await FORM.hold(context, taken)


async def _in_month(context: Context, asked: MoveForm, month: int) -> MoveForm | None:
    """The form with that month's entries chosen; None if there are none."""
    asked = replace(asked, month=month, source=0)
    group = await group_of(context, asked)
    if bare := [entry for entry in group if entry.region is None]:
        return replace(asked.takes(bare), places=[asked.region] if asked.region else [])
    return replace(asked.takes(group), chosen=len(group) == 1) if group else None


async def _advanced(context: Context, asked: MoveForm) -> MoveForm:
    """The form with what leaves no choice chosen and, of a region, what is due next."""
    if not asked.indicator:
        return asked
    entries = await activity_of(context, replace(asked, number=0))
    if asked.region and not asked.seen:
        first_month = context.today.month if asked.year == context.today.year else 1
        option = preferred(picks(entries), asked.number, asked.source, first_month)
        return picked(asked, entries, option)
    known = {entry.activity.number for entry in entries}
    if not asked.number and len(known) == 1:
        asked = replace(asked, number=known.pop())
    if asked.number and asked.month is None and asked.source:
        return await _in_month(context, asked, asked.source) or asked
    return asked


async def take_when(context: Context, asked: MoveForm, when: When) -> None:
    """Keep the new date; if it is past, ask again with the reason."""
    try:
        check_ahead(when, asked.year, context.now)
    except ValueError as fault:
        await FORM.hold(context, replace(asked, to=""), str(fault))
        return
    await FORM.hold(context, replace(asked, to=when.code, detail=""))


async def take_hour(context: Context, asked: MoveForm, hour: time | None) -> None:
    day = asked.when.day if asked.when else None
    if day is None:
        raise BadPress("hour")
    await take_when(context, asked, When.on(day, hour))


def _at(context: Context, step: MoveStep) -> MoveForm:
    """The form at this step; raises BadPress for a button of another step."""
    asked = FORM.now(context)
    if asked.step is not step:
        raise BadPress(step)
    return asked
