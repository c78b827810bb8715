"""`python -m bot extensions`, `extend` and `refuse-extension`: as ODES does with /prorrogas.

The chat's acts are imported when they are needed, so that no other command waits for them.
"""

from typing import Annotated, Any

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    FormatOption,
    OneRegion,
    PeriodOption,
    TableFormat,
    carry_out,
    in_transaction,
    print_table,
    read_date,
    read_period,
    read_region,
    read_words,
)
from bot.config.clock import system_clock
from convenio.catalogue.regions import REGIONS
from convenio.lengths import WORDS_LENGTH
from storage.periods.extension_requests import (
    GrantedExtension,
    PendingExtension,
    granted_extensions,
    pending_requests,
)

COLUMNS = ("region", "state", "until", "reason", "by", "at")


def add_to(app: typer.Typer) -> None:
    app.command("extensions")(print_extensions)
    app.command("extend")(extend)
    app.command("refuse-extension")(refuse)


def print_extensions(
    period: PeriodOption,
    form: FormatOption = TableFormat.CSV,
) -> None:
    """Imprime los pedidos de plazo por responder (asked) y las prórrogas vigentes (granted)."""
    code = read_period(period).code

    async def listed(session: AsyncSession) -> list[dict[str, Any]]:
        asked = [_asked(request) for request in await pending_requests(session, [code], REGIONS)]
        return asked + [
            _granted(extension) for extension in await granted_extensions(session, [code], REGIONS)
        ]

    print_table(in_transaction(listed), COLUMNS, form)


def extend(
    period: PeriodOption,
    region: OneRegion,
    until: Annotated[str, typer.Option(help="Nuevo último día, como 2021-07-15.")],
    reason: Annotated[str, typer.Option(help="Motivo, que leerá la región.")],
) -> None:
    """Amplía el plazo de una región, lo haya pedido o no, y le avisa."""
    from handlers.extensions import acts

    which, code, day = read_period(period), read_region(region).code, read_date(until)
    why = read_words(reason, WORDS_LENGTH)
    told = carry_out(
        lambda session: acts.grant_extension(session, which, code, day, why, None, system_clock())
    )
    print(f"Ampliado: {code}, {which.code}, hasta {day}. Avisos: {told}.")


def refuse(
    period: PeriodOption,
    region: OneRegion,
    reason: Annotated[str, typer.Option(help="Respuesta, que leerá la región.")],
) -> None:
    """Responde que no al pedido de plazo de una región, y le avisa."""
    from handlers.extensions import acts

    which, code = read_period(period), read_region(region).code
    words = read_words(reason, WORDS_LENGTH)

    async def answer(session: AsyncSession) -> int:
        request = await acts.wish_held(session, which, code)
        return await acts.refuse(session, request, words, None, system_clock())

    print(f"Sin ampliar: {code}, {which.code}. Avisos: {carry_out(answer)}.")


def _asked(request: PendingExtension) -> dict[str, Any]:
    row = request.row
    said = (row.region, "asked", row.wanted, row.reason, request.by, row.asked_at)
    return _row(said)


def _granted(extension: GrantedExtension) -> dict[str, Any]:
    return _row(
        (extension.region, "granted", extension.until, extension.reason, extension.by, extension.at)
    )


def _row(said: tuple[Any, ...]) -> dict[str, Any]:
    """A row with days and times as ISO writes them; nobody is an empty text."""
    texts = ("" if value is None else value for value in said)
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in zip(COLUMNS, texts, strict=True)
    }
