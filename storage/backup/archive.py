"""The format of a backup: a ZIP with a part for each table and each evidence, and a manifest.

`tables/NAME.jsonl` has a row a line, `evidence/SHA256` a file; `manifest.json` has the schema's
revision, the audit trail's head, of each part its rows (or bytes) and its SHA-256, and a code over
all that, made with the installation's key. Evidence may lie in a store beside the archive instead.
"""

import hashlib
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from secrets import token_hex
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from storage.chain_heads import read_head
from storage.installation_key import InstallationKey

FORMATS = ("puntual-backup-1", "puntual-backup-2")  # the first had no code
BESIDE = "puntual-backup-3"  # its evidence lies beside it
PURPOSE = "backup"
MANIFEST = "manifest.json"
CHUNK = 1 << 20
PART = re.compile(r"tables/[a-z0-9_]+\.jsonl|evidence/[0-9a-f]{64}")
EVIDENCE = re.compile(r"[0-9a-f]{64}")


class NotABackup(Exception):
    """A file that is no backup, or not as it was written; the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class ArchivePart:
    """A part of the archive. `size`: rows of a table, bytes of a file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    revision: str
    made_at: str
    parts: dict[str, ArchivePart]
    head: str = ""
    mac: str = ""

    def tables(self) -> dict[str, ArchivePart]:
        return {n[7:-6]: part for n, part in self.parts.items() if n.startswith("tables/")}

    def files(self) -> dict[str, ArchivePart]:
        return {n[9:]: part for n, part in self.parts.items() if n.startswith("evidence/")}

    @property
    def rows(self) -> int:
        return sum(part.size for part in self.tables().values())


def _private_file(path: Path) -> IO[bytes]:
    """Open a new file that nobody else may read: it holds personal data."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """A private file under another name until it is complete and on the disk."""
    beside = target.with_name(f".{target.name}.{token_hex(4)}.part")
    try:
        with _private_file(beside) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        beside.rename(target)
    finally:
        beside.unlink(missing_ok=True)


def write_table(archive: ZipFile, name: str, rows: Iterable[dict[str, Any]]) -> ArchivePart:
    count, digest = 0, hashlib.sha256()
    with archive.open(_part(f"tables/{name}.jsonl", ZIP_DEFLATED), "w", force_zip64=True) as part:
        for row in rows:
            line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
            digest.update(line)
            part.write(line)
            count += 1
    return ArchivePart(count, digest.hexdigest())


def add_file(archive: ZipFile, name: str, source: BufferedReader) -> ArchivePart:
    """Add a file uncompressed: pictures and documents are compressed already."""
    size, digest = 0, hashlib.sha256()
    with archive.open(_part(f"evidence/{name}", ZIP_STORED), "w", force_zip64=True) as part:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            part.write(chunk)
            size += len(chunk)
    return ArchivePart(size, digest.hexdigest())


def write_manifest(
    archive: ZipFile, manifest: Manifest, key: InstallationKey, *, beside: bool = False
) -> None:
    """Write the manifest as the last part; `beside`: the evidence lies there."""
    form = BESIDE if beside else FORMATS[-1]
    body = {"format": form, **asdict(manifest), "mac": key.mac(PURPOSE, _said(manifest))}
    archive.writestr(_part(MANIFEST, ZIP_DEFLATED), json.dumps(body, indent=2))


def is_vouched_for(manifest: Manifest, key: InstallationKey) -> bool:
    return key.vouches(PURPOSE, _said(manifest), manifest.mac)


def _said(manifest: Manifest) -> str:
    return json.dumps(asdict(manifest) | {"mac": ""}, sort_keys=True)


def _part(name: str, compression: int) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type = compression
    return info


def read_manifest(archive: ZipFile, store: Path) -> Manifest:
    """Read the manifest, and check that every part is as it was written. Raises NotABackup.

    `store`: where the evidence lies that is not in the archive.
    """
    form, manifest = _manifest(archive)
    names, parts = set(archive.namelist()), manifest.parts
    outside = {f"evidence/{name}" for name in manifest.files()} if form == BESIDE else set()
    if names != (parts.keys() | {MANIFEST}) - outside or len(names) != len(archive.namelist()):
        raise NotABackup("le faltan o le sobran partes")
    lacking = sum(not _beside(store, name).is_file() for name in outside)
    if lacking:
        raise NotABackup(f"necesita {lacking} archivos más de {store}: copie también esa carpeta")
    for name, part in parts.items():
        if _found(archive, name, store) != part:
            raise NotABackup(f"la parte {name} no es como se guardó")
    return manifest


def named_evidence(file: Path) -> frozenset[str]:
    """The hashes of the files that a backup has beside it. Raises NotABackup."""
    try:
        with ZipFile(file) as archive:
            form, manifest = _manifest(archive)
    except (BadZipFile, OSError) as error:
        raise NotABackup("está dañado") from error
    return frozenset(manifest.files()) if form == BESIDE else frozenset()


def _manifest(archive: ZipFile) -> tuple[str, Manifest]:
    try:
        body = json.loads(archive.read(MANIFEST))
        form = body.pop("format")
        if form not in (*FORMATS, BESIDE):
            raise NotABackup("es de otro formato")
        parts = {name: ArchivePart(**part) for name, part in body.pop("parts").items()}
        manifest = Manifest(parts=parts, **body)
        _check_words(manifest)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise NotABackup("no es una copia de seguridad de Puntual") from error
    except (BadZipFile, zlib.error) as error:
        raise NotABackup("está dañado") from error
    if not all(map(PART.fullmatch, parts)):
        raise NotABackup("le faltan o le sobran partes")
    return form, manifest


def _check_words(manifest: Manifest) -> None:
    """Raise ValueError or TypeError where the manifest's own words are none of ours."""
    datetime.fromisoformat(manifest.made_at)
    if not all(isinstance(each, str) for each in (manifest.revision, manifest.head, manifest.mac)):
        raise TypeError
    if manifest.head:
        read_head(manifest.head)


def _found(archive: ZipFile, name: str, store: Path) -> ArchivePart | None:
    digest, length, lines = hashlib.sha256(), 0, 0
    try:
        for chunk in chunks(archive, name, store):
            digest.update(chunk)
            length, lines = length + len(chunk), lines + chunk.count(b"\n")
    except (BadZipFile, zlib.error, EOFError, OSError):
        return None
    return ArchivePart(lines if name.endswith(".jsonl") else length, digest.hexdigest())


def chunks(archive: ZipFile, name: str, store: Path) -> Iterator[bytes]:
    """A part's content, piece by piece, from the archive or from the store beside it."""
    inside = name in archive.NameToInfo
    with archive.open(name) if inside else _beside(store, name).open("rb") as part:
        while chunk := part.read(CHUNK):
            yield chunk


def _beside(store: Path, name: str) -> Path:
    return store / name.removeprefix("evidence/")


def read_table_rows(archive: ZipFile, table: str) -> Iterator[dict[str, Any]]:
    with archive.open(f"tables/{table}.jsonl") as part:
        for line in part:
            yield json.loads(line)
