"""Entries of the trail, as checks of the data read them."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import AuditEntry, AuditKind


async def entries_of(session: AsyncSession, *kinds: AuditKind) -> list[AuditEntry]:
    """The entries of those kinds, oldest first."""
    query = select(AuditEntry).where(col(AuditEntry.kind).in_(kinds)).order_by(col(AuditEntry.id))
    return list((await session.exec(query)).all())


async def trail_began(session: AsyncSession) -> datetime | None:
    return (await session.exec(select(func.min(AuditEntry.at)))).one()


def said_after(each: AuditEntry) -> Mapping[str, Any]:
    facts: Mapping[str, Any] = json.loads(each.after or "{}")
    return facts
