"""A workbook that somebody sent: fetched from Telegram, read in a process, and answered.

It is a row of the outbox like all that waits for Telegram: the update that brought it is committed
at once, a bad line puts the row off, and a process that dies leaves it to the next one.
"""

import asyncio
from dataclasses import dataclass

from telegram.error import BadRequest, InvalidToken, TimedOut
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.workshop import Workshop
from convenio.workbooks.findings import Findings, Reason, Unfit
from handlers.workbooks.arriving import arrived
from storage.database import Database
from storage.outbox import OwedRow

FETCHING_SECONDS = 30.0


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

    async def _outcome(self, file_id: str) -> Findings | Unfit:
        try:
            content = await self._fetched(file_id)
        except (BadRequest, InvalidToken):  # InvalidToken: PTB's name for 'not found'
            return Unfit(Reason.GONE)
        return await self.workshop.read(content)

    async def _fetched(self, file_id: str) -> bytes:
        try:
            async with asyncio.timeout(FETCHING_SECONDS):
                file = await self.bot.get_file(file_id)
                return bytes(await file.download_as_bytearray())
        except TimeoutError:
            raise TimedOut from None
