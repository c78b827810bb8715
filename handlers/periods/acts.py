"""Acts of ODES on a period, in its chat or by the command line, and who is told of them.

Each act raises ValueError with the reason, in words for people, and has changed nothing then.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.period_dates import PeriodDates, check, check_closing
from convenio.calendar.periods import Period, lima_day
from convenio.catalogue.agreements import may_report
from convenio.catalogue.places import indicator_place
from convenio.catalogue.regions import REGIONS
from convenio.plurals import counted, plural
from convenio.report.requirements import NOTHING_REQUIRED, Requirements
from handlers.announcements import SUBJECT, tell_in_window
from handlers.periods import news, notices
from handlers.periods.evaluation_news import tell_evaluators
from handlers.views import View
from storage.models import PeriodAct, Person
from storage.people.audience import all_told, staff_of
from storage.periods.extension_requests import refuse_extensions
from storage.periods.period_regions import has_sent, set_expected
from storage.periods.periods import (
    PeriodStatus,
    add_period,
    period_status,
    set_dates,
    set_published,
)


async def open_period(
    session: AsyncSession,
    period: Period,
    dates: PeriodDates,
    regions: Collection[str],
    by: Person | None,
    now: datetime,
    requirements: Requirements = NOTHING_REQUIRED,
) -> int:
    """Open a period and tell its regions and directorates; return how many people are told."""
    check(dates, now)
    if not regions:
        raise ValueError("Elija al menos una región que deba reportar.")
    allowed = may_report(period.year)
    if without := [REGIONS[code].name for code in regions if code not in allowed]:
        raise ValueError(f"Sin convenio no se reporta: {', '.join(without)}.")
    if not await add_period(session, period, dates, regions, by, now, requirements):
        raise ValueError(f"El {period.label} ya existe: cambie sus fechas.")
    await session.flush()
    staff = await _others(session, regions, by)
    standing = await held(session, period)
    return await tell_evaluators(session, standing, None, "", by, now) + tell_in_window(
        session,
        staff,
        lambda person: notices.opened(person, period, dates),
        now,
        about=news.of_dates(period),
    )


async def change_period(
    session: AsyncSession,
    period: Period,
    dates: PeriodDates,
    reason: str,
    by: Person | None,
    now: datetime,
    *,
    seen: PeriodDates | None = None,
) -> int:
    """Change the dates; return how many are told. `seen`: the dates shown, if they matter."""
    standing = await held(session, period)
    if standing.published_on is not None:
        raise ValueError(f"El {period.label} ya se publicó: sus fechas no cambian.")
    if seen is not None and seen != standing.dates:
        raise ValueError("Entretanto otra persona cambió las fechas de este periodo.")
    check(dates, now, standing.dates)
    if not reason.strip():
        raise ValueError("Escriba el motivo: quienes reportan lo leerán.")
    await set_dates(session, standing, dates, PeriodAct.CHANGED, by, now, reason)
    if dates.evaluated_by is None:
        await _refuse_evaluations(session, standing, reason, by, now)
    told = await tell_evaluators(
        session, await held(session, period), standing.dates, reason, by, now
    )
    if dates.of_regions == standing.dates.of_regions:
        return told
    staff = await _others(session, standing.expected, by)
    return told + tell_in_window(
        session,
        staff,
        lambda person: notices.changed(person, period, standing.dates, dates, reason),
        now,
        about=news.of_dates(period),
    )


async def change_region(
    session: AsyncSession,
    period: Period,
    region: str,
    reason: str,
    by: Person | None,
    now: datetime,
    *,
    adds: bool,
) -> int:
    """Add a region or take it out; return how many people are told."""
    standing = await held(session, period)
    check_region(standing, region, lima_day(now))
    if adds == (region in standing.expected):
        raise ValueError(f"{REGIONS[region].name} {'ya' if adds else 'no'} reporta este periodo.")
    if await has_sent(session, period.code, region):
        raise ValueError(_has_sent(region))
    if not reason.strip():
        raise ValueError("Escriba el motivo: la región lo leerá.")
    await set_expected(session, standing, region, reason, by, now, adds=adds)
    staff = await _others(session, [region], by)
    return tell_in_window(
        session,
        staff,
        lambda person: notices.member(person, standing, region, reason, adds=adds),
        now,
        about=news.of_member(period, region),
    )


def check_region(standing: PeriodStatus, region: str, today: date) -> None:
    """Raise ValueError, with the reason, if the region can't be added or taken out."""
    label = standing.period.label
    if region not in REGIONS:
        raise ValueError(f"No hay región «{region}».")
    if standing.published_on is not None or standing.dates.closed(today):
        raise ValueError(f"El {label} ya se cerró: sus regiones no cambian.")
    if region in standing.sent:
        raise ValueError(_has_sent(region))
    if region in standing.expected and len(standing.expected) == 1:
        raise ValueError("Es la única región del periodo: no se quita.")
    if region not in standing.expected and region not in may_report(standing.period.year):
        raise ValueError(f"Sin convenio no se reporta: {REGIONS[region].office}.")


def _has_sent(region: str) -> str:
    return f"La {REGIONS[region].office} ya envió su reporte: no se quita."


async def close_period(
    session: AsyncSession, period: Period, by: Person | None, now: datetime
) -> int:
    """Close a period, so that no report is accepted; return how many people are told."""
    standing = await held(session, period)
    check_closing(standing.dates, lima_day(now))
    yesterday = lima_day(now) - timedelta(days=1)
    dates = replace(standing.dates, closes_on=yesterday)
    await set_dates(session, standing, dates, PeriodAct.CLOSED, by, now)
    answer = "El periodo se cerró."
    wished = await refuse_extensions(session, period.code, standing.expected, answer, by, now)
    missing = {person.id for person in await staff_of(session, standing.missing)}
    asked = {person.id for person in await staff_of(session, wished)}
    staff = await _others(session, {*standing.missing, *wished}, by)

    def told(reader: Person) -> View:
        return notices.closed(
            reader, period, missing=reader.id in missing, asked=reader.id in asked
        )

    about = news.of_dates(period, closes=True)
    return tell_in_window(session, staff, told, now, about=about)


async def publish_period(
    session: AsyncSession,
    period: Period,
    by: Person | None,
    now: datetime,
    *,
    missing: int | None = None,
) -> int:
    """Publish; return how many are told. `missing`: how many absent reports are accepted."""
    standing, today = await held(session, period), lima_day(now)
    if standing.published_on is not None:
        raise ValueError(f"El {period.label} ya se publicó.")
    if today < standing.dates.opens_on:
        raise ValueError(f"El {period.label} todavía no se abre.")
    lacking = standing.in_no_average
    if missing != lacking and (lacking or not standing.dates.closed(today)):
        raise ValueError(_unready(standing, today))
    await set_published(session, standing, today, by, now)
    await _refuse_evaluations(session, standing, "El periodo se publicó.", by, now)
    readers = [person for person in await all_told(session) if by is None or person.id != by.id]
    return tell_in_window(
        session,
        readers,
        lambda person: notices.published(person, period),
        now,
        about={"subject": SUBJECT},
    )


async def _refuse_evaluations(
    session: AsyncSession, standing: PeriodStatus, why: str, by: Person | None, now: datetime
) -> None:
    """Refuse what directorates asked for: there is no deadline for their evaluations any more."""
    places = list(map(indicator_place, standing.indicators))
    await refuse_extensions(session, standing.period.code, places, why, by, now)


def _unready(standing: PeriodStatus, today: date) -> str:
    lacking = standing.in_no_average
    still = "" if standing.dates.closed(today) else "todavía se reciben reportes; "
    regions = f"{plural(lacking, 'falta', 'faltan')} {counted(lacking, 'región', 'regiones')}"
    stages = {"por aprobar": standing.waiting, "observados": standing.returned}
    sent = ", ".join(f"{words}: {len(found)}" for words, found in stages.items() if found)
    return f"El {standing.period.label} no está completo: {still}{regions}{sent and f' ({sent})'}."


async def held(session: AsyncSession, period: Period) -> PeriodStatus:
    """The period, which nobody else changes meanwhile; ValueError if there is none."""
    standing = await period_status(session, period.code, to_change=True)
    if standing is None:
        raise ValueError(f"No hay periodo {period.code}.")
    return standing


async def _others(
    session: AsyncSession, regions: Collection[str], by: Person | None
) -> list[Person]:
    """Staff of the regions, without the one who acts."""
    return [
        person for person in await staff_of(session, regions) if by is None or person.id != by.id
    ]
