"""`audit`: lists the trail, or checks it and the data against each other."""

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
    installation_key,
    print_table,
    read_period,
    read_region,
    settings,
)
from storage import audit
from storage.chain_heads import ChainHead, heads_file, read_head, read_heads
from storage.file_faults import file_fault
from storage.integrity.verification import UNREADABLE, Integrity, verify_all
from storage.turnout.turnout import simulated_reports

OWNED = (
    "Aviso: el usuario de la base de datos puede cambiar el registro. Quítele ese poder con:"
    " python -m bot restrict-role USUARIO"
)
COLUMNS = ("number", *audit.ENTRY_COLUMNS[1:], "hash")


def print_audit(
    period: Annotated[str | None, typer.Option(help="Semestre, como 2020-II.")] = None,
    region: RegionOption = None,
    form: FormatOption = TableFormat.CSV,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify", help="Comprueba que nada fue cambiado ni quitado, tampoco en los datos."
        ),
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


def _read_noted(text: str) -> ChainHead | None:
    if not text:
        return None
    try:
        return read_head(text)
    except ValueError:
        fail(f"No es una huella: «{text[:80]}». Escríbala como la imprimió --verify.")


def _verify(noted: ChainHead | None) -> None:
    """Verify the whole; what the bot has not chained yet is chained first."""
    evidence = settings().evidence_folder
    key = installation_key()
    try:
        heads = read_heads(evidence, key)
    except OSError as error:
        fail(f"No se pudo leer {heads_file(evidence)}: {file_fault(error)}.")

    async def work(session: AsyncSession) -> tuple[Integrity, audit.Verified]:
        await audit.seal_all(session)
        known = None if noted is None else (noted.number, noted.hash)
        return await verify_all(session, heads), await audit.verify(session, known)

    try:
        found, chain = in_transaction(work)
    except UNREADABLE as error:
        fail(
            f"El registro tiene algo que no se puede leer ({type(error).__name__}): fue cambiado."
            " Compare con una copia de seguridad anterior."
        )
    if chain.broken is not None:
        fail(
            f"La entrada {chain.broken} del registro fue cambiada o falta: lo que sigue no es de"
            " fiar. Compare con una copia de seguridad anterior."
        )
    if found.faults:
        for fault in found.faults:
            print(f"No coincide: {fault}.")
        fail(
            f"{len(found.faults)} cosas no coinciden con el registro o con lo que se anotó de él."
            " Compare con una copia de seguridad anterior, y averigüe quién entró a la base."
        )
    print(f"Registro íntegro: {chain.sealed} entradas encadenadas.")
    print("Reportes, evaluaciones, metas y accesos coinciden con él.")
    print(f"Última huella: {chain.sealed}:{chain.last}")
    print("Anótela en otro lugar: con --noted se sabrá si algo hasta ella se cambió o se quitó.")
    if found.owned:
        print(OWNED)
    if chain.unsealed:
        print(f"Sin encadenar todavía: {chain.unsealed}.")
