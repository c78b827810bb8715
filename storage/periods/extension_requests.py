"""Extension requests: who asked for more time for a region or an indicator, and what came of it.

Each is decided once. A place is a region, or an indicator whose evaluation is owed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, text
from sqlmodel import and_, col, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.places import columns_of, indicator_in, indicator_place, place_of
from storage.database import insert_if_new, run
from storage.models import (
    AuditKind,
    Expected,
    ExpectedEvaluation,
    Extension,
    ExtensionRequest,
    PeriodRow,
    Person,
)
from storage.periods.deadline_audit import record_at

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

    @property
    def place(self) -> str:
        return place_of(self.row.region, self.row.indicator)


@dataclass(frozen=True, slots=True)
class GrantedExtension:
    """A place's extended deadline, and how it came to that; `by`: if it was in the chat."""

    period: str
    place: str
    until: date
    by: str | None
    at: datetime | None
    reason: str


async def request_extension(
    session: AsyncSession,
    period: str,
    place: str,
    wanted: date,
    reason: str,
    by: Person,
    now: datetime,
) -> bool:
    """Record a request; False while another one of that place is pending."""
    row = {
        "period": period,
        **columns_of(place),
        "wanted": wanted,
        "reason": reason,
        "asked_by": by.id,
        "asked_at": now,
        "answer": "",
    }
    if (await run(session, _ASK, row)).rowcount != 1:
        return False
    after = {"until": wanted.isoformat(), "reason": reason}
    await record_at(session, AuditKind.EXTENSION_ASKED, (period, place), by.id, now, after=after)
    return True


async def pending_request(
    session: AsyncSession, period: str, place: str
) -> PendingExtension | None:
    return next(iter(await pending_requests(session, [period], [place])), None)


async def pending_requests(
    session: AsyncSession, periods: Collection[str], places: Collection[str]
) -> list[PendingExtension]:
    """The pending requests of those periods and places, the oldest first."""
    query = (
        select(ExtensionRequest, Person.name)
        .join(Person, col(Person.id) == col(ExtensionRequest.asked_by))
        .where(
            col(ExtensionRequest.period).in_(periods),
            _among(ExtensionRequest, places),
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
    session: AsyncSession, period: str, place: str, until: date, by: Person | None, now: datetime
) -> None:
    """Close a place's pending request, if there is any, by the extension that was given."""
    decided_by = by.id if by else None
    claim = (
        update(ExtensionRequest)
        .where(
            col(ExtensionRequest.period) == period,
            _among(ExtensionRequest, [place]),
            col(ExtensionRequest.decided_at).is_(None),
        )
        .values(decided_at=now, decided_by=decided_by, granted=until)
    )
    if (await session.exec(claim)).rowcount == 1:
        after = {"until": until.isoformat()}
        kind = AuditKind.EXTENSION_GRANTED
        await record_at(session, kind, (period, place), decided_by, now, after=after)


async def refuse_extension(
    session: AsyncSession, request: PendingExtension, answer: str, by: Person | None, now: datetime
) -> None:
    """Refuse a request that this transaction has locked."""
    row, decided_by = request.row, by.id if by else None
    row.decided_at, row.decided_by, row.answer = now, decided_by, answer
    session.add(row)
    kind, after = AuditKind.EXTENSION_REFUSED, {"answer": answer}
    await record_at(session, kind, (row.period, request.place), decided_by, now, after=after)


async def refuse_extensions(
    session: AsyncSession,
    period: str,
    places: Collection[str],
    answer: str,
    by: Person | None,
    now: datetime,
) -> list[str]:
    """Refuse the pending requests of those places in a locked period; return the places."""
    waiting = await pending_requests(session, [period], places)
    for request in waiting:
        await refuse_extension(session, request, answer, by, now)
    return [request.place for request in waiting]


async def granted_extensions(
    session: AsyncSession, periods: Collection[str], places: Collection[str], today: date
) -> list[GrantedExtension]:
    """The extensions that still run, the nearest day first."""
    acts = (
        select(Extension, Person.name)
        .join(Person, col(Person.id) == col(Extension.given_by), isouter=True)
        .where(col(Extension.period).in_(periods), _among(Extension, places))
        .order_by(col(Extension.id))
    )
    last = {
        (act.period, place_of(act.region, act.indicator)): (act, by)
        for act, by in (await session.exec(acts)).all()
    }
    found = []
    for period, place, until in await _in_force(session, periods, places):
        if until < today:
            continue
        act, by = last.get((period, place), (None, None))
        at, reason = (act.at, act.reason) if act else (None, "")
        found.append(GrantedExtension(period, place, until, by, at, reason))
    return sorted(found, key=lambda extension: (extension.until, extension.place))


async def _in_force(
    session: AsyncSession, periods: Collection[str], places: Collection[str]
) -> list[tuple[str, str, date]]:
    """The period, place and day of each extended deadline."""
    reports = select(Expected).where(
        col(Expected.period).in_(periods),
        col(Expected.region).in_(places),
        col(Expected.extended_to).is_not(None),
    )
    expected = (await session.exec(reports)).all()
    evaluations = select(ExpectedEvaluation).where(
        col(ExpectedEvaluation.period).in_(periods),
        col(ExpectedEvaluation.indicator).in_(list(filter(None, map(indicator_in, places)))),
    )
    own = (await session.exec(evaluations)).all()
    return [(row.period, row.region, row.extended_to) for row in expected if row.extended_to] + [
        (row.period, indicator_place(row.indicator), row.extended_to) for row in own
    ]


def _among(
    model: type[Extension] | type[ExtensionRequest], places: Collection[str]
) -> ColumnElement[bool]:
    """Whether a row is of one of these places."""
    numbers = list(filter(None, map(indicator_in, places)))
    regions = [place for place in places if not indicator_in(place)]
    of_region = and_(col(model.indicator) == 0, col(model.region).in_(regions))
    return or_(of_region, col(model.indicator).in_(numbers))
