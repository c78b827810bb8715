"""Several figures at once: a pasted line, column or table, or a sheet, shown before it is kept."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from convenio.catalogue.indicators import Indicators
from convenio.report.entries import EntryStep
from convenio.report.merged_rows import merged
from convenio.typed.figures import FigureFault, UnreadableFigure, read_figure
from convenio.typed.pasted.doubts.meanings import Row
from convenio.typed.pasted.spoken import denied_in, spoken_lines
from convenio.typed.pasted.tables import PastedTable, read_table
from handlers.context import Context
from handlers.forms import mark_of
from handlers.questions import QuestionKind
from handlers.reporting import table_views
from handlers.reporting.access import asked_draft, pressed_draft
from handlers.reporting.next_question import ask, ask_again
from handlers.reporting.screens import show, show_colleagues
from handlers.reporting.table_amends import hold_figures, typed_answer
from handlers.reporting.table_doubts import answer_of, answered, read_for
from handlers.reporting.workbook_views import FINDINGS, arguments
from handlers.views import BadPress
from storage.reports import drafts
from storage.reports.reports import Report

PASTED_KEPT = 4096
PREVIEWS = (QuestionKind.TABLE, QuestionKind.WORKBOOK)  # what they show is not kept yet
NO_CAUSES: Mapping[int, tuple[str, str | None]] = MappingProxyType({})


async def ask_several(context: Context) -> None:
    report = await pressed_draft(context)
    await context.ask(QuestionKind.SEVERAL, report.id)
    await show(context, report)


async def read_pasted(context: Context) -> None:
    await take_pasted(context, await asked_draft(context))


async def take_pasted(context: Context, report: Report) -> None:
    """Show what was read of a pasted text; a text that isn't a table changes nothing."""
    pasted = context.text[:PASTED_KEPT]
    if denied := denied_in(report.indicators, pasted):
        await ask_denied(context, report, *denied)
        return
    pasted = spoken_lines(report.indicators, pasted) or pasted
    context.take_away_typed()
    if read_for(report, pasted) is None:
        if context.asks(QuestionKind.TABLE) and (
            answer := typed_answer(report, context.question.args, pasted)
        ):
            await _take_answer(context, report, answer)
            return
        lone = context.asks(*PREVIEWS) and _is_figure(pasted)
        note = table_views.preview_first_note if lone else table_views.not_a_table_note
        await show(context, report, note(report, pasted))
        return
    await show(context, report, await hold_figures(context, report, pasted))


async def ask_denied(context: Context, report: Report, number: int, said: str) -> None:
    """Ask which mark it is where an indicator is said to have no figure, as in '4 no hay'."""
    context.take_away_typed()
    await ask_again(context, report, report.entry(number), EntryStep.EXECUTED, said)


async def read_as(context: Context) -> None:
    """Choose what '60/45', the numbers of '4 45 5 60' or another doubt mean in a pasted table."""
    report = await pressed_draft(context)
    pasted = _pasted(context)
    args = dict(context.question.args)
    how = context.pressed.text(1)
    if how == "way":
        args = {"pasted": _chosen(context, report, pasted)}
        await context.ask(QuestionKind.TABLE, report.id, args=args)
    elif how == "none":
        await context.ask(QuestionKind.CARD, report.id)
    elif how == "singly":
        await context.ask(QuestionKind.TABLE, report.id, args=args | {"singly": True})
    else:
        table = answered(report, args)
        if how != "as" or table is None:
            raise BadPress("table")
        indicator = context.pressed.integer(2)
        answer = answer_of(table, indicator, context.pressed.text(3), context.pressed.text(4))
        await _take_answer(context, report, answer)
        return
    await show(context, report)


async def _take_answer(context: Context, report: Report, answer: list[Any]) -> None:
    """Take what was chosen of a doubt, by a button or by its figure."""
    args = dict(context.question.args)
    args["answers"] = [*args.get("answers", ()), answer]
    if await _asks_by_hand(context, report, answer[0], args):
        return
    await context.ask(QuestionKind.TABLE, report.id, args=args)
    await show(context, report)


async def _asks_by_hand(
    context: Context, report: Report, indicator: int, args: dict[str, Any]
) -> bool:
    """Ask for the indicator's figure where nothing else is left of the table."""
    left = answered(report, args)
    if left is not None and (left.rows or left.asked):
        return False
    entry = report.entry(indicator)
    await ask(context, report, entry, entry.next_step or EntryStep.EXECUTED)
    return True


def _chosen(context: Context, report: Report, pasted: str) -> str:
    """The text that says in one way what was pasted, as the pressed button showed it."""
    table = read_for(report, pasted)
    ways = {mark_of(way): way.text for way in table.ways} if table else {}
    if context.pressed.text(2) not in ways:
        raise BadPress("table")
    return ways[context.pressed.text(2)]


async def save_table(context: Context) -> None:
    """Keep what was understood; `goals` takes a single column as what was programmed."""
    report = await pressed_draft(context)
    pasted = _pasted(context)
    args = dict(context.question.args)
    table = answered(report, args)
    if table is None or not table.rows:
        raise BadPress("table")
    as_goals = context.pressed.text(1) == "goals"
    rest = args | {"pasted": pasted, "saved": len(args.get("answers", ()))}
    await keep_table(context, report, table, as_goals=as_goals, rest=rest)


async def save_workbook(context: Context) -> None:
    """Keep the sheet's rows without a fault, as those of a pasted table."""
    report = await pressed_draft(context)
    if context.question.kind != QuestionKind.WORKBOOK:
        raise BadPress(QuestionKind.WORKBOOK)
    found = FINDINGS.validate_python(context.question.args["findings"])
    rows = tuple(Row(row.indicator, row.programmed, row.executed) for row in found.rows)
    causes = {row.indicator: (row.cause, row.cause_words) for row in found.rows if row.cause}
    await keep_table(context, report, PastedTable(rows), causes=causes)


async def choose_cell(context: Context) -> None:
    """Take the pressed reading of a doubtful cell; it is kept with the others."""
    report = await pressed_draft(context)
    if context.question.kind != QuestionKind.WORKBOOK:
        raise BadPress(QuestionKind.WORKBOOK)
    found = FINDINGS.validate_python(context.question.args["findings"])
    faults = {mark_of(fault): fault for fault in found.faults}
    fault, at = faults.get(context.pressed.text(1)), context.pressed.integer(2)
    if fault is None or not 0 <= at < len(fault.readings):
        raise BadPress(QuestionKind.WORKBOOK)
    found = found.with_reading(fault, fault.readings[at])
    args = arguments(found, context.question.args["name"])
    await context.ask(QuestionKind.WORKBOOK, report.id, args=args)
    await show(context, report)


async def keep_table(
    context: Context,
    report: Report,
    table: PastedTable,
    *,
    as_goals: bool = False,
    causes: Mapping[int, tuple[str, str | None]] = NO_CAUSES,
    rest: dict[str, Any] | None = None,
) -> None:
    """Put what was understood into the draft, and ask for what is still missing.

    `causes`: code and own words by indicator; of a goal that was reached none is kept.
    `rest`: how the table's question goes on with what is doubtful in it.
    """
    entries = [merged(report.entry(row.indicator), row, as_goals=as_goals) for row in table.rows]
    entries = [
        entry.with_cause(*causes[entry.indicator])
        if entry.missed and entry.indicator in causes
        else entry
        for entry in entries
    ]
    changed = [entry.indicator for entry in entries if entry != report.entry(entry.indicator)]
    report = await drafts.save(context.session, report, entries, context.person, context.now)
    if changed:
        await show_colleagues(context, report, changed)
    if table.asked and rest is not None:
        await context.ask(QuestionKind.TABLE, report.id, args=rest)
    else:
        await _ask_after(context, report)
    await show(context, report, table_views.table_saved_note(changed, report))


def looks_pasted(indicators: Indicators, text: str) -> bool:
    """Whether the text has several figures, which nobody types as one answer."""
    if spoken_lines(indicators, text, named=True) is not None:
        return True
    cells = any(sign in text.strip() for sign in "\n\t;|")
    if _are_two_figures(text) or (not cells and _is_one_number(text)):
        return False
    return read_table(indicators, text) is not None


def _are_two_figures(text: str) -> bool:
    """Whether it is '45 50', on a line or two: a slip in one answer, of no indicator by itself."""
    parts = text.replace(";", " ").replace("|", " ").split()
    return (
        len(parts) == 2 and "/" not in text and all(_is_figure(part.rstrip(",")) for part in parts)
    )


def _is_one_number(text: str) -> bool:
    """Whether it is one figure, be it one that no indicator reaches: '1,234,567'."""
    reading = read_figure(text)
    return not isinstance(reading, UnreadableFigure) or reading.fault is FigureFault.TOO_LARGE


def _is_figure(text: str) -> bool:
    return not isinstance(read_figure(text), UnreadableFigure)


async def _ask_after(context: Context, report: Report) -> None:
    """Ask why; else show the card or, if all is there, the review."""
    if report.lacking:
        entry, required = report.lacking[0]
        await context.ask(QuestionKind(required), report.id, entry.indicator)
        return
    await context.ask(QuestionKind.CARD if report.missing else QuestionKind.REVIEW, report.id)


def _pasted(context: Context) -> str:
    if context.question.kind != QuestionKind.TABLE:
        raise BadPress("table")
    return str(context.question.args["pasted"])
