"""The words of a message to ODES or from it: what is too long, what says nothing."""

from dataclasses import replace
from typing import TypeVar

from convenio.catalogue.regions import plain
from convenio.lengths import LETTER_LENGTH
from convenio.typed.lone_words import read_lone_word
from handlers.commands import EVERYBODY, menu_for
from handlers.consultations import views
from handlers.consultations.form_state import ConsultationForm, ThreadForm
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.words import length_shown

Asked = TypeVar("Asked", ConsultationForm, ThreadForm)


def read_words(text: str) -> tuple[str, str]:
    """The words to be shown, or none and what is wrong with them."""
    words = text.strip()
    length = length_shown(words.replace("<", " "))
    if length > LETTER_LENGTH:
        return "", views.too_long(length, LETTER_LENGTH)
    return words, ""


def with_words(context: Context, asked: Asked, text: str) -> tuple[Asked, str]:
    """The form with the typed words; as it was, and what is wrong with them, if they won't do."""
    words, fault = read_words(text)
    if fault:
        return asked, fault
    context.take_away_typed()
    return replace(asked, words=words), ""


def says_nothing(context: Context, text: str) -> bool:
    """Whether it is a word that is never sent on: a thank-you, a yes, a thumb, a command's name."""
    commands = (name for name, _ in (*EVERYBODY, *menu_for(context.turn.duties)))
    return read_lone_word(text) is not None or plain(text) in commands


def left_note(context: Context, thread: int | None = None) -> str:
    """What had been typed for something else than this thread, which takes its place."""
    if not context.asks(QuestionKind.CONSULTATION, QuestionKind.IN_THREAD):
        return ""
    args = context.question.args
    words = args.get("words", "")
    same = thread is not None and args.get("thread") == thread
    return views.left(words) if words and not same else ""
