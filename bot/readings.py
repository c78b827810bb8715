"""A workbook or a table that somebody sent: fetched from Telegram, read beside, and answered.

It is a row of the outbox like all that waits for Telegram: the update that brought it is committed
at once, a bad line puts the row off, and a process that dies leaves it to the next one.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from telegram.ext import ExtBot

from bot.clock import Clock
from bot.fetching import fetch
from bot.loading import FileFault, decoded
from bot.new_schedule import read_schedule
from bot.workshop import Workshop
from convenio.schedule import ScheduleEntry
from convenio.workbooks.findings import Findings, Reason, Unfit
from handlers.loading import arriving as loading
from handlers.workbooks.arriving import arrived
from storage.database import Database
from storage.outbox import OwedRow


@dataclass(frozen=True, slots=True)
class Readings:
    bot: ExtBot[None]
    workshop: Workshop
    database: Database
    clock: Clock

    async def read(self, row: OwedRow) -> None:
        """Raises what puts the row off: Telegram or the database is not reached."""
        outcome = await self._outcome(row.payload["file_id"])
        async with self.database.transaction() as session:
            await self.database.one_at_a_time(session, row.chat_id)
            await arrived(session, row.chat_id, row.payload["name"], outcome, self.clock())

    async def load(self, row: OwedRow) -> None:
        """A year's schedule; raises the same."""
        outcome = await self._schedule(row.payload["file_id"])
        async with self.database.transaction() as session:
            await self.database.one_at_a_time(session, row.chat_id)
            name = row.payload["name"]
            await loading.arrived(session, row.chat_id, name, outcome, self.clock())

    async def _schedule(self, file_id: str) -> Sequence[ScheduleEntry] | loading.Unfit:
        """Of no year: which one it is, the file does not say."""
        content = await fetch(self.bot, file_id)
        if content is None:
            return loading.Unfit(["Telegram ya no lo tiene. Envíelo otra vez"])
        try:
            return await asyncio.to_thread(read_schedule, decoded(content), 0)
        except FileFault as fault:
            return loading.Unfit(str(fault).splitlines())

    async def _outcome(self, file_id: str) -> Findings | Unfit:
        content = await fetch(self.bot, file_id)
        if content is None:
            return Unfit(Reason.GONE)
        return await self.workshop.read(content)
