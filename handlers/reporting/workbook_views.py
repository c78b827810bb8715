"""Views of what was read of a workbook, before it is kept; every fault by its cell."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from pydantic import TypeAdapter

from convenio.catalogue.causes import CAUSES
from convenio.catalogue.indicators import Indicators, is_unusual
from convenio.report.merged_rows import merged
from convenio.typed.figures import FigureFault, Percentage, UnreadableFigure
from convenio.typed.pasted.doubts.meanings import Row
from convenio.typed.pasted.tables import PastedTable
from documents.workbooks.read.findings import Filled, Findings
from handlers.actions import Action
from handlers.forms import mark_of
from handlers.questions import QuestionKind
from handlers.reporting.navigation import all_of_them
from handlers.reporting.reason_views import REASON_SHOWN
from handlers.reporting.table_views import replaced, rows_read, unexpected
from handlers.views import Button, View, button
from handlers.words import exact_percent, say
from storage.reports.reports import Report

QUESTION = QuestionKind.WORKBOOK
FINDINGS = TypeAdapter(Findings)
FAULTS_SHOWN = 12
UNREAD_SHOWN = 8
READINGS_SHOWN = 8
_UNREAD = UnreadableFigure("", FigureFault.NO_NUMBER)


def arguments(found: Findings, name: str) -> dict[str, Any]:
    """The findings as the chat's question keeps them."""
    return {"findings": FINDINGS.dump_python(found, mode="json"), "name": name}


def said(report: Report, found: Findings) -> Findings:
    """The findings without rows that only repeat the goal that ODES loaded."""
    rows = (row for row in found.rows if row.executed is not None or _own_goal(report, row))
    told = (row for row in found.rows if row.cause and row.executed is None)
    return replace(found, rows=tuple(sorted({*rows, *told}, key=lambda row: row.indicator)))


def _own_goal(report: Report, row: Filled) -> bool:
    return row.programmed is not None and not report.entry(row.indicator).goal_is_loaded


def findings(report: Report, args: dict[str, Any], note: str = "") -> View:
    found = FINDINGS.validate_python(args["findings"])
    read = {row.indicator for row in found.rows}
    faulty = {fault.indicator for fault in found.faults if fault.indicator} - read
    told = read | faulty
    text = say(
        "reporting/workbook",
        report=report,
        indicators=report.indicators,
        name=args["name"],
        found=found,
        table=_table(report.indicators, found, sorted(faulty)),
        columns=[column.words for column in found.columns],
        unread=[part.words for part in found.unread[:UNREAD_SHOWN]],
        more_unread=len(found.unread[UNREAD_SHOWN:]),
        faults=found.faults[:FAULTS_SHOWN],
        unsaid=len(found.faults[FAULTS_SHOWN:]),
        kept_goals=any(
            isinstance(row.programmed, Percentage)
            and report.entry(row.indicator).goal_is_loaded
            and row.programmed.value != report.entry(row.indicator).effective_goal
            for row in found.rows
        ),
        causes=[
            (row.indicator, _cause_shown(row.cause, row.cause_words))
            for row in found.rows
            if row.cause and not _idle(report, row)
        ],
        idle=[row.indicator for row in found.rows if row.cause and _idle(report, row)],
        replaced=[*replaced(report, found.rows), *_other_causes(report, found.rows)],
        unusual=[odd for row in found.rows if (odd := _unusual(report, row))],
        unexpected=unexpected(report, found.rows),
        chosen=bool(found.partial),
        absent=[number for number in report.indicators if number not in told],
        note=note,
    )
    rows = list(_readings(report, found))
    if found.rows:
        partly = f"✅ Guardar lo que está bien ({len(found.rows)} de {len(report.indicators)})"
        label = partly if found.faults else "✅ Guardar"
        rows.append((button(label, Action.SAVE_WORKBOOK, report.id),))
    rows.append((all_of_them(report, ", sin guardar"),))
    return View(text, tuple(rows))


def _readings(report: Report, found: Findings) -> Iterator[tuple[Button, ...]]:
    """For each doubtful cell a button for each figure that it may be meant as."""
    partial = {row.indicator for row in found.partial}
    twofold = (fault for fault in found.faults if fault.indicator in partial and fault.readings)
    for fault in islice(twofold, READINGS_SHOWN):
        yield tuple(
            button(
                f"{fault.cell}: {exact_percent(figure.value)}",
                Action.CELL_READING,
                report.id,
                mark_of(fault),
                at,
            )
            for at, figure in enumerate(fault.readings[:3])
        )


def _table(indicators: Indicators, found: Findings, faulty: list[int]) -> str:
    rows = [Row(row.indicator, row.programmed, row.executed) for row in found.rows]
    rows += [Row(number, None, _UNREAD) for number in faulty]
    rows.sort(key=lambda row: row.indicator)
    return rows_read(indicators, PastedTable(tuple(rows)), two_columns=True)


def _idle(report: Report, row: Filled) -> bool:
    """Whether a cause has nothing to explain: no goal is missed with what the row says."""
    return not merged(report.entry(row.indicator), row).missed


def _cause_shown(cause: str, own_words: str | None) -> str:
    words = own_words or CAUSES[cause]
    return words if len(words) <= REASON_SHOWN else words[: REASON_SHOWN - 1].rstrip() + "…"


def _other_causes(report: Report, rows: Iterable[Filled]) -> Iterator[str]:
    """Causes that the rows would change: 'IdG 3: causa Otra → Falta de personal'."""
    for row in rows:
        entry = report.entry(row.indicator)
        saved, read = (entry.cause, entry.cause_words), (row.cause, row.cause_words)
        if entry.cause and row.cause and saved != read and not _idle(report, row):
            before = _cause_shown(entry.cause, entry.cause_words)
            now = _cause_shown(row.cause, row.cause_words)
            yield f"IdG {row.indicator}: causa «{before}» → «{now}»"


def _unusual(report: Report, row: Filled) -> str:
    """What is unusual in the row; where a range is set for what was executed, that counts."""
    ranged = row.indicator in report.owed.requirements.ranges
    figures = (row.programmed,) if ranged else (row.programmed, row.executed)
    values = [figure.value for figure in figures if isinstance(figure, Percentage)]
    indicator = report.indicators[row.indicator]
    odd = [exact_percent(value) for value in values if is_unusual(indicator, value)]
    return f"IdG {row.indicator} ({', '.join(odd)})" if odd else ""
