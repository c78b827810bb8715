"""The choice of regions for an activity of which the schedule named none."""

from collections.abc import Collection

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.regions import REGIONS
from storage.models import ScheduleChange, ScheduleRow
from storage.schedule.moves import ChangedMeanwhile, lock_entries


async def add_regions(
    session: AsyncSession, seen: dict[int, int], regions: Collection[str]
) -> list[int]:
    """Add an entry for each region, and return their rows; `seen`: the one without a region.

    That one stays for the regions that are left. Raises ChangedMeanwhile, and has added none then.
    """
    rows = await lock_entries(session, seen)
    if not rows or {row.id: row.changes for row in rows} != seen:
        raise ChangedMeanwhile
    bare = rows[0]
    same_activity = ScheduleRow.activity_id == bare.activity_id, ScheduleRow.original_month == 0
    known = set(await session.exec(select(ScheduleRow.region).where(*same_activity)))
    added = [
        ScheduleRow(activity_id=bare.activity_id, region=region, month=bare.month)
        for region in regions
    ]
    bare.changes += 1
    session.add_all([bare, *added])
    await session.flush()
    if REGIONS.keys() <= known | set(regions):
        await _take_away(session, bare)
    return [row.id or 0 for row in added]


async def _take_away(session: AsyncSession, bare: ScheduleRow) -> None:
    await session.exec(delete(ScheduleChange).where(col(ScheduleChange.entry_id) == bare.id))
    await session.delete(bare)
    await session.flush()
