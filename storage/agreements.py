"""The agreements and their indicators: which count in a year, and how a new list is loaded."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.agreements import AGREEMENT_YEARS
from convenio.catalogue.indicators import FIRST_YEARS, INDICATORS, Indicator, Indicators
from storage.audit import add_entries, entry
from storage.database import NO_CHAT
from storage.models import (
    ActivityRow,
    AgreementRow,
    AuditKind,
    Duty,
    Expected,
    Goal,
    PeriodRow,
    Person,
    Version,
)

AGREEMENT_LOCK = NO_CHAT + 3  # the advisory lock of who adds an agreement or a period
EARLIEST, LATEST, LONGEST = 2000, 2099, 10  # years, and how many of them at most


async def indicators_in(session: AsyncSession, year: int) -> Indicators:
    """The indicators of the agreement that covers the year; where none does, the first one's."""
    row = await _covering(session, year, year)
    return row.indicators if row else INDICATORS


async def indicators_of(session: AsyncSession, agreement: str) -> Indicators | None:
    """The indicators of an agreement by its code (empty: the first); None if it was not loaded."""
    if not agreement:
        return INDICATORS
    row = await session.get(AgreementRow, agreement)
    return row.indicators if row else None


async def all_indicators(session: AsyncSession) -> list[Indicators]:
    """The indicators of every agreement, the first one first."""
    rows = await session.exec(select(AgreementRow).order_by(col(AgreementRow.first_year)))
    return [INDICATORS, *(row.indicators for row in rows)]


async def check_years(session: AsyncSession, first: int, last: int, count: int) -> None:
    """Check that those years can still get a list of `count` indicators; ValueError says why not.

    A list may still be loaded again while nothing is said of its indicators.
    """
    if not EARLIEST <= first <= last <= LATEST or last - first >= LONGEST:
        raise ValueError(
            f"Un convenio va de un año a otro igual o posterior, de {EARLIEST} a {LATEST},"
            f" y dura {LONGEST} años como máximo."
        )
    if first <= max(AGREEMENT_YEARS) and last >= min(AGREEMENT_YEARS):
        raise ValueError(f"Esos años se cruzan con el convenio {FIRST_YEARS}.")
    other = await _covering(session, first, last)
    if other and (other.first_year, other.last_year) != (first, last):
        raise ValueError(f"Esos años se cruzan con el convenio {other.code}, ya cargado.")
    periods = select(PeriodRow.code).where(*_within(first, last))
    for table, what in ((Version, "reportes"), (Goal, "metas")):
        found = select(table.period).where(col(table.period).in_(periods)).distinct()
        if there := (await session.exec(found)).all():
            named = ", ".join(sorted(there))
            raise ValueError(f"Ya hay {what} de {named} con otros indicadores: no se cambian.")
    in_years = select(func.max(ActivityRow.indicator)).where(
        col(ActivityRow.year) >= first, col(ActivityRow.year) <= last
    )
    largest = (await session.exec(in_years)).one() or 0
    if largest > count:
        raise ValueError(
            f"La programación anual de esos años habla del indicador {largest}, que no está en"
            " la lista. Cargue antes la programación nueva."
        )
    if other:
        await _check_directorates(session, other.code, count)


async def _check_directorates(session: AsyncSession, agreement: str, count: int) -> None:
    serving = select(func.max(Duty.indicator)).where(
        Duty.agreement == agreement, col(Duty.until).is_(None)
    )
    largest = (await session.exec(serving)).one() or 0
    if largest > count:
        raise ValueError(
            f"Hay quien responde por el indicador {largest}, que no está en la lista. Retírele"
            " antes el acceso."
        )


async def add_agreement(
    session: AsyncSession,
    first: int,
    last: int,
    listed: Sequence[Indicator],
    by: Person | None,
    now: datetime,
) -> Indicators:
    """Load an agreement's list of indicators. Raises ValueError as `check_years` does.

    It takes the place of a list that those very years had; periods that are there take it on.
    """
    await _hold_years(session, first, last)
    await check_years(session, first, last, len(listed))
    added = Indicators(f"{first}-{last}", tuple(listed))
    replaced = await indicators_of(session, added.agreement)
    row = AgreementRow(
        code=added.agreement,
        first_year=first,
        last_year=last,
        content=added.as_json(),
        loaded_at=now,
        loaded_by=by.id if by else None,
    )
    await session.merge(row)
    await session.flush()
    await session.exec(update(PeriodRow).where(*_within(first, last)).values(agreement=row.code))
    said = entry(
        AuditKind.AGREEMENT,
        now,
        row.loaded_by,
        subject=f"agreement {row.code}",
        before=_names(replaced) if replaced else None,
        after=_names(added),
    )
    await add_entries(session, said)
    return added


def _names(indicators: Indicators) -> dict[str, str]:
    return {str(number): indicator.name for number, indicator in indicators.items()}


async def hold_agreements(session: AsyncSession) -> None:
    """Keep other processes from loading an agreement or a period until this transaction ends."""
    if session.get_bind().dialect.name != "sqlite":
        await session.exec(select(func.pg_advisory_xact_lock(AGREEMENT_LOCK)))


async def _hold_years(session: AsyncSession, first: int, last: int) -> None:
    """Keep others from loading goals or opening drafts of those years' periods meanwhile."""
    await hold_agreements(session)
    within = select(PeriodRow.code).where(*_within(first, last))
    await session.exec(within.with_for_update())
    await session.exec(
        select(Expected.region).where(col(Expected.period).in_(within)).with_for_update()
    )


def _within(first: int, last: int) -> tuple[ColumnElement[bool], ...]:
    return col(PeriodRow.code) >= f"{first}-", col(PeriodRow.code) < f"{last + 1}-"


async def _covering(session: AsyncSession, first: int, last: int) -> AgreementRow | None:
    query = select(AgreementRow).where(
        col(AgreementRow.first_year) <= last, col(AgreementRow.last_year) >= first
    )
    return (await session.exec(query)).first()
