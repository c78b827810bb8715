"""What ODES sees at each step: the pending question and the schedule as it is now, as a view."""

from dataclasses import replace

from convenio.catalogue.regions import REGIONS
from convenio.schedule.activities import ScheduleEntry
from convenio.schedule.move_rules import moved
from handlers.access import Capability, requiring
from handlers.announcements import later
from handlers.context import Context
from handlers.forms import Form
from handlers.questions import QuestionKind
from handlers.rescheduling import outcome_views, views
from handlers.rescheduling.form_state import MoveForm, MoveStep
from handlers.rescheduling.notices import MoveAudience, move_audience
from handlers.views import View
from handlers.words import say
from storage.agreements import indicators_in
from storage.schedule.entries import entries_of, years
from storage.schedule.move_history import activity_history
from storage.schedule.moves import Rescheduled

QUESTION = QuestionKind.MOVE
CHANGES_READ = 60  # an act may move all regions at once


async def activity_of(context: Context, asked: MoveForm) -> tuple[ScheduleEntry, ...]:
    """The entries of the chosen activity, or of the indicator or year while none is chosen."""
    return await entries_of(
        context.session, asked.year, indicator=asked.indicator, number=asked.number
    )


async def group_of(context: Context, asked: MoveForm) -> list[ScheduleEntry]:
    """The activity's entries in the chosen month."""
    return [
        entry for entry in await activity_of(context, asked) if (entry.month or 0) == asked.month
    ]


async def chosen_of(context: Context, asked: MoveForm) -> list[ScheduleEntry]:
    """The chosen entries; an entry without a region is repeated for each region chosen for it."""
    chosen = [entry for entry in await activity_of(context, asked) if asked.holds(entry)]
    if asked.places is None:
        return chosen
    return [replace(entry, region=code, changes=0) for entry in chosen for code in asked.places]


async def free_regions(context: Context, asked: MoveForm) -> list[str]:
    """The regions that do not have the activity yet."""
    taken = {entry.region for entry in await activity_of(context, asked)}
    return [code for code in REGIONS if code not in taken]


async def moves_of(context: Context, asked: MoveForm) -> list[Rescheduled]:
    """The moves of those chosen entries that would change."""
    chosen = await chosen_of(context, asked)
    pairs = [Rescheduled(entry, moved(entry, asked.move)) for entry in chosen]
    return [move for move in pairs if move.after != move.before]


async def _screen(context: Context, asked: MoveForm, note: str) -> View:
    """The screen of the form taken back, in the question too, to what can still be chosen."""
    standing = asked.as_it_stands(await activity_of(context, asked))
    if standing == asked:
        return await _step_screen(context, asked, note)
    await context.ask(QUESTION, args=FORM.args(standing))
    return await _step_screen(context, standing, note or say("rescheduling/gone"))


FORM = Form(QUESTION, MoveForm, requiring(Capability.SET_SCHEDULE), _screen)
present = FORM.present


async def _step_screen(context: Context, asked: MoveForm, note: str) -> View:
    match asked.step:
        case MoveStep.INDICATOR:
            other = [year for year in await years(context.session) if year >= context.today.year]
            listed = await indicators_in(context.session, asked.year)
            return views.indicators(asked, listed, other, note)
        case MoveStep.ACTIVITY:
            return views.activities(asked, await activity_of(context, asked), note)
        case MoveStep.MONTH:
            entries = await activity_of(context, asked)
            key = (asked.year, asked.indicator, asked.number)
            changes = await activity_history(context.session, *key, CHANGES_READ)
            return views.months(asked, entries, changes, note)
        case MoveStep.REGIONS:
            return views.regions(asked, await group_of(context, asked), note)
        case MoveStep.TARGET:
            return views.target(asked, await chosen_of(context, asked), context.today, note)
        case MoveStep.PLACES:
            return views.places(asked, await free_regions(context, asked), note)
        case MoveStep.DETAIL:
            return views.detail(asked, note)
        case MoveStep.REVIEW:
            moves = await moves_of(context, asked)
            told = await move_audience(context, moves) if moves else MoveAudience((), ())
            people = len(told.readers)
            listed = await indicators_in(context.session, asked.year)
            return outcome_views.review(
                asked,
                listed[asked.indicator],
                moves,
                people,
                told.unreached,
                later(context.now),
                note,
            )
