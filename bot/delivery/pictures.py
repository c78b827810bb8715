"""Pictures: drawn and uploaded once, then sent by the file_id that Telegram gave them."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import structlog
from telegram import InputFile, Message
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.config.clock import Clock
from bot.delivery.single_upload import SingleUploads
from bot.workers.chart_pool import ChartPool
from charts.requests import ChartKind, ChartRequest
from storage.database import Database
from storage.outbox import uploaded_pictures
from storage.outbox.outbox import OwedRow

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Pictures:
    bot: ExtBot[None]
    chart_pool: ChartPool
    database: Database
    clock: Clock
    uploads: SingleUploads = field(default_factory=SingleUploads)

    async def send(self, row: OwedRow, markup: Any) -> Message:
        """Send a picture. Raises NotDrawn, and Telegram's refusals."""
        chart, as_file = row.payload["chart"], row.payload["as_file"]
        request = ChartRequest(ChartKind(chart["kind"]), chart["facts"])
        async with self.uploads.one_at_a_time((request.digest, as_file)):
            kept = await self._kept(request.digest, as_file)
            if kept is None:
                return await self._upload(row, request, markup)
        try:
            return await self._post(row, kept, markup)
        except BadRequest as error:
            if "file" not in str(error).casefold():
                raise
            log.info("Telegram has a picture no more", error=str(error))
        return await self._upload(row, request, markup)

    async def _upload(self, row: OwedRow, request: ChartRequest, markup: Any) -> Message:
        png = await self.chart_pool.png(request)
        message = await self._post(row, InputFile(png, request.facts.file_name()), markup)
        await self._keep(request.digest, row.payload["as_file"], message)
        return message

    async def _post(self, row: OwedRow, file: InputFile | str, markup: Any) -> Message:
        under = fitting_caption(row.payload["text"]) | {"reply_markup": markup}
        if row.payload["as_file"]:
            return await self.bot.send_document(row.chat_id, file, **under)
        return await self.bot.send_photo(row.chat_id, file, **under)

    async def _kept(self, digest: str, as_file: bool) -> str | None:
        """The file_id of a picture; None also where it can't be looked up: it is uploaded then."""
        try:
            async with self.database.transaction() as session:
                return await uploaded_pictures.file_id_of(session, digest, as_file, self.clock())
        except Exception:
            log.warning("kept pictures are out of reach", exc_info=True)
            return None

    async def _keep(self, digest: str, as_file: bool, message: Message) -> None:
        """Record an upload; what fails here must not send the picture again."""
        sent = message.document if as_file else next(reversed(message.photo), None)
        if sent is None:
            return
        try:
            async with self.database.transaction(first=True) as session:
                await uploaded_pictures.record_upload(
                    session, digest, as_file, sent.file_id, self.clock()
                )
        except Exception:
            log.warning("a picture was not kept", exc_info=True)


def fitting_caption(html: str) -> dict[str, Any]:
    """The caption, whole or, where Telegram would refuse it, its beginning without markup."""
    encoded = unescape(re.sub(r"<[^>]*>", "", html)).encode("utf-16-le")
    if len(encoded) <= 2 * MessageLimit.CAPTION_LENGTH:
        return {"caption": html, "parse_mode": ParseMode.HTML}
    cut = encoded[: 2 * (MessageLimit.CAPTION_LENGTH - 1)].decode("utf-16-le", "ignore")
    return {"caption": cut.rstrip() + "…"}
