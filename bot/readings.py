"""A workbook that somebody sent: fetched from Telegram, read in a process, and answered.

It is a row of the outbox like all that waits for Telegram: the update that brought it is committed
at once, a bad line puts the row off, and a process that dies leaves it to the next one.
"""

from dataclasses import dataclass

from telegram.ext import ExtBot

from bot.clock import Clock
from bot.fetching import fetch
from bot.workbook_worker import Outcome
from bot.workshop import Workshop
from convenio.workbooks.findings import Findings, GoalFindings, Reason, Unfit
from handlers.goals.sheet import goals_arrived
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
        period, name = row.payload.get("goals_of"), row.payload["name"]
        outcome = await self._outcome(row.payload["file_id"], goals=period is not None)
        async with self.database.transaction() as session:
            await self.database.one_at_a_time(session, row.chat_id)
            now = self.clock()
            if period is not None and not isinstance(outcome, Findings):
                await goals_arrived(session, row.chat_id, name, period, outcome, now)
            elif not isinstance(outcome, GoalFindings):
                await arrived(session, row.chat_id, name, outcome, now)

    async def _outcome(self, file_id: str, *, goals: bool) -> Outcome:
        content = await fetch(self.bot, file_id)
        if content is None:
            return Unfit(Reason.GONE)
        return await self.workshop.read(content, goals=goals)
