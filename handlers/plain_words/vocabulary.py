"""Each command as people say it (`phrases.json`): its name for a button, and the phrases for it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from importlib.resources import files
from typing import Any, NamedTuple

from convenio.catalogue.regions import plain


class PhrasePart(StrEnum):
    """What can stand behind a command."""

    REGION = auto()
    PERIOD = auto()
    PERIODS = auto()  # two of them
    YEAR = auto()
    NUMBER = auto()
    MONTH = auto()
    EVERYBODY = auto()
    RECEIPT = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """`takes`: what it reads behind it."""

    title: str
    takes: frozenset[PhrasePart]


class CommandPhrase(NamedTuple):
    """A command that a phrase can mean. `beside`: only together with that.

    `fallback`: only to somebody for whom the phrase means nothing else.
    """

    command: str
    beside: PhrasePart | None = None
    fallback: bool = False


_DATA: dict[str, Any] = json.loads(
    files("handlers.plain_words").joinpath("phrases.json").read_text("utf-8")
)
COMMANDS: Mapping[str, Command] = {
    name: Command(row["title"], frozenset(map(PhrasePart, row.get("takes", ()))))
    for name, row in _DATA["commands"].items()
}
COURTESY = frozenset(_DATA["courtesy"])
FILLERS = frozenset(_DATA["fillers"])
EVERYBODY = frozenset(_DATA["everybody"])
ANSWERS = frozenset({"si", "no"})
OF_INDICATOR = frozenset({"indicador", "indicadores", "idg", "por indicador"})
DENIALS = frozenset({"no", "nada", "ninguno", "ninguna"})
_KINDS = (
    ("phrases", None, False),
    ("with_region", PhrasePart.REGION, False),
    ("with_number", PhrasePart.NUMBER, False),
    ("otherwise", None, True),
)


def _entries() -> Iterator[tuple[str, CommandPhrase]]:
    for name, row in _DATA["commands"].items():
        yield plain(name), CommandPhrase(name)
        for kind, beside, fallback in _KINDS:
            for phrase in row.get(kind, ()):
                yield phrase, CommandPhrase(name, beside, fallback)


def _phrases() -> Mapping[str, tuple[CommandPhrase, ...]]:
    found: dict[str, dict[CommandPhrase, None]] = {phrase: {} for phrase in COURTESY}
    for phrase, entry in _entries():
        found.setdefault(phrase, {})[entry] = None
    return {phrase: tuple(entries) for phrase, entries in found.items()}


PHRASES = _phrases()
