"""Reports and previews, made when delivered: their chat sees how far they are, others go on."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

import structlog
from telegram import InputFile, Message
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.delivery.pictures import fitting_caption
from bot.http.plain_calls import edit_text, send_text
from bot.workers.drawers import NotPrinted
from bot.workers.preview_pool import PreviewPool
from bot.workers.report_maker import ReportMaker
from bot.workers.report_orders import digest_of
from bot.workers.report_press import ReportOrder
from storage.models import RowKind
from storage.outbox import outbox, uploaded_pictures
from storage.outbox.outbox import OwedRow

log = structlog.get_logger()

PAUSE_SECONDS = 1.0  # between two edits of the message that says how far it is
_FAILED = "⚠️ No se pudo hacer el archivo. Inténtelo otra vez en unos minutos."


@dataclass(slots=True)
class _Progress:
    """How many charts are drawn, and of how many; 0 of 0 before the first."""

    done: int = 0
    of: int = 0

    def told(self, done: int, of: int) -> None:
        self.done, self.of = done, of


@dataclass(frozen=True, slots=True)
class ReportFiles:
    bot: ExtBot[None]
    maker: ReportMaker
    previews: PreviewPool

    async def send(self, row: OwedRow) -> int:
        """Make and send the file, or say why it was not made; return the message's id."""
        wanted, progress = row.payload["report"], _Progress()
        note = await send_text(self.bot, row.chat_id, row.payload["making"])
        await self._owe_taking_away(row, note)
        telling = asyncio.create_task(self._tell(row.chat_id, note, progress))
        try:
            if wanted["format"] == "preview":
                sent = await self._post(row, await self.previews.make(wanted))
            elif wanted["format"] == "zip":
                sent = await self._post(row, await self.maker.open_data(wanted["period"]))
            else:
                sent = await self._report(row, await self.maker.order(wanted), progress)
        except (ValueError, NotPrinted) as fault:
            words = _FAILED if isinstance(fault, NotPrinted) else f"⚠️ {fault}"
            return await send_text(self.bot, row.chat_id, words)
        finally:
            telling.cancel()
        return sent.message_id

    async def _owe_taking_away(self, row: OwedRow, note: int) -> None:
        """Take the note away after the file, whatever becomes of this process: a row follows."""
        async with self.maker.database.transaction(first=True) as session:
            outbox.put(
                session, row.chat_id, RowKind.DELETE, {"message_id": note}, self.maker.clock()
            )

    async def _report(self, row: OwedRow, order: ReportOrder, progress: _Progress) -> Message:
        """The report's file: by what Telegram has of the same, else made and uploaded."""
        digest = digest_of(order)
        async with self.maker.database.transaction() as session:
            kept = await uploaded_pictures.file_id_of(session, digest, True, self.maker.clock())
        if kept is not None:
            try:
                return await self._post(row, kept)
            except BadRequest as error:
                if "file" not in str(error).casefold():
                    raise
                log.info("Telegram has a report no more", error=str(error))
        made = await self.maker.make(order, progress.told)
        sent = await self._post(row, made.content)
        if sent.document is not None:
            async with self.maker.database.transaction(first=True) as session:
                await uploaded_pictures.record_upload(
                    session, digest, True, sent.document.file_id, self.maker.clock()
                )
        return sent

    async def _post(self, row: OwedRow, file: bytes | str) -> Message:
        document = InputFile(file, row.payload["name"]) if isinstance(file, bytes) else file
        caption = fitting_caption(row.payload["text"])
        return await self.bot.send_document(row.chat_id, document, **caption)

    async def _tell(self, chat_id: int, message_id: int, progress: _Progress) -> None:
        """Say how far it is, at most once a second, until this is cancelled."""
        said = ""
        while True:
            await asyncio.sleep(PAUSE_SECONDS)
            words = _words(progress)
            if words != said:
                await self._edit(chat_id, message_id, words)
                said = words

    async def _edit(self, chat_id: int, message_id: int, words: str) -> None:
        with suppress(TelegramError):  # it only says how far it is
            await edit_text(self.bot, chat_id, message_id, words)


def _words(progress: _Progress) -> str:
    if not progress.of:
        return "⏳ Reuniendo los datos…"
    if progress.done < progress.of:
        return f"⏳ Dibujando gráficos: {progress.done} de {progress.of}"
    return "⏳ Componiendo las páginas…"
