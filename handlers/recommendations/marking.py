"""A place says how far a recommendation is, or its directorate returns it: shown, then kept.

Words and files are optional, but for what is not pertinent or returned: that needs its reason.
"""

from dataclasses import replace

from telegram import Message
from telegram.ext import filters

from convenio.evaluation.following import Followed
from convenio.evaluation.progress import Progress
from convenio.lengths import WORDS_LENGTH
from convenio.report.evidence_kinds import LARGEST, MOST, Refusal
from handlers.access import where_fetched
from handlers.actions import Action
from handlers.context import Context
from handlers.evidence.upload import name_of
from handlers.forms import Form, is_confirmed, on_card
from handlers.questions import QuestionKind
from handlers.recommendations import acts, mark_views
from handlers.recommendations.access import WentOn, require_seen, to_decide, to_mark
from handlers.recommendations.filters import ListFilter
from handlers.recommendations.form_state import ProgressForm, SentFileOfStep
from handlers.recommendations.steps import list_of, place_view, pressed_place
from handlers.routes import Step
from handlers.turn import TURN
from handlers.views import BadPress, View
from storage.evaluations.progress import find_followed
from storage.models import Role

QUESTION = QuestionKind.PROGRESS


async def _held(
    context: Context, asked: ProgressForm, *, to_change: bool = False
) -> tuple[Followed, Role]:
    of = asked.period, asked.number, asked.place
    if asked.returns:
        return await to_decide(context, *of, to_change=to_change), Role.PROPONENT
    return await to_mark(context, *of, to_change=to_change)


async def _screen(context: Context, asked: ProgressForm, note: str) -> View:
    followed, _ = await _held(context, asked)
    require_seen(followed, asked.seen)
    return mark_views.review(followed, asked, context.today, note)


FORM = Form(QUESTION, ProgressForm, where_fetched, _screen)
present = FORM.present


def or_what_stands(step: Step) -> Step:
    """That step; where somebody went on meanwhile, how far it is now is shown instead."""

    async def run(context: Context) -> None:
        try:
            await step(context)
        except WentOn as changed:
            await context.stop_asking(QUESTION)
            view = await place_view(context, changed.followed, changed.note)
            (context.show if on_card(context) else context.open)(view)

    run.__name__ = step.__name__
    return run


@or_what_stands
async def mark(context: Context) -> None:
    """The first tap: how far it is, to be confirmed."""
    period, number, place = pressed_place(context)
    try:
        progress = Progress(context.pressed.text(3))
    except ValueError:
        raise BadPress(Action.MARK_PROGRESS) from None
    if progress is Progress.PENDING:
        raise BadPress(Action.MARK_PROGRESS)
    followed, _ = await to_mark(context, period, number, place)
    asked = ProgressForm(period, number, place, progress, followed.step)
    await FORM.hold(context, asked, anew=not on_card(context))


@or_what_stands
async def give_back(context: Context) -> None:
    """The directorate begins to return what a region says is done."""
    period, number, place = pressed_place(context)
    followed = await to_decide(context, period, number, place)
    require_seen(followed, context.pressed.integer(3))
    asked = ProgressForm(period, number, place, Progress.UNDERWAY, followed.step, returns=True)
    await FORM.hold(context, asked, anew=not on_card(context))


@or_what_stands
async def answer(context: Context) -> None:
    """Take the words; they are shown before they are kept."""
    asked = FORM.now(context)
    context.take_away_typed()
    if not any(letter.isalpha() for letter in context.text):
        await FORM.hold(context, asked, mark_views.words_needed())
    elif len(context.line) > WORDS_LENGTH:
        await FORM.hold(context, asked, mark_views.too_long(len(context.line), WORDS_LENGTH))
    else:
        await FORM.hold(context, replace(asked, words=context.line))


@or_what_stands
async def take_file(context: Context) -> None:
    """Note a photo or document; it is fetched once the step is kept."""
    message = context.turn.update.effective_message
    assert message is not None
    asked, file = FORM.now(context), message.document or message.photo[-1]
    name = name_of(message)
    if (file.file_size or 0) > LARGEST:
        await FORM.hold(context, asked, mark_views.not_taken(name, Refusal.TOO_LARGE))
    elif len(asked.files) >= MOST:
        await FORM.hold(context, asked, mark_views.not_taken(name, Refusal.TOO_MANY))
    else:
        files = (*asked.files, SentFileOfStep(name, file.file_id))
        await FORM.hold(context, replace(asked, files=files))


class FileOfStep(filters.MessageFilter):
    """A message with a file while somebody says how far a recommendation is."""

    def filter(self, message: Message) -> bool:
        question = TURN.get().question
        if question is None or question.kind != QUESTION or message.animation:
            return False
        return bool(message.photo or message.document)


@or_what_stands
async def save(context: Context) -> None:
    """The second tap: keep it, unless somebody else went on with it since."""
    asked, person = FORM.now(context), context.person
    followed, role = await _held(context, asked, to_change=True)
    require_seen(followed, asked.seen)
    if asked.lacks_words or not is_confirmed(context, asked):
        raise BadPress(Action.SAVE_PROGRESS)
    step = await acts.go_on(
        context.session,
        followed,
        asked.progress,
        person,
        role,
        context.now,
        words=asked.words,
        accepted=asked.progress is Progress.IMPLEMENTED and role is Role.PROPONENT,
    )
    files = [(file.name, file.file_id) for file in asked.files]
    await acts.keep_files(
        context.session, context.turn.chat_id, followed, step, person, files, context.now
    )
    await context.ask_nothing()
    note = mark_views.saved(followed, asked)
    context.show(await list_of(context, ListFilter(), note=note))


@or_what_stands
async def accept(context: Context) -> None:
    """The directorate agrees that it is implemented."""
    period, number, place = pressed_place(context)
    followed = await to_decide(context, period, number, place, to_change=True)
    require_seen(followed, context.pressed.integer(3))
    if not followed.unaccepted:
        raise BadPress(Action.ACCEPT)
    await acts.go_on(
        context.session,
        followed,
        Progress.IMPLEMENTED,
        context.person,
        Role.PROPONENT,
        context.now,
        accepted=True,
    )
    now = await find_followed(context.session, period, number, place, context.today)
    assert now is not None
    view = await place_view(context, now, mark_views.accepted(now))
    (context.show if on_card(context) else context.open)(view)


async def leave(context: Context) -> None:
    await FORM.cancel(context, await list_of(context, ListFilter()))
