"""A backup a day, as many as are wanted, and ODES learns of it when there is none."""

import asyncio
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from bot.scheduler.daily_backup import DailyBackup
from storage.models import Incident
from tests.cast import Bot


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'puntual.db'}"


def daily(bot: Bot, folder: Path | None) -> DailyBackup:
    update = {"backup_folder": folder, "backup_keep": 2}
    settings = bot.settings.model_copy(update=update)
    return DailyBackup(settings, bot.database, bot.simulator.now)


def copies_in(place: Path) -> Iterator[Path]:
    return place.rglob("puntual-*.zip")


async def incidents(bot: Bot) -> list[str]:
    async with bot.database.transaction() as session:
        return [each.subject for each in (await session.exec(select(Incident))).all()]


async def test_one_is_made_each_day_and_old_ones_go(prepared: Bot, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("puntual-2021-01-02.zip", ".puntual-2021-01-02.zip.ab12.part", "otro.zip"):
        (folder / name).touch()
    (folder / "puntual-2021-01-04.zip").touch()
    backup = daily(prepared, folder)
    await backup.tick()
    names = {path.name for path in folder.iterdir()}
    assert names == {"puntual-2021-01-04.zip", "puntual-2021-01-05.zip", "otro.zip"}
    made = (folder / "puntual-2021-01-05.zip").stat()
    assert made.st_mode & 0o077 == 0
    await backup.tick()
    assert (folder / "puntual-2021-01-05.zip").stat().st_mtime_ns == made.st_mtime_ns
    assert await incidents(prepared) == []


async def test_without_a_folder_none_is_made(prepared: Bot, tmp_path: Path) -> None:
    await daily(prepared, None).tick()
    assert not list(copies_in(tmp_path))


def put_damaged_evidence(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / hashlib.sha256(b"acta").hexdigest()).write_bytes(b"act")


async def test_odes_is_told_that_evidence_is_damaged(prepared: Bot, tmp_path: Path) -> None:
    put_damaged_evidence(prepared.settings.evidence_folder)
    backup = daily(prepared, tmp_path / "backups")
    await backup.tick()
    await backup.tick()
    assert (tmp_path / "backups" / "puntual-2021-01-05.zip").exists()
    [told] = await incidents(prepared)
    assert "sin parte de la evidencia: dañados, 1" in told


async def test_of_two_at_once_one_is_made_and_nobody_is_alarmed(
    prepared: Bot, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    await asyncio.gather(*(daily(prepared, folder).tick() for _ in range(2)))
    assert len(list(copies_in(folder))) == 1
    assert await incidents(prepared) == []


async def test_odes_is_told_once_a_day_that_it_failed(prepared: Bot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    backup = daily(prepared, tmp_path / "file" / "backups")
    await backup.tick()
    await backup.tick()
    [told] = await incidents(prepared)
    assert "backups" in told
