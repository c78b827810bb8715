"""Evidence that somebody attached: fetched from Telegram, checked, and kept under its hash.

It is a row of the outbox like all that waits for Telegram: the update that brought it is committed
at once, a bad line puts the row off, and a process that dies leaves it to the next one.
"""

import asyncio
import hashlib
from dataclasses import dataclass
from pathlib import Path

from telegram.error import NetworkError
from telegram.ext import ExtBot

from bot.config.clock import Clock
from bot.delivery.download import download
from bot.workers.workbook_pool import ProcessDied, WorkbookPool
from convenio.report.evidence_kinds import Refusal
from handlers.evidence.arrival import KeptFile, settle_file
from storage.backup.evidence_store import keep_content
from storage.database import Database
from storage.models import Evidence
from storage.outages import is_outage
from storage.outbox.outbox import OwedRow


@dataclass(frozen=True, slots=True)
class EvidenceKeeper:
    bot: ExtBot[None]
    folder: Path
    workbook_pool: WorkbookPool
    database: Database
    clock: Clock

    async def keep(self, row: OwedRow) -> None:
        """Keep a file. Raises what puts the row off, since it says nothing of the file."""
        try:
            await self._keep(row.chat_id, row.payload["evidence"])
        except Exception as error:
            if isinstance(error, (OSError, ProcessDied)) or is_outage(error):
                raise NetworkError(str(error)) from error
            raise

    async def content(self, sha256: str) -> bytes:
        """The content of a kept file. Raises FileNotFoundError where it is not there as it was."""
        return await asyncio.to_thread(self._unchanged, sha256)

    def _unchanged(self, sha256: str) -> bytes:
        content = (self.folder / sha256).read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise FileNotFoundError(f"{sha256} is not as it was sent")
        return content

    async def _keep(self, chat_id: int, number: int) -> None:
        async with self.database.transaction() as session:
            attached = await session.get(Evidence, number)
        if attached is None:
            return  # its draft was given up
        outcome = await self._outcome(chat_id, attached.file_id, attached.name)
        async with self.database.transaction() as session:
            await self.database.one_at_a_time(session, chat_id)
            if isinstance(outcome, KeptFile):
                await asyncio.to_thread((self.folder / outcome.sha256).stat)  # nobody tidied it up
            await settle_file(session, chat_id, number, outcome, self.clock())

    async def _outcome(self, chat_id: int, file_id: str, name: str) -> KeptFile | Refusal:
        content = await download(self.bot, file_id)
        if content is None:
            return Refusal.GONE
        kind = await self.workbook_pool.of(chat_id).kind_of(content, name)
        if isinstance(kind, Refusal):
            return kind
        kept = await asyncio.to_thread(keep_content, self.folder, content)
        return KeptFile(kept, len(content), kind)
