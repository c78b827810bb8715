"""Evidence lies beside the backups once for all that name it, and goes with the last of them."""

import os
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from storage.backup.archive import NotABackup
from storage.backup.backup import back_up
from storage.backup.evidence_store import NAME, drop_unnamed, keep_content, store_beside
from storage.backup.restore import restore
from storage.database import Database
from storage.installation_key import open_key
from tests.cast import Bot

MINUTES = (b"acta", b"otra acta")


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'puntual.db'}"


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


async def restored(backup: Path, folder: Path) -> dict[str, bytes]:
    """The files that come of it, on another machine which has the key."""
    folder.mkdir()  # noqa: ASYNC240 (a test may wait for its disk)
    key = open_key(backup.parent.parent / "evidence").secret.hex()
    (folder / "puntual.key").write_text(key)
    (folder / "puntual.key").chmod(0o600)
    target = Database(f"sqlite:///{folder / 'puntual.db'}")
    try:
        await restore(target, folder / "evidence", backup)
    finally:
        await target.close()
    return {path.name: path.read_bytes() for path in (folder / "evidence").iterdir()}


async def test_it_is_copied_once_restored_with_each_and_dropped_with_the_last(
    prepared: Bot, tmp_path: Path
) -> None:
    evidence, backups, now = tmp_path / "evidence", tmp_path / "backups", prepared.simulator.now()
    backups.mkdir()
    store, files = backups / NAME, [backups / f"puntual-2021-01-0{day}.zip" for day in (5, 6)]
    first = keep_content(evidence, MINUTES[0])
    await back_up(prepared.database, evidence, files[0], now, beside=True)
    copied = (store / first).stat()
    second = keep_content(evidence, MINUTES[1])
    made = await back_up(prepared.database, evidence, files[1], now, beside=True)
    assert set(made.manifest.files()) == names_in(store) == {first, second}
    assert (store / first).stat().st_ino == copied.st_ino
    assert (store.stat().st_mode | (store / first).stat().st_mode) & 0o077 == 0
    with ZipFile(files[1]) as archive:
        assert not [name for name in archive.namelist() if name.startswith("evidence")]
    assert await restored(files[0], tmp_path / "a") == {first: MINUTES[0]}
    assert await restored(files[1], tmp_path / "b") == {first: MINUTES[0], second: MINUTES[1]}

    for each in store.iterdir():
        os.utime(each, (0, 0))
    assert drop_unnamed(backups, now) == 0
    files[1].unlink()
    assert drop_unnamed(backups, now) == 1
    assert names_in(store) == {first}
    files[1].write_bytes(b"torn")
    files[0].unlink()
    with pytest.raises(NotABackup, match=r"puntual-2021-01-06\.zip está dañado"):
        drop_unnamed(backups, now)
    files[1].rename(backups / "fotos.zip")  # another's
    assert drop_unnamed(backups, now - timedelta(days=365 * 60)) == 0
    assert drop_unnamed(backups, now) == 1


async def test_what_is_torn_or_missing_beside_is_told_and_mended_by_the_next(
    prepared: Bot, tmp_path: Path
) -> None:
    evidence, backups, now = tmp_path / "evidence", tmp_path / "backups", prepared.simulator.now()
    backups.mkdir()
    backup, name = backups / "puntual-2021-01-05.zip", keep_content(evidence, MINUTES[0])
    await back_up(prepared.database, evidence, backup, now, beside=True)
    (backups / NAME / name).write_bytes(b"actA")
    with pytest.raises(NotABackup, match="no es como se guardó"):
        await restored(backup, tmp_path / "a")
    await back_up(prepared.database, evidence, backups / "next.zip", now, beside=True)
    assert await restored(backup, tmp_path / "b") == {name: MINUTES[0]}
    (backups / NAME).rename(tmp_path / "left behind")
    with pytest.raises(NotABackup, match=rf"necesita 1 archivos más de .*{NAME}: copie también"):
        await restored(backup, tmp_path / "c")
    assert store_beside(evidence.parent / "copia.zip", tmp_path / NAME) is None
