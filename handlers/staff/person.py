"""One person's page, and their replacement by a code; they stay until it is used."""

from dataclasses import asdict

from convenio.lengths import NAME_LENGTH
from handlers.access import Capability, may
from handlers.context import Context
from handlers.invitation.access import number_of
from handlers.invitation.binding import binding_words, read_named
from handlers.invitation.views import invitation
from handlers.questions import QuestionKind
from handlers.staff import absence, acts, views
from handlers.staff.access import Serving, pressed_duty, serving
from handlers.views import View
from storage.people.stand_ins import stand_ins_for

QUESTION = QuestionKind.REPLACEMENT


async def show_person(context: Context) -> None:
    """Show a person's page, and leave whatever was begun about somebody."""
    found = await pressed_duty(context, Capability.READ_ALL)
    question = context.turn.question
    if question is not None and question.kind in (QUESTION, absence.QUESTION):
        await context.ask_nothing()
    absences = await stand_ins_for(context.session, found.duty.person_id)
    manages = may(context, Capability.MANAGE_PEOPLE)
    context.show(views.person(found, absences, context.now, manages=manages))


async def ask_replacement(context: Context) -> None:
    found = await pressed_duty(context)
    await context.ask(QUESTION, args={"duty": found.id})
    context.show(views.ask_name(found))


async def present(context: Context) -> View | None:
    if not context.asks(QUESTION):
        return None
    return views.ask_name(await serving(context, context.question.args["duty"]))


async def replace_unnamed(context: Context) -> None:
    await _invite(context, await pressed_duty(context), "")


async def take_name(context: Context) -> None:
    found = await serving(context, context.question.args["duty"])
    context.take_away_typed()
    named = read_named(context.line)
    if named:
        await _invite(context, found, *named)
    else:
        context.show(views.ask_name(found, puzzled=context.line[:NAME_LENGTH]))


async def _invite(context: Context, found: Serving, name: str, bound_to: str = "") -> None:
    duty, by = found.duty, context.person.id
    code = await acts.replace(context.session, duty, name, by, context.now, bound_to)
    await context.ask_nothing()
    context.show(views.replacing(found, binding_words(bound_to)))
    args = asdict(duty.position) | {"name": name, "bound_to": bound_to}
    context.say(
        invitation(args, context.turn.bot_username),
        invitation=await number_of(context.session, code),
    )
