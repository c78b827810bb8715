"""`recommendations` and `matrix`: what was recommended, how far it is, and the annex's matrix."""

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    FormatOption,
    RegionOption,
    TableFormat,
    fail,
    in_transaction,
    print_table,
    read_period,
    read_region,
    write_file,
)
from bot.config.clock import system_clock
from convenio.calendar.periods import LIMA, lima_day
from convenio.evaluation.following import MINISTRY, Followed, is_in, read_state
from convenio.schedule.activities import FIRST_YEAR, LAST_YEAR
from documents.csv_writer import as_csv
from documents.matrix_csv import FOLLOWED_COLUMNS, MATRIX_COLUMNS, followed_rows, matrix_rows
from documents.workbooks.write.facts import MatrixSheetFacts
from storage.evaluations.progress import follow, recommendations_of
from storage.evaluations.year_matrix import year_matrix

STDOUT = Path("-")


class MatrixFormat(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


def add_to(app: typer.Typer) -> None:
    app.command("recommendations")(print_recommendations)
    app.command("matrix")(write_year_matrix)


def print_recommendations(
    period: Annotated[str | None, typer.Option(help="Semestre, como 2020-II.")] = None,
    region: RegionOption = None,
    state: Annotated[
        str | None,
        typer.Option(
            help="pending, underway, implemented o not_pertinent; o en palabras, como pendiente."
        ),
    ] = None,
    form: FormatOption = TableFormat.CSV,
) -> None:
    """Imprime las recomendaciones enviadas y su estado en cada región; sin región: el MTPE."""
    code = read_period(period).code if period else None
    place = _read_place(region) if region else None
    today = lima_day(system_clock())
    try:
        wanted = read_state(state) if state else None
    except ValueError as fault:
        fail(str(fault))

    async def listed(session: AsyncSession) -> list[Followed]:
        found = await recommendations_of(session, today, period=code)
        return [
            each
            for each in await follow(session, found)
            if place in (None, each.place) and is_in(each, wanted, today)
        ]

    print_table(followed_rows(in_transaction(listed), today), FOLLOWED_COLUMNS, form)


def write_year_matrix(
    year: Annotated[
        int, typer.Option(min=FIRST_YEAR, max=LAST_YEAR, help="Año de la programación.")
    ],
    out: Annotated[
        Path, typer.Option("--out", help="Archivo que se escribe; con csv, - es la pantalla.")
    ],
    form: Annotated[MatrixFormat, typer.Option("--format", help="Formato.")] = MatrixFormat.XLSX,
) -> None:
    """Escribe la matriz de implementación de recomendaciones de un año, en Excel o CSV."""
    if out == STDOUT and form is MatrixFormat.XLSX:
        fail("Un libro de Excel no se escribe en la pantalla. Indique un archivo en --out.")
    now = system_clock()
    today: date = lima_day(now)
    lines = in_transaction(lambda session: year_matrix(session, year, today))
    if form is MatrixFormat.XLSX:
        from documents.workbooks.write.matrix import write_matrix

        as_of = now.astimezone(LIMA).replace(tzinfo=None)
        write_file(out, write_matrix(MatrixSheetFacts(year, as_of, lines)))
    elif out == STDOUT:
        print(as_csv(matrix_rows(lines), MATRIX_COLUMNS), end="")
    else:
        write_file(out, as_csv(matrix_rows(lines), MATRIX_COLUMNS).encode())
    if not lines:
        print(f"Ninguna recomendación se implementa en {year}.", file=sys.stderr)


def _read_place(region: str) -> str:
    """A region's code, or the ministry's place for 'mtpe'."""
    return MINISTRY if region.casefold() == "mtpe" else read_region(region).code
