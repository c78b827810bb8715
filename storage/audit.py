"""The audit trail: entries are written with what they are about, and chained by hashes later.

A chain orders everybody. Were it drawn in the transaction of an answer, processes would wait for
each other's commits; so an entry is only inserted there, and the clock seals what is not sealed
yet, one process at a time.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, bindparam
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.chain_heads import ChainHead
from storage.database import NO_CHAT, columns, run, table_of
from storage.models import AuditEntry, AuditKind, AuditSeal

SEAL_LOCK = NO_CHAT + 2  # the advisory lock under which one process at a time seals
LOOKED_BACK = 10_000  # entries: one that was numbered before but committed later is among them
AT_ONCE = 1_000
FIRST_HASH = "0" * 64  # what the first entry has before it
ENTRY_COLUMNS = ("id", "at", "person_id", "kind", "period", "region", "subject", "before", "after")
Facts = Mapping[str, Any]
Entry = dict[str, Any]  # a row of the trail, by column

_INSERT = table_of(AuditEntry).insert()
_SEAL = table_of(AuditSeal).insert()
_ENTRIES = columns(AuditEntry, *ENTRY_COLUMNS)
_SEALED = table_of(AuditSeal)
_LISTED = (
    _ENTRIES.add_columns(_SEALED.c.number, _SEALED.c.hash)
    .join_from(table_of(AuditEntry), _SEALED, isouter=True)
    .order_by(table_of(AuditEntry).c.id)
)
_CHAIN = (
    _ENTRIES.add_columns(_SEALED.c.number, _SEALED.c.hash)
    .join_from(_SEALED, table_of(AuditEntry), isouter=True)
    .where(_SEALED.c.number > bindparam("after"))
    .order_by(_SEALED.c.number)
    .limit(AT_ONCE)
)
_LAST = select(AuditSeal.number, AuditSeal.hash).order_by(col(AuditSeal.number).desc()).limit(1)
_UNSEALED = (
    col(AuditEntry.id).not_in(select(AuditSeal.entry_id)),
    col(AuditEntry.id)
    > func.coalesce(select(func.max(AuditSeal.entry_id)).scalar_subquery(), 0) - LOOKED_BACK,
)


def entry(
    kind: AuditKind,
    at: datetime,
    person_id: int | None,
    *,
    period: str = "",
    region: str = "",
    subject: str = "",
    before: Facts | None = None,
    after: Facts | None = None,
) -> Entry:
    return {
        "at": at,
        "person_id": person_id,
        "kind": kind,
        "period": period,
        "region": region,
        "subject": subject,
        "before": None if before is None else canonical(before),
        "after": None if after is None else canonical(after),
    }


async def add_entries(session: AsyncSession, *entries: Entry) -> None:
    """Add entries to the trail, in the transaction of what they are about."""
    if entries:
        await run(session, _INSERT, list(entries))


def canonical(facts: Facts) -> str:
    """The facts as JSON text: the same for the same facts, whatever their order."""
    return json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


async def seal(session: AsyncSession) -> int:
    """Chain at most a thousand of the entries not chained yet, oldest first; return how many."""
    if session.get_bind().dialect.name != "sqlite":
        await session.exec(select(func.pg_advisory_xact_lock(SEAL_LOCK)))
    number, before = (await run(session, _LAST, {})).first() or (0, FIRST_HASH)
    waiting = _ENTRIES.where(*_UNSEALED).order_by(col(AuditEntry.id)).limit(AT_ONCE)
    seals = []
    for said in (await run(session, waiting, {})).mappings():
        number, before = number + 1, digest(number + 1, before, dict(said))
        seals.append({"number": number, "entry_id": said["id"], "hash": before})
    if seals:
        await run(session, _SEAL, seals)
    return len(seals)


async def head(session: AsyncSession) -> ChainHead | None:
    """The last seal, if there is any."""
    found = (await run(session, _LAST, {})).first()
    return ChainHead(*found) if found else None


async def seal_all(session: AsyncSession) -> None:
    """Chain all entries in this one transaction: for a command, which no answer waits for."""
    while await seal(session) == AT_ONCE:
        pass


def digest(number: int, before: str, said: Facts) -> str:
    """The SHA-256 of an entry's columns, its number in the chain and the hash before it."""
    facts = {name: said[name] for name in ENTRY_COLUMNS} | {"number": number, "hash_before": before}
    facts |= {"at": said["at"].isoformat(), "kind": str(said["kind"])}
    return hashlib.sha256(canonical(facts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Verified:
    """The outcome of checking the chain. `broken`: its first number whose entry changed or is gone.

    `last`: the hash of the last one that is sealed. Kept elsewhere, it shows a cut tail.
    """

    sealed: int
    unsealed: int
    broken: int | None
    last: str = FIRST_HASH


async def verify(session: AsyncSession, noted: tuple[int, str] | None = None) -> Verified:
    """Compute the whole chain again. `noted`: a number, and how the hash began that it had."""
    number, before = 0, FIRST_HASH
    while rows := (await run(session, _CHAIN, {"after": number})).mappings().all():
        for row in rows:
            number += 1
            whole = row["number"] == number and row["id"] is not None
            if not whole or digest(number, before, dict(row)) != row["hash"]:
                return Verified(number - 1, await _unsealed(session), number, before)
            before = row["hash"]
            if noted is not None and number == noted[0] and not before.startswith(noted[1]):
                return Verified(number, await _unsealed(session), number, before)
    cut = noted is not None and noted[0] > number
    return Verified(number, await _unsealed(session), number + 1 if cut else None, before)


async def _unsealed(session: AsyncSession) -> int:
    waiting = select(func.count()).where(col(AuditEntry.id).not_in(select(AuditSeal.entry_id)))
    return (await session.exec(waiting)).one()


async def read_trail(
    session: AsyncSession, period: str | None, region: str | None
) -> Sequence[RowMapping]:
    """Every entry with its number and hash, where it is sealed already; oldest first."""
    query = _LISTED
    if period is not None:
        query = query.where(col(AuditEntry.period) == period)
    if region is not None:
        query = query.where(col(AuditEntry.region) == region)
    return (await run(session, query, {})).mappings().all()
