"""Words with a slip of the finger, and the commands that are most like a text."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from convenio.calendar.months import MONTHS
from convenio.catalogue.regions import REGIONS, plain
from handlers.plain_words.vocabulary import FILLERS, PHRASES, CommandPhrase

NEAREST = 3
_MAIN = ("reportar", "aprobar", "estado", "indicador", "plazo", "resumen", "cronograma", "ayuda")
LETTERS_AT_LEAST = 4  # of a word that may be a slip of another
_AS_LIKE = 0.74  # 'resumne' is 0.86 like 'resumen'
_NEAR = 0.62  # what is less like says nothing: the main commands are nearer then
_SLIPS = 2  # at most: of more words it is no slip that they are not known
_LOOKED_AT = 5  # words of a text
_TELLING = 60  # letters of a text that are looked at
_ASKING = frozenset({"quien", "quienes", "cuando", "como", "donde", "cuanto"})
_ASIDE = frozenset({"yo", "baja", "cancelar", "menu"})  # of no use to who asked for another thing
_PLACES = frozenset(
    word
    for name in (*(region.name for region in REGIONS.values()), *MONTHS.values())
    for word in plain(name).split()
    if len(word) >= LETTERS_AT_LEAST
)


def with_likely_words(text: str, unread: Sequence[str], may: Sequence[str]) -> str:
    """The text with each unread word replaced by the known one that it is likely a slip of."""
    corrected = _unaccented(text)
    if len(unread) > _SLIPS:
        return corrected
    known = _words_of(tuple(may)) | _PLACES
    for word in unread:
        likely = get_close_matches(word, known, n=1, cutoff=_AS_LIKE)
        if likely and len(word) >= LETTERS_AT_LEAST:
            corrected = re.sub(rf"\b{re.escape(word)}\b", likely[0], corrected)
    return corrected


def likest(typed: str, may: Sequence[str]) -> list[str]:
    """The person's commands most like plain words, then the main ones of their role."""
    words = typed[:_TELLING]
    meant = {phrase: name for name in may if name not in _ASIDE for phrase in phrases_of(name)}
    telling = [
        word
        for word in words.split()
        if len(word) >= LETTERS_AT_LEAST and word not in FILLERS | _ASKING
    ]
    alike = [
        meant[phrase]
        for part in dict.fromkeys((words, *telling[:_LOOKED_AT]))
        for phrase in get_close_matches(part, meant, n=NEAREST, cutoff=_NEAR)
    ]
    main = [name for name in _MAIN if name in may]
    return list(dict.fromkeys((*alike, *main)))[:NEAREST]


def likely_commands(name: str, may: Sequence[str]) -> list[str]:
    """The person's commands that a command's name is likely a slip of, the likeliest first."""
    joined = name.replace(" ", "")
    written = {
        phrase.replace(" ", ""): command for command in may for phrase in phrases_of(command)
    }
    close = get_close_matches(joined, written, n=NEAREST, cutoff=_AS_LIKE)
    return list(dict.fromkeys(written[phrase] for phrase in close))


@lru_cache(maxsize=64)
def phrases_of(name: str) -> tuple[str, ...]:
    """The phrases that mean the command by themselves."""
    return tuple(phrase for phrase, entries in PHRASES.items() if CommandPhrase(name) in entries)


@lru_cache(maxsize=32)
def _words_of(may: Collection[str]) -> frozenset[str]:
    return frozenset(_words(may))


def _words(may: Collection[str]) -> Iterator[str]:
    for name in may:
        for phrase in phrases_of(name):
            yield from (word for word in phrase.split() if len(word) >= LETTERS_AT_LEAST)


def _unaccented(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
