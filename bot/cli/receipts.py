"""`python -m bot receipt` and `verify`: as the chat does with /constancia and /verificar."""

from pathlib import Path
from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import fail, in_transaction, write_file
from convenio.report.stages import stage_words

Number = Annotated[str, typer.Argument(help="Número de la constancia, como está impreso.")]


def add_to(app: typer.Typer) -> None:
    app.command("receipt")(write_receipt)
    app.command("verify")(verify)


def write_receipt(
    number: Number,
    out: Annotated[Path, typer.Option("--out", help="Archivo PDF que se escribe.")],
) -> None:
    """Escribe en un archivo PDF la constancia de una versión enviada."""
    from documents.receipt import receipt_pdf
    from handlers.receipts.acts import page_facts, report_of

    async def facts_of(session: AsyncSession) -> str | None:
        report = await report_of(session, number.upper())
        return await page_facts(session, report) if report else None

    facts = in_transaction(facts_of)
    if facts is None:
        fail(f"No hay constancia {number[:40]}.")
    write_file(out, receipt_pdf(facts))


def verify(
    number: Number,
    printed: Annotated[str, typer.Argument(metavar="HASH", help="Huella, o sus primeras letras.")],
) -> None:
    """Dice si una constancia es auténtica: si lo guardado tiene hoy esa huella."""
    from handlers.receipts.acts import HASH, verified_report

    if not HASH.fullmatch(printed.lower()):
        fail("La huella tiene de 8 a 64 letras, de 0 a 9 y de a a f, como está impresa.")
    report = in_transaction(
        lambda session: verified_report(session, number.upper(), printed.lower())
    )
    if report is None:
        fail(f"No es auténtica: no hay una constancia {number[:40]} con esa huella.")
    owed, version = report.owed, report.version
    state = stage_words(version.stage, late=version.late)
    print(
        f"Es auténtica: {version.receipt}, {owed.region.code}, {owed.period.code},"
        f" versión {version.number}, {state}."
    )
