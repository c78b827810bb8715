"""Evidence: files that belong to an indicator of a version, listed, kept and removed."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import audit
from storage.database import run
from storage.models import (
    AuditKind,
    Edition,
    Evidence,
    Letterhead,
    RecommendationStep,
    Version,
)

STANDING = (col(Evidence.removed_at).is_(None), col(Evidence.sha256).is_not(None))
_COUNTED = (
    select(Evidence.indicator, func.count())
    .where(col(Evidence.version_id) == bindparam("version"), *STANDING)
    .group_by(col(Evidence.indicator))
)


async def files_by_indicator(session: AsyncSession, version_id: int) -> dict[int, int]:
    """The number of files of each indicator that has any."""
    found = await run(session, _COUNTED, {"version": version_id})
    return {row[0]: row[1] for row in found}


async def present_files(session: AsyncSession, version_id: int) -> Counter[tuple[int, str]]:
    """The files that a version has: the indicator and the hash of each, counted."""
    query = select(Evidence.indicator, Evidence.sha256).where(
        Evidence.version_id == version_id, *STANDING
    )
    rows = (await session.exec(query)).all()
    return Counter((indicator, sha256) for indicator, sha256 in rows if sha256)


async def files_of_indicator(
    session: AsyncSession, version_id: int, indicator: int
) -> Sequence[Evidence]:
    query = select(Evidence).where(
        Evidence.version_id == version_id, Evidence.indicator == indicator, *STANDING
    )
    return (await session.exec(query.order_by(col(Evidence.id)))).all()


async def album_of(session: AsyncSession, evidence: Evidence) -> Sequence[Evidence]:
    """The files that were sent together with this one, in order; itself alone if it came alone."""
    if not evidence.album:
        return [evidence]
    query = select(Evidence).where(
        Evidence.version_id == evidence.version_id,
        Evidence.step_id == evidence.step_id,
        Evidence.album == evidence.album,
    )
    return (await session.exec(query.order_by(col(Evidence.id)))).all()


async def indicator_of_album(session: AsyncSession, version_id: int, album: str) -> int | None:
    """The indicator that the album's first files were sent for; None if none of them is noted."""
    query = select(Evidence.indicator).where(
        Evidence.version_id == version_id, Evidence.album == album
    )
    return (await session.exec(query.limit(1))).first()


def is_pending(evidence: Evidence) -> bool:
    return evidence.sha256 is None and evidence.removed_at is None


async def record_file(
    session: AsyncSession, evidence: Evidence, now: datetime, by: int | None
) -> None:
    """Record in the audit trail that a file was kept or, where it is removed, taken away."""
    session.add(evidence)
    facts = {"sha256": evidence.sha256, "size": evidence.size, "kind": evidence.kind}
    removed = evidence.removed_at is not None
    period, region, subject = await _place_of(session, evidence)
    said = audit.entry(
        AuditKind.EVIDENCE,
        now,
        by,
        period=period,
        region=region,
        subject=subject,
        before=facts if removed else None,
        after=None if removed else facts,
    )
    await audit.add_entries(session, said)


async def _place_of(session: AsyncSession, evidence: Evidence) -> tuple[str, str, str]:
    """The period and region that a file is of, and what it is for."""
    if evidence.step_id is not None:
        step = await session.get_one(RecommendationStep, evidence.step_id)
        return step.period, step.region, f"recommendation {step.number}"
    version = await session.get_one(Version, evidence.version_id)
    subject = f"version {version.number}, indicator {evidence.indicator}"
    return version.period, version.region, subject


async def copy_files(session: AsyncSession, source: Version, target: Version) -> None:
    """Copy to a correction the files of the version that it corrects."""
    query = select(Evidence).where(Evidence.version_id == source.id, *STANDING)
    for file in (await session.exec(query)).all():
        facts = file.model_dump(exclude={"id"}) | {"version_id": target.id, "album": ""}
        session.add(Evidence(**facts))


async def named_hashes(
    session: AsyncSession, hashes: Collection[str], before: datetime
) -> frozenset[str]:
    """The hashes of those that are named: by a version, if need be until after `before`, by an
    edition of the report, or as its letterhead.
    """
    query = select(Evidence.sha256).where(
        col(Evidence.sha256).in_(hashes),
        or_(col(Evidence.removed_at).is_(None), col(Evidence.removed_at) >= before),
    )
    editions = select(Edition.sha256).where(col(Edition.sha256).in_(hashes))
    letterheads = select(Letterhead.sha256).where(col(Letterhead.sha256).in_(hashes))
    named = [
        *(await session.exec(query)).all(),
        *(await session.exec(editions)).all(),
        *(await session.exec(letterheads)).all(),
    ]
    return frozenset(sha256 for sha256 in named if sha256)
