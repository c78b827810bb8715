"""ODES names who stands in for a focal point: from when, until when, and who."""

from datetime import date
from typing import Any

from convenio.calendar.typed_days import read_day
from convenio.catalogue.regions import plain
from handlers.context import Context
from handlers.country.access import require_odes
from handlers.invitation.alternates import stand_in
from handlers.invitation.views import invitation
from handlers.marks import mark_of
from handlers.questions import QuestionKind
from handlers.staff import absence_views as views
from handlers.staff import acts
from handlers.staff.access import Serving, pressed_duty, serving
from handlers.views import BadPress, View
from storage.column_types import storable
from storage.models import Role
from storage.people import people

QUESTION = QuestionKind.STAND_IN
OFFERED = 8
NEW = 0  # somebody without access yet: with a code


async def begin(context: Context) -> None:
    found = await pressed_duty(context)
    if found.duty.role is not Role.FOCAL:
        raise BadPress("absence")
    await _go_to(context, found, {"duty": found.id})


async def begin_again(context: Context) -> None:
    found = await _asked(context)
    await _go_to(context, found, {"duty": found.id})


async def choose_day(context: Context) -> None:
    found = await _asked(context)
    try:
        day = date.fromisoformat(context.pressed.text(0))
    except ValueError:
        raise BadPress("absday") from None
    await _take_day(context, found, day)


async def choose_person(context: Context) -> None:
    found, number = await _asked(context), context.pressed.integer(0)
    if number not in [each.id for each in await acts.others(context.session, found.duty)]:
        raise BadPress("abswho")
    await _go_to(context, found, context.question.args | {"who": number})


async def choose_code(context: Context) -> None:
    """For somebody who has no access yet."""
    found = await _asked(context)
    await _go_to(context, found, context.question.args | {"who": NEW})


async def answer(context: Context) -> None:
    """A day while one is asked; then a part of somebody's name."""
    found, args = await _asked(context), context.question.args
    context.take_away_typed()
    text = storable(" ".join(context.text.split()))
    if "last" in args:
        await _go_to(context, found, args, typed=text)
        return
    try:
        day = read_day(text[:60], context.today)
    except ValueError as fault:
        await _go_to(context, found, args, note=f"⚠️ {fault}")
        return
    await _take_day(context, found, day)


async def confirm(context: Context) -> None:
    """Only what was shown with the button."""
    found, args = await _asked(context), context.question.args
    if "who" not in args or context.pressed.text(0) != mark_of(args):
        raise BadPress("abssure")
    days = (date.fromisoformat(args["first"]), date.fromisoformat(args["last"]))
    if days[1] < context.today:
        raise BadPress("absence")
    await context.ask_nothing()
    if args["who"] == NEW:
        await _send_code(context, found, days)
        return
    person = await people.get_person(context.session, args["who"])
    if person is None:
        raise BadPress("abswho")
    await stand_in(context.session, found.duty, person, days, context.person.id, context.now)
    context.show(views.named(found, person, days))


async def present(context: Context) -> View | None:
    if not context.asks(QUESTION) or not context.serves(Role.ODES):
        return None
    try:
        found = await _asked(context)
    except BadPress:
        await context.ask_nothing()
        return None
    return await _screen(context, found, context.question.args)


async def _send_code(context: Context, found: Serving, days: tuple[date, date]) -> None:
    region = found.duty.region
    code = await acts.code_for_alternate(
        context.session, found.duty, days, context.person.id, context.now
    )
    context.show(views.coded(found, days))
    args = {"role": Role.FOCAL, "region": region, "alternate": True}
    context.say(invitation(code, args, context.turn.bot_username))


async def _take_day(context: Context, found: Serving, day: date) -> None:
    args = context.question.args
    if "last" in args:
        raise BadPress("absday")
    if "first" not in args:
        fault = acts.unfit_first(day, context.today)
        taken = args | {"first": day.isoformat()}
    else:
        first = date.fromisoformat(args["first"])
        fault = acts.unfit_last(first, day)
        taken = args | {"last": day.isoformat()}
    await _go_to(context, found, args if fault else taken, note=f"⚠️ {fault}" if fault else "")


async def _go_to(
    context: Context, found: Serving, args: dict[str, Any], *, note: str = "", typed: str = ""
) -> None:
    await context.ask(QUESTION, args=args)
    context.show(await _screen(context, found, args, note=note, typed=typed))


async def _screen(
    context: Context, found: Serving, args: dict[str, Any], *, note: str = "", typed: str = ""
) -> View:
    if "last" not in args:
        first = date.fromisoformat(args["first"]) if "first" in args else None
        return views.ask_day(found, first, context.today, note)
    days = (date.fromisoformat(args["first"]), date.fromisoformat(args["last"]))
    if "who" not in args:
        others = await acts.others(context.session, found.duty)
        fit = [each for each in others if plain(typed) in plain(each.name or "")]
        return views.ask_who(found, days, (fit or others)[:OFFERED], typed if not fit else "")
    who = await people.get_person(context.session, args["who"]) if args["who"] else None
    return views.review(found, days, who, mark_of(args))


async def _asked(context: Context) -> Serving:
    require_odes(context)
    if context.question.kind != QUESTION:
        raise BadPress(QUESTION)
    return await serving(context, context.question.args["duty"])
