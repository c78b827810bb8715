"""The clean-up of evidence: files that no version names any more leave the disk.

A file is kept under its hash, so that several versions may name one. What was put there lately
stays, whoever names it: its row may be on the way.
"""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from storage.backup.archive import EVIDENCE
from storage.database import Database
from storage.reports.evidence import named_hashes

log = structlog.get_logger()

AT_ONCE = 200
UNFINISHED_KEPT = timedelta(days=1)  # what a process was writing that died


async def forget_files(database: Database, folder: Path, before: datetime, now: datetime) -> int:
    """Delete the files that no version names, nor did after `before`; return how many."""
    old = await asyncio.to_thread(_older, folder, before)
    gone = 0
    for start in range(0, len(old), AT_ONCE):
        paths = old[start : start + AT_ONCE]
        async with database.transaction() as session:
            named = await named_hashes(session, [path.name for path in paths], before)
            unnamed = [path for path in paths if path.name not in named]
            gone += await asyncio.to_thread(_remove, unnamed, before)
    await asyncio.to_thread(_remove_unfinished, folder, now - UNFINISHED_KEPT)
    if gone:
        log.info("evidence forgotten", files=gone)
    return gone


def _older(folder: Path, before: datetime) -> list[Path]:
    return [path for path in _in(folder) if EVIDENCE.fullmatch(path.name) and _old(path, before)]


def _remove(paths: Sequence[Path], before: datetime) -> int:
    """Delete files if still old: one that was attached anew meanwhile is another file."""
    old = [path for path in paths if _old(path, before)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _remove_unfinished(folder: Path, before: datetime) -> None:
    for path in _in(folder):
        if path.suffix == ".part" and _old(path, before):
            path.unlink(missing_ok=True)


def _in(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())


def _old(path: Path, before: datetime) -> bool:
    """Tell whether a file is old; one that another process took away is not."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) < before
    except FileNotFoundError:
        return False
