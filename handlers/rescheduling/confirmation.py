"""One tap moves what was shown and queues everyone's message, in one transaction."""

from convenio.schedule.move_rules import check_ahead
from handlers.actions import Action
from handlers.announcements import later
from handlers.context import Context
from handlers.forms import is_confirmed
from handlers.rescheduling import outcome_views
from handlers.rescheduling.form_state import MoveForm, MoveStep
from handlers.rescheduling.notices import tell_moves
from handlers.rescheduling.screens import FORM, activity_of, moves_of
from handlers.rescheduling.words import lines
from handlers.views import BadPress
from handlers.words import plain_text, say
from storage.schedule.move_history import activity_history
from storage.schedule.moves import ChangedMeanwhile, reschedule
from storage.schedule.region_choice import add_regions


async def confirm(context: Context) -> None:
    """Move what was shown; if its date is past or it was moved meanwhile, show it again instead."""
    asked = FORM.now(context)
    if asked.step is not MoveStep.REVIEW or not is_confirmed(context, asked):
        raise BadPress(Action.CONFIRM_SENDING)
    if asked.when and not await _still_ahead(context, asked):
        return
    try:
        seen = await _seen(context, asked)
        moves = await reschedule(
            context.session, seen, asked.move, context.person, context.now, asked.reason
        )
    except ChangedMeanwhile:
        await _show_what_changed(context, asked)
        return
    if not moves:
        raise BadPress("nothing changes")
    told = await tell_moves(context, moves, asked.reason)
    await context.ask_nothing()
    context.show(outcome_views.done(moves, len(told.readers), told.unreached, later(context.now)))


async def _seen(context: Context, asked: MoveForm) -> dict[int, int]:
    """The number of moves of each row; an entry without a region first becomes one per region."""
    seen = {int(row): changes for row, changes in asked.seen.items()}
    if asked.places is None:
        return seen
    if not await moves_of(context, asked):
        raise BadPress("nothing changes")
    return dict.fromkeys(await add_regions(context.session, seen, asked.places), 0)


async def _still_ahead(context: Context, asked: MoveForm) -> bool:
    assert asked.when is not None
    try:
        check_ahead(asked.when, asked.year, context.now)
    except ValueError as fault:
        await FORM.hold(context, asked.before, str(fault))
        return False
    return True


async def _show_what_changed(context: Context, asked: MoveForm) -> None:
    """Show the review again, with a note of what another person changed in these entries."""
    entries = [entry for entry in await activity_of(context, asked) if asked.holds(entry)]
    if len(entries) < len(asked.seen):
        await FORM.hold(context, asked)
        return
    fresh = {entry.row for entry in entries if entry.changes != asked.seen[str(entry.row)]}
    key = (asked.year, asked.indicator, asked.number)
    made = await activity_history(context.session, *key, len(asked.seen))
    last = {move.after.row: move for move in reversed(made) if move.after.row in fresh}
    note = say(
        "rescheduling/meanwhile", changes=[(move, lines([move])[0]) for move in last.values()]
    )
    await FORM.hold(context, asked.takes(entries), plain_text(note))
