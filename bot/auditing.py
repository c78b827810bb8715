"""`audit`: lists the trail, or computes its chain again."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from bot.terminal import as_json, fail, in_transaction, read_period, read_region
from convenio.tabular import as_csv
from storage import audit

COLUMNS = ("number", *audit.SAID[1:], "hash")


class Format(StrEnum):
    CSV = "csv"
    JSON = "json"


def print_audit(
    period: Annotated[str | None, typer.Option(help="Semestre, como 2020-II.")] = None,
    region: Annotated[str | None, typer.Option(help="Código o nombre de la región.")] = None,
    format: Annotated[Format, typer.Option(help="Formato.")] = Format.CSV,  # noqa: A002
    verify: Annotated[
        bool, typer.Option("--verify", help="Comprueba que nada fue cambiado ni quitado.")
    ] = False,
) -> None:
    """Imprime cada cambio: quién (su número), cuándo, de qué a qué. Sin --period, todos."""
    if verify:
        _verify()
        return
    code = read_period(period).code if period is not None else None
    only = read_region(region).code if region is not None else None
    found = in_transaction(lambda session: audit.listed(session, code, only))
    rows = [_row(dict(each)) for each in found]
    print(as_csv(rows, COLUMNS) if format is Format.CSV else as_json(rows), end="")


def _row(said: dict[str, Any]) -> dict[str, Any]:
    row = {name: said[name] for name in COLUMNS}
    return row | {"at": said["at"].isoformat(), "kind": str(said["kind"])}


def _verify() -> None:
    found = in_transaction(audit.verify)
    if found.broken is not None:
        fail(
            f"La entrada {found.broken} del registro fue cambiada o falta: lo que sigue no es de"
            " fiar. Compare con una copia de seguridad anterior."
        )
    print(f"Registro íntegro: {found.sealed} entradas encadenadas.")
    if found.unsealed:
        print(f"Recientes, que el bot encadena cada minuto mientras trabaja: {found.unsealed}.")
