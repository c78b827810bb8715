from handlers.context import Context
from handlers.forms import on_card
from handlers.questions import QuestionKind
from handlers.schedule import access, views
from handlers.schedule.scope import UNDATED, Scope, opening_month
from handlers.views import BadPress, View

QUESTION = QuestionKind.SCHEDULE_REGION
"""Whose it is: the name of a region may be typed."""


async def show_month(context: Context) -> None:
    """Show a month; without one, this month or the next that has activities."""
    scope, press = await _pressed(context), context.pressed
    number = press.integer(2) if press.text(2) else opening_month(scope.months, context.today.month)
    if not 1 <= number <= UNDATED:
        raise BadPress(press.action)
    show_list(context, views.month(scope, number, context.today, _page(context)))


async def choose_indicator(context: Context) -> None:
    scope = await _pressed(context)
    show_list(context, views.choose_indicator(scope, scope.indicators))


async def show_indicator(context: Context) -> None:
    scope, number = await _pressed(context), context.pressed.integer(2)
    if number not in scope.listed:
        raise BadPress(context.pressed.action)
    show_list(context, views.indicator(scope, number, context.today, _page(context)))


async def as_calendar(context: Context) -> None:
    """Send a region's year as a file that a phone's calendar takes."""
    from documents.calendar import calendar_file  # icalendar takes memory that few need

    scope = await _pressed(context)
    if scope.region is None:
        raise BadPress(context.pressed.action)
    if not any(entry.month for entry in scope.own):
        context.say(views.nothing_dated(scope))
        return
    content = calendar_file(scope.own, context.now).decode()
    name = f"cronograma-{scope.year}-{scope.region}.ics"
    context.send_file(name, content, views.calendar_caption(scope))


def show_list(context: Context, view: View) -> None:
    """Show the list on the chat's card if it is the list's, or on a new card if the chat is idle.

    Who is in the middle of a report keeps that card: the list is a message of its own.
    """
    if on_card(context):
        context.show(view)
    elif context.turn.question is None:
        context.open(view)
    else:
        context.say(view)


async def leave_question(context: Context) -> None:
    """Stop asking for a region, since the person went on otherwise."""
    waiting = context.turn.question
    if waiting is not None and waiting.kind == QUESTION:
        await context.ask_nothing()


async def _pressed(context: Context) -> Scope:
    press = context.pressed
    await leave_question(context)
    return await access.scope_of(context, press.integer(0), press.text(1) or None)


def _page(context: Context) -> int:
    return max(0, context.pressed.integer(3))
