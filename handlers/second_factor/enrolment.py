"""/seguridad: ODES sets a second factor, sees how it stands, and takes it away."""

from dataclasses import dataclass

from handlers.access import Capability, require, requiring
from handlers.announcements import tell_in_window, while_serving
from handlers.context import Context
from handlers.forms import Form
from handlers.process import process_of
from handlers.questions import QuestionKind
from handlers.second_factor import views
from handlers.second_factor.derived_codes import code_in, recovery_codes
from handlers.views import BadPress, View
from storage.models import Person, Role, RowKind, SecondFactor
from storage.outbox.sent_buttons import pictures_to_enrol
from storage.people.audience import odes_staff
from storage.people.people import hash_code
from storage.people.second_factor import (
    AppSecret,
    digits_of,
    end_factor,
    factor_of,
    key_mark,
    new_salt,
    renew_recovery,
    set_factor,
)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """`salt`: what the secret in the picture is made of, beside the installation's key."""

    salt: str


async def _screen(_context: Context, _asked: Enrolment, note: str) -> View:
    return views.ask_first_code(note)


FORM = Form(QuestionKind.FIRST_CODE, Enrolment, requiring(Capability.MANAGE_PEOPLE), _screen)
present = FORM.present


async def show(context: Context) -> None:
    """Show whether a code is asked for, and since when."""
    require(context, Capability.MANAGE_PEOPLE)
    factor = await factor_of(context.session, context.person.id)
    context.open(views.state(factor, context.now))


async def begin(context: Context) -> None:
    """Send the picture for the app, and ask for its first code."""
    require(context, Capability.MANAGE_PEOPLE)
    person = context.person
    if await factor_of(context.session, person.id) is not None:
        raise BadPress(context.pressed.action)
    salt = new_salt()
    payload = views.picture().payload | {"enrolment": {"person_id": person.id, "salt": salt}}
    context.turn.owed.append((RowKind.PICTURE, payload))
    await FORM.hold(context, Enrolment(salt), anew=True)


async def confirm(context: Context) -> None:
    """Take the first code: only then is a code asked for at all."""
    asked, person, process = FORM.now(context), context.person, process_of(context)
    assert person.id is not None
    if await factor_of(context.session, person.id) is not None:
        raise BadPress(FORM.kind)
    shown_at = process.telephone_time(context.now)
    app = AppSecret.of(process.key, person.id, asked.salt)
    step = app.step_of(digits_of(code_in(context.text)), shown_at)
    if step is None:
        await FORM.hold(context, asked, views.first_code_wrong())
        return
    salt = new_salt()
    factor = SecondFactor(
        person_id=person.id,
        salt=asked.salt,
        key_mark=key_mark(process.key, person.id, asked.salt),
        since=context.now,
        last_step=step,
        recovery_salt=salt,
        recovery=[hash_code(code) for code in recovery_codes(process.key, person.id, salt)],
    )
    await set_factor(context.session, factor, context.now, person.id)
    await context.ask_nothing()
    await _take_picture_away(context)
    context.show(views.state(factor, context.now, "✓ Listo: desde ahora se pide el código."))
    context.say(views.recovery(), recovery={"person_id": person.id, "salt": salt})
    await _tell_odes(context, person, "activó")


async def leave(context: Context) -> None:
    """Drop what was begun; nothing is asked for."""
    require(context, Capability.MANAGE_PEOPLE)
    await _take_picture_away(context)
    await context.stop_asking(FORM.kind)
    factor = await factor_of(context.session, context.person.id)
    context.show(views.state(factor, context.now))


async def renew(context: Context) -> None:
    """Make other recovery codes; those before are good no more."""
    factor, person, salt = await _own(context), context.person, new_salt()
    codes = recovery_codes(process_of(context).key, factor.person_id, salt)
    await renew_recovery(context.session, factor, salt, codes, context.now)
    context.show(views.state(factor, context.now, "✓ Los códigos anteriores ya no valen."))
    context.say(views.recovery(), recovery={"person_id": person.id, "salt": salt})


async def end(context: Context) -> None:
    """Ask for no code any more."""
    factor, person = await _own(context), context.person
    await end_factor(context.session, factor, context.now, person.id)
    context.show(views.state(None, context.now, "✓ Ya no se pide el código."))
    await _tell_odes(context, person, "desactivó")


async def hide_recovery(context: Context) -> None:
    """'Ya los guardé': take the codes out of the chat."""
    query = context.turn.update.callback_query
    if query is None or query.message is None:
        raise BadPress(context.pressed.action)
    context.turn.owed.append((RowKind.DELETE, {"message_id": query.message.message_id}))
    context.toast("Se borró el mensaje con los códigos.")


async def _own(context: Context) -> SecondFactor:
    require(context, Capability.MANAGE_PEOPLE)
    factor = await factor_of(context.session, context.person.id)
    if factor is None:
        raise BadPress(context.pressed.action)
    return factor


async def _take_picture_away(context: Context) -> None:
    """The picture holds the secret: it stays in the chat no longer than it is of use."""
    for message_id in await pictures_to_enrol(context.session, context.turn.chat_id):
        context.turn.owed.append((RowKind.DELETE, {"message_id": message_id}))


async def _tell_odes(context: Context, person: Person, did: str) -> None:
    """Whoever has somebody's telephone could set or end it in their name."""
    others = [each for each in await odes_staff(context.session) if each.id != person.id]
    view, about = views.told(person, did), while_serving(Role.ODES)
    tell_in_window(context.session, others, lambda _: view, context.now, about=about)
