"""The version whose evidence ODES has, for its chat and the command line."""

from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Stage
from handlers.approval.access import may_bridge
from storage.models import Version
from storage.reports.version_history import newest_received, newest_sent


async def seen_by_odes(
    session: AsyncSession, region: str, period: str | None, today: date
) -> Version | None:
    """Newest version that ODES received, or may receive as it is; of `period` if one is named."""
    newest = await newest_sent(session, region, period)
    waits = newest is not None and newest.stage is Stage.WAITING
    if newest is not None and waits and await may_bridge(session, newest, today):
        return newest
    return await newest_received(session, region, period)
