"""Words that answer no question when they stand alone (`lone_words.json`): help, thanks."""

import json
import re
from enum import StrEnum
from importlib.resources import files
from typing import Any

from convenio.catalogue.regions import plain

LONGEST = 80  # letters; whoever writes more says something


class LoneWord(StrEnum):
    """The meaning of a text that has only such words; of several, the earlier one here counts."""

    HELP = "help"
    CANCEL = "cancel"
    MENU = "menu"
    BACK = "back"
    NEXT = "next"
    WAIT = "wait"
    UNSURE = "unsure"
    NO = "no"
    YES = "yes"
    THANKS = "thanks"
    APOLOGY = "apology"
    GREETING = "greeting"
    NOTHING = "nothing"


_DATA: dict[str, Any] = json.loads(
    files("convenio.typed").joinpath("lone_words.json").read_text("utf-8")
)
_MEANINGS: dict[tuple[str, ...], LoneWord | None] = {
    tuple(phrase.split()): LoneWord(meaning)
    for meaning, phrases in _DATA["words"].items()
    for phrase in phrases
} | {tuple(filler.split()): None for filler in _DATA["fillers"]}
_MOST = max(map(len, _MEANINGS))
_LAUGHTER = re.compile(r"a*(?:(?:j+[aeio]*s?){2,}|(?:h[aeio]){2,}h?)")
_SIGNS = (
    (LoneWord.HELP, "?¿❓❔🆘"),
    (LoneWord.NO, "❌👎✖🚫"),
    (LoneWord.YES, "👍👌✅✔☑🆗💯🤝"),
    (LoneWord.THANKS, "🙏"),
    (LoneWord.GREETING, "👋"),
)


def read_lone_word(text: str) -> LoneWord | None:
    """The meaning of a text that is no answer; None for one that may be one.

    A figure never is: '5' is an answer, 'x' is none.
    """
    if len(text) > LONGEST or any(letter.isnumeric() for letter in text):
        return None
    if not any(letter.isalpha() for letter in text):
        return _of_signs(text)
    words = plain(text)
    if all(map(_LAUGHTER.fullmatch, words.split())) and words:
        return LoneWord.NOTHING
    return _of_words(words.split()) or _of_words(_unstretched(words).split()) or _short(text)


def _of_words(words: list[str]) -> LoneWord | None:
    """The first of the meanings that make up all of these words; nothing, of fillers alone."""
    found = {LoneWord.NOTHING} if words else set()
    while words:
        length = next(
            (size for size in range(_MOST, 0, -1) if tuple(words[:size]) in _MEANINGS), None
        )
        if length is None:
            return None
        if meaning := _MEANINGS[tuple(words[:length])]:
            found.add(meaning)
        words = words[length:]
    return next((meaning for meaning in LoneWord if meaning in found), None)


def _of_signs(text: str) -> LoneWord:
    signs = (meaning for meaning, all_signs in _SIGNS if any(sign in text for sign in all_signs))
    return next(signs, LoneWord.NOTHING)


def _unstretched(words: str) -> str:
    """The words without letters held down: 'holaaa', 'siii', 'graciasss'."""
    return re.sub(r"(\w)\1+", r"\1", words)


def _short(text: str) -> LoneWord | None:
    """Nothing, where there is one letter, alone or held down."""
    letters = {letter for letter in text.casefold() if letter.isalpha()}
    return LoneWord.NOTHING if len(letters) == 1 else None
