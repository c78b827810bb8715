"""Who took part in an activity that answers a recommendation is asked if that implements it."""

from collections.abc import Sequence
from textwrap import shorten

from convenio.catalogue.regions import plain
from convenio.evaluation.following import Followed
from convenio.evaluation.progress import Progress
from handlers.actions import Action
from handlers.attendance import implemented_views as views
from handlers.attendance.access import month_of_button, own_month
from handlers.attendance.next_activity import go_on
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.recommendations import acts
from handlers.recommendations.access import marks, to_mark
from handlers.views import BadPress, View
from storage.evaluations.answering import answered_by
from storage.schedule.attendance import Listed

QUESTION = QuestionKind.IMPLEMENTED
_YES, _NO = ("si", "s", "implementada"), ("no", "n", "aun", "todavia")
_SAID = {"yes": Progress.IMPLEMENTED, "part": Progress.UNDERWAY}
_NAME = 120  # letters of an activity's


async def ask_if_implemented(context: Context, activities: Sequence[Listed], note: str) -> bool:
    """Ask in the same card about what these activities answer; False if there is nothing to."""
    found = await _answered(context, activities)
    if not found:
        return False
    first = activities[0]
    rows = [activity.row for activity in activities]
    args = {"region": first.region, "month": first.month.code, "rows": rows}
    await context.ask(QUESTION, args=args)
    context.show(views.question(found, note))
    return True


async def answer_press(context: Context) -> None:
    """Keep what was pressed of one recommendation; the others are asked about after it."""
    if not context.asks(QUESTION):
        raise BadPress(Action.IMPLEMENTED)
    activities, said = await _activities(context), context.pressed.text(0)
    if said == "on":
        await go_on(context, activities[-1])
        return
    period, number = context.pressed.text(1), context.pressed.integer(2)
    asked = [
        each
        for each in await _answered(context, activities)
        if (each.recommendation.period.code, each.recommendation.number) == (period, number)
    ]
    if said not in _SAID or not asked:
        raise BadPress(Action.IMPLEMENTED)
    note = await _keep(context, asked[0], _SAID[said], activities)
    left = await _answered(context, activities) if said == "yes" else ()
    if left:
        context.show(views.question(left, note))
    else:
        await go_on(context, activities[-1], note)


async def answer_typed(context: Context) -> None:
    """Read a typed yes, to all that is asked about, or no."""
    activities, said = await _activities(context), (plain(context.text).split() or [""])[0]
    found = await _answered(context, activities)
    context.take_away_typed()
    if said not in (*_YES, *_NO):
        context.show(views.question(found, views.puzzled_note()))
        return
    notes = [
        await _keep(context, each, Progress.IMPLEMENTED, activities)
        for each in found
        if said in _YES
    ]
    await go_on(context, activities[-1], "\n".join(notes))


async def implemented_now(context: Context) -> View | None:
    """The question as it is now; None where nothing is left to ask."""
    found = await _answered(context, await _activities(context))
    return views.question(found) if found else None


async def _activities(context: Context) -> list[Listed]:
    """The activities of the pending question that are still there; raises as `own_month` does."""
    args = context.question.args
    listed = await own_month(context, args["region"], month_of_button(args["month"]))
    found = [activity for activity in listed if activity.row in args["rows"]]
    if not found:
        raise BadPress(Action.IMPLEMENTED)
    return found


async def _answered(context: Context, activities: Sequence[Listed]) -> list[Followed]:
    """The open recommendations that these activities answer and the person may mark."""
    by_row = await answered_by(context.session, activities, context.today)
    found = {each.recommendation: each for several in by_row.values() for each in several}
    return [each for each in found.values() if each.place and marks(context.turn.duties, each)]


async def _keep(
    context: Context, each: Followed, progress: Progress, activities: Sequence[Listed]
) -> str:
    """Keep how far it is, with the activities that made it so; return what is said of it."""
    one = each.recommendation
    now, role = await to_mark(context, one.period.code, one.number, each.place, to_change=True)
    if now.open and now.progress is not progress:
        by_row = await answered_by(context.session, activities, context.today)
        made = [
            activity.entry.activity.name
            for activity in activities
            if any(other.recommendation == one for other in by_row.get(activity.row, ()))
        ]
        words = f"Se participó en: {shorten('; '.join(made), _NAME, placeholder='…')}"
        await acts.go_on(
            context.session, now, progress, context.person, role, context.now, words=words
        )
    return views.kept_note(now, progress)
