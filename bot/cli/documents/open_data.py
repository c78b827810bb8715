"""`python -m bot open-data`: a semester's data as a ZIP for open data portals."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import PeriodOption, fail, in_transaction, read_period, write_file
from bot.config.clock import system_clock
from convenio.calendar.periods import lima_day


def add_to(app: typer.Typer) -> None:
    app.command("open-data")(write_open_data)


def write_open_data(
    period: PeriodOption,
    out: Annotated[Path, typer.Option("--out", help="Archivo ZIP que se escribe.")],
) -> None:
    """Escribe los datos abiertos de un semestre: CSV con su descripción, sin datos personales."""
    from documents.open_data.package import open_data_zip
    from handlers.facts.open_data import open_data_of

    code, today = read_period(period).code, lima_day(system_clock())
    data = in_transaction(lambda session: open_data_of(session, code, today))
    if data is None:
        fail(f"No hay periodo {code}.")
    write_file(out, open_data_zip(data))
    rows = sum(len(table) for table in data.rows.values())
    print(f"{out}: {len(data.rows)} tablas, {rows} filas.")
