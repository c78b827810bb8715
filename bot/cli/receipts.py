"""`python -m bot receipt` and `verify`: as the chat does with /constancia and /verificar."""

from pathlib import Path
from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import fail, in_transaction, installation_key, write_file
from convenio.calendar.periods import LIMA
from convenio.report.results import summarise
from convenio.report.stages import stage_words
from documents.receipt_facts import ReceiptFacts
from storage.evaluations.evaluations import Evaluation
from storage.models import Version
from storage.reports.reports import Report

Number = Annotated[str, typer.Argument(help="Número de la constancia, como está impreso.")]
NOT_AS_SENT = (
    "Lo guardado de {} ya no coincide con lo que se envió. Compruebe el registro con:"
    " python -m bot audit --verify"
)


def add_to(app: typer.Typer) -> None:
    app.command("receipt")(write_receipt)
    app.command("verify")(verify)


def write_receipt(
    number: Number,
    out: Annotated[Path, typer.Option("--out", help="Archivo PDF que se escribe.")],
) -> None:
    """Escribe en un archivo PDF la constancia de una versión enviada."""
    from documents.receipt import receipt_pdf
    from handlers.evaluations.receipt import evaluation_by_receipt, receipt_facts
    from handlers.facts.receipt_seal import NotAsSent, page_json, seal_page
    from handlers.receipts.acts import page_facts, report_of

    key = installation_key()

    async def facts_of(session: AsyncSession) -> ReceiptFacts | None:
        report = await report_of(session, number.upper())
        if report:
            return await page_facts(session, report, key)
        evaluation = await evaluation_by_receipt(session, number.upper())
        if evaluation is None:
            return None
        return await seal_page(session, evaluation, await receipt_facts(session, evaluation), key)

    try:
        facts = in_transaction(facts_of)
    except NotAsSent:
        fail(NOT_AS_SENT.format(number[:40]))
    if facts is None:
        fail(f"No hay constancia {number[:40]}.")
    write_file(out, receipt_pdf(page_json(facts)))


def verify(
    number: Number,
    printed: Annotated[str, typer.Argument(metavar="HASH", help="Huella, o sus primeras letras.")],
    code: Annotated[str, typer.Argument(metavar="[SEAL]", help="El sello que sigue.")] = "",
) -> None:
    """Dice si una constancia es auténtica, y con qué comparar lo impreso."""
    from handlers.facts.receipt_seal import NotAsSent, read_typed, version_of
    from handlers.receipts.acts import verified

    typed = read_typed([number, printed, *filter(None, [code])])
    if typed is None:
        fail(
            "La huella tiene de 8 a 64 letras y el sello de 16 a 64, de 0 a 9 y de a a f, como"
            " están impresos."
        )
    key = installation_key()
    try:
        found = in_transaction(lambda session: verified(session, typed, key))
    except NotAsSent:
        fail(NOT_AS_SENT.format(number[:40]))
    if found is None:
        fail(f"No es auténtica: no hay una constancia {number[:40]} con esa huella.")
    version = version_of(found.sent)
    assert version.sent_at is not None
    state = stage_words(found.then or version.stage, late=version.late)
    whose = version.region if isinstance(version, Version) else f"indicador {version.indicator}"
    print(
        f"Es auténtica: {version.receipt}, {whose}, {version.period},"
        f" versión {version.number}, {state}."
    )
    print(
        f"Enviada el {version.sent_at.astimezone(LIMA):%d/%m/%Y a las %H:%M}. {_said(found.sent)}"
    )
    print("Compare con lo impreso: si algo no es igual, la página fue cambiada.")


def _said(sent: Report | Evaluation) -> str:
    if isinstance(sent, Evaluation):
        counted = len(sent.conclusions), len(sent.recommendations)
        return "Conclusiones: {}. Recomendaciones: {}.".format(*counted)
    totals = summarise(sent.figures)
    averages = (totals.programmed.value, totals.executed.value)
    shown = ("-" if each is None else f"{each:.2f}" for each in averages)
    return "Promedio programado: {}; ejecutado: {}.".format(*shown)
