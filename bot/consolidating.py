"""The same consolidated workbook that ODES gets in the chat, in a file."""

from pathlib import Path

from bot.clock import system_clock
from bot.terminal import fail, in_transaction, write_file
from charts.something import NothingToShow
from convenio.periods import Period
from convenio.workbooks.consolidated import write_consolidated
from handlers.workbooks.consolidated_facts import consolidated_facts


def consolidate_to_file(period: Period, out: Path) -> None:
    if not out.parent.is_dir():
        fail(f"No existe la carpeta {out.parent}.")
    try:
        facts = in_transaction(lambda session: consolidated_facts(session, period, system_clock()))
    except NothingToShow:
        fail(f"No hay periodo {period.code}.")
    write_file(out, write_consolidated(facts))
