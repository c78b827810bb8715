"""`form`, `read-form` and `workbook`: the Anexo 4 of a region, and the consolidated workbook."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    FormatOption,
    OneRegion,
    PeriodOption,
    TableFormat,
    fail,
    in_transaction,
    print_table,
    read_bytes,
    read_period,
    read_region,
    write_file,
)
from bot.config.clock import system_clock
from charts.facts.empty import NothingToShow
from convenio.calendar.periods import lima_day
from convenio.catalogue.causes import CAUSES
from convenio.typed.figures import Mark, Percentage
from documents.workbooks.read.findings import Filled, Findings, UnfitWorkbook
from documents.workbooks.read.known_indicators import Lists, meant
from documents.workbooks.read.safety import LARGEST_FILE
from documents.workbooks.write.facts import FormFacts
from storage.reports import obligations
from storage.turnout.owed_reports import open_periods

COLUMNS = ("region", "period", "indicator", "programmed", "executed", "cause")


def add_to(app: typer.Typer) -> None:
    app.command("form")(write_form)
    app.command("read-form")(read_form)
    app.command("workbook")(write_workbook)


def write_form(
    period: PeriodOption,
    region: OneRegion,
    out: Annotated[Path, typer.Option("--out", help="Archivo .xlsx que se escribe.")],
) -> None:
    """Escribe el Anexo 4 de una región, con sus metas y el semestre anterior, para llenarlo."""
    from documents.workbooks.write.form import write_form as as_workbook
    from handlers.workbooks.forms import form_facts

    of, where = read_period(period), read_region(region)

    async def fetch(session: AsyncSession) -> FormFacts | None:
        owed = await obligations.find_owed(session, of.code, where.code)
        return await form_facts(session, owed) if owed else None

    facts = in_transaction(fetch)
    if facts is None:
        fail(f"{where.code} no reporta en {of.code}.")
    write_file(out, as_workbook(facts))
    print(f"Anexo 4 de la {where.office}, {of.label}.", file=sys.stderr)


def read_form(
    file: Annotated[Path, typer.Argument(help="Libro .xlsx u .ods lleno.")],
    form: FormatOption = TableFormat.CSV,
) -> None:
    """Imprime lo que se lee de un Anexo 4 lleno, y cada falla por su celda; no guarda nada.

    Guardarlo es de quien reporta, con su nombre: en el chat, enviando el mismo archivo.
    """
    from bot.workers.workbook_pool import WorkbookPool
    from handlers.workbooks.words import fault_words, of_another_words, unfit_words

    lists = in_transaction(_lists)
    found = asyncio.run(WorkbookPool().read(lists, read_bytes(file, LARGEST_FILE), file.name))
    if isinstance(found, UnfitWorkbook):
        fail(unfit_words(file.name, found))
    if found.period and lists and found.period not in lists:
        fail(of_another_words(file.name, found.period, list(lists)))
    if found.doubt is not None:
        fail(unfit_words(file.name, found.doubt))
    print_table([_row(found, row) for row in found.rows], COLUMNS, form)
    indicators = meant(lists, found.period)
    for fault in found.faults:
        print(fault_words(found.sheet, fault, indicators), file=sys.stderr)
    if found.unread or any(column.fractions for column in found.columns):
        for column in found.columns:
            print(f"{found.sheet}: {column.words}", file=sys.stderr)
        for part in found.unread:
            print(f"{found.sheet}: no se leyó {part.words}", file=sys.stderr)
    if found.faults:
        raise SystemExit(1)


def write_workbook(
    period: PeriodOption,
    out: Annotated[Path, typer.Option("--out", help="Archivo .xlsx que se escribe.")],
) -> None:
    """Escribe el consolidado del semestre: cifras, cuadros con fórmulas, causas e historia."""
    from documents.workbooks.write.consolidated import write_consolidated
    from handlers.workbooks.consolidated_facts import consolidated_facts

    of = read_period(period)
    if not out.parent.is_dir():
        fail(f"No existe la carpeta {out.parent}.")
    try:
        facts = in_transaction(lambda session: consolidated_facts(session, of, system_clock()))
    except NothingToShow:
        fail(f"No hay periodo {of.code}.")
    write_file(out, write_consolidated(facts))


async def _lists(session: AsyncSession) -> Lists:
    """The indicators of each semester that takes reports."""
    today = lima_day(system_clock())
    return {period.code: period.indicators for period in await open_periods(session, today)}


def _row(found: Findings, row: Filled) -> dict[str, Any]:
    return {
        "region": found.region or "",
        "period": found.period or "",
        "indicator": row.indicator,
        "programmed": _plain(row.programmed),
        "executed": _plain(row.executed),
        "cause": row.cause_words or CAUSES.get(row.cause or "", ""),
    }


def _plain(said: Percentage | Mark | None) -> str:
    """A plain number, or the name of a mark."""
    if isinstance(said, Percentage):
        return f"{said.value:f}"
    return said.value if said else ""
