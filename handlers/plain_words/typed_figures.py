"""Figures in a text that nobody asked for, and what is said before them."""

import re
from dataclasses import dataclass

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.typed.figures import Percentage, UnreadableFigure, read_figure
from convenio.typed.pasted.readings import says_both
from convenio.typed.pasted.spoken import denied_in, spoken_lines
from convenio.typed.pasted.tables import read_table
from handlers.plain_words.grammar import Said, read_said
from handlers.plain_words.vocabulary import PHRASES
from handlers.words import exact_percent

LONGEST_KEPT = 4096
SHOWN = 40
_LONGEST_HEAD = 6  # words
_LABELS = frozenset({"reportar", "indicador", "metas"})  # what figures can be headed by
_FIRST_DIGIT = re.compile(r"[-+−]?\d")
_PERIOD = re.compile(r"(\d{4}\s?-\s?(?:II|I|2|1))\b[\s:;,.]+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedFigures:
    """`text`: one figure, or as many as a table; `regions` and `periods`: named before it."""

    text: str
    regions: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()


def typed_figures(text: str, indicators: Indicators) -> TypedFigures | None:
    """The figures in a text; None where it has none, or says that it is about something else."""
    if spoken := _spoken(text, indicators):
        return spoken
    titles, text = _without_titles(text.strip()[:LONGEST_KEPT], indicators)
    regions = tuple(code for title in titles for code in title.regions)
    periods = tuple(period for title in titles for period in title.periods)
    first = _FIRST_DIGIT.search(text)
    head, rest = (text[: first.start()], text[first.start() :]) if first else ("", text)
    said = read_said(head, indicators)
    if any(_LABELS.isdisjoint(_commands(phrase)) for phrase in said.phrases):
        return None
    if found := _PERIOD.match(rest):
        periods, rest = (*periods, Period.parse(found[1])), rest[found.end() :]
    if _is_label(said) or said.unread or said.numbers:  # as of a line of a table
        rest = text
    if is_figure(rest) or read_table(indicators, rest) is not None:
        return TypedFigures(rest, (*regions, *said.regions), periods)
    return None


def _spoken(text: str, indicators: Indicators) -> TypedFigures | None:
    """Indicators said with their figures in a line, perhaps behind a region or a semester."""
    words = text.strip()[:LONGEST_KEPT].split(" ")
    for count in range(min(_LONGEST_HEAD, len(words))):
        said = read_said(" ".join(words[:count]), indicators)
        rest = " ".join(words[count:])
        lines = spoken_lines(indicators, rest) or (rest if denied_in(indicators, rest) else None)
        if lines and (not count or (not said.unread and not said.numbers and not said.phrases)):
            return TypedFigures(lines, said.regions, said.periods)
    return None


def _without_titles(text: str, indicators: Indicators) -> tuple[list[Said], str]:
    """What the first lines say that are no figures, as 'Anexo 4 - Puno - 2020-II'; and the rest."""
    titles: list[Said] = []
    first, _, rest = text.partition("\n")
    while rest and _is_title(first, said := read_said(first, indicators), indicators):
        titles.append(said)
        first, _, rest = rest.partition("\n")
    return titles, f"{first}\n{rest}" if rest else first


def _is_title(line: str, said: Said, indicators: Indicators) -> bool:
    telling = said.phrases or said.regions or said.periods or said.courtesy
    figures = is_figure(line) or read_table(indicators, line) is not None
    return bool(telling) and not said.unread and not figures


def is_figure(text: str) -> bool:
    """Whether the text is one indicator's figure, perhaps with its goal, or a mark instead."""
    return says_both(text) or not isinstance(read_figure(text), UnreadableFigure)


def figure_words(text: str) -> str:
    """One figure in words: '45%', or as it was typed where it can be read in two ways."""
    reading = read_figure(text)
    if isinstance(reading, Percentage) and reading.base is None:
        return exact_percent(reading.value)
    return " ".join(text.split())[:SHOWN]


def _commands(phrase: str) -> frozenset[str]:
    return frozenset(entry.command for entry in PHRASES[phrase])


def _is_label(said: Said) -> bool:
    return any("reportar" not in _commands(phrase) for phrase in said.phrases)
