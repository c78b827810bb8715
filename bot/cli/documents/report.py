"""`python -m bot report`: the informe situacional, as PDF or as a Word file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.arguments import (
    PeriodOption,
    RegionOption,
    fail,
    read_period,
    read_region,
    settings,
    write_file,
)
from bot.config.settings import Settings
from bot.workers.report_format import PICTURES, ReportFormat
from convenio.calendar.periods import Period
from storage.file_faults import file_fault

if TYPE_CHECKING:
    from sqlmodel.ext.asyncio.session import AsyncSession

    from bot.workers.drawers import Drawers
    from bot.workers.report_press import MadeReport, ReportOrder

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

    of, only = read_period(period), read_region(region).code if region else None
    if not out.parent.is_dir():
        fail(f"No existe la carpeta {out.parent}.")
    chosen = settings()
    with drawers(chosen.chart_folder, PICTURES[form]) as drawing:
        if is_empty(chosen.chart_folder):
            drawing.start()  # they will be needed: their start takes as long as what comes first
        try:
            made = _made(of, form, only, chosen, drawing)
        except ValueError as fault:
            fail(" ".join(str(fault).split()))
        except NotPrinted as fault:
            fail(f"No se pudo hacer el informe: {fault}")
        except OSError as error:
            fail(f"No se pudo hacer el informe: {file_fault(error)}")
    write_file(out, made.content)
    pages = f"Páginas: {made.pages}. " if made.pages else ""
    print(f"{pages}Cuadros: {made.tables}. Gráficos: {made.figures}. Diferencias: {made.findings}.")


def _made(
    of: Period, form: ReportFormat, only: str | None, chosen: Settings, drawing: "Drawers"
) -> "MadeReport":
    """The file. Only here the database is loaded, while the drawers load what draws."""
    from bot.cli.common import in_transaction
    from bot.workers.report_orders import report_order
    from bot.workers.report_press import make_report, silent

    async def ordered(session: "AsyncSession") -> "ReportOrder":
        folder, names = chosen.evidence_folder, chosen.year_names
        return await report_order(session, of, form, only, folder=folder, year_names=names)

    return make_report(in_transaction(ordered), drawing, silent)
