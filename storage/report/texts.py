"""Texts of the report, and of the clock's messages, that ODES changes: the newest counts."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.audit import add_entries, entry
from storage.models import AuditKind, Letterhead, Person, ReportText
from storage.models.editions import MESSAGES_OF_THE_CLOCK


async def texts_of(session: AsyncSession, agreement: str) -> dict[str, str]:
    """The parts that ODES has written otherwise, with their present texts."""
    query = select(ReportText).where(ReportText.agreement == agreement).order_by(col(ReportText.id))
    newest = {row.part: row.text for row in (await session.exec(query)).all()}
    return {part: text for part, text in newest.items() if text}


async def history_of(session: AsyncSession, agreement: str, part: str) -> Sequence[ReportText]:
    """What ODES wrote of a part, the newest first."""
    query = (
        select(ReportText)
        .where(ReportText.agreement == agreement, ReportText.part == part)
        .order_by(col(ReportText.id).desc())
    )
    return (await session.exec(query)).all()


async def earlier_text(
    session: AsyncSession, agreement: str, part: str, number: int
) -> ReportText | None:
    """What ODES wrote of that part under that number, if it did."""
    row = await session.get(ReportText, number)
    return row if row and (row.agreement, row.part) == (agreement, part) else None


async def set_text(
    session: AsyncSession,
    agreement: str,
    part: str,
    text: str,
    by: Person | None,
    now: datetime,
    restored: int | None = None,
) -> None:
    """Keep another text of a part (empty: the product's own again), with who and when."""
    before = (await texts_of(session, agreement)).get(part, "")
    session.add(
        ReportText(
            agreement=agreement,
            part=part,
            text=text,
            at=now,
            person_id=by.id if by else None,
            restored=restored,
        )
    )
    await session.flush()
    said = entry(
        AuditKind.REPORT_TEXT,
        now,
        by.id if by else None,
        subject=_subject(agreement, part),
        before={"text": before},
        after={"text": text},
    )
    await add_entries(session, said)


def _subject(agreement: str, part: str) -> str:
    if agreement == MESSAGES_OF_THE_CLOCK:
        return f"message text {part}"
    return f"report text {part}" + (f" of {agreement}" if agreement else "")


async def letterhead(session: AsyncSession) -> Letterhead | None:
    """The present base document; None: the product's own."""
    query = select(Letterhead).order_by(col(Letterhead.id).desc()).limit(1)
    newest = (await session.exec(query)).first()
    return newest if newest and newest.sha256 else None


async def set_letterhead(
    session: AsyncSession, name: str, sha256: str | None, by: Person | None, now: datetime
) -> None:
    """Keep another base document; without a hash the product's own counts again."""
    person_id = by.id if by else None
    session.add(Letterhead(at=now, person_id=person_id, name=name, sha256=sha256))
    await session.flush()
    after = {"name": name, "sha256": sha256}
    said = entry(AuditKind.REPORT_TEXT, now, person_id, subject="letterhead", after=after)
    await add_entries(session, said)
