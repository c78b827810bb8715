"""`python -m bot figures` and `summary`: what is stored, and what it comes to."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    FormatOption,
    OneRegion,
    PeriodOption,
    RegionOption,
    TableFormat,
    as_json,
    fail,
    in_transaction,
    print_table,
    read_bytes,
    read_period,
    read_region,
)
from documents.csv_reader import FileFault, decoded
from storage.agreements import indicators_in


class JsonFormat(StrEnum):
    JSON = "json"


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


def read_figures(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Archivo de texto, o - para leerlo.")],
    period: PeriodOption,
    region: OneRegion,
    form: Annotated[JsonFormat, typer.Option("--format", help="Formato.")] = JsonFormat.JSON,
) -> None:
    """Imprime lo que se lee de un texto pegado, como en el chat; no guarda nada.

    Lo que el chat preguntaría está en «asked»; las líneas que no se leyeron, en «unread».
    """
    from documents.pasted_json import pasted_json

    of, code = read_period(period), read_region(region).code
    content = sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file))
    indicators = in_transaction(lambda session: indicators_in(session, of.year))
    try:
        text = decoded(content)
    except FileFault as fault:
        fail(str(fault))
    assert form is JsonFormat.JSON
    print(as_json(pasted_json(indicators, text, of, code)), end="")


def print_summary(
    period: PeriodOption,
    region: RegionOption = None,
    form: Annotated[TextFormat, typer.Option("--format", help="Formato.")] = TextFormat.TEXT,
) -> None:
    """Imprime promedios, cumplimiento, y quién reportó y quién lo hizo a tiempo."""
    from bot.cli.summary import (
        country_summary,
        evaluations_text,
        region_summary,
        summary_json,
        summary_text,
    )

    code, only = read_period(period).code, read_region(region).code if region else None

    async def compute(session: AsyncSession) -> tuple[dict[str, Any] | None, str]:
        if only:
            return await region_summary(session, code, only), ""
        return await country_summary(session, code), await evaluations_text(session, code)

    facts, more = in_transaction(compute)
    if facts is None:
        fail(f"No hay periodo {code}" + (f" para {only}." if only else "."))
    print(summary_json(facts) if form is TextFormat.JSON else summary_text(facts) + more, end="")
