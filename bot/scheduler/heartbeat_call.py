"""The heartbeat that somebody outside listens for: an address called around each sweep.

By healthchecks' convention: `/start` at its beginning, the address itself after its success,
`/fail` after its failure. The calls say nothing else.
"""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import aiohttp
import structlog

from bot.http.telegram_client import proxy_for

log = structlog.get_logger()

SECONDS = 5.0  # for a call; the sweep does not wait for it, the next one may
START, SUCCESS, FAIL = "/start", "", "/fail"


class HeartbeatCall:
    """The calls; none without an address. One that fails is of no consequence to the sweep."""

    def __init__(self, url: str | None) -> None:
        self._url = url

    async def around(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do the work, and say that it begins and how it ended. Raises what the work raises."""
        if self._url is None:
            await work()
            return
        starting = asyncio.create_task(self._call(self._url, START))
        try:
            try:
                await work()
            except Exception:
                await starting
                await self._call(self._url, FAIL)
                raise
            await starting
            await self._call(self._url, SUCCESS)
        finally:
            starting.cancel()

    async def _call(self, url: str, what: str) -> None:
        parts = urlsplit(url)
        address = parts._replace(path=parts.path.rstrip("/") + what).geturl()
        try:
            async with (
                aiohttp.ClientSession(
                    timeout=aiohttp.ClientTimeout(total=SECONDS),
                    headers={"User-Agent": "Puntual"},
                    proxy=proxy_for(url),
                ) as session,
                session.get(address) as answer,
            ):
                if not answer.ok:
                    log.warning("the heartbeat was not taken", status=answer.status)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("the heartbeat was not taken", error=type(error).__name__)
