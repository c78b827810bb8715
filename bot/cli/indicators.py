"""`python -m bot load-indicators`: the indicators of a new agreement, from a file."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.arguments import year_option
from bot.cli.common import fail, in_transaction, read_bytes
from bot.config.clock import system_clock
from bot.workers.workbook_pool import WorkbookPool
from convenio.catalogue.indicators import Indicators, read_indicators
from convenio.typed.indicator_cells import IN_SPANISH
from storage.agreements import add_agreement, indicators_of

_COLUMNS = ", ".join(IN_SPANISH.values())


def load_indicators(
    file: Annotated[Path, typer.Argument(help=f"CSV, .xlsx u .ods con columnas {_COLUMNS}.")],
    from_year: Annotated[
        int,
        year_option("--from-year", help="Primer año del convenio."),
    ],
    to_year: Annotated[int, year_option("--to-year", help="Último año del convenio.")],
) -> None:
    """Carga los indicadores de un convenio nuevo; con una falla no se carga nada."""
    listing = asyncio.run(WorkbookPool().read_indicators(read_bytes(file)))
    if listing.faults:
        fail("\n".join([f"No se cargó nada de {file}:", *listing.faults]))
    listed = read_indicators("", listing.content).listed

    async def save(session: AsyncSession) -> tuple[Indicators, Indicators | None]:
        known = await indicators_of(session, f"{from_year}-{to_year}")
        years = from_year, to_year
        return await add_agreement(session, *years, listed, None, system_clock()), known

    try:
        added, known = in_transaction(save)
    except ValueError as fault:
        fail(f"No se cargó nada de {file}:\n{fault}")
    instead = f", en lugar de los {len(known)} que tenía" if known else ""
    print(f"Convenio {added.years}: cargados {len(added)} indicadores{instead}.")
