"""The line to Telegram: one breaker for all calls, and the probe that finds it well again.

A call to which no word of Telegram's came says that the line is in trouble, not that its row is.
Nothing more is begun then, until any call is answered; that is asked for every few seconds.
"""

import asyncio
from collections.abc import Callable
from time import monotonic

import structlog
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest

from bot.config.cancellation import unless

log = structlog.get_logger()

PROBE_EVERY_SECONDS = 6.0
PROBE_SECONDS = 5.0  # for its answer
REFUSED_SECONDS = 180.0  # for which a token is refused before that counts


class NoWord(NetworkError):
    """No word of Telegram's came: the call was not done, or may be repeated without harm."""


class MaybeDone(NoWord):
    """No word came, and the call may have been done; to repeat it does no harm."""


class MaybeSent(MaybeDone):
    """No word came, and the message may have been sent: to repeat it may double it."""


class TokenRefused(NoWord):
    """Telegram says that it does not know the token; it may be a word of one moment."""


class Line:
    """The line, as the calls over it show it to be. `is_up` until one comes to nothing."""

    def __init__(self) -> None:
        self._up = asyncio.Event()
        self._up.set()
        self._trouble = asyncio.Event()
        self._known = asyncio.Event()  # whether the trouble is the line's
        self._known.set()
        self._refused_since: float | None = None
        self._listeners: list[Callable[[], None]] = []
        self.answered_at: float | None = None  # of the monotonic clock, as the next
        self.heard_at: float | None = None  # when Telegram's updates were known to reach us
        self.watched = False

    @property
    def is_up(self) -> bool:
        return self._up.is_set()

    def listen(self, listener: Callable[[], None]) -> None:
        """Have that called whenever the line is well again."""
        self._listeners.append(listener)

    def answered(self) -> None:
        """Note a word of Telegram's, whatever it says."""
        self.answered_at = monotonic()
        self._refused_since = None
        if self.is_up:
            return
        was_down = self._known.is_set()
        self._up.set()
        self._trouble.clear()
        self._known.set()
        if was_down:
            log.warning("the line to Telegram is well again")
        for listener in self._listeners:
            listener()

    def heard(self) -> None:
        """Note that Telegram's updates reach us, whether there are any or not."""
        self.heard_at = monotonic()

    def came_to_nothing(self) -> None:
        """Note a call without a word of Telegram's."""
        if self.is_up:
            self._up.clear()
            self._trouble.set()
            if self.watched:
                self._known.clear()

    def refused_the_token(self) -> None:
        """Note that Telegram does not know the token."""
        self._refused_since = self._refused_since or monotonic()
        self.came_to_nothing()

    @property
    def refused_long(self) -> bool:
        since = self._refused_since
        return since is not None and monotonic() - since >= REFUSED_SECONDS

    async def is_down(self) -> bool:
        """Tell whether the trouble is the line's, once the next probe has shown it."""
        await self._known.wait()
        return not self.is_up

    def probed(self) -> None:
        """Note that a probe is over; where it came to nothing, the line is down."""
        if not self.is_up and not self._known.is_set():
            log.warning("the line to Telegram is down")
        self._known.set()

    async def until_up(self) -> None:
        await self._up.wait()

    async def until_trouble(self) -> None:
        await self._trouble.wait()


class LineProbe:
    """The probe of a line that is in trouble; `url`: of a method that changes nothing."""

    def __init__(self, line: Line, request: BaseRequest, url: str) -> None:
        self._line = line
        self._request = request
        self._url = url

    async def run(self, stop: asyncio.Event) -> None:
        """Probe while there is trouble. Raises TokenRefused once it is that for minutes."""
        self._line.watched = True
        try:
            await unless(stop, self._watch())
        finally:
            self._line.watched = False
            self._line.probed()

    async def _watch(self) -> None:
        while True:
            await self._line.until_trouble()
            next_at = monotonic() + PROBE_EVERY_SECONDS
            await self._probe()
            self._line.probed()
            try:
                async with asyncio.timeout(max(next_at - monotonic(), 0)):
                    await self._line.until_up()
            except TimeoutError:
                continue

    async def _probe(self) -> None:
        try:
            async with asyncio.timeout(PROBE_SECONDS):
                await self._request.post(self._url)
        except TokenRefused:
            log.warning("Telegram refuses the token")
            if self._line.refused_long:
                raise
        except (TelegramError, TimeoutError) as error:
            log.info("probe not answered", error=str(error))
