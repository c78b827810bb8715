"""Reports made in a process each, one at a time: who writes to the bot meanwhile does not wait."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import Process
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from bot.workers.drawers import PROJECT, NotPrinted, Progress
from bot.workers.report_press import MadeReport, ReportOrder
from bot.workers.report_worker import order_type

log = structlog.get_logger()

AT_ONCE = 1  # it has two processes draw for it
PATIENCE_SECONDS = 300.0  # of 2,000 units too; waiting for its turn included
WORKER = "bot.workers.report_worker"

# What drawing needs of the environment; a letterhead is a file that somebody sent.
OF_DRAWING = ("HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME")


class ReportPool:
    """`folder`: where drawn charts are kept."""

    def __init__(self, folder: Path, patience: float = PATIENCE_SECONDS) -> None:
        self._folder, self._patience = folder, patience
        self._room = asyncio.Semaphore(AT_ONCE)

    async def make(self, order: ReportOrder, told: Progress) -> MadeReport:
        """Raises ValueError, in words for people, and NotPrinted."""
        given = order_type().dump_json(order)
        try:
            async with asyncio.timeout(self._patience), self._room:
                return await self._made(given, told)
        except TimeoutError:
            log.error("a report took too long")
            raise NotPrinted("it took too long") from None

    async def _made(self, given: bytes, told: Progress) -> MadeReport:
        """Have a process make it, in a folder of its own, which goes however the process ends."""
        with TemporaryDirectory(prefix="puntual-", ignore_cleanup_errors=True) as folder:
            return await self._made_in(folder, given, told)

    async def _made_in(self, folder: str, given: bytes, told: Progress) -> MadeReport:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            WORKER,
            str(self._folder.resolve()),
            cwd=PROJECT,
            env={name: os.environ[name] for name in OF_DRAWING if name in os.environ}
            | {"TMPDIR": folder},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is the bot's own business
        )
        try:
            return await _read(process, given, told)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def _read(process: Process, given: bytes, told: Progress) -> MadeReport:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(given)
    process.stdin.close()
    async for line in process.stdout:
        said: Any = json.loads(line)
        if isinstance(said, list):
            told(*said)
        elif "refused" in said:
            raise ValueError(said["refused"])
        elif "failed" in said:
            log.error("a report was not made", why=said["failed"])
            raise NotPrinted(said["failed"])
        else:
            content = await process.stdout.read()
            await process.wait()
            places = {about: tuple(on) for about, on in said.pop("places").items()}
            return MadeReport(content=content, places=places, **said)
    code = await process.wait()
    log.error("a report failed", code=code)
    raise NotPrinted(f"its process ended with {code}")
