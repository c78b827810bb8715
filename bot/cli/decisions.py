"""`python -m bot return`, `receive`, `consent` and `versions`: what ODES decides, for scripts.

A director's approval is a person's act, and stays in the chat.
"""

from typing import Annotated

import typer

from bot.cli.common import (
    FormatOption,
    IndicatorOption,
    OneRegion,
    PeriodOption,
    TableFormat,
    carry_out,
    print_table,
    read_period,
    read_region,
    read_words,
)
from bot.config.clock import system_clock
from convenio.lengths import WORDS_LENGTH


def add_to(app: typer.Typer) -> None:
    app.command("return")(return_report)
    app.command("receive")(receive)
    app.command("consent")(consent)
    app.command("versions")(print_versions)


def return_report(
    period: PeriodOption,
    region: OneRegion,
    reason: Annotated[str, typer.Option(help="Comentario, que leerá la región.")],
    indicator: IndicatorOption = None,
) -> None:
    """Devuelve un reporte recibido, con un comentario sobre todo o sobre un indicador."""
    from handlers.approval import acts

    which, code = read_period(period), read_region(region).code
    words, about = read_words(reason, WORDS_LENGTH), indicator or 0
    told = carry_out(
        lambda session: acts.return_newest(session, which, code, words, about, system_clock())
    )
    print(f"Devuelto: {code}, {which.code}. Avisos: {told}.")


def receive(period: PeriodOption, region: OneRegion) -> None:
    """Recibe como está un reporte que su dirección no aprobó en tres días hábiles."""
    from handlers.approval import acts

    which, code = read_period(period), read_region(region).code
    told = carry_out(lambda session: acts.receive_newest(session, which, code, system_clock()))
    print(f"Recibido: {code}, {which.code}. Avisos: {told}.")


def consent(
    period: PeriodOption,
    region: OneRegion,
    refuse: Annotated[bool, typer.Option("--refuse", help="No se consiente.")] = False,
) -> None:
    """Responde a una región que pide corregir lo publicado."""
    from handlers.reporting.consent.acts import answer_pending

    which, code = read_period(period), read_region(region).code
    told = carry_out(
        lambda session: answer_pending(session, which, code, system_clock(), grant=not refuse)
    )
    print(f"{'Negado' if refuse else 'Consentido'}: {code}, {which.code}. Avisos: {told}.")


def print_versions(
    period: PeriodOption,
    region: OneRegion,
    form: FormatOption = TableFormat.CSV,
) -> None:
    """Imprime qué cambió en cada versión enviada: antes, ahora, quién, cuándo, por qué."""
    from bot.cli.versions import COLUMNS, version_rows

    which, code = read_period(period), read_region(region).code
    print_table(carry_out(lambda session: version_rows(session, which, code)), COLUMNS, form)
