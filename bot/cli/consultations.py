"""`python -m bot consultations`: what people asked ODES about a semester, and its answers."""

from typing import Any

import typer

from bot.cli.common import (
    FormatOption,
    PeriodOption,
    TableFormat,
    in_transaction,
    print_table,
    read_period,
)
from storage.consultations.threads import Thread, threads_of

COLUMNS = (
    *("number", "region", "role", "indicator", "by", "state", "opened_at", "closed_at"),
    *("messages", "question", "answer"),
)


def add_to(app: typer.Typer) -> None:
    app.command("consultations")(print_consultations)


def print_consultations(period: PeriodOption, form: FormatOption = TableFormat.CSV) -> None:
    """Imprime las consultas a ODES sobre un semestre: lo último que se preguntó y respondió."""
    code = read_period(period).code
    found = in_transaction(lambda session: threads_of(session, code))
    print_table([_row(thread) for thread in found], COLUMNS, form)


def _row(thread: Thread) -> dict[str, Any]:
    row = thread.row
    waiting = "waiting" if thread.unanswered else "answered"
    said = (
        *(thread.id, row.region, row.role.value, row.indicator or "", thread.by or ""),
        waiting if thread.is_open else "closed",
        row.opened_at.isoformat(),
        row.closed_at.isoformat() if row.closed_at else "",
        *(len(thread.messages), thread.question.words),
        thread.answer.words if thread.answer else "",
    )
    return dict(zip(COLUMNS, said, strict=True))
