"""What is asked next once an activity of a month was answered for."""

from handlers.attendance import views
from handlers.attendance.access import own_month, own_months
from handlers.context import Context
from handlers.questions import QuestionKind
from storage.schedule.attendance import Listed


async def go_on(context: Context, after: Listed, note: str = "") -> None:
    """Show the next activity of that region and month without an answer, or the end."""
    listed = await own_month(context, after.region, after.month)
    position = next(at for at, activity in enumerate(listed) if activity.row == after.row)
    for activity in (*listed[position + 1 :], *listed[:position]):
        if activity.answer is None:
            await ask(context, activity)
            context.show(views.question(listed, activity, note))
            return
    await context.ask_nothing()
    context.show(views.done(listed, await own_months(context), note))


async def ask(
    context: Context,
    listed: Listed,
    kind: QuestionKind = QuestionKind.ATTENDANCE,
    **said: str,
) -> None:
    """`said`: what was typed as the reason and is asked back, and the reason given before it."""
    args = {"region": listed.region, "month": listed.month.code, "row": listed.row}
    await context.ask(kind, args=args | said)
