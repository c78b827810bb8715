"""`python -m bot figures` and `summary`: what is stored, and what it comes to."""

import sys
from enum import StrEnum
from typing import Annotated, Any

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    FormatOption,
    PeriodOption,
    RegionOption,
    TableFormat,
    fail,
    in_transaction,
    print_table,
    read_period,
    read_region,
)


class TextFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


def print_figures(
    period: PeriodOption,
    region: RegionOption = None,
    form: FormatOption = TableFormat.CSV,
) -> None:
    """Imprime las cifras guardadas: region, indicator, state, programmed, executed.

    Si hay cifras simuladas, dice de qué regiones en la salida de errores.
    """
    from bot.cli.summary import stored_figures
    from documents.figures_csv import FIGURE_COLUMNS

    code, only = read_period(period).code, read_region(region).code if region else None
    stored = in_transaction(lambda session: stored_figures(session, code, only))
    if stored is None:
        fail(f"No hay periodo {code}.")
    if stored.simulated:
        print(f"Datos simulados: {', '.join(stored.simulated)}.", file=sys.stderr)
    print_table(stored.rows, FIGURE_COLUMNS, form)


def print_summary(
    period: PeriodOption,
    region: RegionOption = None,
    form: Annotated[TextFormat, typer.Option("--format", help="Formato.")] = TextFormat.TEXT,
) -> None:
    """Imprime promedios, cumplimiento, y quién reportó y quién lo hizo a tiempo."""
    from bot.cli.summary import country_summary, region_summary, summary_json, summary_text

    code, only = read_period(period).code, read_region(region).code if region else None

    async def compute(session: AsyncSession) -> dict[str, Any] | None:
        if only:
            return await region_summary(session, code, only)
        return await country_summary(session, code)

    facts = in_transaction(compute)
    if facts is None:
        fail(f"No hay periodo {code}" + (f" para {only}." if only else "."))
    print(summary_json(facts) if form is TextFormat.JSON else summary_text(facts), end="")
