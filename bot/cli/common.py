"""The common part of commands: read arguments, open the database, and fail in one line."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.arguments import PeriodOption as PeriodOption
from bot.cli.arguments import RegionOption as RegionOption
from bot.cli.arguments import fail as fail
from bot.cli.arguments import read_period as read_period
from bot.cli.arguments import read_region as read_region
from bot.cli.arguments import settings as settings
from bot.cli.arguments import write_file as write_file
from bot.config.clock import system_clock
from bot.config.database_address import check_file
from bot.config.database_faults import database_fault, newer_schema
from bot.config.settings import SettingsError
from convenio.calendar.periods import lima_day
from convenio.calendar.reading_day import READ_ON
from convenio.calendar.workdays import is_working_day, working_days_near
from convenio.typed.clean_text import one_line
from documents.csv_reader import LARGEST, decoded
from documents.csv_writer import as_csv
from storage import audit
from storage.database import Database
from storage.file_faults import file_fault
from storage.installation_key import InstallationKey, KeyFault, open_key
from storage.outages import Unreachable
from storage.periods.days_off import read_days_off
from storage.report.present_words import take_words
from storage.schema_version import UnknownVersion

Result = TypeVar("Result")
OneRegion = Annotated[str, typer.Option("--region", help="Código o nombre de la región.")]
IndicatorOption = Annotated[
    int | None,
    typer.Option("--indicator", min=1, max=99, help="Indicador, por su número."),
]


class TableFormat(StrEnum):
    CSV = "csv"
    JSON = "json"


class DueFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[TableFormat, typer.Option("--format", help="Formato.")]


def installation_key() -> InstallationKey:
    try:
        return open_key(settings().evidence_folder)
    except KeyFault as fault:
        fail(str(fault))


def check_database(address: str) -> None:
    """Raise SettingsError, with what to do, where that can't be a database."""
    try:
        check_file(address)
    except ValueError as fault:
        raise SettingsError(f"DATABASE_URL: {fault}") from None


def on_database(work: Callable[[Database], Awaitable[Result]]) -> Result:
    """Do one piece of work on the database; where it can't be used, end with one line."""
    address = settings().database_url
    check_database(address)

    async def run() -> Result:
        database = Database(address)
        try:
            if database.shared:
                await database.answers()  # some work takes what a server's network says for its own
            return await work(database)
        finally:
            await database.close()

    try:
        return asyncio.run(run())
    except UnknownVersion as error:
        fail(newer_schema(str(error)))
    except (Unreachable, SQLAlchemyError) as error:
        fail(database_fault(error, address))


def in_transaction(work: Callable[[AsyncSession], Awaitable[Result]]) -> Result:
    """Run one piece of work on the migrated database and commit it, its audit trail sealed."""

    async def run(database: Database) -> Result:
        await database.migrate()
        READ_ON.set(lima_day(system_clock()))
        async with database.transaction() as session:
            await read_days_off(session)
            await take_words(session)
            result = await work(session)
            await audit.seal_all(session)
            return result

    return on_database(run)


def carry_out(act: Callable[[AsyncSession], Awaitable[Result]]) -> Result:
    """Run it in a transaction; a ValueError says in words for people why nothing was done."""
    try:
        return in_transaction(act)
    except ValueError as fault:
        fail(" ".join(str(fault).split()))


def warn_of_rest(*days: date | None, region: str = "") -> None:
    """Say of each last day on which nobody works which are nearest; it was kept all the same."""
    for day in days:
        if day is not None and not is_working_day(day, region):
            before, after = working_days_near(day, region)
            near = f"los más cercanos son {before} y {after}"
            print(f"Aviso: {day} no es día hábil; {near}.", file=sys.stderr)


def read_date(text: str) -> date:
    try:
        return date.fromisoformat(one_line(text))
    except ValueError:
        fail(f"No es una fecha: «{one_line(text)[:30]}». Escríbala como 2021-07-15.")


def read_bytes(file: Path, largest: int = LARGEST) -> bytes:
    """Read a file; end the command, with the reason, for what can't be read."""
    try:
        with file.open("rb") as opened:
            content = opened.read(largest + 1)
    except OSError as error:
        fail(f"No se pudo leer {file}: {file_fault(error)}.")
    if len(content) > largest:
        fail(f"{file} pesa más de {largest // 1_000_000} MB. Divídalo.")
    return content


def read_file(file: Path) -> str:
    """Read a text as `read_bytes` does; raises FileFault for what is none."""
    return decoded(read_bytes(file))


def read_words(text: str, longest: int) -> str:
    """Read what people will be shown, in one line."""
    words = one_line(text)
    if not any(letter.isalnum() for letter in words):
        fail("Escríbalo con palabras: otras personas lo leerán.")
    if len(words) > longest:
        fail(f"Son {len(words)} letras; caben {longest}. Escríbalo más corto.")
    return words


def print_table(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], form: TableFormat
) -> None:
    print(as_csv(rows, columns) if form is TableFormat.CSV else as_json(rows), end="")


def as_json(value: Any, default: Callable[[Any], Any] | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=default) + "\n"
