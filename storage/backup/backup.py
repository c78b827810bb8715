"""Backups: one file with everything, written while the bot runs."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from sqlalchemy import Connection, inspect, select

from convenio.calendar.periods import lima_day
from storage.backup.archive import (
    EVIDENCE,
    ArchivePart,
    Manifest,
    add_file,
    whole_file,
    write_manifest,
    write_table,
)
from storage.backup.evidence_store import is_as_named, keep, store_beside
from storage.backup.snapshot import snapshot, table_rows, tables_in
from storage.chain_heads import ChainHead, note_head
from storage.database import Database, table_of
from storage.installation_key import open_key
from storage.models import AuditSeal
from storage.schema_version import version_of


class NothingToKeep(Exception):
    """A backup of a database that is not there yet."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made. `damaged`: files that are not as they were sent, and are left out.

    `missing`: what a version names and no file holds. Both by their hash, with the name that a
    version gives them.
    """

    manifest: Manifest
    damaged: dict[str, str]
    missing: dict[str, str]

    @property
    def whole(self) -> bool:
        return not self.damaged and not self.missing


NAMING = ("evidence", "edition", "letterhead")  # tables whose rows name a file by its hash


@dataclass(slots=True)
class _Evidence:
    """The files that rows name, by hash, and what was found in the folder."""

    named: dict[str, str] = field(default_factory=dict)
    parts: dict[str, ArchivePart] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)


async def back_up(
    database: Database, evidence: Path, file: Path, now: datetime, *, beside: bool = False
) -> BackedUp:
    """Write a new backup, whole or not at all. `evidence`: the folder of the files sent.

    `beside`: those are kept in the store beside it, each once for all backups that name it.
    Raises NothingToKeep, KeyFault, and FileExistsError rather than write over another backup.
    """
    if not database.shared and not _is_there(database):
        raise NothingToKeep
    found, key = _Evidence(), open_key(evidence)
    with _whole(file) as archive:
        async with snapshot(database) as connection:
            revision, parts = await connection.run_sync(lambda sync: _write(sync, archive, found))
            head = await connection.run_sync(_head)
        store = store_beside(file, evidence) if beside else None
        _write_files(archive, evidence, found, store)
        manifest = Manifest(revision, now.isoformat(), parts | found.parts, str(head or ""))
        write_manifest(archive, manifest, key, beside=store is not None)
    if head is not None:
        note_head(evidence, key, lima_day(now), head)
    damaged = {name: found.named.get(name, "") for name in found.damaged}
    there = manifest.files().keys() | damaged.keys()
    missing = {name: of for name, of in found.named.items() if name not in there}
    return BackedUp(manifest, damaged, missing)


def _is_there(database: Database) -> bool:
    """Tell whether the database exists; connecting to a file of SQLite's would make it."""
    path = database.engine.url.database
    return path is not None and Path(path).exists()


def _head(connection: Connection) -> ChainHead | None:
    """The last seal of the trail, if it has any."""
    seal = table_of(AuditSeal)
    if not inspect(connection).has_table(seal.name):
        return None
    query = select(seal.c.number, seal.c.hash).order_by(seal.c.number.desc()).limit(1)
    found = connection.execute(query).first()
    return ChainHead(*found) if found else None


def _write(
    connection: Connection, archive: ZipFile, found: _Evidence
) -> tuple[str, dict[str, ArchivePart]]:
    revision = version_of(connection)
    if revision is None:
        raise NothingToKeep
    parts = {}
    for table in tables_in(connection):
        rows = table_rows(connection, table)
        if table.name in NAMING:
            rows = _noting(rows, found)
        parts[f"tables/{table.name}.jsonl"] = write_table(archive, table.name, rows)
    return revision, parts


def _noting(rows: Iterable[dict[str, Any]], found: _Evidence) -> Iterator[dict[str, Any]]:
    for row in rows:
        if row["sha256"] and not row.get("removed_at"):
            found.named[row["sha256"]] = row.get("name") or f"informe {row['period']}"
        yield row


def _write_files(archive: ZipFile, folder: Path, found: _Evidence, store: Path | None) -> None:
    """Add the files after the rows, so that none is named that came later."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not EVIDENCE.fullmatch(path.name):
            continue
        with suppress(FileNotFoundError):
            if not is_as_named(path):
                path.stat()  # one that went meanwhile is none that is damaged
                found.damaged.append(path.name)
            elif store is not None:
                found.parts[f"evidence/{path.name}"] = keep(store, path)
            else:
                with path.open("rb") as source:
                    found.parts[f"evidence/{path.name}"] = add_file(archive, path.name, source)


@contextmanager
def _whole(file: Path) -> Iterator[ZipFile]:
    """An archive under another name until it is complete and on the disk."""
    if file.exists():
        raise FileExistsError(file)
    with whole_file(file) as out, ZipFile(out, "w") as archive:
        yield archive
