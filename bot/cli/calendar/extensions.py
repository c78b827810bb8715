"""`python -m bot extensions`, `extend` and `refuse-extension`: as ODES does with /prorrogas.

The chat's acts are imported when they are needed, so that no other command waits for them.
"""

from typing import Annotated, Any

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    FormatOption,
    IndicatorOption,
    PeriodOption,
    RegionOption,
    TableFormat,
    carry_out,
    fail,
    in_transaction,
    print_table,
    read_date,
    read_period,
    read_region,
    read_words,
    warn_of_rest,
)
from bot.config.clock import system_clock
from convenio.calendar.periods import lima_day
from convenio.catalogue.places import columns_of, indicator_place
from convenio.catalogue.regions import REGIONS
from convenio.lengths import WORDS_LENGTH
from storage.models import PeriodRow
from storage.periods.extension_requests import (
    GrantedExtension,
    PendingExtension,
    granted_extensions,
    pending_requests,
)

COLUMNS = ("region", "state", "until", "reason", "by", "at", "indicator")


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
        row, today = await session.get(PeriodRow, code), lima_day(system_clock())
        places = [*REGIONS, *map(indicator_place, row.indicators if row else ())]
        asked = [_asked(request) for request in await pending_requests(session, [code], places)]
        return asked + [
            _granted(extension)
            for extension in await granted_extensions(session, [code], places, today)
        ]

    print_table(in_transaction(listed), COLUMNS, form)


def extend(
    period: PeriodOption,
    until: Annotated[str, typer.Option(help="Nuevo último día, como 2021-07-15.")],
    reason: Annotated[str, typer.Option(help="Motivo, que leerá quien lo debe.")],
    region: RegionOption = None,
    indicator: IndicatorOption = None,
) -> None:
    """Amplía el plazo de una región, o el del Anexo 5 de un indicador, lo haya pedido o no."""
    from handlers.extensions import acts

    which, code, day = read_period(period), _place(region, indicator), read_date(until)
    why = read_words(reason, WORDS_LENGTH)
    told = carry_out(
        lambda session: acts.grant_extension(session, which, code, day, why, None, system_clock())
    )
    print(f"Ampliado: {code}, {which.code}, hasta {day}. Avisos: {told}.")
    warn_of_rest(day, region=code)


def refuse(
    period: PeriodOption,
    reason: Annotated[str, typer.Option(help="Respuesta, que leerá quien lo pidió.")],
    region: RegionOption = None,
    indicator: IndicatorOption = None,
) -> None:
    """Responde que no al pedido de plazo de una región o de un indicador, y le avisa."""
    from handlers.extensions import acts

    which, code = read_period(period), _place(region, indicator)
    words = read_words(reason, WORDS_LENGTH)

    async def answer(session: AsyncSession) -> int:
        request = await acts.wish_held(session, which, code)
        return await acts.refuse(session, request, words, None, system_clock())

    print(f"Sin ampliar: {code}, {which.code}. Avisos: {carry_out(answer)}.")


def _place(region: str | None, indicator: int | None) -> str:
    """The place that one of the two options names."""
    if (region is None) == (indicator is None):
        fail("Indique --region o --indicator, uno de los dos.")
    return read_region(region).code if region is not None else indicator_place(indicator or 0)


def _asked(request: PendingExtension) -> dict[str, Any]:
    row = request.row
    return _row(request.place, ("asked", row.wanted, row.reason, request.by, row.asked_at))


def _granted(extension: GrantedExtension) -> dict[str, Any]:
    said = ("granted", extension.until, extension.reason, extension.by, extension.at)
    return _row(extension.place, said)


def _row(place: str, said: tuple[Any, ...]) -> dict[str, Any]:
    """A row with days and times as ISO writes them; nobody is an empty text."""
    region, indicator = columns_of(place).values()
    texts = ("" if value is None else value for value in (region, *said, indicator or None))
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in zip(COLUMNS, texts, strict=True)
    }
