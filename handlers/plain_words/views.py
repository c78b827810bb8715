"""Answers to what was typed unasked: what was understood, and what the person may do."""

from collections.abc import Mapping, Sequence

from handlers.actions import Action
from handlers.buttons import MENU
from handlers.plain_words.arguments import Meaning
from handlers.plain_words.meanings import Understood
from handlers.views import Button, Keyboard, Press, View, button
from handlers.words import say

SHOWN_BACK = 60
LABEL = 60  # letters


def understood(typed: str, meaning: Meaning) -> View:
    """A line that says how it was understood, where that is not obvious."""
    return View(say("plain_words/understood", typed=shown(typed), meaning=meaning.label))


def choose(typed: str, meanings: Sequence[Meaning], found: Understood) -> View:
    """Ask what is meant: one of several things, or the one that was read in part or past a slip."""
    text = say(
        "plain_words/choose",
        typed=shown(typed),
        unread=shown(" ".join(found.unread)),
        slip=found.slip,
        several=len(meanings) > 1,
    )
    return View(text, _buttons(meanings))


def nearest(typed: str, meanings: Sequence[Meaning], found: Understood) -> View:
    """Say what was read of it, with the nearest things that the person may do."""
    text = say("plain_words/nearest", typed=shown(typed), found=found, near=meanings)
    return View(text, _buttons(meanings))


def misspelt(typed: str, meanings: Sequence[Meaning], found: Understood, *, kept: bool) -> View:
    """Offer the nearest commands with what stood behind; `kept`: it is held for their buttons."""
    fitting = [meaning for meaning in meanings if kept or packed(meaning) is not None]
    text = say(
        "plain_words/misspelt",
        typed=shown(typed),
        read=found.read,
        several=len(fitting) > 1,
        copied=[meaning.typed for meaning in meanings if meaning not in fitting],
    )
    return View(text, _buttons(fitting))


def not_for_figures(typed: str, meanings: Sequence[Meaning]) -> View:
    return View(say("plain_words/not_for_figures", typed=shown(typed)), _buttons(meanings))


def shown(typed: str) -> str:
    words = " ".join(typed.split())
    return words if len(words) <= SHOWN_BACK else words[: SHOWN_BACK - 1] + "…"


def packed(meaning: Meaning) -> str | None:
    """What stands behind the command as one argument of a button; None where it does not fit."""
    joined = "+".join(meaning.args)
    if any("+" in arg or not arg for arg in meaning.args):
        return None
    try:
        _ = Press(Action.SAID, (meaning.command, joined)).data
    except ValueError:
        return None
    return joined


def kept_args(meanings: Sequence[Meaning]) -> Mapping[str, list[str]]:
    """What stands behind commands and does not fit into a button, by the command."""
    return {meaning.command: list(meaning.args) for meaning in meanings if packed(meaning) is None}


def _buttons(meanings: Sequence[Meaning]) -> Keyboard:
    return (*((_button(meaning),) for meaning in meanings), (MENU,))


def _button(meaning: Meaning) -> Button:
    label = meaning.label[:LABEL]
    behind = packed(meaning)
    if behind is None:
        return button(label, Action.SAID, meaning.command, "", "kept")
    return button(label, Action.SAID, meaning.command, *([behind] if behind else []))
