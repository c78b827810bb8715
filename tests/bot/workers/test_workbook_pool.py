"""Processes that read what others sent: they know no secret, and the bot stays small and quick."""

import asyncio
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest

from bot.workers.workbook_pool import WORKER, WorkbookPool
from convenio.report.evidence_kinds import LARGEST, Refusal
from tests.documents.evidence.samples import ACTING, pdf

GROWTH = 120  # megabytes: the file, and what is written to the process
STALL = 0.25  # seconds for which the loop may stand still, on a busy machine


async def test_a_large_pdf_is_looked_into_without_growing_or_stopping_the_bot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:secret")
    seen: set[bytes] = set()
    pool = WorkbookPool()
    image = (b"/Subtype /Image /Filter /DCTDecode", os.urandom(LARGEST - 4096))
    before, stalls, done = _megabytes(), [0.0], asyncio.Event()

    async def watch() -> None:
        last = monotonic()
        while not done.is_set():
            await asyncio.sleep(0.01)
            seen.update(_environments())
            last, stalls[0] = monotonic(), max(stalls[0], monotonic() - last - 0.01)

    watching = asyncio.create_task(watch())
    assert await pool.kind_of(pdf(image), "acta.pdf") == "pdf"
    done.set()
    await watching
    print(f"grown by {_megabytes() - before} MB, stood still for {1000 * stalls[0]:.0f} ms")
    assert _megabytes() - before < GROWTH
    assert stalls[0] < STALL
    assert seen == {b""}
    acting = next(iter(ACTING.values()))
    assert await pool.kind_of(acting, "acta.pdf") is Refusal.MACROS


def _environments() -> Iterator[bytes]:
    """The environments of this process's readers, once they are what they are to be."""
    for child in Path("/proc/self/task").glob("*/children"):
        for number in child.read_text().split():
            with suppress(OSError):
                if WORKER.encode() in Path(f"/proc/{number}/cmdline").read_bytes():
                    yield Path(f"/proc/{number}/environ").read_bytes()


def _megabytes() -> int:
    """The most that this process has held until now."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes // (1024 if sys.platform == "linux" else 1024 * 1024)
