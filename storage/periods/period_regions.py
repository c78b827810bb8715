"""The regions of a period: one is added to those that report it, or taken out."""

from datetime import datetime

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Expected, PeriodAct, Person, Question, Version
from storage.periods.extension_requests import pending_request, refuse_extension
from storage.periods.period_history import record_act
from storage.periods.periods import PeriodStatus


async def set_expected(
    session: AsyncSession,
    status: PeriodStatus,
    region: str,
    reason: str,
    by: Person | None,
    now: datetime,
    *,
    adds: bool,
) -> None:
    """Add a region to a locked period or take it out; a draft stays for when it comes back."""
    code = status.period.code
    if adds:
        session.add(Expected(period=code, region=region))
    else:
        await session.delete(await session.get_one(Expected, (code, region)))
        await _leave_draft(session, code, region)
        request = await pending_request(session, code, region)
        if request is not None:
            await refuse_extension(session, request, reason, by, now)
    await record_act(
        session,
        status.period,
        PeriodAct.REGION,
        by,
        now,
        region=region,
        before={"region": region, "expected": not adds},
        after={"region": region, "expected": adds},
        reason=reason,
    )


async def has_sent(session: AsyncSession, period: str, region: str) -> bool:
    """Tell whether a report was sent; none can be until this transaction ends."""
    query = select(Version.sent_at).where(Version.period == period, Version.region == region)
    return any((await session.exec(query.with_for_update())).all())


async def _leave_draft(session: AsyncSession, period: str, region: str) -> None:
    """Delete the questions about a draft's figures."""
    drafts = select(Version.id).where(Version.period == period, Version.region == region)
    await session.exec(delete(Question).where(col(Question.version_id).in_(drafts)))
