"""A region comes to report a period that is there already, or does so no more."""

from datetime import datetime

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Expected, PeriodAct, Person, Question, Version
from storage.periods.extension_requests import pending_request, refuse_extension
from storage.periods.period_history import record_act
from storage.periods.periods import PeriodStatus


async def set_expected(
    session: AsyncSession,
    standing: PeriodStatus,
    region: str,
    reason: str,
    by: Person | None,
    now: datetime,
    *,
    adds: bool,
) -> None:
    """Of a period that is held. A draft stays as it is, for when the region is added again."""
    code = standing.period.code
    if adds:
        session.add(Expected(period=code, region=region))
    else:
        await session.delete(await session.get_one(Expected, (code, region)))
        await _leave_draft(session, code, region)
        wish = await pending_request(session, code, region)
        if wish is not None:
            await refuse_extension(session, wish, reason, by, now)
    await record_act(
        session,
        standing.period,
        PeriodAct.REGION,
        by,
        now,
        region=region,
        before={"region": region, "expected": not adds},
        after={"region": region, "expected": adds},
        reason=reason,
    )


async def has_sent(session: AsyncSession, period: str, region: str) -> bool:
    """Whether a report was sent; none is until this transaction ends."""
    query = select(Version.sent_at).where(Version.period == period, Version.region == region)
    return any((await session.exec(query.with_for_update())).all())


async def _leave_draft(session: AsyncSession, period: str, region: str) -> None:
    """Nobody is asked for its figures any more."""
    drafts = select(Version.id).where(Version.period == period, Version.region == region)
    await session.exec(delete(Question).where(col(Question.version_id).in_(drafts)))
