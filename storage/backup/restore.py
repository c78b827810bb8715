"""Restoration: a backup is read into an empty database, all of it or nothing."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from storage.backup.archive import (
    Manifest,
    NotABackup,
    chunks,
    is_vouched_for,
    read_manifest,
    read_table_rows,
    whole_file,
)
from storage.backup.evidence_store import NAME as NAME_OF_STORE
from storage.backup.snapshot import ROWS_AT_ONCE, insertion, reader, tables_in
from storage.chain_heads import note_head, read_head
from storage.database import Database
from storage.installation_key import NAME, open_key, read_key
from storage.schema_version import UnknownVersion, is_known, migrate_to, upgrade

UNREADABLE = (
    *(ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError),
    SQLAlchemyError,
)


class NotEmpty(Exception):
    """The database holds something already."""


async def restore(
    database: Database, evidence: Path, file: Path, *, unverified: bool = False
) -> Manifest:
    """Restore a backup. Raises NotABackup, NotEmpty, KeyFault, or OSError if it is not there.

    `unverified`: though nothing vouches for it, as where the installation's key is lost.
    """
    with _opened(file) as archive:
        store = file.parent / NAME_OF_STORE
        manifest = read_manifest(archive, store)
        if not unverified:
            _require_vouched(manifest, evidence)
        async with database.patient() as connection:
            await connection.run_sync(lambda sync: _fill(sync, archive, manifest))
            with _files(archive, manifest, evidence, store):
                await connection.commit()
    if manifest.head:
        day = date.fromisoformat(manifest.made_at[:10])
        note_head(evidence, open_key(evidence), day, read_head(manifest.head), restored=True)
    return manifest


def _require_vouched(manifest: Manifest, evidence: Path) -> None:
    """Raise Unvouched unless the backup was made here; what is newer is refused as such later."""
    if not is_known(manifest.revision):
        return
    key = read_key(evidence)
    if not manifest.mac:
        raise Unvouched("no tiene sello: es de una versión anterior del bot, o se lo quitaron")
    if key is None:
        raise Unvouched(f"no se puede comprobar: falta la clave de la instalación, {NAME}")
    if not is_vouched_for(manifest, key):
        raise Unvouched("fue cambiada después de hacerse, o la hizo otra instalación")


class Unvouched(NotABackup):
    """A backup for which the installation's key does not vouch."""


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    try:
        archive = ZipFile(file)
    except BadZipFile as error:
        raise NotABackup("no es una copia de seguridad de Puntual") from error
    with archive:
        yield archive


def _fill(connection: Connection, archive: ZipFile, manifest: Manifest) -> None:
    """Create the schema as it was then, fill in its rows, and bring it to today's version."""
    if any(_first(connection, table) for table in tables_in(connection)):
        raise NotEmpty
    try:
        migrate_to(connection, manifest.revision)
    except UnknownVersion:
        raise NotABackup("es de una versión más nueva del bot: actualice el bot primero") from None
    tables = tables_in(connection)
    if {table.name for table in tables} != manifest.tables().keys():
        raise NotABackup("sus tablas no son las de su versión")
    for table in tables:
        try:
            _fill_table(connection, archive, table)
        except OperationalError:  # the database's own fault
            raise
        except UNREADABLE as error:
            raise NotABackup(f"la tabla {table.name} tiene filas que no son suyas") from error
    upgrade(connection)


def _first(connection: Connection, table: Table) -> bool:
    return connection.execute(select(table).limit(1)).first() is not None


def _fill_table(connection: Connection, archive: ZipFile, table: Table) -> None:
    dialect = connection.dialect.name
    insert, read = insertion(table, dialect), reader(table, dialect)
    rows = map(read, read_table_rows(archive, table.name))
    while some := list(islice(rows, ROWS_AT_ONCE)):
        connection.execute(insert, some)
    if dialect == "postgresql":
        _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """Let new rows get numbers after the highest that was restored."""
    for column in table.primary_key:
        sequence = connection.scalar(
            select(func.pg_get_serial_sequence(f'"{table.name}"', column.name))
        )
        if sequence is None:
            continue
        highest = connection.scalar(select(func.max(column)))
        if highest is not None:
            connection.execute(select(func.setval(sequence, highest)))


@contextmanager
def _files(archive: ZipFile, manifest: Manifest, folder: Path, store: Path) -> Iterator[None]:
    """The evidence, there while the block runs; taken away again where that fails."""
    new: list[Path] = []
    try:
        for name in manifest.files():
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / name).exists():
                new.append(folder / name)
                _extract(archive, name, folder / name, store)
        yield
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        raise


def _extract(archive: ZipFile, name: str, target: Path, store: Path) -> None:
    digest = hashlib.sha256()
    with whole_file(target) as out:
        for chunk in chunks(archive, f"evidence/{name}", store):
            digest.update(chunk)
            out.write(chunk)
        if digest.hexdigest() != name:
            raise NotABackup(f"el archivo {name} no es como se guardó")
