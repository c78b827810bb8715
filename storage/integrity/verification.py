"""The whole check: the chain, what was noted of it, its triggers, and the data against it."""

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import LIMA
from storage import audit
from storage.audit import Verified
from storage.chain_heads import NotedHeads
from storage.evaluations.evaluations import load as load_evaluation
from storage.integrity.dates import date_faults
from storage.integrity.drafts import draft_faults
from storage.integrity.goals_and_duties import duty_faults, goal_faults
from storage.integrity.recommendations import recommendation_faults
from storage.integrity.triggers import may_silence, missing_triggers
from storage.integrity.version_trail import trail_of
from storage.models import AuditEntry, AuditKind, AuditSeal, EvaluationRow, Version
from storage.reports import reports

_CHECKS: Mapping[str, Callable[[AsyncSession], Awaitable[list[str]]]] = {
    "las metas": goal_faults,
    "los accesos": duty_faults,
    "los borradores": draft_faults,
    "las fechas": date_faults,
    "las recomendaciones": recommendation_faults,
}
UNREADABLE = (AssertionError, LookupError, ValueError, TypeError, ArithmeticError)
LATE = timedelta(hours=1)  # an act may be written while its day's head is noted, not long after


@dataclass(frozen=True, slots=True)
class Integrity:
    """The outcome. `faults`: what contradicts the trail, in words; `owned`: the bot's own role may
    silence the triggers.
    """

    chain: Verified
    faults: Sequence[str]
    owned: bool


async def verify_all(session: AsyncSession, noted: NotedHeads) -> Integrity:
    chain = await audit.verify(session)
    if chain.broken is not None:
        return Integrity(chain, (), owned=False)
    faults = [*await _head_faults(session, noted), *await _late(session, noted)]
    faults += [
        f"el disparador {name} no está como se hizo" for name in await missing_triggers(session)
    ]
    faults += await _found("los reportes y evaluaciones", _version_faults(session))
    for what, check in _CHECKS.items():
        faults += await _found(what, check(session), " no es lo que dice el registro")
    return Integrity(chain, faults, owned=await may_silence(session))


async def _found(what: str, checked: Awaitable[list[str]], ending: str = "") -> list[str]:
    """What a check finds; that it can't even read what is there is a finding too."""
    try:
        return [f"{each}{ending}" for each in await checked]
    except UNREADABLE as error:
        return [f"{what}: hay algo que no se puede leer ({type(error).__name__})"]


async def _head_faults(session: AsyncSession, noted: NotedHeads) -> list[str]:
    """The first noted head that the chain does not have: from there on it was cut or rewritten."""
    if not noted.whole:
        return ["las huellas anotadas cada día fueron cambiadas"]
    numbers = [head.number for _, head in noted.heads]
    query = select(AuditSeal.number, AuditSeal.hash).where(col(AuditSeal.number).in_(numbers))
    there = {row[0]: row[1] for row in (await session.exec(query)).all()}
    lost = [day for day, head in noted.heads if there.get(head.number) != head.hash]
    return (
        [f"el registro no es el que se anotó el {lost[0]}: fue cortado o rehecho"] if lost else []
    )


async def _late(session: AsyncSession, noted: NotedHeads) -> list[str]:
    """Entries that say they are older than a day whose head was noted without them."""
    days = [(head.number, _begins(day)) for day, head in noted.heads]
    if not days:
        return []
    query = (
        select(AuditSeal.number, AuditEntry.at)
        .join(AuditEntry, col(AuditEntry.id) == col(AuditSeal.entry_id))
        .where(col(AuditSeal.number) > days[0][0])
        .order_by(col(AuditSeal.number))
    )
    found = list(_older(list((await session.exec(query)).all()), days))
    return [f"la entrada {number} se encadenó tarde: dice ser de antes" for number in found]


def _older(
    entries: Sequence[tuple[int, datetime]], days: Sequence[tuple[int, datetime]]
) -> Iterator[int]:
    passed = 0
    for number, at in entries:
        while passed < len(days) and days[passed][0] < number:
            passed += 1
        if at < max(begins for _, begins in days[:passed]) - LATE:
            yield number


def _begins(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), LIMA)


async def _version_faults(session: AsyncSession) -> list[str]:
    """What was sent, and is not as it was; and what the trail has that is not there."""
    faults = []
    receipts: set[str | None] = set()
    sent = select(Version).where(col(Version.sent_at).is_not(None)).order_by(col(Version.id))
    for version in (await session.exec(sent)).all():
        receipts.add(version.receipt)
        report = await reports.load(session, version.id or 0)
        if report is None:
            faults.append(f"{version.receipt}: su región no está en el semestre")
            continue
        trail = await trail_of(session, report)
        faults += [f"{version.receipt}: {fault}" for fault in trail.faults]
    rows = select(EvaluationRow).where(col(EvaluationRow.sent_at).is_not(None))
    for row in (await session.exec(rows.order_by(col(EvaluationRow.id)))).all():
        receipts.add(row.receipt)
        trail = await trail_of(session, await load_evaluation(session, row))
        faults += [f"{row.receipt}: {fault}" for fault in trail.faults]
    entries = select(AuditEntry.after).where(AuditEntry.kind == AuditKind.SENT)
    for after in (await session.exec(entries)).all():
        receipt = json.loads(after or "{}").get("receipt")
        if receipt not in receipts:
            faults.append(f"{receipt}: se envió y ya no está")
    return faults
