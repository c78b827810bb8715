"""The history of periods: who did what, when, from what to what and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import Period
from storage import audit
from storage.models import AuditKind, PeriodAct, PeriodChange, Person

_KINDS = {
    PeriodAct.OPENED: AuditKind.PERIOD_OPENED,
    PeriodAct.CHANGED: AuditKind.PERIOD_CHANGED,
    PeriodAct.REGION: AuditKind.PERIOD_REGION,
    PeriodAct.REQUIREMENTS: AuditKind.PERIOD_REQUIREMENTS,
    PeriodAct.CLOSED: AuditKind.PERIOD_CLOSED,
    PeriodAct.PUBLISHED: AuditKind.PERIOD_PUBLISHED,
}


@dataclass(frozen=True, slots=True)
class PeriodHistoryEntry:
    """An act on a period. `by`: nobody, if it was done by the command line."""

    act: PeriodAct
    at: datetime
    by: str | None
    before: dict[str, Any]
    after: dict[str, Any]
    reason: str


async def history_of(session: AsyncSession, code: str, limit: int) -> list[PeriodHistoryEntry]:
    """The last acts on a period, the newest first."""
    query = (
        select(PeriodChange, Person.name)
        .join(Person, col(Person.id) == col(PeriodChange.person_id), isouter=True)
        .where(PeriodChange.period == code)
        .order_by(col(PeriodChange.id).desc())
        .limit(limit)
    )
    return [
        PeriodHistoryEntry(row.act, row.at, name, row.before, row.after, row.reason)
        for row, name in (await session.exec(query)).all()
    ]


async def period_changes_since(
    session: AsyncSession, code: str, acts: Sequence[PeriodAct], since: datetime
) -> Sequence[PeriodChange]:
    """The acts of those kinds on a period since that moment, the oldest first."""
    query = (
        select(PeriodChange)
        .where(
            PeriodChange.period == code,
            col(PeriodChange.act).in_(acts),
            col(PeriodChange.at) >= since,
        )
        .order_by(col(PeriodChange.id))
    )
    return (await session.exec(query)).all()


async def record_act(
    session: AsyncSession,
    period: Period,
    act: PeriodAct,
    by: Person | None,
    now: datetime,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
    region: str = "",
) -> None:
    """Record an act in the period's own history and in the audit trail."""
    change = PeriodChange(
        period=period.code,
        act=act,
        at=now,
        person_id=by.id if by else None,
        before=before or {},
        after=after or {},
        reason=reason,
    )
    session.add(change)
    said = audit.entry(
        _KINDS[act],
        now,
        change.person_id,
        period=period.code,
        region=region,
        before=before,
        after=change.after | {"reason": reason},
    )
    await audit.add_entries(session, said)


def date_columns(dates: PeriodDates) -> dict[str, date | None]:
    return {
        "opens_on": dates.opens_on,
        "deadline": dates.deadline,
        "closes_on": dates.closes_on,
        "evaluated_by": dates.evaluated_by,
    }


def read_dates(kept: dict[str, Any]) -> PeriodDates:
    """The dates of a period as its history has them."""
    opens_on, deadline = (date.fromisoformat(kept[name]) for name in ("opens_on", "deadline"))
    closes_on, evaluated_by = (  # the last is unknown to what was recorded before there was one
        date.fromisoformat(kept[name]) if kept.get(name) else None
        for name in ("closes_on", "evaluated_by")
    )
    return PeriodDates(opens_on, deadline, closes_on, evaluated_by)


def date_facts(dates: PeriodDates) -> dict[str, str | None]:
    """The dates of a period as its history keeps them."""
    return {name: day.isoformat() if day else None for name, day in date_columns(dates).items()}
