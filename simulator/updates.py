"""What waits for the bot, the one poll that it may have, and who else wants to hear of changes."""

import asyncio
import itertools
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from simulator.errors import BotApiError

Json = dict[str, Any]

OTHER_POLL = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
HOOK_CAME = "Conflict: terminated by setWebhook request"
UPDATES_KEPT = 1000
MESSAGE_IDS = 1_000_000_000  # below 2^31, as clients keep them
_begun: list[int] = [0]


def first_number() -> int:
    """Ten to the second, since a bot's database outlives one simulator; and never one twice."""
    return max(int(time.time() * 10), _begun[0] + 1)


def numbers() -> Iterator[int]:
    """They begin after the last one that any simulator of this process has given by then."""
    for number in itertools.count(first_number()):
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
            await self.next_change(left)
        return True

    async def next_change(
        self, seconds: float | None = None, ended: "asyncio.Future[Any] | None" = None
    ) -> None:
        """Until an event, the end of `ended`, or that many seconds."""
        change: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def wake(_event: Json) -> None:
            if not change.done():
                change.set_result(None)

        self.listen(wake)
        try:
            waited = (change, ended) if ended else (change,)
            await asyncio.wait(waited, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.unlisten(wake)


class Updates(Signals):
    def __init__(self) -> None:
        super().__init__()
        self.updates: deque[Json] = deque()
        self.confirmed = first_number()
        self.allowed: tuple[str, ...] = ()
        self._pushed: deque[Json] = deque(maxlen=UPDATES_KEPT)
        self._repeated: list[Json] = []
        self._held: list[Json] | None = None
        self._message_ids = numbers()
        self._update_ids = numbers()
        self._polling: asyncio.Future[str] | None = None

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
        self._queue(update)
        return int(update["update_id"])

    def repeat(self, update_id: int) -> None:
        """Delivers an update once more, as Telegram does where it missed the confirmation."""
        again = next(update for update in self._pushed if update["update_id"] == update_id)
        self._repeated.append(again := again.copy())
        self._queue(again)

    @contextmanager
    def held(self) -> Iterator[list[Json]]:
        """What is pushed meanwhile comes at the end, in the order that the list then has."""
        held: list[Json] = []
        self._held = held
        try:
            yield held
        finally:
            self._held = None
            for update in held:
                self._queue(update)

    def _queue(self, update: Json) -> None:
        if self.allowed and not any(kind in update for kind in self.allowed):
            return
        if self._held is not None:
            self._held.append(update)
            return
        self._pushed.append(update)
        self.updates.append(update)
        self.tell({"event": "update"})

    def is_confirmed(self, update_id: int) -> bool:
        """By an offset beyond it or, with a webhook, by the answer to it."""
        waits = any(update["update_id"] == update_id for update in self.updates)
        return self.confirmed > update_id and not waits

    def stop_polling(self, why: str = OTHER_POLL) -> None:
        if self._polling is not None and not self._polling.done():
            self._polling.set_result(why)

    async def get_updates(
        self, offset: int | None, limit: int, seconds: float, allowed: list[str] | None
    ) -> list[Json]:
        self.stop_polling()
        loop = asyncio.get_running_loop()
        self._polling = mine = loop.create_future()
        if allowed is not None:
            self.allowed = tuple(allowed)
        self._confirm(offset)
        self.tell({"event": "poll"})
        ends = loop.time() + seconds
        while not mine.done():
            found = list(itertools.islice(self.updates, limit))
            left = ends - loop.time()
            if found or left <= 0:
                mine.cancel()
                self._repeated = [number for number in self._repeated if number not in found]
                return found
            await self.next_change(left, mine)
        raise BotApiError(409, mine.result())

    def _confirm(self, offset: int | None) -> None:
        if offset is None:
            return
        if offset < 0:
            ids = sorted(update["update_id"] for update in self.updates)
            offset = ids[offset] if len(ids) > -offset else self.confirmed
        passed = [update for update in self.updates if update["update_id"] < offset]
        for update in passed:
            if update not in self._repeated:  # its id is passed already: it shall come all the same
                self.updates.remove(update)
        self.confirmed = max(self.confirmed, offset)
        self.tell({"event": "confirmed"})

    def take(self, update: Json) -> None:
        """Out of the queue: its webhook answered."""
        self.updates.remove(update)
        self.confirmed = max(self.confirmed, update["update_id"] + 1)
        self.tell({"event": "confirmed"})

    def drop(self) -> None:
        """Nobody will get what waits."""
        for update in list(self.updates):
            self.take(update)
