"""`python -m bot evidence`: what a region shows for its figures, listed or copied to a folder."""

import re
import shutil
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    FormatOption,
    IndicatorOption,
    OneRegion,
    PeriodOption,
    TableFormat,
    carry_out,
    fail,
    print_table,
    read_period,
    read_region,
    settings,
)
from bot.config.clock import system_clock
from convenio.calendar.periods import lima_day
from convenio.catalogue.regions import REGIONS
from storage.agreements import indicators_in
from storage.file_faults import file_fault
from storage.models import Evidence
from storage.reports import evidence

COLUMNS = ("indicator", "name", "kind", "size", "at", "sha256", "file")
NAME_LENGTH = 80
_UNSAFE = re.compile(r"[^\w.()-]+")


def add_to(app: typer.Typer) -> None:
    app.command("evidence")(print_evidence)


def print_evidence(
    period: PeriodOption,
    region: OneRegion,
    indicator: IndicatorOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Carpeta a la que se copian los archivos.")
    ] = None,
    form: FormatOption = TableFormat.CSV,
) -> None:
    """Imprime los medios de verificación de lo que ODES recibió; con --out, los copia."""
    which, code = read_period(period), read_region(region).code

    async def listed(session: AsyncSession) -> list[Evidence]:
        from handlers.evidence.acts import seen_by_odes

        of = await indicators_in(session, which.year)
        if indicator not in (None, *of):
            raise ValueError(f"--indicator va de 1 a {len(of)}.")
        today = lima_day(system_clock())
        version = await seen_by_odes(session, code, which.code, today)
        if version is None:
            office = REGIONS[code].office
            raise ValueError(f"De la {office} no se recibió un reporte de {which.code}.")
        numbers = of if indicator is None else [indicator]
        found = [
            await evidence.files_of_indicator(session, version.id or 0, number)
            for number in numbers
        ]
        return [row for several in found for row in several]

    files = carry_out(listed)
    rows = [_row(row, _file_name(place, row)) for place, row in enumerate(files, start=1)]
    if out is not None:
        _copy(rows, out)
    else:
        rows = [row | {"file": ""} for row in rows]
    print_table(rows, COLUMNS, form)


def _row(row: Evidence, file: str) -> dict[str, Any]:
    said = {name: getattr(row, name) for name in ("indicator", "name", "kind", "size", "sha256")}
    return said | {"at": row.at.isoformat(), "file": file}


def _file_name(place: int, row: Evidence) -> str:
    """A file name unlike the others, that leads out of no folder."""
    name = _UNSAFE.sub("_", row.name)[-NAME_LENGTH:]
    return f"{row.indicator:02}-{place:03}-{name}"


def _copy(rows: list[dict[str, Any]], out: Path) -> None:
    kept = settings().evidence_folder
    try:
        out.mkdir(parents=True, exist_ok=True)
        for row in rows:
            shutil.copyfile(kept / row["sha256"], out / row["file"])
    except OSError as error:
        fail(f"No se pudo copiar {error.filename}: {file_fault(error)}. Revise EVIDENCE_FOLDER.")
