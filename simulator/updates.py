"""What waits for the bot, the one poll that it may have, and who else wants to hear of changes."""

import asyncio
import itertools
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from simulator.errors import BotApiError

Json = dict[str, Any]

WEBHOOK_SET = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OTHER_POLL = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
MESSAGE_IDS = 1_000_000_000  # below 2^31, as clients keep them
_begun: list[int] = [0]


def first_number() -> int:
    """Ten to the second, since a bot's database outlives one simulator; and never one twice."""
    return max(int(time.time() * 10), _begun[0] + 1)


def numbers_from(first: int) -> Iterator[int]:
    """The next simulator of this process begins after the last one given."""
    for number in itertools.count(first):
        _begun[0] = max(_begun[0], number)
        yield number


class Signals:
    """Calls every listener at each event."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Json], None]] = []

    def listen(self, listener: Callable[[Json], None]) -> None:
        self._listeners.append(listener)

    def unlisten(self, listener: Callable[[Json], None]) -> None:
        self._listeners.remove(listener)

    def tell(self, event: Json) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    async def until(self, holds: Callable[[], bool], seconds: float) -> bool:
        """Whether that came true in time; looked at after each event, without polling."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + seconds
        while not holds():
            left = ends - loop.time()
            if left <= 0:
                return False
            await self._next_change(left, loop.create_future())
        return True

    async def _next_change(self, seconds: float, ended: "asyncio.Future[None]") -> None:
        change: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def wake(_event: Json) -> None:
            if not change.done():
                change.set_result(None)

        self.listen(wake)
        try:
            await asyncio.wait(
                (change, ended), timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            self.unlisten(wake)


class Updates(Signals):
    def __init__(self) -> None:
        super().__init__()
        begin = first_number()
        self.webhook: Json = {"url": ""}
        self.updates: deque[Json] = deque()
        self.confirmed = begin
        self._allowed: tuple[str, ...] = ()
        self._message_ids = numbers_from(begin)
        self._update_ids = numbers_from(begin)
        self._polling: asyncio.Future[None] | None = None

    def next_message_id(self) -> int:
        return next(self._message_ids) % MESSAGE_IDS

    @property
    def polled(self) -> bool:
        """Whether somebody waits for updates now."""
        return self._polling is not None and not self._polling.done()

    def push(self, update: Json) -> int:
        """Queues an update for the bot, if of a kind it asked for; its id is filled in."""
        if "update_id" not in update:
            update = {"update_id": next(self._update_ids), **update}
        if not self._allowed or any(kind in update for kind in self._allowed):
            self.updates.append(update)
            self.tell({"event": "update"})
        return int(update["update_id"])

    def stop_polling(self) -> None:
        if self._polling is not None and not self._polling.done():
            self._polling.set_result(None)

    async def get_updates(
        self, offset: int | None, limit: int, seconds: float, allowed: list[str] | None
    ) -> list[Json]:
        if self.webhook["url"]:
            raise BotApiError(409, WEBHOOK_SET)
        self.stop_polling()
        loop = asyncio.get_running_loop()
        self._polling = mine = loop.create_future()
        if allowed is not None:
            self._allowed = tuple(allowed)
        self._confirm(offset)
        self.tell({"event": "poll"})
        ends = loop.time() + seconds
        while not mine.done():
            found = list(itertools.islice(self.updates, limit))
            left = ends - loop.time()
            if found or left <= 0:
                mine.cancel()
                return found
            await self._next_change(left, mine)
        raise BotApiError(409, OTHER_POLL)

    def _confirm(self, offset: int | None) -> None:
        if offset is None:
            return
        if offset < 0:
            while len(self.updates) > -offset:
                self.confirmed = max(self.confirmed, self.updates.popleft()["update_id"] + 1)
        else:
            while self.updates and self.updates[0]["update_id"] < offset:
                self.updates.popleft()
            self.confirmed = max(self.confirmed, offset)
        self.tell({"event": "confirmed"})
