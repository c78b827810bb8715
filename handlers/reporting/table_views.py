"""Several figures at once: how to paste them, and what was read."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle
from typing import Any

from convenio.catalogue.indicators import Indicators
from convenio.report.merged_rows import merged
from convenio.typed.figures import Percentage
from convenio.typed.pasted.doubts.meanings import Row
from convenio.typed.pasted.tables import PastedTable
from documents.workbooks.read.findings import Filled
from handlers.actions import Action
from handlers.figure_words import NAME_WIDTH, reading_words, replaced_words
from handlers.reporting.navigation import all_of_them
from handlers.reporting.table_doubts import buttons, first_asked
from handlers.views import Button, View, button
from handlers.words import say
from storage.reports.reports import Report

SHOWN_BACK = 40
_EXAMPLE = (60, 45, 30, 10, 89, 58, 7, 25, 66, 1, 33, 27)


def example(report: Report) -> str:
    """A line of figures as it could be pasted."""
    return " ".join(
        str(figure) for figure, _ in zip(cycle(_EXAMPLE), report.indicators, strict=False)
    )


def several(report: Report, note: str = "") -> View:
    text = say(
        "reporting/several",
        report=report,
        goals=_lacks_goals(report),
        example=example(report),
        note=note,
    )
    owed = report.owed
    excel = button("📄 Anexo 4 en Excel", Action.FORM, owed.period.code, owed.region.code)
    return View(text, ((excel,), (all_of_them(report),)))


def table(report: Report, read: PastedTable, args: Mapping[str, Any], note: str = "") -> View:
    """Show what was understood, before it is kept, and ask what is doubtful."""
    two_columns = any(row.programmed is not None for row in read.rows)
    unread = [
        row.indicator
        for row in read.rows
        if "?" in (reading_words(row.programmed), reading_words(row.executed))
    ]
    told = {row.indicator for row in read.rows} | {figure.indicator for figure in read.asked}
    saved = "saved" in args
    text = say(
        "reporting/table",
        report=report,
        table=rows_read(report.indicators, read, two_columns),
        read=read,
        kept_goals=any(
            row.programmed is not None and report.entry(row.indicator).goal_is_loaded
            for row in read.rows
        ),
        unread=unread,
        asked_now=[figure.indicator for figure in first_asked(read, args)],
        replaced=replaced(report, read.rows),
        unexpected=unexpected(report, read.rows),
        absent=[] if saved else [number for number in report.indicators if number not in told],
        saved=saved,
        note=note,
    )
    rows: list[tuple[Button, ...]] = [*buttons(report, read, args)]
    if read.rows:
        rows.append((button("✅ Guardar", Action.SAVE_TABLE, report.id, "figures"),))
    bare = read.rows and not two_columns and not read.asked and not _has_counts(read)
    if bare and _lacks_goals(report):
        rows.append(
            (button("Guardar como metas (programado)", Action.SAVE_TABLE, report.id, "goals"),)
        )
    rows.append((button("Pegar de nuevo", Action.PASTE_SEVERAL, report.id), all_of_them(report)))
    return View(text, tuple(rows))


def replaced(report: Report, rows: Iterable[Row | Filled]) -> list[str]:
    """What the rows would change of what is saved: 'IdG 3: ejecutado 30% → ejecutado 45%'."""
    return [
        f"IdG {row.indicator}: {'; '.join(changes)}"
        for row in rows
        if (changes := replaced_words(entry := report.entry(row.indicator), merged(entry, row)))
    ]


def rows_read(indicators: Indicators, read: PastedTable, two_columns: bool) -> str:
    heading = f"{'N.°':>3} {'Indicador':<{NAME_WIDTH}}"
    heading += f" {'Meta':>6} {'Ejec.':>6}" if two_columns else f" {'Ejec.':>6}"
    lines = [heading]
    for row in read.rows:
        name = indicators[row.indicator].short_name
        cells = [reading_words(row.programmed), reading_words(row.executed)]
        shown = cells if two_columns else cells[1:]
        line = f"{row.indicator:>3} {name:<{NAME_WIDTH}}" + "".join(f" {c:>6}" for c in shown)
        lines.append(line.rstrip())
    return "\n".join(lines)


def unexpected(report: Report, rows: Iterable[Row | Filled]) -> list[int]:
    """The indicators whose executed figure is outside the range that ODES expects."""
    return [
        row.indicator
        for row in rows
        if isinstance(row.executed, Percentage)
        and report.owed.requirements.unexpected(row.indicator, row.executed.value)
    ]


def _lacks_goals(report: Report) -> bool:
    return any(
        entry.effective_goal is None and not entry.without_goal and not entry.not_applicable
        for entry in report.entries
    )


def _has_counts(read: PastedTable) -> bool:
    return any(
        isinstance(row.executed, Percentage) and row.executed.base is not None for row in read.rows
    )


def not_a_table_note(report: Report, pasted: str) -> str:
    return say(
        "reporting/not_a_table",
        report=report,
        example=example(report),
        pasted=" ".join(pasted.split())[:SHOWN_BACK],
    )


def dropped_note(pasted: str) -> str:
    return say("reporting/dropped_table", typed=" ".join(pasted.split())[:SHOWN_BACK])


def amended_note(before: str, pasted: str) -> str:
    shown = [" ".join(text.split())[:SHOWN_BACK] for text in (before, pasted)]
    return say("reporting/amended_table", before=shown[0], typed=shown[1])


def preview_first_note(_report: Report, pasted: str) -> str:
    """Of a figure typed below a preview: it says no indicator, and the preview is not kept yet."""
    return say("reporting/preview_first", typed=" ".join(pasted.split())[:SHOWN_BACK])


def table_saved_note(changed: Sequence[int], report: Report) -> str:
    return say("reporting/table_saved", changed=changed, missing=len(report.missing))
