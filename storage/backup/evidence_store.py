"""Files under their hash: as they come in, and in the store that backups have beside them."""

import hashlib
import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from storage.backup.archive import (
    CHUNK,
    EVIDENCE,
    ArchivePart,
    NotABackup,
    named_evidence,
    whole_file,
)

NAME = "puntual-evidence"
OURS = "puntual-"


def store_beside(backup: Path, evidence: Path) -> Path | None:
    """The store of a backup's folder; none where the bot's own evidence lies there."""
    store = backup.parent / NAME
    return None if store.resolve() == evidence.resolve() else store


def keep(store: Path, source: Path) -> ArchivePart:
    """Copy a file that is as its name says, unless it is there as it was; note that it is named."""
    store.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = store / source.name
    if not is_as_named(target):
        _copy(source, target)
    os.utime(target)
    return ArchivePart(target.stat().st_size, source.name)


def is_as_named(path: Path) -> bool:
    """Tell whether a file is there, and what its name is the hash of."""
    try:
        with path.open("rb") as source:
            return hashlib.file_digest(source, "sha256").hexdigest() == path.name
    except OSError:  # it is not there, or the disk does not give it back
        return False


def drop_unnamed(folder: Path, before: datetime) -> int:
    """Delete what no backup of that folder names, nor did one after `before`; return how many.

    Nothing is deleted while there is one that can't be read. Raises NotABackup.
    """
    named = {name for backup in folder.glob("*.zip") for name in _named(backup)}
    return sum(_drop(path, before) for path in _unnamed(folder / NAME, named))


def _named(file: Path) -> Collection[str]:
    try:
        return named_evidence(file)
    except NotABackup as fault:
        if file.name.startswith(OURS):
            raise NotABackup(f"{file.name} {fault}") from fault
        return ()  # any other archive that somebody put there


def _unnamed(store: Path, named: Collection[str]) -> Iterator[Path]:
    for path in store.iterdir() if store.is_dir() else ():
        ours = EVIDENCE.fullmatch(path.name) or path.suffix == ".part"
        if ours and path.name not in named:
            yield path


def _drop(path: Path, before: datetime) -> bool:
    with suppress(FileNotFoundError):
        if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before:
            path.unlink()
            return True
    return False


def keep_content(folder: Path, content: bytes) -> str:
    """Keep a file under its hash, whole or not at all, before the database names it."""
    digest = hashlib.sha256(content).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    with whole_file(folder / digest) as out:
        out.write(content)
    return digest


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as given, whole_file(target) as out:
        while chunk := given.read(CHUNK):
            out.write(chunk)
