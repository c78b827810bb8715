"""`python -m bot report`: the informe situacional, as PDF or as a Word file."""

from pathlib import Path
from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    PeriodOption,
    RegionOption,
    fail,
    in_transaction,
    read_period,
    read_region,
    settings,
    write_file,
)
from bot.workers.report_press import ReportFormat

ReportFormatOption = Annotated[ReportFormat, typer.Option("--format", help="Formato.")]


def add_to(app: typer.Typer) -> None:
    app.command("report")(write_report)


def write_report(
    period: PeriodOption,
    form: ReportFormatOption,
    out: Annotated[Path, typer.Option("--out", help="Archivo que se escribe.")],
    region: RegionOption = None,
) -> None:
    """Escribe el informe situacional de un semestre, o el extracto de una región."""
    from bot.workers.drawers import NotPrinted, drawers, is_empty
    from bot.workers.report_orders import report_order
    from bot.workers.report_press import PICTURES, ReportOrder, make_report, silent

    of, only = read_period(period), read_region(region).code if region else None
    if not out.parent.is_dir():
        fail(f"No existe la carpeta {out.parent}.")
    chosen = settings()

    async def ordered(session: AsyncSession) -> ReportOrder:
        folder, names = chosen.evidence_folder, chosen.year_names
        return await report_order(session, of, form, only, folder=folder, year_names=names)

    with drawers(chosen.chart_folder, PICTURES[form]) as drawing:
        if is_empty(chosen.chart_folder):
            drawing.start()  # they will be needed: their start takes as long as what comes first
        try:
            made = make_report(in_transaction(ordered), drawing, silent)
        except ValueError as fault:
            fail(" ".join(str(fault).split()))
        except NotPrinted as fault:
            fail(f"No se pudo hacer el informe: {fault}")
    write_file(out, made.content)
    pages = f"Páginas: {made.pages}. " if made.pages else ""
    print(f"{pages}Cuadros: {made.tables}. Gráficos: {made.figures}. Diferencias: {made.findings}.")
