"""The standing of a demonstration that was played before: its clock, and what came of it."""

from collections.abc import AsyncIterator
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.example.published_report import PERIOD
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.plurals import counted
from convenio.report.stages import Stage
from handlers.words import hour, long_day, sentence
from storage.models import PeriodRow, Version
from storage.reminders.heartbeat import beat, last_beat
from storage.turnout.turnout import answered_in_drafts

ENDED = "demonstration ended"


async def note_moment(session: AsyncSession, now: datetime) -> None:
    """Keep the moment at which it ends, for the next start to go on from."""
    await beat(session, now, ENDED)


async def last_moment(session: AsyncSession, begun: datetime) -> datetime:
    """The moment to which the clock had come: at its end, or else at the last sweep."""
    known = (await last_beat(session, ENDED), await last_beat(session))
    return max((moment for moment in known if moment), default=begun)


async def standing(session: AsyncSession, at: datetime, *, since: datetime) -> str:
    """The standing in words: 'Sigue donde quedó: …'; `since`: when it began, by its clock."""
    events = [event async for event in _events(session, since)]
    came = sentence("; ".join(events)) if events else "Todavía nadie ha reportado nada"
    return f"Sigue donde quedó: son las {hour(at)} del {long_day(at)}. {came}."


async def _events(session: AsyncSession, since: datetime) -> AsyncIterator[str]:
    periods = (await session.exec(select(PeriodRow).order_by(PeriodRow.code))).all()
    for period in periods:
        label, of = Period.parse(period.code).label, ""
        if period.code != PERIOD:
            yield f"se abrió el {label}"
            of = f" del {label}"
        answered = await answered_in_drafts(session, period)
        for version in await _last_versions(session, period.code):
            if version.opened_at >= since or version.stage is Stage.RETURNED:
                yield _words(version, answered.get(version.region, 0), of)


async def _last_versions(session: AsyncSession, period: str) -> list[Version]:
    """The last version of each region, by name."""
    query = select(Version).where(Version.period == period).order_by(col(Version.number))
    last = {version.region: version for version in await session.exec(query)}
    return sorted(last.values(), key=lambda version: REGIONS[version.region].name)


def _words(version: Version, answered: int, of: str) -> str:
    """The standing of a report in words; `of`: of which semester, where that isn't plain."""
    region = REGIONS[version.region].name
    match version.stage:
        case Stage.DRAFT:
            how = f"con {counted(answered, 'indicador', 'indicadores')}" if answered else "empezado"
            return f"{region} tiene un borrador{of} {how}"
        case Stage.WAITING:
            return f"el reporte de {region}{of} espera a su dirección"
        case Stage.RETURNED:
            return f"el reporte de {region}{of} está devuelto"
        case _:
            return f"ODES ya tiene el reporte de {region}{of}"
