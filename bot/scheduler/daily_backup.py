"""The daily backup after two in the morning, in a process of its own; old ones are removed.

What was made is seen by its name in the folder; where the bot was down at two, it is made later in
that day.
"""

import asyncio
import os
import re
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import structlog

from bot.config.clock import Clock
from bot.config.places import folder_fault
from bot.config.settings import Settings
from convenio.calendar.periods import LIMA
from storage.backup.archive import NotABackup
from storage.backup.evidence_store import drop_unnamed
from storage.database import Database
from storage.models import IncidentKind
from storage.reminders import incidents

log = structlog.get_logger()

FROM_HOUR = 2  # in Lima
UNNAMED_KEPT = timedelta(days=1)  # of evidence: a backup that is being made may name it
OURS = re.compile(
    r"\.?puntual-(\d{4}-\d{2}-\d{2})\.zip(\.\w+\.part)?"
)  # also one left half-written
ROOT = Path(__file__).parents[2]


class DailyBackup:
    """The backups; none without a folder. ODES is told of a day's first failure; it is retried."""

    def __init__(self, settings: Settings, database: Database, clock: Clock) -> None:
        self._folder = settings.backup_folder
        self._keep = timedelta(days=settings.backup_keep)
        self._database = database
        self._clock = clock
        self._told_on: date | None = None
        self._settings = {
            "DATABASE_URL": settings.database_url,
            "EVIDENCE_FOLDER": str(settings.evidence_folder),
        }

    def newest(self) -> datetime | None:
        """When the newest one was made; None if there is none."""
        if self._folder is None or not self._folder.is_dir():
            return None
        made = [path.stat().st_mtime for path in self._folder.glob("puntual-*.zip")]
        return datetime.fromtimestamp(max(made), UTC) if made else None

    async def tick(self) -> None:
        now = self._clock()
        today = now.astimezone(LIMA)
        if self._folder is None or today.hour < FROM_HOUR:
            return
        file = self._folder / f"puntual-{today:%Y-%m-%d}.zip"
        if _is_there(file):
            return
        made, fault = await _back_up(file, self._settings)
        if made:
            _remove_old(self._folder, today.date() - self._keep)
            _remove_unnamed(self._folder, now - UNNAMED_KEPT)
            log.info("backed up", file=str(file))
            if fault:
                log.error("backed up without some evidence", error=fault)
                await self._tell(IncidentKind.INCOMPLETE_BACKUP, fault, now)
            return
        if _is_there(file):
            return  # another process was quicker
        log.error("not backed up", error=fault)
        if self._told_on != today.date():
            await self._tell(IncidentKind.NOT_BACKED_UP, fault, now)
            self._told_on = today.date()

    async def _tell(self, kind: IncidentKind, fault: str, now: datetime) -> None:
        async with self._database.transaction() as session:
            incidents.note(session, kind, now, subject=fault)


async def _back_up(file: Path, settings: Mapping[str, str]) -> tuple[bool, str]:
    """Back up; tell whether this process wrote it, and what went wrong, in one line.

    Where this is cancelled, so is that process.
    """
    if why := folder_fault(file.parent):
        return False, f"BACKUP_FOLDER: {why}"
    found = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "backup", "--beside", str(file)),
        env={**os.environ, **settings, "PYTHONPATH": found, "DATABASE_URL_FILE": ""},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        written, said = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode == 0:
        return True, ""
    lines = said.decode(errors="replace").strip().splitlines()
    fault = lines[-1][:300] if lines else f"el proceso terminó con {process.returncode}"
    return bool(written), fault  # it says what it wrote, also if evidence is lacking


def _is_there(file: Path) -> bool:
    return file.exists()


def _remove_old(folder: Path, before: date) -> None:
    """Remove old backups, and nothing that is named otherwise."""
    for path in folder.iterdir():
        made = OURS.fullmatch(path.name)
        if made and date.fromisoformat(made[1]) < before:
            path.unlink(missing_ok=True)


def _remove_unnamed(folder: Path, before: datetime) -> None:
    """Remove the evidence that no backup names any more."""
    try:
        drop_unnamed(folder, before)
    except NotABackup as fault:
        log.warning(
            "a backup can't be read, so that no evidence beside it is removed", error=str(fault)
        )
