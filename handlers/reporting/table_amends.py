"""What is typed below a pasted table that is not kept yet: more figures, or a doubt's answer."""

from collections.abc import Mapping
from typing import Any

from convenio.typed.figures import Percentage, read_figure
from convenio.typed.pasted.doubts.meanings import Row
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.reporting import table_views
from handlers.reporting.table_doubts import answered, first_asked, read_for
from storage.reports.reports import Report

LATER_KEPT = 20  # texts


async def hold_figures(context: Context, report: Report, pasted: str) -> str:
    """Ask whether what was read of a text is to be kept; what is said of figures shown before.

    Those are kept with it where the text names its indicators, or says what they lacked.
    """
    question = context.turn.question
    shown = question is not None and question.kind == QuestionKind.TABLE
    if question is None or not shown:
        await context.ask(QuestionKind.TABLE, report.id, args={"pasted": pasted})
        return ""
    before = str(question.args["pasted"])
    same = question.version_id == report.id
    args = _with_more(report, question.args, pasted) if same and before != pasted else None
    await context.ask(QuestionKind.TABLE, report.id, args=args or {"pasted": pasted})
    if args:
        return table_views.amended_note(before, pasted)
    return "" if before == pasted else table_views.dropped_note(before)


def typed_answer(report: Report, args: Mapping[str, Any], typed: str) -> list[Any] | None:
    """The way to take what is asked that a figure says, as `answer_of` has it; None for none."""
    table, reading = answered(report, args), read_figure(typed)
    group = first_asked(table, args) if table and not table.ways else []
    if not group or not isinstance(reading, Percentage):
        return None
    fit = [way for way in group[0].meanings if way.row and _says(way.row) == reading.value]
    return [group[0].indicator, fit[0].words, False] if len(fit) == 1 else None


def _with_more(report: Report, args: Mapping[str, Any], pasted: str) -> dict[str, Any] | None:
    table, more = answered(report, args), read_for(report, pasted)
    later = list(args.get("later", ()))
    if table is None or more is None or "saved" in args or len(later) >= LATER_KEPT:
        return None
    if not table.goes_with(more):
        return None
    told = more.told
    answers = [answer for answer in args.get("answers", ()) if answer[0] not in told]
    return {**args, "later": [*later, pasted], "answers": answers}


def _says(row: Row) -> object:
    """The one figure that a row has."""
    figures = [
        part.value for part in (row.programmed, row.executed) if isinstance(part, Percentage)
    ]
    return figures[0] if len(figures) == 1 else None
