"""Dates against the audit trail: of periods, of who owes what until when, and of activities."""

from collections.abc import AsyncIterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from convenio.catalogue.places import indicator_in, indicator_place
from convenio.report.requirements import read_requirements
from storage.integrity.trail_entries import entries_of, said_after, trail_began
from storage.models import (
    ActivityRow,
    AuditKind,
    Expected,
    ExpectedEvaluation,
    PeriodRow,
    ScheduleChange,
    ScheduleRow,
)
from storage.schedule.moves import MOVED, move_subject

_DATED = (AuditKind.PERIOD_OPENED, AuditKind.PERIOD_CHANGED, AuditKind.PERIOD_CLOSED)
_OF_PERIOD = (
    *_DATED,
    AuditKind.PERIOD_REGION,
    AuditKind.PERIOD_REQUIREMENTS,
    AuditKind.PERIOD_PUBLISHED,
)
_DATES = ("opens_on", "deadline", "closes_on", "evaluated_by")
_EVALUATION = "evaluation of indicator "


async def date_faults(session: AsyncSession) -> list[str]:
    """Dates that stand though no act has set them, and regions that nobody chose to report."""
    periods = {row.code: row for row in (await session.exec(select(PeriodRow))).all()}
    faults = [fault async for fault in _period_faults(session, periods)]
    faults += [fault async for fault in _extension_faults(session, periods)]
    return faults + await _activity_faults(session)


async def _period_faults(
    session: AsyncSession, periods: Mapping[str, PeriodRow]
) -> AsyncIterator[str]:
    began = await trail_began(session)
    said: dict[str, dict[str, Any]] = {}
    for each in await entries_of(session, *_OF_PERIOD):
        after, known = said_after(each), said.setdefault(each.period, {})
        if each.kind in _DATED:
            known.update({name: after[name] for name in _DATES if name in after})
        if each.kind is AuditKind.PERIOD_OPENED:
            known["regions"] = set(after.get("regions", ()))
            known["required"] = after.get("required", {})
        elif each.kind is AuditKind.PERIOD_REQUIREMENTS:
            known["required"] = after
        elif each.kind is AuditKind.PERIOD_REGION and "regions" in known:
            change = known["regions"].add if after.get("expected") else known["regions"].discard
            change(after.get("region"))
        elif each.kind is AuditKind.PERIOD_PUBLISHED:
            known["published_on"] = after.get("published_on")
    for code, row in sorted(periods.items()):
        known = said.get(code, {})
        if not known.keys() & set(_DATES):
            if began is not None and row.opens_on >= lima_day(began):
                yield f"el periodo {code}"
            continue
        there = {name: _text(getattr(row, name)) for name in _DATES}
        if any(there[name] != known[name] for name in _DATES if name in known):
            yield f"la fecha del periodo {code}"
        if "opens_on" in known and _text(row.published_on) != known.get("published_on"):
            yield f"la publicación del periodo {code}"
        if row.requirements != read_requirements(known.get("required", row.required)):
            yield f"lo que se exige en {code}"
        owing = select(Expected.region).where(Expected.period == code)
        if "regions" in known and set(await session.exec(owing)) != known["regions"]:
            yield f"la lista de regiones que reportan en {code}"


async def _extension_faults(
    session: AsyncSession, periods: Mapping[str, PeriodRow]
) -> AsyncIterator[str]:
    """Deadlines of one place: an extension is later than everybody's, and was given."""
    said: dict[tuple[str, str], str | None] = {}
    for each in await entries_of(session, AuditKind.DEADLINE):
        number = each.subject.removeprefix(_EVALUATION)
        place = each.region or indicator_place(int(number))
        said[each.period, place] = said_after(each).get("deadline")
    there: dict[tuple[str, str], date] = {}
    for owing in (await session.exec(select(Expected))).all():
        if owing.extended_to is not None:
            there[owing.period, owing.region] = owing.extended_to
    for late in (await session.exec(select(ExpectedEvaluation))).all():
        there[late.period, indicator_place(late.indicator)] = late.extended_to
    for period, place in sorted(said.keys() | there.keys()):
        row, until = periods.get(period), said.get((period, place))
        evaluated = bool(indicator_in(place))
        everybody = (row.evaluated_by if evaluated else row.deadline) if row else None
        over = until is None or (everybody is not None and until <= everybody.isoformat())
        if (None if over else until) != _text(there.get((period, place))):
            yield f"el plazo de {place}, {period},"


async def _activity_faults(session: AsyncSession) -> list[str]:
    """Activities that are not when the trail, or before it knew of moves their history, says."""
    moves: dict[str, list[tuple[datetime, Mapping[str, Any]]]] = {}
    for each in await entries_of(session, AuditKind.ACTIVITY_MOVED):
        moves.setdefault(each.subject, []).append((each.at, said_after(each)))
    changes = select(ScheduleChange).order_by(col(ScheduleChange.id))
    history = {change.entry_id: change.after for change in (await session.exec(changes)).all()}
    query = select(ScheduleRow, ActivityRow).join(
        ActivityRow, col(ActivityRow.id) == col(ScheduleRow.activity_id)
    )
    faults = []
    for row, activity in (await session.exec(query.order_by(col(ScheduleRow.id)))).all():
        place = (activity.year, activity.indicator, activity.number)
        subject = move_subject(*place, row.region, row.original_month)
        since = row.added_at
        said = [after for at, after in moves.get(subject, ()) if since is None or at >= since]
        if not _stands(row, said[-1] if said else history.get(row.id or 0)):
            faults.append(f"la fecha de la actividad {subject}")
    return faults


def _stands(row: ScheduleRow, said: Mapping[str, Any] | None) -> bool:
    if said is None:
        return not row.changes and row.month == row.original_month
    return all(_fact(row, name) == said.get(name) for name in MOVED)


def _fact(row: ScheduleRow, name: str) -> Any:
    value = getattr(row, name)
    if name == "month":
        return value or None
    return value.isoformat() if name in ("day", "hour") and value is not None else value


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
