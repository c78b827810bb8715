"""Extension requests: regions that asked for more time, and what came of it; decided once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import audit
from storage.database import insert_if_new, run
from storage.models import AuditKind, Expected, Extension, ExtensionRequest, PeriodRow, Person

_ASK = insert_if_new(
    ExtensionRequest,
    index_elements=["period", "region", "indicator"],
    index_where=text("decided_at IS NULL"),
)


@dataclass(frozen=True, slots=True)
class PendingExtension:
    """A request for more time; `by` and `decided_by` are names."""

    row: ExtensionRequest
    by: str | None
    decided_by: str | None

    @property
    def id(self) -> int:
        assert self.row.id is not None
        return self.row.id


@dataclass(frozen=True, slots=True)
class GrantedExtension:
    """A region's extended deadline, and how it came to that; `by`: if it was in the chat."""

    period: str
    region: str
    until: date
    by: str | None
    at: datetime | None
    reason: str


async def request_extension(
    session: AsyncSession,
    period: str,
    region: str,
    wanted: date,
    reason: str,
    by: Person,
    now: datetime,
) -> bool:
    """Record a request; False while another one of that region is pending."""
    row = {
        "period": period,
        "region": region,
        "indicator": 0,
        "wanted": wanted,
        "reason": reason,
        "asked_by": by.id,
        "asked_at": now,
        "answer": "",
    }
    if (await run(session, _ASK, row)).rowcount != 1:
        return False
    after = {"until": wanted.isoformat(), "reason": reason}
    await _record(session, AuditKind.EXTENSION_ASKED, period, region, by.id, now, after)
    return True


async def pending_request(
    session: AsyncSession, period: str, region: str
) -> PendingExtension | None:
    return next(iter(await pending_requests(session, [period], [region])), None)


async def pending_requests(
    session: AsyncSession, periods: Collection[str], regions: Collection[str]
) -> list[PendingExtension]:
    """The pending requests of those periods and regions, the oldest first."""
    query = (
        select(ExtensionRequest, Person.name)
        .join(Person, col(Person.id) == col(ExtensionRequest.asked_by))
        .where(
            col(ExtensionRequest.period).in_(periods),
            col(ExtensionRequest.region).in_(regions),
            col(ExtensionRequest.decided_at).is_(None),
        )
        .order_by(col(ExtensionRequest.id))
    )
    return [PendingExtension(row, by, None) for row, by in (await session.exec(query)).all()]


async def find_request(
    session: AsyncSession, number: int, *, to_decide: bool = False
) -> PendingExtension | None:
    """A request by its number. `to_decide`: lock it, so that nobody else decides it meanwhile."""
    row = await session.get(ExtensionRequest, number)
    if row is None:
        return None
    if to_decide:  # in the order in which who extends without a request takes them
        await session.refresh(
            await session.get_one(PeriodRow, row.period), with_for_update={"of": PeriodRow}
        )
        await session.refresh(row, with_for_update=True)
    by = await session.get(Person, row.asked_by)
    decided = await session.get(Person, row.decided_by) if row.decided_by else None
    return PendingExtension(row, by.name if by else None, decided.name if decided else None)


async def grant_request(
    session: AsyncSession, period: str, region: str, until: date, by: Person | None, now: datetime
) -> None:
    """Close a region's pending request, if there is any, by the extension that was given."""
    decided_by = by.id if by else None
    claim = (
        update(ExtensionRequest)
        .where(
            col(ExtensionRequest.period) == period,
            col(ExtensionRequest.region) == region,
            col(ExtensionRequest.decided_at).is_(None),
        )
        .values(decided_at=now, decided_by=decided_by, granted=until)
    )
    if (await session.exec(claim)).rowcount == 1:
        after = {"until": until.isoformat()}
        await _record(session, AuditKind.EXTENSION_GRANTED, period, region, decided_by, now, after)


async def refuse_extension(
    session: AsyncSession, request: PendingExtension, answer: str, by: Person | None, now: datetime
) -> None:
    """Refuse a request that this transaction has locked."""
    row, decided_by = request.row, by.id if by else None
    row.decided_at, row.decided_by, row.answer = now, decided_by, answer
    session.add(row)
    place, after = (row.period, row.region), {"answer": answer}
    await _record(session, AuditKind.EXTENSION_REFUSED, *place, decided_by, now, after)


async def refuse_extensions(
    session: AsyncSession,
    period: str,
    regions: Collection[str],
    answer: str,
    by: Person | None,
    now: datetime,
) -> list[str]:
    """Refuse all pending requests of a locked period; return their regions."""
    waiting = await pending_requests(session, [period], regions)
    for request in waiting:
        await refuse_extension(session, request, answer, by, now)
    return [request.row.region for request in waiting]


async def _record(
    session: AsyncSession,
    kind: AuditKind,
    period: str,
    region: str,
    by: int | None,
    now: datetime,
    after: audit.Facts,
) -> None:
    said = audit.entry(kind, now, by, period=period, region=region, after=after)
    await audit.add_entries(session, said)


async def granted_extensions(
    session: AsyncSession, periods: Collection[str], regions: Collection[str]
) -> list[GrantedExtension]:
    """The extensions that are in force, the nearest day first."""
    query = select(Expected).where(
        col(Expected.period).in_(periods),
        col(Expected.region).in_(regions),
        col(Expected.extended_to).is_not(None),
    )
    acts = (
        select(Extension, Person.name)
        .join(Person, col(Person.id) == col(Extension.given_by), isouter=True)
        .where(col(Extension.period).in_(periods), col(Extension.region).in_(regions))
        .order_by(col(Extension.id))
    )
    last = {(act.period, act.region): (act, by) for act, by in (await session.exec(acts)).all()}
    found = []
    for row in (await session.exec(query)).all():
        assert row.extended_to is not None
        act, by = last.get((row.period, row.region), (None, None))
        found.append(
            GrantedExtension(
                row.period,
                row.region,
                row.extended_to,
                by,
                act.at if act else None,
                act.reason if act else "",
            )
        )
    return sorted(found, key=lambda extension: (extension.until, extension.region))
