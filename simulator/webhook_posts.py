"""Posts what waits to the bot's webhook: a chat's updates one by one, chats side by side."""

import asyncio
import contextlib
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

import aiohttp

from simulator.updates import Json, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a header's name)


@dataclass(frozen=True, slots=True)
class Hook:
    url: str
    secret: str = ""
    max_connections: int = 40


@dataclass(frozen=True, slots=True)
class Patience:
    """In seconds: for an answer, and before an update is posted again (doubled each time)."""

    answer: float = 60
    first_pause: float = 0.2
    longest_pause: float = 3.2


@dataclass
class Webhook:
    queue: Updates
    timestamp: Callable[[], int]
    hook: Hook | None = None
    patience: Patience = field(default_factory=Patience)
    last_error: Json = field(default_factory=dict)
    _targets: tuple[str, ...] = ()
    _turn: int = 0
    _posting: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        return self.hook.url if self.hook else ""

    def set(self, hook: Hook | None) -> None:
        """In place of the one before, whose posts are broken off; what they held comes again."""
        if hook == self.hook:
            return
        self.hook, self.last_error = hook, {}
        if self._posting is not None:
            self._posting.cancel()
        self._posting = asyncio.create_task(self._post_all(hook)) if hook else None

    def spread(self, urls: Sequence[str]) -> None:
        """These stand for the hook's own address, until there are none."""
        self._targets = tuple(urls)

    async def stop(self) -> None:
        posting = self._posting
        self.set(None)
        if posting is not None:
            await asyncio.wait([posting])

    async def _post_all(self, hook: Hook) -> None:
        no_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # loads no certificates
        patience = aiohttp.ClientTimeout(total=self.patience.answer)
        connector = aiohttp.TCPConnector(limit=0, ssl=no_tls)
        async with (
            aiohttp.ClientSession(timeout=patience, connector=connector) as http,
            asyncio.TaskGroup() as chats,
        ):
            postman = _Postman(self, hook, http)
            while True:
                for chat in map(chat_of, self.queue.updates):
                    if chat not in postman.busy:
                        postman.busy.add(chat)
                        chats.create_task(postman.serve(chat))
                await self.queue.next_change()

    async def post(self, http: aiohttp.ClientSession, hook: Hook, update: Json) -> str:
        """What went wrong, in Telegram's words; nothing if the bot took it."""
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        targets = self._targets or (hook.url,)
        self._turn += 1
        first = self._turn % len(targets)
        for target in targets[first:] + targets[:first]:
            try:
                async with http.post(
                    target, json=update, headers=headers, allow_redirects=False
                ) as answer:
                    await answer.read()
            except aiohttp.ClientConnectorError:
                continue
            except TimeoutError:
                return "Read timeout expired"
            except aiohttp.ClientError:
                return "Connection closed"
            if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
                return ""
            return f"Wrong response from the webhook: {_status(answer.status)}"
        return "Connection refused"

    def failed(self, words: str) -> None:
        self.last_error = {"last_error_date": self.timestamp(), "last_error_message": words}
        self.queue.tell({"event": "webhook", "error": words})


class _Postman:
    """Of one hook, for as long as it is set."""

    def __init__(self, webhook: Webhook, hook: Hook, http: aiohttp.ClientSession) -> None:
        self._webhook, self._hook, self._http = webhook, hook, http
        self._connections = asyncio.Semaphore(hook.max_connections)
        self.busy: set[int] = set()

    async def serve(self, chat: int) -> None:
        """Until nothing waits for the chat."""
        while (update := self._next(chat)) is not None:
            await self._deliver(update)
        self.busy.remove(chat)

    def _next(self, chat: int) -> Json | None:
        return next(
            (update for update in self._webhook.queue.updates if chat_of(update) == chat), None
        )

    async def _deliver(self, update: Json) -> None:
        patience = self._webhook.patience
        pause = patience.first_pause
        while update in self._webhook.queue.updates:
            async with self._connections:
                error = await self._webhook.post(self._http, self._hook, update)
            if not error:
                with contextlib.suppress(ValueError):  # dropped meanwhile
                    self._webhook.queue.take(update)
                return
            self._webhook.failed(error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, patience.longest_pause)


def chat_of(update: Json) -> int:
    """The chat that keeps its updates in order, or the person where there is none."""
    for content in update.values():
        if isinstance(content, dict):
            chat = content.get("chat") or content.get("message", {}).get("chat") or content["from"]
            return int(chat["id"])
    return 0


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)
