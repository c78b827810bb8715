"""`python -m bot open-period`, `change-period`, `close-period` and `publish-period`, for scripts.

They do what ODES does in its chat with /periodos: the same rules, history and notices. Those are
imported when they are needed, so that no other command waits for them.
"""

from dataclasses import replace
from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    PeriodOption,
    carry_out,
    read_date,
    read_period,
    read_region,
    warn_of_rest,
)
from bot.config.clock import system_clock
from convenio.calendar.period_dates import PeriodDates
from convenio.catalogue.agreements import AGREEMENTS
from convenio.catalogue.indicators import Indicators
from convenio.report.requirements import NOTHING_REQUIRED, Requirements
from convenio.report.typed_ranges import read_ranges
from storage.agreements import indicators_in
from storage.periods.periods import period_status

_DAY = "como 2021-07-15"
CausesOption = Annotated[
    bool | None,
    typer.Option("--causes/--no-causes", help="Si se exige la causa de cada meta no alcanzada."),
]
ReasonsOption = Annotated[
    bool | None,
    typer.Option("--reasons/--no-reasons", help="Si se exige el motivo de cada «no aplica»."),
]
RangesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--range", help="Fuera de qué rango se pide el motivo, como 3:20..150, o 3:no. Se repite."
    ),
]


def add_to(app: typer.Typer) -> None:
    for name, act in (
        ("open-period", open_period),
        ("change-period", change_period),
        ("change-region", change_region),
        ("close-period", close_period),
        ("publish-period", publish_period),
    ):
        app.command(name)(act)


def open_period(
    period: PeriodOption,
    opens: Annotated[str, typer.Option(help=f"Día de apertura, {_DAY}.")],
    deadline: Annotated[str, typer.Option(help=f"Fecha límite, {_DAY}.")],
    closes: Annotated[
        str | None, typer.Option(help="Último día en que se recibe con retraso.")
    ] = None,
    evaluations_by: Annotated[
        str | None, typer.Option(help=f"Último día del Anexo 5 de las direcciones, {_DAY}.")
    ] = None,
    regions: Annotated[
        str | None, typer.Option(help="Regiones, con comas; si no, las que tienen convenio.")
    ] = None,
    causes: CausesOption = None,
    reasons: ReasonsOption = None,
    ranges: RangesOption = None,
) -> None:
    """Abre un periodo y avisa a sus regiones y a las direcciones proponentes."""
    from handlers.periods import acts

    dates = PeriodDates(
        read_date(opens),
        read_date(deadline),
        read_date(closes) if closes else None,
        read_date(evaluations_by) if evaluations_by else None,
    )
    codes = [read_region(name).code for name in regions.split(",")] if regions else AGREEMENTS
    which = read_period(period)

    async def open_it(session: AsyncSession) -> int:
        listed = await indicators_in(session, which.year)
        wanted = _required(NOTHING_REQUIRED, causes, reasons, ranges, listed)
        expected = dict.fromkeys(codes)
        return await acts.open_period(session, which, dates, expected, None, system_clock(), wanted)

    told = carry_out(open_it)
    print(f"Abierto: {which.code}, con {len(dict.fromkeys(codes))} regiones. Avisos: {told}.")
    warn_of_rest(dates.deadline, dates.closes_on, dates.evaluated_by)


def change_period(
    period: PeriodOption,
    reason: Annotated[str, typer.Option(help="Motivo, que leerán quienes reportan.")],
    opens: Annotated[str | None, typer.Option(help=f"Día de apertura, {_DAY}.")] = None,
    deadline: Annotated[str | None, typer.Option(help=f"Fecha límite, {_DAY}.")] = None,
    closes: Annotated[
        str | None, typer.Option(help="Último día en que se recibe con retraso, o «nunca».")
    ] = None,
    evaluations_by: Annotated[
        str | None, typer.Option(help="Último día del Anexo 5 de las direcciones, o «nunca».")
    ] = None,
    causes: CausesOption = None,
    reasons: ReasonsOption = None,
    ranges: RangesOption = None,
) -> None:
    """Cambia las fechas de un periodo, de lo que se avisa, o lo que se exige en él."""
    from handlers.periods import acts
    from handlers.periods.requirement_acts import change_requirements

    which = read_period(period)

    async def change(session: AsyncSession) -> int:
        found = await period_status(session, which.code)
        if found is None:
            raise ValueError(f"No hay periodo {which.code}.")
        dates = found.dates
        if opens:
            dates = replace(dates, opens_on=read_date(opens))
        if deadline:
            dates = replace(dates, deadline=read_date(deadline))
        if closes:
            dates = replace(dates, closes_on=None if closes == "nunca" else read_date(closes))
        if evaluations_by:
            until = None if evaluations_by == "nunca" else read_date(evaluations_by)
            dates = replace(dates, evaluated_by=until)
        now, required = system_clock(), found.requirements
        wanted = _required(required, causes, reasons, ranges, found.indicators)
        if wanted != required:
            await change_requirements(session, which, wanted, None, now, reason)
            if dates == found.dates:
                return 0
        return await acts.change_period(session, which, dates, reason, None, now)

    print(f"Cambiado: {which.code}. Avisos: {carry_out(change)}.")
    given = (deadline, closes, evaluations_by)
    warn_of_rest(*(read_date(day) for day in given if day and day != "nunca"))


def _required(
    before: Requirements,
    causes: bool | None,
    reasons: bool | None,
    ranges: list[str] | None,
    indicators: Indicators,
) -> Requirements:
    """What is required then; what the command does not say stays as it was."""
    said = read_ranges("\n".join(ranges), indicators) if ranges else {}
    merged = {**before.ranges, **said}
    return Requirements(
        before.causes if causes is None else causes,
        before.reasons if reasons is None else reasons,
        {number: expected for number, expected in sorted(merged.items()) if expected},
    )


def change_region(
    period: PeriodOption,
    region: Annotated[str, typer.Option(help="Código o nombre de la región.")],
    reason: Annotated[str, typer.Option(help="Motivo, que leerá la región.")],
    adds: Annotated[bool, typer.Option("--add/--remove", help="Si se agrega o se quita.")],
) -> None:
    """Agrega una región a un periodo que no se ha cerrado, o la quita, y le avisa."""
    from handlers.periods import acts

    which, code = read_period(period), read_region(region).code
    told = carry_out(
        lambda session: acts.change_region(
            session, which, code, reason, None, system_clock(), adds=adds
        )
    )
    print(f"Cambiado: {which.code}. Avisos: {told}.")


def close_period(period: PeriodOption) -> None:
    """Cierra un periodo: desde ahora no se recibe ningún reporte."""
    from handlers.periods import acts

    which = read_period(period)
    told = carry_out(lambda session: acts.close_period(session, which, None, system_clock()))
    print(f"Cerrado: {which.code}. Avisos: {told}.")


def publish_period(
    period: PeriodOption,
    missing: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=99,
            help="De cuántas regiones no se recibió un reporte, si se publica sin ellas.",
        ),
    ] = None,
) -> None:
    """Publica un periodo: toda persona con acceso ve las cifras de todas las regiones."""
    from handlers.periods import acts

    which = read_period(period)
    told = carry_out(
        lambda session: acts.publish_period(session, which, None, system_clock(), missing=missing)
    )
    print(f"Publicado: {which.code}. Avisos: {told}.")
