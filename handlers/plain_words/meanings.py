"""The commands that a text can mean to a person, by what they may do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from convenio.catalogue.indicators import INDICATORS, Indicators
from convenio.catalogue.regions import Region, plain, resolve_region
from handlers.plain_words.arguments import Meaning, meanings_of, read_words, spare_words
from handlers.plain_words.grammar import Said, read_said
from handlers.plain_words.likeness import likest, with_likely_words
from handlers.plain_words.vocabulary import COMMANDS, OF_INDICATOR, PHRASES, PhrasePart

_LETTERS_FOR_A_SLIP = 4
_BY_PARTS: tuple[tuple[frozenset[PhrasePart], tuple[str, ...]], ...] = (
    (frozenset({PhrasePart.RECEIPT}), ("constancia", "verificar")),
    (frozenset({PhrasePart.MONTH}), ("cronograma",)),
    (frozenset({PhrasePart.REGION, PhrasePart.NUMBER}), ("indicador",)),
    (frozenset({PhrasePart.NUMBER}), ("reportar", "indicador")),
    (frozenset({PhrasePart.PERIODS}), ("comparar",)),
    (frozenset({PhrasePart.REGION}), ("resumen", "estado")),
    (frozenset({PhrasePart.PERIOD}), ("resumen", "estado", "cuadro")),
    (frozenset({PhrasePart.YEAR}), ("resumen", "comparar", "cronograma")),
    (frozenset({PhrasePart.EVERYBODY}), ("estado", "cuadro")),
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text means. `unread`: words that were not read; `slip`: it was read past a slip.

    `forbidden`: it names a command, but none that the person has. `obvious`: it names the command
    as the command calls itself. `bare`: there is no more than a number.
    """

    meanings: tuple[Meaning, ...] = ()
    unread: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    courtesy: bool = False
    forbidden: bool = False
    obvious: bool = True
    bare: bool = False
    slip: bool = False

    @property
    def whole(self) -> bool:
        """Whether all that was said is in its meanings."""
        return bool(self.meanings) and not self.unread and not self.slip


def understand(
    text: str, may: Sequence[str], own: Collection[str], indicators: Indicators
) -> Understood:
    """What the text means. `may`: the person's commands in their menu's order; `own`: regions."""
    said = read_said(text, indicators)
    meant = _with_slip_of_region(said)
    found = _understood(meant, may, own, indicators)
    if found.meanings and not found.unread:
        return replace(found, obvious=found.obvious and meant == said)
    corrected = with_likely_words(text, said.unread, may)
    better = _understood(read_said(corrected, indicators), may, own, indicators)
    if better.meanings and not better.unread:
        return replace(better, slip=True)
    return found


def _understood(
    said: Said, may: Sequence[str], own: Collection[str], indicators: Indicators
) -> Understood:
    phrases = [p for p in said.phrases if p not in OF_INDICATOR] or list(said.phrases)
    groups = [group for phrase in phrases if (group := _group(phrase, said, may))]
    denied = [phrase for phrase in phrases if not _group(phrase, said, may)]
    names = _common(groups) if phrases else [n for n in _by_parts(said) if n in may]
    spares = {name: spare_words(name, said, own, indicators) for name in names}
    least = min(map(len, spares.values()), default=0)
    kept = [name for name in names if len(spares[name]) == least]
    unread = (*said.unread, *(spares[kept[0]] if kept else ()), *(denied if groups else ()))
    meanings = [meaning for name in kept for meaning in meanings_of(name, said, indicators)]
    return Understood(
        meanings=tuple(dict.fromkeys(meanings)),
        unread=unread,
        read=tuple(read_words(said)),
        courtesy=said.courtesy and not meanings and not said.unread and not phrases,
        forbidden=bool(phrases) and not meanings,
        obvious=not said.answered and all(_calls_itself(name, phrases) for name in kept),
        bare=not phrases and said.parts <= {PhrasePart.NUMBER},
    )


def _group(phrase: str, said: Said, may: Sequence[str]) -> list[str]:
    """The person's commands that a phrase means beside what else was said."""
    entries = [
        entry for entry in PHRASES[phrase] if entry.beside is None or entry.beside in said.parts
    ]
    found = [entry.command for entry in entries if not entry.fallback and entry.command in may]
    if found:
        return found
    fallbacks = [entry.command for entry in entries if entry.fallback]
    return [name for name in may if name in fallbacks][:1]


def _common(groups: Sequence[Sequence[str]]) -> list[str]:
    """The commands that all phrases mean, else those of any."""
    every = list(dict.fromkeys(name for group in groups for name in group))
    return [name for name in every if all(name in group for group in groups)] or every


def _calls_itself(name: str, phrases: Sequence[str]) -> bool:
    """Whether the command has the name or title that it was called by, if by any."""
    called = {plain(name), plain(COMMANDS[name].title)}
    return not phrases or any(phrases[0] in title for title in called)


def _by_parts(said: Said) -> tuple[str, ...]:
    for parts, names in _BY_PARTS:
        if parts <= said.parts:
            asks = PhrasePart.MONTH in parts and said.answered
            return (*names, "asistencia") if asks else names
    return ()


def _with_slip_of_region(said: Said) -> Said:
    """Behind a command, a region with one slip of the finger is that region."""
    name = " ".join(said.unread)
    if not said.phrases or said.regions or len(name) < _LETTERS_FOR_A_SLIP:
        return said
    found = resolve_region(name)
    if isinstance(found, Region):
        return replace(said, regions=(found.code,), unread=())
    return said


def nearest(text: str, may: Sequence[str], indicators: Indicators) -> list[Meaning]:
    """The things that the person may do whose words are most like the text's, the likest first."""
    said = read_said(text, indicators)
    return [
        next(meanings_of(name, said, indicators), Meaning(name))
        for name in likest(plain(text), may)
    ]


def command_said(text: str, known: Collection[str]) -> str | None:
    """The one of those commands that a text is a phrase for, and no more: 'quiero mi resumen'."""
    said = read_said(text, INDICATORS)
    if said.unread or said.parts or len(said.phrases) != 1:
        return None
    meant = {
        entry.command
        for entry in PHRASES[said.phrases[0]]
        if entry.command in known and entry.beside is None and not entry.fallback
    }
    return meant.pop() if len(meant) == 1 else None
