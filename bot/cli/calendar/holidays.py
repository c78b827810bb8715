"""`python -m bot holidays list|add|remove`: as ODES does with /dias.

The chat's acts are imported when they are needed, so that no other command waits for them.
"""

import sys
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.arguments import year_option
from bot.cli.common import (
    FormatOption,
    RegionOption,
    TableFormat,
    carry_out,
    fail,
    in_transaction,
    print_table,
    read_date,
    read_region,
    read_words,
)
from bot.config.clock import system_clock
from convenio.calendar.periods import lima_day
from convenio.calendar.workdays import holiday_name
from convenio.lengths import WORDS_LENGTH
from convenio.schedule.activities import FIRST_YEAR, LAST_YEAR
from storage.periods.days_off import days_off

COLUMNS = ("day", "region", "reason", "source")


class HolidayAct(StrEnum):
    LIST = "list"
    ADD = "add"
    REMOVE = "remove"


def add_to(app: typer.Typer) -> None:
    app.command("holidays")(holidays)


def holidays(
    act: Annotated[HolidayAct, typer.Argument(help="Qué se hace.")],
    day: Annotated[str | None, typer.Argument(help="El día, como 2021-01-22.")] = None,
    reason: Annotated[str | None, typer.Option(help="Motivo, por ejemplo la norma.")] = None,
    region: RegionOption = None,
    year: Annotated[int | None, year_option(help="Año de la lista; si no, este.")] = None,
    form: FormatOption = TableFormat.CSV,
) -> None:
    """Lista los días no laborables de un año (de ley, decretados o de una región), o cambia uno."""
    code = read_region(region).code if region is not None else ""
    if act is HolidayAct.LIST:
        _print(year, code, form)
        return
    if day is None:
        fail("Indique el día, como 2021-01-22.")
    on, why = read_date(day), read_words(reason, WORDS_LENGTH) if reason is not None else ""
    ending = carry_out(lambda session: _change(session, act, on, code, why))
    print(f"{'Agregado' if act is HolidayAct.ADD else 'Quitado'}: {on}{code and f', {code}'}.")
    if ending:
        print(f"Aviso: ese día vence {'; '.join(ending)}. No se mueve solo.", file=sys.stderr)


async def _change(
    session: AsyncSession, act: HolidayAct, day: date, region: str, reason: str
) -> list[str]:
    """Add or take away the day; what ends on one that was added."""
    from handlers.days_off import acts

    now = system_clock()
    if act is HolidayAct.REMOVE:
        await acts.remove(session, day, region, None, now)
        return []
    await acts.add(session, day, region, reason, None, now)
    return await acts.ending_then(session, day, region, lima_day(now))


def _print(year: int | None, region: str, form: TableFormat) -> None:
    of = year if year is not None else lima_day(system_clock()).year
    if not FIRST_YEAR <= of <= LAST_YEAR:
        fail(f"{of} no es de los años {FIRST_YEAR} a {LAST_YEAR}.")
    first, last = date(of, 1, 1), date(of, 12, 31)
    regions = [region] if region else None
    kept = in_transaction(lambda session: days_off(session, first, last, regions))
    rows: list[dict[str, Any]] = [
        _row(each.day, each.region, each.reason, "region" if each.region else "decree")
        for each in kept
    ]
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    rows += [_row(each, "", name, "law") for each in days if (name := holiday_name(each))]
    print_table(sorted(rows, key=lambda row: (row["day"], row["region"])), COLUMNS, form)


def _row(day: date, region: str, reason: str, source: str) -> dict[str, Any]:
    return dict(zip(COLUMNS, (day.isoformat(), region, reason, source), strict=True))
