"""Which regions were reminded when, and when they sent: what the effect is counted of."""

from collections import defaultdict
from collections.abc import Collection

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.effect import Reminding, Sending
from convenio.report.stages import Stage
from storage.models import Occasion, OccasionKind, Transition, Version


async def remindings(session: AsyncSession, periods: Collection[str]) -> list[Reminding]:
    """Each time that a region's focal points were reminded of its report, in order of time.

    People told of the same are one region's; a region whose deadline was moved is reminded anew.
    """
    query = (
        select(Occasion.period, Occasion.region, Occasion.lead, func.min(Occasion.decided_at))
        .where(
            Occasion.kind == OccasionKind.REMINDER,
            Occasion.missed == "",
            col(Occasion.period).in_(periods),
        )
        .group_by(Occasion.period, Occasion.region, col(Occasion.lead), col(Occasion.deadline))
        .order_by(func.min(Occasion.decided_at), Occasion.region)
    )
    return [Reminding(*row) for row in (await session.exec(query)).all()]


async def sendings(
    session: AsyncSession, periods: Collection[str]
) -> dict[tuple[str, str], list[Sending]]:
    """What each region sent of its report, by period and region, in order of time."""
    returned = (
        select(col(Transition.version_id).label("version_id"), func.min(Transition.at).label("at"))
        .where(Transition.after == Stage.RETURNED, col(Transition.version_id).is_not(None))
        .group_by(col(Transition.version_id))
        .subquery()
    )
    query = (
        select(Version.period, Version.region, Version.sent_at, returned.c.at)
        .join(returned, returned.c.version_id == col(Version.id), isouter=True)
        .where(col(Version.sent_at).is_not(None), col(Version.period).in_(periods))
        .order_by(col(Version.number))
    )
    found = defaultdict[tuple[str, str], list[Sending]](list)
    for period, region, sent_at, returned_at in (await session.exec(query)).all():
        if sent_at is not None:
            found[period, region].append(Sending(sent_at, returned_at))
    return found


async def reminded_periods(session: AsyncSession) -> list[str]:
    """The periods of which somebody was reminded, the newest first."""
    query = (
        select(Occasion.period)
        .where(Occasion.kind == OccasionKind.REMINDER, Occasion.missed == "")
        .distinct()
        .order_by(col(Occasion.period).desc())
    )
    return list((await session.exec(query)).all())
