"""Somebody is named to stand in for another: first day, last day, and person.

ODES names whoever stands in for a focal point, a director for themselves.
"""

from dataclasses import asdict, dataclass, replace
from datetime import date

from convenio.calendar.typed_days import read_day, read_days
from convenio.catalogue.regions import plain
from handlers.access import Capability, require
from handlers.actions import Action
from handlers.context import Context
from handlers.forms import Form, is_confirmed
from handlers.invitation.access import number_of
from handlers.invitation.alternates import stand_in
from handlers.invitation.binding import binding_words, read_named
from handlers.invitation.views import invitation
from handlers.questions import QuestionKind
from handlers.staff import absence_views as views
from handlers.staff import acts
from handlers.staff.access import Serving, pressed_duty, to_stand_in_for
from handlers.views import BadPress, View
from storage.models import Role
from storage.people import people

QUESTION = QuestionKind.STAND_IN
OFFERED = 8
NEW = 0  # somebody without access yet: with a code


@dataclass(frozen=True, slots=True)
class AbsenceForm:
    """`duty`: the one stood in for. `who`: a person, or NEW. None while it is not known.

    `name`, `bound_to`: of somebody new, as far as they are said.
    """

    duty: int
    first: date | None = None
    last: date | None = None
    who: int | None = None
    name: str = ""
    bound_to: str = ""

    @property
    def days(self) -> tuple[date, date] | None:
        return (self.first, self.last) if self.first and self.last else None


async def _screen(context: Context, asked: AbsenceForm, note: str = "", typed: str = "") -> View:
    """`typed`: a part of somebody's name, while it is asked who it will be."""
    found = await to_stand_in_for(context, asked.duty)
    if asked.days is None:
        return views.ask_day(found, asked.first, context.today, note)
    if asked.who is None:
        others = await acts.candidates(context.session, found.duty)
        fit = [person for person in others if plain(typed) in plain(person.name or "")]
        return views.ask_who(found, asked.days, (fit or others)[:OFFERED], typed if not fit else "")
    who = await people.get_person(context.session, asked.who) if asked.who else None
    new = ", ".join(filter(None, (asked.name, binding_words(asked.bound_to))))
    return views.review(found, asked, asked.days, who, new)


def _guard(context: Context) -> None:
    require(context, Capability.MANAGE_PEOPLE, Capability.APPROVE)


FORM = Form(QUESTION, AbsenceForm, _guard, _screen)
present = FORM.present


async def begin(context: Context) -> None:
    found = await pressed_duty(context)
    if found.duty.role is not Role.FOCAL:
        raise BadPress(Action.ABSENCE)
    await FORM.hold(context, AbsenceForm(found.id))


async def begin_again(context: Context) -> None:
    asked, _ = await _asked(context)
    await FORM.hold(context, AbsenceForm(asked.duty))


async def choose_day(context: Context) -> None:
    asked, _ = await _asked(context)
    try:
        day = date.fromisoformat(context.pressed.text(0))
    except ValueError:
        raise BadPress(Action.ABSENCE_DAY) from None
    await _take_day(context, asked, day)


async def choose_person(context: Context) -> None:
    asked, found = await _asked(context)
    number = context.pressed.integer(0)
    offered = await acts.candidates(context.session, found.duty)
    if number not in [person.id for person in offered]:
        raise BadPress(Action.ABSENCE_PERSON)
    await FORM.hold(context, replace(asked, who=number))


async def choose_code(context: Context) -> None:
    """Choose a code, for somebody who has no access yet."""
    asked, _ = await _asked(context)
    await FORM.hold(context, replace(asked, who=NEW))


async def answer(context: Context) -> None:
    """Take a typed day while one is asked; after that a part of somebody's name, or who is new."""
    asked, _ = await _asked(context)
    context.take_away_typed()
    text = context.line
    if asked.last:
        named = read_named(text)
        if named and (asked.who == NEW or named[1]):
            name, bound_to = named
            await FORM.hold(context, replace(asked, who=NEW, name=name, bound_to=bound_to))
        else:
            context.show(await _screen(context, asked, typed=text))
        return
    try:
        days = read_days(text[:60], context.today) if asked.first is None else None
        first, last = days or (read_day(text[:60], context.today), None)
    except ValueError as fault:
        await FORM.hold(context, asked, f"⚠️ {fault}")
        return
    await _take_day(context, asked, first, last)


async def confirm(context: Context) -> None:
    """Save exactly what was shown with the button."""
    asked, found = await _asked(context)
    days = asked.days
    if days is None or asked.who is None or not is_confirmed(context, asked):
        raise BadPress(Action.CONFIRM_ABSENCE)
    if days[1] < context.today:
        raise BadPress(Action.ABSENCE)
    await context.ask_nothing()
    if asked.who == NEW:
        await _send_code(context, found, days, (asked.name, asked.bound_to))
        return
    person = await people.get_person(context.session, asked.who)
    if person is None:
        raise BadPress(Action.ABSENCE_PERSON)
    await stand_in(context.session, found.duty, person, days, context.person.id, context.now)
    context.show(views.named(found, person, days))


async def _send_code(
    context: Context, found: Serving, days: tuple[date, date], named: tuple[str, str]
) -> None:
    code = await acts.code_for_alternate(
        context.session, found.duty, days, context.person.id, context.now, named
    )
    context.show(views.coded(found, days, binding_words(named[1])))
    args = asdict(acts.stand_in_for(found.duty)) | {"name": named[0], "bound_to": named[1]}
    by = found.person.name or "Su director/a" if found.directs else "ODES"
    context.say(
        invitation(args, context.turn.bot_username, by),
        invitation=await number_of(context.session, code),
    )


async def _take_day(
    context: Context, asked: AbsenceForm, day: date, last: date | None = None
) -> None:
    """Take the first day or, once that is known, the last one; `last`: both at once."""
    if asked.last:
        raise BadPress(Action.ABSENCE_DAY)
    if asked.first:
        fault, taken = acts.unfit_last(asked.first, day), replace(asked, last=day)
    else:
        fault, taken = acts.unfit_first(day, context.today), replace(asked, first=day)
    if fault:
        await FORM.hold(context, asked, f"⚠️ {fault}")
    elif last:
        await _take_day(context, taken, last)
    else:
        await FORM.hold(context, taken)


async def _asked(context: Context) -> tuple[AbsenceForm, Serving]:
    """The absence that the chat is filling in, and the duty it is about."""
    asked = FORM.now(context)
    return asked, await to_stand_in_for(context, asked.duty)
