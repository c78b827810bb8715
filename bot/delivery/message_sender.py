"""The means of sending messages, and the plainest of them: a text with its buttons."""

from dataclasses import dataclass
from typing import Any

from telegram.ext import ExtBot

from bot.delivery.evidence_files import EvidenceKeeper
from bot.delivery.pictures import Pictures
from bot.delivery.received_files import FileReader
from bot.delivery.report_files import ReportFiles
from bot.http.plain_calls import send_text
from bot.workers.workbook_pool import WorkbookPool
from storage.installation_key import InstallationKey
from storage.outbox.outbox import CardPlace, OwedRow

NOWHERE = CardPlace()


@dataclass(frozen=True, slots=True)
class MessageSender:
    """The means of sending messages."""

    bot: ExtBot[None]
    pictures: Pictures
    workbook_pool: WorkbookPool
    file_reader: FileReader
    evidence: EvidenceKeeper
    report_files: ReportFiles
    key: InstallationKey


def markup_of(payload: dict[str, Any]) -> Any:
    """The keyboard as Telegram takes it: an object of each button would only be unmade again."""
    rows = [
        [{"text": label, "callback_data": data} for label, data in row]
        for row in payload["keyboard"]
    ]
    return {"inline_keyboard": rows} if rows else None


async def say(
    sender: MessageSender, row: OwedRow, _place: CardPlace = NOWHERE, text: str = ""
) -> int:
    """Send a text: `text`, or else the row's own."""
    said = text or row.payload["text"]
    return await send_text(sender.bot, row.chat_id, said, markup_of(row.payload))
