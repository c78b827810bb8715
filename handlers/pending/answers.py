"""Typed answers: only to a question that the person has seen, and sees last."""

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.bare_names import is_cause
from handlers import causes
from handlers.access import Capability, may
from handlers.context import Context, Outdated
from handlers.pending.following import follow
from handlers.pending.kinds import LEFT
from handlers.pending.named_indicators import press_named
from handlers.pending.replies import replies_elsewhere, replies_to_question
from handlers.pending.screen import present
from handlers.pending.views import named_button
from handlers.plain_words import figures
from handlers.plain_words.grammar import read_said
from handlers.plain_words.typed_figures import is_figure, typed_figures
from handlers.questions import QuestionKind, as_seen, ask_as_seen, is_aside
from handlers.reporting import offer_typed
from handlers.routes import Step
from handlers.views import Press
from handlers.words import say
from storage.models import Question

SHOWN_BACK = 40  # letters of what is given back


# Where the words of a button, typed, would be kept as somebody's own, or not understood.
_BY_NAME = (
    QuestionKind.CARD,
    QuestionKind.REVIEW,
    QuestionKind.CAUSE,
    QuestionKind.SHARED_CAUSE,
    QuestionKind.ABSENCE_REASON,
    QuestionKind.REMARK,
)
# Where one's own words are kept at once.
_OF_REASONS = (QuestionKind.CAUSE, QuestionKind.SHARED_CAUSE, QuestionKind.FIGURE_REASON)


def answering(step: Step) -> Step:
    """A step that takes no text which was meant for something else: it is given back."""

    async def checked(context: Context) -> None:
        text = context.text[:SHOWN_BACK]
        if context.turn.early:
            raise Outdated(say("pending/early", text=text))
        _take_for_seen(context, text)
        if await replies_elsewhere(context):
            raise Outdated(say("pending/past", text=text))
        if is_aside(context.question) and not await replies_to_question(context):
            if not (await _of_another_report(context) or await offer_typed(context)):
                raise Outdated(say("pending/aside", text=text))
            return
        if await _moved_by_name(context) or await _pressed_by_name(context):
            return
        if context.asks(*_OF_REASONS) and _names_something(context.text):
            await causes.ask_back(context)
            return
        await step(context)

    checked.__name__ = step.__name__
    return checked


async def _of_another_report(context: Context) -> bool:
    """Take figures that name a semester or a region before them: perhaps not the card's."""
    if context.question.version_id is None or not may(context, Capability.REPORT):
        return False
    typed = typed_figures(context.text, INDICATORS)
    if typed is None or not (typed.periods or typed.regions):
        return False
    await figures.take(context, typed)
    return True


def _take_for_seen(context: Context, text: str) -> None:
    """Answer the question that was last seen; the same text again is asked about.

    Words that would take the place of words which are not shown yet are given back, so that none
    are lost. Where the pending question may have been seen, it is that which is answered.
    """
    question = context.question
    if context.turn.unseen and not _goes_on_a_table(context):
        seen = question.seen
        if seen and _is_same(seen["text"], context.line):
            raise Outdated(say("pending/again", text=text))
        if seen is None or _goes_on(question):
            raise Outdated(say("pending/early", text=text))
        ask_as_seen(question, seen)
    context.turn.answered = as_seen(question, context.line)


def _goes_on_a_table(context: Context) -> bool:
    """Whether more figures come right behind a table, which they are added to."""
    typed = typed_figures(context.text, INDICATORS) if context.asks(QuestionKind.TABLE) else None
    return typed is not None and not is_figure(typed.text)


def _is_same(text: str, again: str) -> bool:
    return text.casefold() == again.casefold()


def _goes_on(question: Question) -> bool:
    """Whether it gathers words, as the one before it did."""
    left = LEFT.get(question.kind)
    return bool(left and left.words and (question.seen or {}).get("kind") == question.kind)


def _names_something(text: str) -> bool:
    """Whether it is no more than a command's words, or what can stand behind one."""
    said = read_said(text, INDICATORS)
    return bool(said.phrases or said.parts) and not said.unread and not is_cause(text)


async def _moved_by_name(context: Context) -> bool:
    """Ask for the indicator that was named instead; whether one was."""
    pressed = await press_named(context)
    if pressed is None:
        return False
    context.turn.pressed = pressed
    await follow(context, "press", pressed.action)
    return True


async def _pressed_by_name(context: Context) -> bool:
    """Press the button whose words were typed; whether there is one."""
    if not context.asks(*_BY_NAME) or not any(letter.isalpha() for letter in context.text):
        return False
    view = await present(context)
    named = named_button(view, context.text) if view else None
    if named is None:
        return False
    context.turn.pressed = Press.parse(named.data)
    await follow(context, "press", context.turn.pressed.action)
    return True
