"""The download of a file that somebody sent, from Telegram."""

import asyncio

from telegram.error import BadRequest, InvalidToken, TimedOut
from telegram.ext import ExtBot

FETCHING_SECONDS = 30.0


async def download(bot: ExtBot[None], file_id: str) -> bytes | None:
    """The content; None if Telegram has it no more. Raises where Telegram is not reached."""
    try:
        async with asyncio.timeout(FETCHING_SECONDS):
            file = await bot.get_file(file_id)
            return bytes(await file.download_as_bytearray())
    except (BadRequest, InvalidToken):  # InvalidToken: PTB's name for 'not found'
        return None
    except TimeoutError:
        raise TimedOut from None
