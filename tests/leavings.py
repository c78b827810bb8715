"""What a bot leaves behind: every byte of its database, its evidence and a new backup."""

from pathlib import Path
from zipfile import ZipFile

from sqlalchemy import make_url

from storage.backup.backup import back_up
from tests.cast import Bot


def left_in(folder: Path) -> bytes:
    """All files below a folder, with their names."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return b"\n".join(str(file.relative_to(folder)).encode() + file.read_bytes() for file in files)


async def everything_left(bot: Bot, folder: Path) -> bytes:
    """What a thief of disk and backup would read: of SQLite also free pages and the WAL."""
    backup = folder / "copy.zip"
    await back_up(bot.database, bot.settings.evidence_folder, backup, bot.simulator.now())
    with ZipFile(backup) as archive:
        copied = b"\n".join(archive.read(name) for name in archive.namelist())
    backup.unlink()
    raw = b""
    if not bot.database.shared:
        file = Path(make_url(bot.settings.database_url).database or "")
        raw = b"\n".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    return copied + raw + left_in(bot.settings.evidence_folder)
