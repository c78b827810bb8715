"""ODES invites a person, or lets in one who asked: role, region or indicator, name."""

from dataclasses import fields
from typing import Any

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS, Region, Unresolved, resolve_region
from convenio.lengths import NAME_LENGTH
from convenio.typed.bare_names import may_name
from convenio.typed.whole_numbers import whole_number
from handlers.access import Capability, may, require
from handlers.actions import Action
from handlers.context import Context
from handlers.invitation import views
from handlers.invitation.access import admit, create_invitation, give_duty, number_of
from handlers.invitation.binding import read_named
from handlers.invitation.entry import welcome
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.agreements import all_indicators, indicators_in, indicators_of
from storage.models import AccessRequest, Position, Role
from storage.people import people


async def start_inviting(context: Context) -> None:
    """/invitar, or a button that may name the role and the region."""
    require(context, Capability.MANAGE_PEOPLE)
    args = context.pressed.args if context.turn.update.callback_query else ()
    if not args:
        await context.ask(QuestionKind.INVITATION)
        context.open(views.inviting({}))
        return
    role, region = context.pressed.text(0), context.pressed.text(1)
    if role not in (Role.FOCAL, Role.DIRECTOR) or region not in REGIONS:
        raise BadPress(Action.INVITE)
    await context.ask(QuestionKind.INVITATION, args={"role": role})
    await _with_region(context, REGIONS[region])


async def present(context: Context) -> View | None:
    if not context.asks(QuestionKind.INVITATION) or not may(context, Capability.MANAGE_PEOPLE):
        return None
    return await _question(context)


async def cancel_inviting(context: Context) -> None:
    require(context, Capability.MANAGE_PEOPLE)
    await context.ask_nothing()
    context.show(views.cancelled())


async def choose_role(context: Context) -> None:
    try:
        role = Role(context.pressed.text(0))
    except ValueError:
        raise BadPress("role") from None
    current = await indicators_in(context.session, context.today.year)
    of = {"agreement": current.agreement} if role is Role.PROPONENT and current.agreement else {}
    await _go_on(context, role=role.value, **of)


async def choose_region(context: Context) -> None:
    code = context.pressed.text(0)
    if code not in REGIONS:
        raise BadPress("region")
    await _with_region(context, REGIONS[code])


async def choose_indicator(context: Context) -> None:
    number = context.pressed.integer(0)
    if number not in await _listed(context):
        raise BadPress(Action.INDICATOR)
    await _go_on(context, indicator=number)


async def choose_agreement(context: Context) -> None:
    """Choose the agreement whose indicators are offered."""
    code = context.pressed.text(0)
    if await indicators_of(context.session, code) is None:
        raise BadPress("agreement")
    await _go_on(context, agreement=code)


async def _listed(context: Context) -> Indicators:
    """Indicators of the chosen agreement, else of the first one."""
    code = str(context.question.args.get("agreement", ""))
    found = await indicators_of(context.session, code)
    assert found is not None
    return found


async def _question(context: Context, **words: Any) -> View:
    """View of the question that is asked now."""
    known = await all_indicators(context.session)
    return views.inviting(context.question.args, known, **words)


async def choose_alternate(context: Context) -> None:
    await _go_on(context, alternate=context.pressed.text(0) == "1")


async def without_name(context: Context) -> None:
    await _go_on(context, name="")


async def answer_invitation(context: Context) -> None:
    """Take a typed region, indicator number or name, whichever is being asked."""
    require(context, Capability.MANAGE_PEOPLE)
    args, text = context.question.args, context.text.strip()
    context.take_away_typed()
    wanted = views.wanted(args)
    if wanted == "region":
        found = resolve_region(text)
        if isinstance(found, Unresolved):
            context.show(await _question(context, unresolved=found))
        else:
            await _with_region(context, found)
    elif wanted == "indicator" and (number := whole_number(text)) in await _listed(context):
        await _go_on(context, indicator=number)
    elif wanted == "name" and (named := _named(context)):
        await _go_on(context, **named)
    else:
        context.show(await _question(context, puzzled=text[:NAME_LENGTH]))


def _named(context: Context) -> dict[str, str]:
    """The name and, behind it or alone, the account that the invitation is bound to."""
    if "request" in context.question.args:  # whose account is known
        return {"name": context.line[:NAME_LENGTH]} if may_name(context.line) else {}
    named = read_named(context.line)
    return {"name": named[0], "bound_to": named[1]} if named else {}


async def _with_region(context: Context, region: Region) -> None:
    """Set the region; where a focal point serves already, ask whether this is the alternate."""
    facts: dict[str, Any] = {"region": region.code}
    if context.question.args.get("role") == Role.FOCAL:
        serving = await people.people_with(context.session, Role.FOCAL, region=region.code)
        if serving:
            facts["serving"] = [person.name or "sin nombre" for person in serving]
        else:
            facts["alternate"] = False
    await _go_on(context, **facts)


async def _go_on(context: Context, **facts: Any) -> None:
    require(context, Capability.MANAGE_PEOPLE)
    if context.question.kind != QuestionKind.INVITATION:
        raise BadPress(Action.INVITE)
    args = context.question.args | facts
    await context.ask(QuestionKind.INVITATION, args=args)
    if views.wanted(args) is None:
        await _finish(context, args)
    else:
        context.show(await _question(context))


async def _finish(context: Context, args: dict[str, Any]) -> None:
    given = {field.name: args[field.name] for field in fields(Position) if field.name in args}
    position = Position(**given | {"role": Role(args["role"])})
    await context.ask_nothing()
    if "request" in args:
        await _let_in(context, args, position)
        return
    name, by = args.get("name", ""), context.person.id
    code = await create_invitation(
        context.session,
        position,
        context.now,
        name=name,
        given_by=by,
        bound_to=args.get("bound_to", ""),
    )
    context.show(views.invited(args))
    context.say(
        views.invitation(args, context.turn.bot_username),
        invitation=await number_of(context.session, code),
    )


async def _let_in(context: Context, args: dict[str, Any], position: Position) -> None:
    request = await context.session.get(AccessRequest, args["request"])
    if request is None or request.decided_at is not None:
        context.show(views.already_decided())
        return
    request.decided_at, request.decided_by, request.granted = context.now, context.person.id, True
    context.session.add(request)
    name = args.get("name") or request.name
    person = await admit(context.session, request.telegram_id, name, context.now)
    await give_duty(context.session, person, position, context.now, context.person.id)
    context.show(views.let_in(args, name))
    await welcome(context, request.telegram_id)
