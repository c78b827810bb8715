"""Previews made in a process each, one at a time: who writes to the bot meanwhile does not wait."""

import asyncio
import os
import sys
from collections.abc import Mapping
from datetime import date, datetime

import structlog

from bot.workers.child_process import answer_of
from bot.workers.drawers import PROJECT, NotPrinted
from bot.workers.preview_worker import ORDER, PreviewOrder
from convenio.calendar.lead_times import Leads

log = structlog.get_logger()

PATIENCE_SECONDS = 120.0  # waiting for its turn included
WORKER = "bot.workers.preview_worker"


class PreviewPool:
    """A pool of one. `url`: of the database that it reads."""

    def __init__(self, url: str, leads: Leads, patience: float = PATIENCE_SECONDS) -> None:
        self._url, self._leads, self._patience = url, leads, patience
        self._room = asyncio.Semaphore(1)

    async def make(self, wanted: Mapping[str, str]) -> bytes:
        """The messages between two moments, as a text. Raises NotPrinted."""
        first, last = datetime.fromisoformat(wanted["first"]), date.fromisoformat(wanted["last"])
        given = ORDER.dump_json(PreviewOrder(self._url, first, last, self._leads))
        try:
            async with asyncio.timeout(self._patience), self._room:
                return await _made(given)
        except TimeoutError:
            log.error("a preview took too long")
            raise NotPrinted("it took too long") from None


async def _made(given: bytes) -> bytes:
    found = os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH"))))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", WORKER),
        env={**os.environ, "PYTHONPATH": found},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,  # Ctrl-C is the bot's own business
    )
    made, words = await answer_of(process, given)
    if process.returncode:
        log.error("a preview failed", trace=words.decode(errors="replace")[-2000:])
        raise NotPrinted(f"its process ended with {process.returncode}")
    return made
