"""The figures read of a workbook, kept once the person has seen them."""

from convenio.typed.pasted.tables import PastedTable, Row
from handlers.context import Context
from handlers.reporting.access import pressed_draft
from handlers.reporting.pasted_table import keep_table
from handlers.reporting.workbook_views import FINDINGS, QUESTION
from handlers.views import BadPress


async def save_workbook(context: Context) -> None:
    """Keep the sheet's rows without a fault, as those of a pasted table."""
    report = await pressed_draft(context)
    if context.question.kind != QUESTION:
        raise BadPress(QUESTION)
    found = FINDINGS.validate_python(context.question.args["findings"])
    rows = tuple(Row(row.indicator, row.programmed, row.executed) for row in found.rows)
    causes = {row.indicator: (row.cause, row.cause_words) for row in found.rows if row.cause}
    await keep_table(context, report, PastedTable(rows, (), slashed=False), causes=causes)
