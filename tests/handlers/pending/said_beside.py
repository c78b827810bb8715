"""A command said in plain words, without its slash, or typed: it leaves the same behind."""

from functools import cache

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.lone_words import read_lone_word
from handlers.commands import EVERYBODY, menu_for
from handlers.plain_words.lists import OF_FIGURES, OF_NAMES
from handlers.plain_words.meanings import understand
from handlers.plain_words.vocabulary import COMMANDS, PHRASES
from handlers.questions import QuestionKind
from storage.models import Duty
from storage.people.people import duties_of, find_person
from tests.breadth import some
from tests.cast import Player
from tests.handlers.pending.trials import Outcome, tried
from tests.handlers.pending.ways import ODES, PUNO, Way, clicks

BESIDE: dict[str, Way] = {  # where nothing is asked
    "nothing": clicks(PUNO, "/menu"),
    QuestionKind.SAID: clicks(ODES, f"/verifcar 2020-II-LORETO-1 {'0a1b2c3d' * 8}"),
}
LISTS = {*OF_NAMES, *OF_FIGURES, QuestionKind.CARD, QuestionKind.SAID, "nothing"}
OF_REPORT = (*OF_FIGURES, QuestionKind.CARD)  # where what means to report is no other command


async def duties(player: Player) -> list[Duty]:
    async with player.bot.database.transaction() as session:
        person = await find_person(session, player.actor.id)
        return list(await duties_of(session, person)) if person else []


@cache
def in_words(may: tuple[str, ...], own: tuple[str, ...]) -> dict[str, str]:
    """For each command the first phrase that means it alone, and is not its name."""
    firsts: dict[str, str] = {}
    for phrase, entries in PHRASES.items():
        if {entry.command for entry in entries}.isdisjoint(set(may) - firsts.keys()):
            continue
        found = understand(phrase, may, own, INDICATORS)
        typed = [meaning.typed.removeprefix("/") for meaning in found.meanings]
        if found.whole and len(typed) == 1 and phrase not in typed and not read_lone_word(phrase):
            firsts.setdefault(typed[0], phrase)
    return firsts


def left(outcome: Outcome) -> object:
    """What is pending then, and what the chat shows last."""
    return outcome.question, outcome.shown[-1:], outcome.card


async def a_command_leaves_the_same_however_it_is_said(
    player: Player, kind: str, turn: int
) -> None:
    held = await duties(player)
    own = tuple(duty.region for duty in held if duty.region)
    may = tuple(name for name, _ in menu_for(held))
    names = list(dict((*EVERYBODY, *menu_for(held))))
    often_asked = player.actor.id in (ODES, PUNO)  # each of their commands has its turn
    for name in some(names, turn, 2) if often_asked else names:
        typed, bare = await tried(player, f"/{name}"), await tried(player, name)
        assert left(bare) == left(typed), name
        words = in_words(may, own).get(name) if name in COMMANDS else None
        if words is not None and kind in LISTS and (name != "reportar" or kind not in OF_REPORT):
            said = await tried(player, words)
            assert left(said) == left(typed), (name, words)
