"""An act that waits for a code: kept with what was shown, and done as if it were pressed then."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from telegram import Message

from handlers.access import where_fetched
from handlers.actions import Action
from handlers.context import Context, Outdated
from handlers.forms import Form
from handlers.process import process_of
from handlers.questions import QuestionKind, as_seen, ask_as_seen
from handlers.routes import Route
from handlers.second_factor import views
from handlers.second_factor.derived_codes import code_in
from handlers.second_factor.guarded_acts import GUARDED
from handlers.views import Press, View
from handlers.words import say
from storage.models import IncidentKind
from storage.people.second_factor import CodeVerdict, factor_of, take_code
from storage.reminders import incidents

WAITS = timedelta(minutes=5)
SHOWN = 700  # letters of the screen with the button


@dataclass(frozen=True, slots=True)
class HeldAct:
    """`data`: of the pressed button. `words`: its screen. `before`: the question it counts on."""

    data: str
    words: str
    since: datetime
    before: dict[str, Any] | None = None

    @property
    def press(self) -> Press:
        return Press.parse(self.data)


async def _screen(context: Context, held: HeldAct, note: str) -> View:
    factor = await factor_of(context.session, context.person.id)
    paused = factor.paused_until if factor else None
    over = context.now > held.since + WAITS or (paused is not None and context.now < paused)
    until = None if over else held.since + WAITS
    act = GUARDED[held.press.action].words
    return views.ask_code(act, held.words, until, note)


FORM = Form(QuestionKind.CODE, HeldAct, where_fetched, _screen)
present = FORM.present


async def hold_for_code(context: Context, route: Route) -> bool:
    """Ask for a code before an act that needs one; False where the act may go on."""
    act = GUARDED.get(Action(route.key)) if route.on == "press" else None
    if act is None or context.turn.code_given:
        return False
    if await factor_of(context.session, context.person.id) is None or not await act.needs(context):
        return False
    question = context.turn.question
    before, words = as_seen(question, "") if question else None, _shown(context)
    if context.asks(FORM.kind):  # another act waits already, which this one takes the place of
        before, words = FORM.now(context).before, ""
    await FORM.hold(context, HeldAct(context.pressed.data, words, context.now, before))
    return True


def _shown(context: Context) -> str:
    """What the message with the pressed button said."""
    query = context.turn.update.callback_query
    message = query.message if query else None
    text = (message.text or message.caption or "") if isinstance(message, Message) else ""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


async def answer(context: Context) -> None:
    """Take a code for the act that waits: do it, or say what is wrong with the code."""
    held = FORM.now(context)
    if context.now > held.since + WAITS:
        await FORM.hold(context, held, views.too_late())
        return
    process, now, person = process_of(context), context.now, context.person
    shown_at = process.telephone_time(now)
    assert person.id is not None
    verdict = await take_code(
        context.session, process.key, person.id, code_in(context.text), now, shown_at
    )
    if verdict is None:
        await _restore(context, held)
        raise Outdated(say("second_factor/none_now"))
    if verdict is CodeVerdict.PAUSED_NOW:
        incidents.note(context.session, IncidentKind.WRONG_CODES, now, person=person)
    if verdict not in (CodeVerdict.RIGHT, CodeVerdict.RECOVERY):
        factor = await factor_of(context.session, person.id)
        await FORM.hold(context, held, views.not_taken(verdict, factor))
        return
    await _restore(context, held)
    context.turn.pressed, context.turn.code_given = held.press, True
    await process.follow(context, "press", held.press.action)


async def ask_again(context: Context) -> None:
    """'Intentar de nuevo': the same act, with as much time as at first."""
    held = FORM.now(context)
    await FORM.hold(context, replace(held, since=context.now))


async def leave(context: Context) -> None:
    """Drop the act, and go back to where it was pressed."""
    await _restore(context, FORM.now(context))
    raise Outdated(say("second_factor/left"))


async def _restore(context: Context, held: HeldAct) -> None:
    """Make the question that the act counts on the chat's own again."""
    if held.before is None:
        await context.ask_nothing()
    else:
        ask_as_seen(context.question, held.before)
    context.turn.settled = False
