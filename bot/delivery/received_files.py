"""Files that somebody sent: fetched from Telegram, read in another process, and answered.

It is a row of the outbox like all that waits for Telegram: the update that brought it is committed
at once, a bad line puts the row off, and a process that dies leaves it to the next one.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from telegram.ext import ExtBot

from bot.config.clock import Clock
from bot.delivery.download import download
from bot.workers.workbook_pool import WorkbookPool
from convenio.schedule.activities import ScheduleEntry
from documents.csv_reader import FileFault, decoded
from documents.schedule_csv import read_schedule
from documents.texts.reader import DocumentText
from documents.texts.unfit import TextFault, UnfitText
from documents.workbooks.read.findings import Findings, GoalFindings, Reason, UnfitWorkbook
from documents.workbooks.read.indicator_list import Listing
from handlers.agreements.arrival import listing_arrived
from handlers.evaluations.file import text_arrived
from handlers.file_ways.arrival import read_settled
from handlers.goals.sheet import goals_arrived, goals_lists
from handlers.new_schedule import arrival as loading
from handlers.new_schedule.form_state import LARGEST, TOO_LARGE, ScheduleUpload
from handlers.report.file import letterhead_arrived, report_text_arrived
from handlers.workbooks.arrival import form_arrived, lists_for
from storage.agreements import indicators_in
from storage.backup.evidence_store import keep_content
from storage.database import Database
from storage.outbox.outbox import OwedRow


@dataclass(frozen=True, slots=True)
class FileReader:
    bot: ExtBot[None]
    workbook_pool: WorkbookPool
    database: Database
    clock: Clock
    folder: Path  # of files that are kept under their hash

    async def read(self, row: OwedRow) -> None:
        """Read a workbook. Raises what puts the row off: Telegram or database is not reached."""
        if row.payload.get("indicators"):
            await self._read_indicators(row)
            return
        if row.payload.get("goals_of"):
            await self._read_goals(row)
            return
        if row.payload.get("letterhead"):
            await self._read_letterhead(row)
            return
        if row.payload.get("report_text"):
            await self._read_report_text(row)
            return
        if row.payload.get("evaluation"):
            await self._read_evaluation(row)
            return
        outcome = await self._outcome(row)
        async with self.database.transaction() as session:
            await self.database.one_at_a_time(session, row.chat_id)
            await form_arrived(session, row.chat_id, row.payload, outcome, self.clock())

    async def load(self, row: OwedRow) -> None:
        """Load a year's schedule; raises the same."""
        file_id, name, year = (row.payload[name] for name in ("file_id", "name", "year"))
        outcome = await self._schedule(file_id, year)
        async with self.database.transaction() as session:
            await self.database.one_at_a_time(session, row.chat_id)
            asked = ScheduleUpload(file_id, name, year)
            await loading.schedule_arrived(session, row.chat_id, asked, outcome, self.clock())

    async def _schedule(
        self, file_id: str, year: int
    ) -> Sequence[ScheduleEntry] | loading.UnfitSchedule:
        content = await download(self.bot, file_id)
        if content is None:
            return loading.UnfitSchedule(["Telegram ya no lo tiene. Envíelo otra vez"])
        if len(content) > LARGEST:  # its size need not be said when it is sent
            return loading.UnfitSchedule([TOO_LARGE])
        async with self.database.transaction() as session:
            indicators = await indicators_in(session, year)
        try:
            return await asyncio.to_thread(read_schedule, decoded(content), year, indicators)
        except FileFault as fault:
            return loading.UnfitSchedule(str(fault).splitlines())

    async def _read_goals(self, row: OwedRow) -> None:
        period = row.payload["goals_of"]
        content = await download(self.bot, row.payload["file_id"])
        found: GoalFindings | UnfitWorkbook = UnfitWorkbook(Reason.GONE)
        if content is not None:
            async with self.database.transaction() as session:
                lists = await goals_lists(session, period)
            found = await self.workbook_pool.of(row.chat_id).read_goals(
                lists, content, row.payload["name"], read_settled(row.payload)
            )
        async with self.database.transaction() as session:
            await self.database.one_at_a_time(session, row.chat_id)
            await goals_arrived(session, row.chat_id, row.payload, found, self.clock())

    async def _read_letterhead(self, row: OwedRow) -> None:
        content = await download(self.bot, row.payload["file_id"])
        fault, kept = "Telegram ya no tiene el archivo: envíelo otra vez.", ""
        if content is not None:
            fault = await self.workbook_pool.of(row.chat_id).try_letterhead(content)
        if content is not None and not fault:
            kept = await asyncio.to_thread(keep_content, self.folder, content)
        async with self.database.transaction() as session:
            await self.database.one_at_a_time(session, row.chat_id)
            await letterhead_arrived(session, row.chat_id, row.payload, kept, fault, self.clock())

    async def _read_report_text(self, row: OwedRow) -> None:
        found = await self._text(row)
        async with self.database.transaction() as session:
            await self.database.one_at_a_time(session, row.chat_id)
            await report_text_arrived(session, row.chat_id, row.payload, found, self.clock())

    async def _text(self, row: OwedRow) -> DocumentText | UnfitText:
        content = await download(self.bot, row.payload["file_id"])
        if content is None:
            return UnfitText(TextFault.GONE)
        return await self.workbook_pool.of(row.chat_id).read_evaluation_text(content)

    async def _read_evaluation(self, row: OwedRow) -> None:
        found = await self._text(row)
        async with self.database.transaction() as session:
            await self.database.one_at_a_time(session, row.chat_id)
            await text_arrived(session, row.chat_id, row.payload, found, self.clock())

    async def _read_indicators(self, row: OwedRow) -> None:
        content = await download(self.bot, row.payload["file_id"])
        found = Listing(faults=("Telegram ya no tiene el archivo",))
        if content is not None:
            found = await self.workbook_pool.of(row.chat_id).read_indicators(content)
        async with self.database.transaction() as session:
            await self.database.one_at_a_time(session, row.chat_id)
            await listing_arrived(session, row.chat_id, row.payload["name"], found, self.clock())

    async def _outcome(self, row: OwedRow) -> Findings | UnfitWorkbook:
        content = await download(self.bot, row.payload["file_id"])
        if content is None:
            return UnfitWorkbook(Reason.GONE)
        async with self.database.transaction() as session:
            lists = await lists_for(session, row.chat_id, self.clock())
        settled = read_settled(row.payload)
        return await self.workbook_pool.of(row.chat_id).read(
            lists, content, row.payload["name"], settled
        )
