"""`python -m bot schedule` and `load-schedule`: the year's capacity-building schedule."""

import sys
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.arguments import year_option
from bot.cli.common import (
    IndicatorOption,
    RegionOption,
    as_json,
    fail,
    in_transaction,
    read_file,
    read_region,
)
from bot.config.clock import system_clock
from convenio.calendar.months import read_month
from convenio.schedule.activities import (
    FIRST_YEAR,
    LAST_YEAR,
    YEARS,
    ScheduleEntry,
    matching,
    published_schedule,
)
from convenio.schedule.reload import Reload
from documents.csv_reader import FileFault
from documents.csv_writer import as_csv
from documents.schedule_csv import COLUMNS, read_schedule, schedule_rows
from storage.agreements import indicators_in
from storage.schedule.entries import entries_of, years
from storage.schedule.reload import answers_about, compare_years


class ScheduleFormat(StrEnum):
    CSV = "csv"
    JSON = "json"
    ICS = "ics"


def print_schedule(
    year: Annotated[int, year_option(help="Año, como 2021.")],
    region: RegionOption = None,
    month: Annotated[str | None, typer.Option(help="Mes, como 5 o mayo.")] = None,
    indicator: IndicatorOption = None,
    form: Annotated[ScheduleFormat, typer.Option("--format", help="Formato.")] = ScheduleFormat.CSV,
) -> None:
    """Imprime la programación anual de fortalecimiento de capacidades."""
    entries = _asked(year, region, month, indicator)
    match form:
        case ScheduleFormat.CSV:
            print(as_csv(schedule_rows(entries), COLUMNS), end="")
        case ScheduleFormat.JSON:
            print(as_json(schedule_rows(entries)), end="")
        case ScheduleFormat.ICS:
            _print_calendar(entries)


def load_schedule(
    file: Annotated[Path, typer.Argument(help=f"CSV con columnas {', '.join(COLUMNS)}.")],
    year: Annotated[
        int, typer.Option(min=FIRST_YEAR, max=LAST_YEAR, help="Año de la programación.")
    ],
    replace: Annotated[
        bool, typer.Option("--replace", help="Quita lo que no está en el archivo.")
    ] = False,
) -> None:
    """Carga la programación de un año desde un CSV; con una falla no se carga nada."""

    async def save(session: AsyncSession) -> tuple[Reload, int]:
        return await load_or_refuse(session, year, entries, system_clock(), replace=replace)

    try:
        indicators = in_transaction(lambda session: indicators_in(session, year))
        entries = read_schedule(read_file(file), year, indicators)
        found, told = in_transaction(save)
    except FileFault as fault:
        fail(f"No se cargó nada de {file}:\n{fault}")
    print(f"Cargadas {len(entries)} filas de la programación de {year}.")
    if not found.fresh:
        print(counts(found))
    print(f"Avisos: {told}.", file=sys.stderr)


def _asked(
    year: int, region: str | None, month: str | None, indicator: int | None
) -> tuple[ScheduleEntry, ...]:
    entries = _of_year(year)
    indicators = entries[0].activity.indicators
    if indicator is not None and indicator not in indicators:
        fail(f"No hay indicador {indicator}. Indique uno de 1 a {len(indicators)}.")
    try:
        number = read_month(month) if month is not None else None
    except ValueError as error:
        fail(str(error))
    code = read_region(region).code if region is not None else None
    return matching(entries, region=code, month=number, indicator=indicator)


def _of_year(year: int) -> tuple[ScheduleEntry, ...]:
    """The schedule as stored; where nothing is loaded yet, as it was published."""

    async def stored(session: AsyncSession) -> tuple[tuple[ScheduleEntry, ...], tuple[int, ...]]:
        return await entries_of(session, year), await years(session)

    entries, loaded = in_transaction(stored)
    known = {*YEARS, *loaded}
    if year not in known:
        fail(
            f"No hay programación de {year}. Hay de: {', '.join(map(str, sorted(known)))}."
            " Cargue otra con load-schedule."
        )
    return entries or published_schedule(year)


def _print_calendar(entries: Sequence[ScheduleEntry]) -> None:
    """Print bytes: a calendar's lines end in CR and LF, whatever the terminal's do."""
    from documents.calendar import calendar_file

    sys.stdout.buffer.write(calendar_file(entries, system_clock()))
    undated = sum(entry.month is None for entry in entries)
    if undated:
        print(f"Sin fecha, fuera del calendario: {undated}.", file=sys.stderr)


async def load_or_refuse(
    session: AsyncSession,
    year: int,
    entries: Sequence[ScheduleEntry],
    now: datetime,
    *,
    replace: bool,
) -> tuple[Reload, int]:
    """Load; return what changed, and how many people are told.

    Raises FileFault where something would be lost that `replace` does not allow.
    """
    from handlers.new_schedule.acts import load_year  # with it come all conversations

    found = await compare_years(session, year, entries)
    if found.lost and not replace:
        moves = sum(entry.changes for entry in found.lost)
        raise FileFault(
            f"{counts(found)} Se perderían reprogramaciones: {moves}; respuestas de asistencia:"
            f" {await answers_about(session, found.lost)}. Si es lo que desea, repita la orden con"
            " --replace."
        )
    loaded = await load_year(session, year, entries, None, now)
    return loaded.found, loaded.told


def counts(found: Reload) -> str:
    """The numbers of rows that the year had and has."""
    return (
        f"Filas que se añaden: {len(found.added)}; que se mantienen: {len(found.kept)};"
        f" que vuelven a su mes original: {len(found.put_back)};"
        f" que se quitan: {len(found.gone)}."
    )
