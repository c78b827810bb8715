"""Editions of the report: fixed when a semester is published or corrected, and who read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.typed.whole_numbers import whole_number
from storage.audit import add_entries, entry
from storage.models import AuditKind, Edition, PeriodRow, Person, Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who was sent an edition."""

    person: Person
    reading: Reading

    @property
    def unread(self) -> bool:
        return self.reading.read_at is None


async def editions_of(session: AsyncSession, period: str) -> Sequence[Edition]:
    """The editions of a semester, the newest first."""
    query = select(Edition).where(Edition.period == period).order_by(col(Edition.number).desc())
    return (await session.exec(query)).all()


async def newest_edition(session: AsyncSession, period: str) -> Edition | None:
    return next(iter(await editions_of(session, period)), None)


async def edition_by_receipt(session: AsyncSession, receipt: str) -> Edition | None:
    """The edition with that number on it: '2020-II-ED-1'."""
    period, mark, number = receipt.rpartition("-ED-")
    edition = whole_number(number) if mark else None
    if edition is None:
        return None
    query = select(Edition).where(Edition.period == period, Edition.number == edition)
    return (await session.exec(query)).first()


def edition_code(edition: Edition) -> str:
    return f"{edition.period}-ED-{edition.number}"


async def add_edition(
    session: AsyncSession,
    period: str,
    facts: str,
    changes: Sequence[str],
    by: Person | None,
    now: datetime,
    *,
    after: int,
) -> Edition | None:
    """Fix the edition after that number; None where another process just did.

    Its file follows once it is made (`keep_file`).
    """
    await session.get(PeriodRow, period, with_for_update={"of": PeriodRow})
    earlier = await newest_edition(session, period)
    if (earlier.number if earlier else 0) != after:
        return None
    edition = Edition(
        period=period,
        number=after + 1,
        facts=facts,
        changes=list(changes),
        at=now,
        person_id=by.id if by else None,
    )
    session.add(edition)
    await session.flush()
    said = entry(
        AuditKind.EDITION,
        now,
        edition.person_id,
        period=period,
        subject=f"edition {edition.number}",
        after={"facts": facts, "changes": list(changes)},
    )
    await add_entries(session, said)
    return edition


async def keep_file(
    session: AsyncSession,
    edition: Edition,
    sha256: str,
    size: int,
    counts: dict[str, Any],
    pages: dict[str, Any],
) -> bool:
    """Note the file that was made of an edition; False if another process was first."""
    claim = (
        update(Edition)
        .where(col(Edition.id) == edition.id, col(Edition.sha256).is_(None))
        .values(sha256=sha256, size=size, counts=counts, pages=pages)
    )
    return (await session.exec(claim)).rowcount == 1


async def note_sent(
    session: AsyncSession, edition: Edition, people: Iterable[Person], now: datetime
) -> None:
    """Note to whom an edition is sent."""
    assert edition.id is not None
    for person in people:
        assert person.id is not None
        if await session.get(Reading, (edition.id, person.id)) is None:
            session.add(Reading(edition_id=edition.id, person_id=person.id, sent_at=now))
    await session.flush()


async def note_read(session: AsyncSession, edition_id: int, person: Person, now: datetime) -> bool:
    """Note that somebody has read an edition; False if they were not sent it, or said so before."""
    claim = (
        update(Reading)
        .where(
            col(Reading.edition_id) == edition_id,
            col(Reading.person_id) == person.id,
            col(Reading.read_at).is_(None),
        )
        .values(read_at=now)
    )
    return (await session.exec(claim)).rowcount == 1


async def claim_reminder(session: AsyncSession, reader: Reader, now: datetime) -> bool:
    """Note that somebody is reminded now; False where they were meanwhile, or have read it."""
    reading = reader.reading
    claim = (
        update(Reading)
        .where(
            col(Reading.edition_id) == reading.edition_id,
            col(Reading.person_id) == reading.person_id,
            col(Reading.read_at).is_(None),
            col(Reading.reminded_at).is_not_distinct_from(reading.reminded_at),
        )
        .values(reminded_at=now)
        .execution_options(synchronize_session=False)
    )
    return (await session.exec(claim)).rowcount == 1


async def readers_of(session: AsyncSession, edition_id: int) -> list[Reader]:
    """Those who were sent an edition, by name."""
    query = (
        select(Person, Reading)
        .join(Reading, col(Reading.person_id) == col(Person.id))
        .where(Reading.edition_id == edition_id)
        .order_by(col(Person.name), col(Person.id))
    )
    return [Reader(person, reading) for person, reading in (await session.exec(query)).all()]
