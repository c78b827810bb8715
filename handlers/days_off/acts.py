"""Acts on days off, in the chat or by the command line.

Each raises ValueError with the reason, in words for people, and has changed nothing then.
"""

from datetime import date, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period, lima_day
from convenio.calendar.workdays import holiday_name, is_working_day
from convenio.catalogue.regions import REGIONS
from handlers.words import day as day_words
from storage.models import Person
from storage.periods import days_off
from storage.reports.obligations import owed_by
from storage.turnout.owed_reports import open_periods

LONGEST_AHEAD = timedelta(days=730)


def check_day(day: date, region: str, now: datetime) -> None:
    """Check that a day may be added."""
    today = lima_day(now)
    if day < today:
        raise ValueError(f"El {day_words(day)} ya pasó: elija hoy o un día posterior.")
    if day > today + LONGEST_AHEAD:
        raise ValueError(f"El {day_words(day)} está a más de dos años: revise la fecha.")
    if name := holiday_name(day):
        raise ValueError(f"El {day_words(day)} ya es feriado ({name}): no hace falta agregarlo.")
    if not is_working_day(day, region):
        raise ValueError(f"El {day_words(day)} ya es un día no laborable: no hace falta agregarlo.")


async def ending_then(session: AsyncSession, day: date, region: str, today: date) -> list[str]:
    """What ends on that day, in words: it does not move by itself with the day off."""
    regions = (region,) if region else tuple(REGIONS)
    owed = [each for each in await owed_by(session, regions, today) if each.deadline == day]
    if region:
        return [f"el plazo del {each.label}" for each in owed]
    periods = await open_periods(session, today)
    ending = [
        f"{name} del {Period.parse(period.code).label}"
        for period in periods
        for name, last in (
            ("la fecha límite", period.deadline),
            ("el cierre", period.closes_on),
            ("el plazo del Anexo 5", period.evaluated_by),
        )
        if last == day
    ]
    common = {period.code for period in periods if period.deadline == day}
    more = [each for each in owed if each.period.code not in common]
    return ending + [f"la prórroga de {each.named} ({each.label})" for each in more]


async def add(
    session: AsyncSession, day: date, region: str, reason: str, by: Person | None, now: datetime
) -> None:
    check_day(day, region, now)
    if not any(letter.isalnum() for letter in reason):
        raise ValueError("Escriba el motivo con palabras, por ejemplo la norma que lo declara.")
    if not await days_off.add_day_off(session, day, region, reason, by, now):
        raise ValueError(f"El {day_words(day)} ya está en la lista.")


async def remove(
    session: AsyncSession, day: date, region: str, by: Person | None, now: datetime
) -> None:
    if day < lima_day(now):
        raise ValueError(f"El {day_words(day)} ya pasó: queda como fue.")
    if not await days_off.remove_day_off(session, day, region, by, now):
        raise ValueError(f"El {day_words(day)} no está en la lista.")
