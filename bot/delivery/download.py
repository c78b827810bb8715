"""The download of a file that somebody sent, from Telegram."""

import asyncio

from telegram.error import BadRequest, InvalidToken, TimedOut
from telegram.ext import ExtBot

from bot.http.line import NoWord

FETCHING_SECONDS = 30.0


async def download(bot: ExtBot[None], file_id: str) -> bytes | None:
    """The content; None if Telegram has it no more. Raises where Telegram is not reached."""
    try:
        async with asyncio.timeout(FETCHING_SECONDS):
            file = await bot.get_file(file_id)
            content = bytes(await file.download_as_bytearray())
    except (BadRequest, InvalidToken):  # InvalidToken: PTB's name for 'not found'
        return None
    except TimeoutError:
        raise TimedOut from None
    if file.file_size is not None and len(content) != file.file_size:
        raise NoWord(f"{len(content)} bytes of {file.file_size}")
    return content
