"""Editions by the clock: fixed when they are due, made in a process, sent, and reminded of."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from convenio.calendar.workdays import within_window
from handlers.report.editions import edition_made, plan_editions, remind_by_the_clock
from storage.backup.evidence_store import keep_content
from storage.database import Database
from storage.models import Edition
from storage.report.present_words import take_words


@dataclass(frozen=True, slots=True)
class EditionFile:
    """An edition's file, what is counted in it, and the pages of each region and indicator."""

    content: bytes
    counts: Mapping[str, int]
    pages: Mapping[str, Sequence[int]]


EditionMaker = Callable[[Edition], Awaitable[EditionFile | None]]


async def tend_editions(database: Database, folder: Path, make: EditionMaker, now: datetime) -> int:
    """Make and send what is due; return how many editions were made.

    `make`: gives None where it failed, and the next tick tries again. `folder`: where files are
    kept under their hash.
    """
    async with database.transaction() as session:
        await take_words(session)
        unmade = await plan_editions(session, now)
        if within_window(now):
            await remind_by_the_clock(session, now)
    made = 0
    for edition in unmade:
        report = await make(edition)
        if report is None:
            continue
        sha256 = await asyncio.to_thread(keep_content, folder, report.content)
        async with database.transaction() as session:
            size, counts, pages = len(report.content), report.counts, report.pages
            await edition_made(session, edition, sha256, size, counts, pages, now)
        made += 1
    return made
