"""Pictures that Telegram has already, so that none is drawn or uploaded twice."""

from datetime import datetime, timedelta

from sqlmodel import col, delete
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run, upsert
from storage.models import KeptPicture

USE_NOTED_EVERY = timedelta(days=1)
_KEEP = upsert(KeptPicture, "file_id", "made_at", "used_at")


async def file_id_of(
    session: AsyncSession, digest: str, as_file: bool, now: datetime
) -> str | None:
    """The file_id to send a picture by, if it was uploaded; its use is noted once a day."""
    kept = await session.get(KeptPicture, (digest, as_file))
    if kept is None:
        return None
    if now - kept.used_at >= USE_NOTED_EVERY:
        kept.used_at = now
    return kept.file_id


async def record_upload(
    session: AsyncSession, digest: str, as_file: bool, file_id: str, now: datetime
) -> None:
    row = KeptPicture(digest=digest, as_file=as_file, file_id=file_id, made_at=now, used_at=now)
    await run(session, _KEEP, row.model_dump())


async def forget_unused(session: AsyncSession, since: datetime) -> None:
    await session.exec(delete(KeptPicture).where(col(KeptPicture.used_at) < since))
