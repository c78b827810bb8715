"""What commands need before much is loaded: options, settings, faults in a line, a file written."""

import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot.config.log_setup import configure_logs, without_token
from bot.config.settings import Settings, read_settings
from convenio.calendar.periods import Period
from convenio.catalogue.regions import Region, Unresolved, resolve_region
from convenio.typed.clean_text import one_line
from storage.file_faults import file_fault

PeriodOption = Annotated[str, typer.Option("--period", help="Semestre, como 2020-II.")]
RegionOption = Annotated[str | None, typer.Option("--region", help="Código o nombre de la región.")]


def year_option(*names: str, help: str) -> Any:  # noqa: A002 (as typer has it)
    """An option for a year; what is beyond these is a slip, and perhaps no number of a column."""
    return typer.Option(*names, min=1900, max=2999, help=help)


def new_app() -> typer.Typer:
    return typer.Typer(
        help="Puntual: reúne a tiempo las cifras de los Convenios de Gestión.",
        add_completion=False,
        pretty_exceptions_enable=False,
    )


def fail(message: str) -> NoReturn:
    print(without_token(message), file=sys.stderr)
    raise SystemExit(1)


def settings() -> Settings:
    loaded = read_settings()
    configure_logs(loaded.log_level)
    return loaded


def read_period(text: str) -> Period:
    try:
        return Period.parse(one_line(text))
    except ValueError as error:
        fail(str(error))


def read_region(text: str) -> Region:
    """The region of a code or name; a slip is not guessed, since nobody confirms it."""
    found = resolve_region(text, forgiving=False)
    if isinstance(found, Unresolved):
        near = ", ".join(region.code for region in found.nearest)
        fail(f"No conozco la región «{one_line(text)}». Pruebe con: {near}")
    return found


def write_file(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        fail(f"No se pudo escribir {out}: {file_fault(error)}.")
