"""What is said of the pending question, and the buttons of its screen by what they do."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from convenio.catalogue.regions import plain
from convenio.typed.lone_words import LoneWord
from handlers.actions import Action
from handlers.pending.kinds import AWAITED, LEFT
from handlers.questions import QuestionKind
from handlers.views import Button, Press, View
from handlers.words import say
from storage.models import Question

SHOWN_BACK = 40
WORDS_SHOWN = 1000
NAMED = 2  # buttons that are named at most
_CONFIRMING = {
    Action.LEAVE,
    Action.CONFIRM_ABSENCE,
    Action.SAVE_TABLE,
    Action.SAVE_WORKBOOK,
    Action.REVIEW,
    Action.CONFIRM_SENDING,
    Action.SEND,
    Action.CONFIRM_EXTENSION,
    Action.SEND_EXTENSION,
    Action.SEND_LETTER,
    Action.SEND_CONSULTATION,
    Action.SEND_IN_THREAD,
    Action.CONFIRM_THREAD_END,
    Action.SAVE_SCHEDULE,
    Action.CONFIRM_MOVE,
    Action.SAVE_PERIOD,
    Action.CONFIRM_MEMBER,
    Action.SAVE_GOALS,
    Action.SAVE_GOAL_SHEET,
    Action.SAVE_AGREEMENT,
    Action.SEND_REMARK,
    Action.SEND_REFUSAL,
    Action.SEND_REQUEST,
    Action.OPEN_CORRECTION,
}
_WAYS_BACK = ("Atrás", "Volver", "Anterior", "De nuevo", "Los ", "No, ", "Cancelar")
_WAYS_ON = ("Continuar", "Empezar", "Seguir", "Saltar", "Siguiente")
_SIGNS = re.compile(r"^\W+")


def awaited(word: LoneWord, text: str, question: Question, view: View) -> str:
    """Say what the question waits for, after a word that is no answer."""
    leave, named = back_button(view), () if _is_far(word, question) else _confirming(view)
    return say(
        "pending/awaited",
        word=word,
        text=" ".join(text.split())[:SHOWN_BACK],
        confirm=" o ".join(f"«{button.label}»" for button in named),
        leave=f"«{leave.label}»" if leave else "",
        awaited=AWAITED[question.kind],
    )


def left(kind: str, args: Mapping[str, Any]) -> View | None:
    """Say what was left undone; None if nothing had been typed or chosen for it."""
    if (before := args.get("before")) and (begun := left(before["kind"], before["args"])):
        return begun  # what the act was about had been typed or chosen
    unfinished = LEFT.get(kind)
    if unfinished is None or not args.get(unfinished.fact):
        return None
    said = args[unfinished.fact] if unfinished.words else ""
    text = say(
        "pending/left",
        what=unfinished.what,
        words=str(said)[:WORDS_SHOWN],
        command=unfinished.command,
    )
    return View(text)


def no_longer() -> str:
    return say("pending/no_longer")


def back_button(view: View) -> Button | None:
    """The button that goes back or, where there is none, the one that leaves."""
    return _first(view, _WAYS_BACK)


def named_button(view: View, text: str) -> Button | None:
    """The button with these words, or the one that begins with them: 'revisar'.

    None of those that send on what was typed, which are pressed.
    """
    said = plain(text)
    safe = [
        button
        for button in _all(view)
        if Press.parse(button.data).action not in _CONFIRMING - {Action.REVIEW}
    ]
    whole = [button for button in safe if plain(_said(button)) == said]
    begun = [button for button in safe if plain(_said(button)).startswith(f"{said} ") and said]
    return next(iter(whole), begun[0] if len(begun) == 1 else None)


def next_button(view: View) -> Button | None:
    return _first(view, _WAYS_ON)


def _first(view: View, ways: Iterable[str]) -> Button | None:
    """The button that begins with the first of these words that one begins with."""
    return next(
        (button for way in ways for button in _all(view) if _said(button).startswith(way)), None
    )


def _is_far(word: LoneWord, question: Question) -> bool:
    """Whether the word asks for no more than the report's card, from where sending is far."""
    return question.kind == QuestionKind.CARD and word is not LoneWord.YES


def _confirming(view: View) -> list[Button]:
    found = [button for button in _all(view) if Press.parse(button.data).action in _CONFIRMING]
    return found[:NAMED]


def _all(view: View) -> Iterable[Button]:
    return (button for row in view.keyboard for button in row)


def _said(button: Button) -> str:
    """The button's label without the sign before it."""
    return _SIGNS.sub("", button.label)
