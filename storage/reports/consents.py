"""Consents of ODES, without which nothing that is published is corrected."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Stage
from storage import audit
from storage.models import AuditKind, Consent, Person, Version
from storage.reports.obligations import Owed
from storage.reports.reports import versions_of
from storage.reports.version_history import received_at


async def may_change(session: AsyncSession, owed: Owed, today: date) -> bool:
    """Tell whether a draft of it may be opened, changed and sent.

    It may while it is open, when it was sent back, or when ODES consented; what is published and
    was received needs the latter.
    """
    if owed.open_on(today) and not owed.published(today):
        return True  # as in nearly every answer: nothing has to be asked
    versions = await versions_of(session, owed.period.code, owed.region.code)
    bound = owed.published(today) and _received(versions)
    if owed.open_on(today) and not bound:
        return True
    sent = [version for version in versions if version.sent_at is not None]
    if not sent:
        return False
    if sent[-1].stage is Stage.RETURNED:
        return not bound or await _consented(session, owed, versions)
    return await granted_consent(session, owed, sent[-1]) is not None


async def may_ask(session: AsyncSession, owed: Owed, today: date) -> bool:
    """Tell whether there is something published that could be corrected with consent."""
    if not owed.published(today):
        return False
    return _received(await versions_of(session, owed.period.code, owed.region.code))


async def lacks_consent(session: AsyncSession, owed: Owed, today: date) -> bool:
    """Tell whether receiving what waits would change what is published without ODES's consent."""
    if not owed.published(today):
        return False
    versions = await versions_of(session, owed.period.code, owed.region.code)
    return _received(versions) and not await _consented(session, owed, versions)


async def _consented(session: AsyncSession, owed: Owed, versions: Sequence[Version]) -> bool:
    """Tell whether ODES consented since something of it was received last."""
    since = max((await received_at(session, versions)).values())
    query = select(Consent.id).where(
        Consent.period == owed.period.code,
        Consent.region == owed.region.code,
        col(Consent.granted).is_(True),
        col(Consent.decided_at) > since,
    )
    return (await session.exec(query)).first() is not None


def _received(versions: Sequence[Version]) -> bool:
    return any(version.stage is Stage.RECEIVED for version in versions)


async def granted_consent(session: AsyncSession, owed: Owed, last_sent: Version) -> Consent | None:
    """The consent for one version: the next one that is sent, or the one that waits."""
    newest = await newest_consent(session, owed)
    if newest is None or not newest.granted or newest.decided_at is None:
        return None
    received = await received_at(session, [last_sent])
    since = received.get(last_sent.id or 0, last_sent.sent_at)
    return newest if since and newest.decided_at > since else None


async def newest_consent(session: AsyncSession, owed: Owed) -> Consent | None:
    return await newest_consent_of(session, owed.period.code, owed.region.code)


async def newest_consent_of(session: AsyncSession, period: str, region: str) -> Consent | None:
    query = (
        select(Consent)
        .where(Consent.period == period, Consent.region == region)
        .order_by(col(Consent.id).desc())
    )
    return (await session.exec(query)).first()


async def ask(
    session: AsyncSession, owed: Owed, reason: str, person: Person, now: datetime
) -> Consent:
    consent = Consent(
        period=owed.period.code,
        region=owed.region.code,
        reason=reason,
        asked_at=now,
        asked_by=person.id,
    )
    await keep_request(session, consent, person, now)
    return consent


async def keep_request(
    session: AsyncSession, consent: Consent, person: Person, now: datetime
) -> None:
    """Keep a request for consent, of a report or of an evaluation, and record it."""
    session.add(consent)
    await session.flush()
    after = {"reason": consent.reason}
    await _record(session, AuditKind.CONSENT_ASKED, consent, person, now, after)


async def answer(
    session: AsyncSession, consent: Consent, by: Person | None, now: datetime, *, grant: bool
) -> bool:
    """Answer a request for consent; False if it was answered at the same moment by another."""
    claim = (
        update(Consent)
        .where(col(Consent.id) == consent.id, col(Consent.granted).is_(None))
        .values(granted=grant, decided_at=now, decided_by=by.id if by else None)
    )
    if (await session.exec(claim)).rowcount != 1:
        return False
    kind = AuditKind.CONSENT_GIVEN if grant else AuditKind.CONSENT_REFUSED
    await _record(session, kind, consent, by, now)
    return True


async def _record(
    session: AsyncSession,
    kind: AuditKind,
    consent: Consent,
    by: Person | None,
    now: datetime,
    after: audit.Facts | None = None,
) -> None:
    said = audit.entry(
        kind,
        now,
        by.id if by else None,
        period=consent.period,
        region=consent.region,
        subject=f"consent {consent.id}"
        + (f", evaluation of indicator {consent.indicator}" if consent.indicator else ""),
        after=after,
    )
    await audit.add_entries(session, said)
