"""Goals and duties against the audit trail: what stands now is what its last entries say."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.integrity.trail_entries import entries_of, said_after, trail_began
from storage.models import AuditKind, Duty, FigureRow, Goal, Version
from storage.reports.canonical import plain_value

_DUTIES = (AuditKind.ACCESS_GIVEN, AuditKind.ACCESS_ENDED)
Held = tuple[
    str, str, str, int, str, bool
]  # subject, role, region, indicator, agreement, alternate


async def goal_faults(session: AsyncSession) -> list[str]:
    """Goals that nobody set, or that are not as they were set last."""
    said: dict[tuple[str, str, int], tuple[str | None, str | None]] = {}
    for each in await entries_of(session, AuditKind.GOAL):
        after = said_after(each)
        place = (each.period, each.region, int(each.subject.rpartition(" ")[2]))
        said[place] = (after.get("programmed"), after.get("mark"))
    rows = (await session.exec(select(Goal))).all()
    there = {
        (row.period, row.region, row.indicator): (plain_value(row.programmed), row.mark)
        for row in rows
    }
    sent = await _sent_goals(session)
    first = await trail_began(session)
    unsaid = {
        (row.period, row.region, row.indicator)
        for row in rows
        if first is not None and row.loaded_at >= first
    } - said.keys()
    wrong = [place for place, goal in said.items() if not _same(there.get(place), goal)]
    wrong += [place for place in unsaid if there[place] not in sent.get(place, ())]
    return [f"la meta del IdG {n} de {region}, {period}" for period, region, n in sorted(wrong)]


def _same(there: tuple[str | None, str | None] | None, said: tuple[str | None, str | None]) -> bool:
    """Compare figures as numbers: '60' and '60.00' are one."""
    if there is None:
        return False
    one, other = there[0], said[0]
    return there[1] == said[1] and (one == other or _number(one) == _number(other))


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)


async def _sent_goals(
    session: AsyncSession,
) -> dict[tuple[str, str, int], set[tuple[str | None, str | None]]]:
    """The goals that sent versions have, which their hashes vouch for."""
    query = (
        select(Version, FigureRow)
        .join(FigureRow, col(FigureRow.version_id) == col(Version.id))
        .where(col(Version.sent_at).is_not(None))
    )
    found: dict[tuple[str, str, int], set[tuple[str | None, str | None]]] = {}
    for version, figure in (await session.exec(query)).all():
        place = (version.period, version.region, figure.indicator)
        found.setdefault(place, set()).add((plain_value(figure.programmed), None))
    return found


async def duty_faults(session: AsyncSession) -> list[str]:
    """Duties that stand though nobody gave them, or that ended though nobody ended them."""
    said: Counter[Held] = Counter()
    for each in await entries_of(session, *_DUTIES):
        given = each.kind is AuditKind.ACCESS_GIVEN
        held = json.loads((each.after if given else each.before) or "{}")
        said[_held(each.subject, each.region, held)] += 1 if given else -1
    first = await trail_began(session)
    standing: Counter[Held] = Counter()
    older: Counter[Held] = Counter()
    for duty in (await session.exec(select(Duty).where(col(Duty.until).is_(None)))).all():
        held = _held(f"person {duty.person_id}", duty.region, duty.model_dump())
        before = first is None or duty.since < first
        (older if before and not said[held] else standing)[held] += 1
    return list(_differing(said, standing))


def _differing(said: Counter[Held], standing: Counter[Held]) -> Iterator[str]:
    for held in sorted(said.keys() | standing.keys()):
        if max(said[held], 0) != standing[held]:
            subject, role, region, indicator, *_ = held
            where = region or (f"IdG {indicator}" if indicator else "")
            yield f"el acceso {' '.join(filter(None, (role, where)))} ({subject})"


def _held(subject: str, region: str, held: dict[str, Any]) -> Held:
    agreement = held.get("agreement") or ""
    role, indicator = str(held.get("role", "")), int(held.get("indicator") or 0)
    return subject, role, region, indicator, agreement, bool(held.get("alternate"))
