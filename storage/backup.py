"""One file with everything, written while the bot runs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from zipfile import ZipFile

from sqlalchemy import Connection

from storage.archive import (
    EVIDENCE,
    Manifest,
    Part,
    private_file,
    write_file,
    write_manifest,
    write_table,
)
from storage.database import Database
from storage.snapshot import rows_of, snapshot, tables_in
from storage.versions import version_of


class NothingToKeep(Exception):
    """There is no database yet."""


async def back_up(database: Database, evidence: Path, file: Path, now: datetime) -> Manifest:
    """Writes a new file, whole or not at all. `evidence`: the folder of the files sent.

    Raises NothingToKeep, and FileExistsError rather than write over another backup.
    """
    if not database.shared and not _is_there(database):
        raise NothingToKeep
    with _whole(file) as archive:
        async with snapshot(database) as connection:
            revision, parts = await connection.run_sync(lambda sync: _write(sync, archive))
        parts |= _write_files(archive, evidence)
        manifest = Manifest(revision, now.isoformat(), parts)
        write_manifest(archive, manifest)
    return manifest


def _is_there(database: Database) -> bool:
    """Asked first, since connecting to a file of SQLite's makes it."""
    path = database.engine.url.database
    return path is not None and Path(path).exists()


def _write(connection: Connection, archive: ZipFile) -> tuple[str, dict[str, Part]]:
    revision = version_of(connection)
    if revision is None:
        raise NothingToKeep
    parts = {
        f"tables/{table.name}.jsonl": write_table(archive, table.name, rows_of(connection, table))
        for table in tables_in(connection)
    }
    return revision, parts


def _write_files(archive: ZipFile, folder: Path) -> dict[str, Part]:
    """After the rows, so that none names a file that came later; one taken away is left out."""
    parts = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if EVIDENCE.fullmatch(path.name):
            with suppress(FileNotFoundError), path.open("rb") as source:
                parts[f"evidence/{path.name}"] = write_file(archive, path.name, source)
    return parts


@contextmanager
def _whole(file: Path) -> Iterator[ZipFile]:
    """Under another name until it is complete and on the disk."""
    if file.exists():
        raise FileExistsError(file)
    beside = file.with_name(f".{file.name}.{token_hex(4)}.part")
    try:
        with private_file(beside) as out:
            with ZipFile(out, "w") as archive:
                yield archive
            out.flush()
            os.fsync(out.fileno())
        beside.rename(file)
    finally:
        beside.unlink(missing_ok=True)
