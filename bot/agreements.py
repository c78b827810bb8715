"""`python -m bot load-indicators`: the indicators of a new agreement, from a file."""

from pathlib import Path
from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.clock import system_clock
from bot.loading import read_bytes
from bot.terminal import fail, in_transaction
from convenio.indicator_cells import IN_SPANISH
from convenio.indicator_rows import Faulty
from convenio.indicators import Indicators
from storage.agreements import add_agreement

_COLUMNS = ", ".join(IN_SPANISH.values())


def load_indicators(
    file: Annotated[Path, typer.Argument(help=f"CSV o .xlsx con columnas {_COLUMNS}.")],
    from_year: Annotated[int, typer.Option("--from-year", help="Primer año del convenio.")],
    to_year: Annotated[int, typer.Option("--to-year", help="Último año del convenio.")],
) -> None:
    """Carga los indicadores de un convenio nuevo; con una falla no se carga nada."""
    from convenio.workbooks.indicator_file import read_indicator_file

    async def save(session: AsyncSession) -> Indicators:
        return await add_agreement(session, from_year, to_year, listed, None, system_clock())

    try:
        listed = read_indicator_file(read_bytes(file))
        added = in_transaction(save)
    except (Faulty, ValueError) as fault:
        fail(f"No se cargó nada de {file}:\n{fault}")
    print(f"Convenio {added.years}: cargados {len(added)} indicadores.")
