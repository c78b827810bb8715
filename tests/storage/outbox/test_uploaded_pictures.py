"""What Telegram has is remembered for as long as it is used."""

from datetime import UTC, datetime, timedelta

from jobs.cleanup import PICTURES_KEPT, tidy
from storage.database import Database
from storage.outbox import uploaded_pictures

NOW = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)


async def used(
    database: Database, digest: str, *, as_file: bool = False, at: datetime = NOW
) -> str | None:
    async with database.transaction() as session:
        return await uploaded_pictures.file_id_of(session, digest, as_file, at)


async def keep(database: Database, digest: str, file_id: str, *, as_file: bool = False) -> None:
    async with database.transaction() as session:
        await uploaded_pictures.record_upload(session, digest, as_file, file_id, NOW)


async def test_a_photo_and_a_file_of_the_same_picture_are_kept_apart(database: Database) -> None:
    await keep(database, "a", "photo")
    assert await used(database, "a", as_file=True) is None
    await keep(database, "a", "document", as_file=True)
    assert await used(database, "a") == "photo"
    assert await used(database, "a", as_file=True) == "document"
    assert await used(database, "b") is None


async def test_the_file_that_was_uploaded_last_counts(database: Database) -> None:
    await keep(database, "a", "first")
    await keep(database, "a", "second")
    assert await used(database, "a") == "second"


async def test_a_picture_that_is_not_used_any_more_is_forgotten(database: Database) -> None:
    await keep(database, "used", "1")
    await keep(database, "unused", "2")
    later = NOW + PICTURES_KEPT + timedelta(seconds=1)
    assert await used(database, "used", at=NOW + timedelta(days=60)) == "1"
    await tidy(database, lambda: later)
    await tidy(database, lambda: later)
    assert await used(database, "unused", at=later) is None
    assert await used(database, "used", at=later) == "1"
