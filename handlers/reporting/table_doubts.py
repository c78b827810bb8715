"""What is doubtful in a pasted table: asked with buttons, one for all that are like it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from convenio.typed.figures import Percentage
from convenio.typed.pasted.doubts.meanings import AskedFigure, FigureMeaning
from convenio.typed.pasted.tables import PastedTable, read_table
from handlers.actions import Action
from handlers.forms import mark_of
from handlers.views import BadPress, Button, Keyboard, button
from storage.reports.reports import Report

_PAIRED = ("goal_done", "done_goal")
_NONE = "none"
_WAYS_SHOWN = 8


def read_for(report: Report, text: str) -> PastedTable | None:
    """A pasted text read as figures of that report's semester and region.

    A pair in which the loaded goal does not stand can only be a part and its whole.
    """
    owed = report.owed
    table = read_table(report.indicators, text, owed.period, owed.region.code)
    for figure in table.asked if table else ():
        if table and (share := _only_share(report, figure)):
            table = table.settled(figure, share)
    return table


def answered(report: Report, args: Mapping[str, Any]) -> PastedTable | None:
    """The table of the chat's question, with what was answered about it.

    `later`: texts that were typed below it, and go with it. `saved`: how many answers there were
    when the rest was kept; only what came later is shown.
    """
    table = read_for(report, str(args["pasted"]))
    for text in args.get("later", ()):
        more = read_for(report, str(text))
        table = table.amended(more) if table and more else table
    for at, answer in enumerate(args.get("answers", ())):
        if table is None:
            return None
        table = _forgetting(table, args, at)
        table = _with_answer(table, *answer)
    return _forgetting(table, args, len(args.get("answers", ()))) if table else None


def first_asked(table: PastedTable, args: Mapping[str, Any]) -> list[AskedFigure]:
    """What is asked next: all that one answer may do for."""
    if not table.asked:
        return []
    alike = table.like(table.asked[0])
    return alike[:1] if args.get("singly") else alike


def buttons(report: Report, table: PastedTable, args: Mapping[str, Any]) -> Keyboard:
    """A button for each way to take what is asked next, and for none of them."""
    if table.ways:
        ways = tuple(
            (button(way.words, Action.READ_AS, report.id, "way", mark_of(way)),)
            for way in table.ways
        )
        return (*ways, (button("Ninguna: lo escribo yo", Action.READ_AS, report.id, _NONE),))
    group = first_asked(table, args)
    if not group:
        return ()
    first, many = group[0], len(group) > 1
    rows = [
        (_choice(report, first, way.words, mark_of(way.words), len(group)),)
        for way in first.meanings[:_WAYS_SHOWN]
    ]
    rows.append((_choice(report, first, "Ninguna: lo escribo yo", _NONE, len(group)),))
    if many:
        rows.append((button("Preguntarme una por una", Action.READ_AS, report.id, "singly"),))
    return tuple(rows)


def _choice(report: Report, figure: AskedFigure, words: str, mark: str, many: int) -> Button:
    """A button for one way, of one figure or of all that are like it."""
    label, how = words, "all" if many > 1 else "one"
    if mark != _NONE and many > 1:
        label = f"{words} · las {many}"
    elif mark != _NONE and not words.startswith("IdG"):
        label = f"IdG {figure.indicator}: {words}"
    return button(label, Action.READ_AS, report.id, "as", figure.indicator, mark, how)


def answer_of(table: PastedTable, indicator: int, mark: str, how: str) -> list[Any]:
    """The pressed button as the question keeps it: indicator, words, whether for all alike."""
    figure = next((each for each in table.asked if each.indicator == indicator), None)
    words = {mark_of(way.words): way.words for way in figure.meanings} if figure else {}
    if figure is None or (mark != _NONE and mark not in words):
        raise BadPress("table")
    return [indicator, words.get(mark, ""), how == "all"]


def _with_answer(table: PastedTable, indicator: int, words: str, for_all: bool) -> PastedTable:
    figure = next((each for each in table.asked if each.indicator == indicator), None)
    if figure is None:
        return table
    at = figure.readings.index(words) if words in figure.readings else None
    for each in table.like(figure) if for_all else [figure]:
        table = table.settled(each, None if at is None else each.meanings[at])
    return table


def _forgetting(table: PastedTable, args: Mapping[str, Any], answers: int) -> PastedTable:
    """The table without the rows that were kept when there were so many answers."""
    return replace(table, rows=()) if args.get("saved") == answers else table


def _only_share(report: Report, figure: AskedFigure) -> FigureMeaning | None:
    entry = report.entry(figure.indicator)
    goals = [way.row.programmed for way in figure.meanings if way.row and way.alike in _PAIRED]
    share = next((way for way in figure.meanings if way.alike == "share"), None)
    if share is None or not goals or not entry.goal_is_loaded:
        return None
    values = [goal.value for goal in goals if isinstance(goal, Percentage)]
    return None if entry.effective_goal in values else share
