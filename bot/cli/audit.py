"""`audit`: lists the trail, or computes its chain again."""

import sys
from typing import Annotated, Any

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
)
from convenio.typed.whole_numbers import whole_number
from storage import audit
from storage.turnout.turnout import simulated_reports

COLUMNS = ("number", *audit.ENTRY_COLUMNS[1:], "hash")


def print_audit(
    period: Annotated[str | None, typer.Option(help="Semestre, como 2020-II.")] = None,
    region: RegionOption = None,
    form: FormatOption = TableFormat.CSV,
    verify: Annotated[
        bool, typer.Option("--verify", help="Comprueba que nada fue cambiado ni quitado.")
    ] = False,
    noted: Annotated[
        str, typer.Option(help="Con --verify: la última huella que se anotó, como 120:5e1f…")
    ] = "",
) -> None:
    """Imprime cada cambio: quién (su número), cuándo, de qué a qué. Sin --period, todos."""
    if verify:
        _verify(_read_noted(noted))
        return
    code = read_period(period).code if period is not None else None
    only = read_region(region).code if region is not None else None
    found = in_transaction(lambda session: audit.read_trail(session, code, only))
    rows = [_row(dict(row)) for row in found]
    print_table(rows, COLUMNS, form)
    invented = in_transaction(simulated_reports)
    listed = dict.fromkeys((row["period"], row["region"]) for row in rows)
    if marked := [
        f"{region} {period}" for period, region in listed if (period, region) in invented
    ]:
        print(f"Datos simulados: {', '.join(marked)}.", file=sys.stderr)


def _row(said: dict[str, Any]) -> dict[str, Any]:
    row = {name: said[name] for name in COLUMNS}
    return row | {"at": said["at"].isoformat(), "kind": str(said["kind"])}


def _read_noted(text: str) -> tuple[int, str] | None:
    if not text:
        return None
    number, _, digest = text.partition(":")
    entry = whole_number(number)
    if entry is None or not digest:
        fail(f"No es una huella: «{text[:80]}». Escríbala como la imprimió --verify.")
    return entry, digest


def _verify(noted: tuple[int, str] | None) -> None:
    """Verify the whole chain; what the bot has not chained yet is chained first."""

    async def work(session: AsyncSession) -> audit.Verified:
        await audit.seal_all(session)
        return await audit.verify(session, noted)

    found = in_transaction(work)
    if found.broken is not None:
        fail(
            f"La entrada {found.broken} del registro fue cambiada o falta: lo que sigue no es de"
            " fiar. Compare con una copia de seguridad anterior."
        )
    print(f"Registro íntegro: {found.sealed} entradas encadenadas.")
    print(f"Última huella: {found.sealed}:{found.last}")
    print("Anótela en otro lugar: con --noted se sabrá si algo hasta ella se cambió o se quitó.")
    if found.unsealed:
        print(f"Sin encadenar todavía: {found.unsealed}.")
