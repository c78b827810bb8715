"""A typed answer to an indicator's question: its goal or figure, and the ways to read it there."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from convenio.catalogue.indicators import Indicator, is_unusual
from convenio.report.entries import Entry, EntryStep
from convenio.typed.figure_phrases import DONE, GOAL, goal_and_done, plain_figure
from convenio.typed.figures import (
    LONGEST,
    Ambiguous,
    Doubt,
    FigureFault,
    Mark,
    Percentage,
    UnreadableFigure,
    is_ratio,
    read_figure,
    shown_back,
)

_USUAL = Decimal(200)  # a goal and its figure, side by side, are seldom more
_TWO_FIGURES = re.compile(
    r"(\d{1,3}(?:[.,]\d{1,2})?\s*%?)(?:\s*[,;]\s+|\s+)(\d{1,3}(?:[.,]\d{1,2})?)\s*%?"
)
_LABELLED_GOAL = re.compile(rf"{GOAL}\s*[:=]?\s*(?P<goal>\S.*)")
_LABELLED_DONE = re.compile(rf"{DONE}\s*[:=]?\s*(?P<done>\S.*)")
_AS_PROGRAMMED = re.compile(  # 'se cumplió', 'igual que la meta'
    r"(?:ya )?(?:se )?(?:la )?(?:meta )?(?:cumpl(?:io|imos|id[oa])|alcanzada|lograda)"
    r"(?: (?:con )?(?:la |toda la )?meta| todo)?|(?:lo mismo|igual|tal como|segun) (?:que |a )?"
    r"(?:la meta|lo programado)|todo(?: (?:cumplido|lo programado|ejecutado))?"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to take an answer: as a goal, as what was executed, or as both."""

    programmed: Percentage | None = None
    executed: Percentage | None = None

    def taken(self, entry: Entry) -> Entry:
        """The entry with this answer."""
        if self.programmed is not None:
            entry = entry.with_programmed(self.programmed)
        return entry if self.executed is None else entry.with_executed(self.executed)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An answer that is asked back: `choices` are the ways to take it."""

    text: str
    doubt: Doubt
    choices: tuple[Choice, ...]


Answer = Choice | Mark | Doubtful | UnreadableFigure


def read_answer(
    text: str, entry: Entry, step: EntryStep, indicator: Indicator, *, ranged: bool = False
) -> Answer:
    """Read what was typed at the `step` of an indicator. Never raises.

    A `Choice` is taken as it is; a share at the goal's question, or one over 100% or that has
    the goal in it, may be goal and figure; what is unusual for its kind is asked back, unless a
    range is set for what is executed (`ranged`): then its reason is asked.
    """
    shown = shown_back(text)
    labelled = _labelled(plain_figure(text[: LONGEST * 4]), entry, step)
    if isinstance(labelled, tuple):
        unread = UnreadableFigure(shown, FigureFault.NO_NUMBER)
        return Doubtful(shown, Doubt.LABELLED, labelled) if labelled else unread
    if step is EntryStep.EXECUTED and (met := _as_programmed(labelled, entry)):
        return Doubtful(shown, Doubt.LABELLED, met)
    reading = read_figure(_as_pair(labelled))
    if isinstance(reading, Mark):
        undone = reading is Mark.NOT_EXECUTED and step is EntryStep.PROGRAMMED
        return UnreadableFigure(shown, FigureFault.NOTHING_SAID) if undone else reading
    if isinstance(reading, UnreadableFigure):
        return UnreadableFigure(shown, reading.fault)
    if isinstance(reading, Ambiguous):
        return Doubtful(shown, reading.doubt, _choices(reading, entry, step))
    if is_ratio(labelled) and (pairs := _as_goal_and_done(reading, entry, step)):
        return Doubtful(shown, Doubt.RATIO, (_choice(step, reading), *pairs))
    explained = ranged and step is EntryStep.EXECUTED
    odd = is_unusual(indicator, reading.value) and not explained
    taken = _choice(step, reading)
    return Doubtful(shown, Doubt.UNUSUAL, (taken,)) if odd else taken


def _as_programmed(plain: str, entry: Entry) -> tuple[Choice, ...]:
    """What 'se cumplió' may mean, where there is a goal: as much as it, or all."""
    if entry.effective_goal is None or not _AS_PROGRAMMED.fullmatch(plain):
        return ()
    ways = dict.fromkeys((entry.effective_goal, Decimal(100)))
    return tuple(Choice(executed=Percentage(way)) for way in ways)


def _as_pair(answer: str) -> str:
    """'60 45' and '60, 45' as two figures, of which each is offered, and both."""
    two = _TWO_FIGURES.fullmatch(answer)
    unread = two is not None and isinstance(read_figure(answer), UnreadableFigure)
    return f"{two[1]}-{two[2]}" if two and unread else answer


def _choice(step: EntryStep, figure: Percentage) -> Choice:
    goal = step is EntryStep.PROGRAMMED
    return Choice(programmed=figure) if goal else Choice(executed=figure)


def _choices(reading: Ambiguous, entry: Entry, step: EntryStep) -> tuple[Choice, ...]:
    """Each reading by itself; of two numbers also the first as goal of the second."""
    alone = tuple(_choice(step, way) for way in reading.readings)
    if reading.doubt is not Doubt.TWO_NUMBERS or len(reading.readings) != 2:
        return alone
    first, second = reading.readings
    both = () if entry.goal_is_loaded else _both(first, second)
    return (*both, *alone) if step is EntryStep.PROGRAMMED else (*alone, *both)


def _as_goal_and_done(share: Percentage, entry: Entry, step: EntryStep) -> Sequence[Choice]:
    """The other ways to read '66/88' where both numbers could be percentages."""
    assert share.executed is not None
    assert share.base is not None
    goal, done = Percentage(share.executed), Percentage(share.base)
    if step is EntryStep.PROGRAMMED:
        return (*_both(goal, done), *_both(done, goal))
    if goal.value == entry.effective_goal and done.value <= _USUAL:
        return (Choice(executed=done),)
    if done.value == entry.effective_goal and goal.value <= _USUAL:
        return (Choice(executed=goal),)
    return _both(goal, done) if share.value > 100 and not entry.goal_is_loaded else ()


def _both(goal: Percentage, done: Percentage) -> tuple[Choice, ...]:
    usual = max(goal.value, done.value) <= _USUAL
    return (Choice(goal, done),) if usual else ()


def _labelled(plain: str, entry: Entry, step: EntryStep) -> str | tuple[Choice, ...]:
    """The text without a label that says what was asked anyway, else the choices it leaves."""
    if both := goal_and_done(plain):
        goal, done = map(_figures, both)
        if goal and done:
            only_done = entry.goal_is_loaded
            return tuple(Choice(None if only_done else g, d) for g in goal for d in done)
    goal_said, done_said = _LABELLED_GOAL.fullmatch(plain), _LABELLED_DONE.fullmatch(plain)
    if goal_said is not None:
        if step is EntryStep.PROGRAMMED:
            return goal_said["goal"]
        figures = _figures(goal_said["goal"])
        kept = () if entry.goal_is_loaded else map(Choice, figures)
        return (*kept, *_executed(figures))
    if done_said is not None:
        if step is EntryStep.EXECUTED:
            return done_said["done"]
        figures = _figures(done_said["done"])
        return (*_executed(figures), *map(Choice, figures))
    return plain


def _executed(figures: Iterable[Percentage]) -> Iterable[Choice]:
    return (Choice(executed=figure) for figure in figures)


def _figures(text: str) -> tuple[Percentage, ...]:
    reading = read_figure(text)
    if isinstance(reading, Ambiguous):
        return reading.readings
    return (reading,) if isinstance(reading, Percentage) else ()
