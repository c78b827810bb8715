"""Words that are no answer, typed while something is asked: they do what they mean.

Nothing of them is stored, and the question stays unless they leave it.
"""

from collections.abc import Callable

from telegram import Message
from telegram.ext import filters

from convenio.catalogue.regions import plain
from convenio.typed.clean_text import clean_text
from convenio.typed.figures import UnreadableFigure, read_figure
from convenio.typed.lone_words import LoneWord, read_lone_word
from handlers.commands import EVERYBODY, menu_for
from handlers.context import Context
from handlers.pending import views
from handlers.pending.following import follow
from handlers.pending.screen import present, show_below, show_present
from handlers.plain_words.meanings import command_said
from handlers.questions import QuestionKind
from handlers.turn import TURN
from handlers.views import Press
from storage.models import Question

_COMMANDS = {LoneWord.HELP: "ayuda", LoneWord.MENU: "menu", LoneWord.CANCEL: "cancelar"}
_MOVES = {LoneWord.BACK: views.back_button, LoneWord.NEXT: views.next_button}


def _is_figure(text: str) -> bool:
    """Whether it reads as a figure or a mark, or as the lack of one, of which the step asks."""
    missing = read_lone_word(text) in (LoneWord.UNSURE, LoneWord.NO, LoneWord.NOTHING)
    return missing or not isinstance(read_figure(text), UnreadableFigure)


def _is_yes_or_no(text: str) -> bool:
    begun = plain(text).split(" ")[0] in ("si", "s", "no", "n")
    return begun and read_lone_word(text) in (LoneWord.YES, LoneWord.NO, None)


# Where such a word may be the answer after all.
_KEPT: dict[str, Callable[[str], bool]] = {
    QuestionKind.PROGRAMMED: _is_figure,
    QuestionKind.EXECUTED: _is_figure,
    QuestionKind.GOALS: _is_figure,
    QuestionKind.ATTENDANCE: _is_yes_or_no,
    QuestionKind.IMPLEMENTED: _is_yes_or_no,
    QuestionKind.IN_THREAD: _is_yes_or_no,  # what was asked may need no more, and it is confirmed
    QuestionKind.SUMMARY_SUBJECT: lambda text: plain(text) == "salud",  # of an indicator's name
}


_OF_FIGURES = (QuestionKind.PROGRAMMED, QuestionKind.EXECUTED)

# Where another text is sent: what in the question says which.
_TEXTS: dict[str, str] = {QuestionKind.WORDING: "message", QuestionKind.REPORT_TEXT: "part"}


class LoneWordTyped(filters.MessageFilter):
    """A filter for a text that answers no question, while one waits."""

    def filter(self, message: Message) -> bool:
        question, text = TURN.get().question, clean_text(message.text or "")
        kept = _KEPT.get(question.kind) if question else None
        if question is None or question.kind == QuestionKind.SAID or (kept and kept(text)):
            return False
        if _may_approve(question, text) or _is_wording(question, text):
            return False
        return read_lone_word(text) is not None or _command(text) is not None


def _may_approve(question: Question, text: str) -> bool:
    """Whether a yes in place of what is to be corrected may mean that nothing is."""
    first = question.kind == QuestionKind.REMARK and not question.args.get("words")
    return first and read_lone_word(text) is LoneWord.YES


def _is_wording(question: Question, text: str) -> bool:
    """Whether it may be other words of a text that is looked at, be it one word that is a command.

    It is shown before it is kept.
    """
    name = _TEXTS.get(question.kind)
    looked_at = name is not None and bool(question.args.get(name))
    return looked_at and ("{" in text or read_lone_word(text) is None)


async def take_word(context: Context) -> None:
    """Do what the word means; else say what is awaited, and show the question again below."""
    word, command = read_lone_word(context.text), _command(context.text)
    if command is not None:
        await follow(context, "command", command)
    elif word in _COMMANDS:
        await follow(context, "command", _COMMANDS[word])
    else:
        await _stay(context, word or LoneWord.NOTHING)


async def _stay(context: Context, word: LoneWord) -> None:
    """Press the button that the word names, if the screen has it."""
    question, view = context.question, await present(context)
    if view is None:
        await show_present(context, views.no_longer())
        return
    named = _MOVES[word](view) if word in _MOVES else None
    if named is None:
        show_below(context, view, views.awaited(word, context.text, question, view))
        return
    context.turn.pressed = Press.parse(named.data)
    await follow(context, "press", context.turn.pressed.action)


def _command(text: str) -> str | None:
    """The command of the person's menu whose name stands alone, without its slash.

    Where a figure is asked, which is no word, any phrase for it will do.
    """
    name, question = plain(text), TURN.get().question
    known = {command for command, _ in (*EVERYBODY, *menu_for(TURN.get().duties))}
    if name in known:
        return name
    figure = question is not None and question.kind in _OF_FIGURES
    return command_said(text, known) if figure and read_lone_word(text) is None else None
