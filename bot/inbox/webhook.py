"""The HTTP server: Telegram's webhook, beside whoever tells how this process is."""

import asyncio
import contextlib
import hmac
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.health.readiness import Readiness
from bot.http.line import Line
from bot.inbox.failed_updates import number_of
from bot.inbox.intake import Intake
from bot.inbox.patient_protocol import PatientProtocol
from storage.outages import is_outage

log = structlog.get_logger()

LARGEST_BODY = 1024 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header, not the secret)
HANG_UP = {"Connection": "close"}
BODY_SECONDS = 10.0  # for a body to come in: Telegram's is here in one piece
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class TooLarge(Exception):
    """A body of more than LARGEST_BODY bytes."""


class PortTaken(Exception):
    """Another process listens there, or this one may not."""


@dataclass
class HttpServer:
    """The server; `secret` is None without a webhook, when it only tells the process's health.

    `health_host`: where it listens then; without one, on this machine only.

    `open` once the bot is there to take updates; how the process is, is told before.
    """

    intake: Intake
    health: Readiness
    line: Line
    webhook_url: str | None
    secret: str | None
    port: int
    health_host: str | None = None
    open: asyncio.Event = field(default_factory=asyncio.Event)
    _listening: socket.socket | None = None

    def listen(self) -> None:
        """Listen, before Telegram is told to post here. Raises PortTaken."""
        # with its protocol said, asyncio sends without delay: 40 ms less for each answer
        host = self._host()
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, self.port))
            listening.listen()
        except OSError as error:
            listening.close()
            raise PortTaken(error.strerror) from None
        self._listening = listening

    def close(self) -> None:
        if self._listening is not None:
            self._listening.close()

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop`; what is being handled then is finished."""
        assert self._listening is not None
        config = uvicorn.Config(
            self.app(), http=PatientProtocol, log_config=None, lifespan="off", ws="none"
        )
        server = _WebhookServer(config)
        serving = asyncio.create_task(server.serve(sockets=[self._listening]))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
        server.should_exit = True
        stopping.cancel()
        await serving

    def _host(self) -> str:
        if self.webhook_url is None:
            return self.health_host or LOOPBACK[0]
        host = urlsplit(self.webhook_url).hostname
        return LOOPBACK[0] if host in LOOPBACK else "0.0.0.0"  # noqa: S104 (Telegram comes in)

    def app(self) -> Starlette:
        routes = self.health.routes()
        if self.webhook_url is not None:
            path = urlsplit(self.webhook_url).path or "/"
            routes.append(Route(path, self._update, methods=["POST"]))
        app = Starlette(routes=routes)
        app.router.redirect_slashes = False  # a wrong path is a wrong path
        return app

    async def _update(self, request: Request) -> Response:
        """Answer 200 only after the commit: whatever else is answered, Telegram posts it again."""
        given = request.headers.get(SECRET_HEADER, "")
        if not self.secret or not hmac.compare_digest(given.encode(), self.secret.encode()):
            return PlainTextResponse("wrong secret", 403)
        self.line.heard()
        if _is_ambiguous(request):
            return PlainTextResponse("one length, please", 400, HANG_UP)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = json.loads(await _limited(request))
        except TimeoutError:
            return PlainTextResponse("too slow", 408, HANG_UP)
        except ClientDisconnect:
            return PlainTextResponse("broken off", 400)  # which nobody hears
        except TooLarge:
            return PlainTextResponse("too large", 413)
        except (ValueError, RecursionError):
            return PlainTextResponse("not JSON", 400)
        if number_of(body) is None:
            return PlainTextResponse("not an update", 400)
        if not self.open.is_set():
            return PlainTextResponse("starting", 503)
        try:
            await self.intake.take(body)
        except Exception as error:
            if not is_outage(error):
                raise
            return PlainTextResponse("not stored", 503)
        return PlainTextResponse("stored")


def _is_ambiguous(request: Request) -> bool:
    """Tell whether the length of a body is said twice, which a proxy may read otherwise."""
    lengths = request.headers.getlist("content-length")
    coded = request.headers.getlist("transfer-encoding")
    return len(lengths) + len(coded) > 1


async def _limited(request: Request) -> bytes:
    """The body, no more of it read than may be."""
    body = bytearray()
    async for part in request.stream():
        body.extend(part)
        if len(body) > LARGEST_BODY:
            raise TooLarge
    return bytes(body)


class _WebhookServer(uvicorn.Server):
    """A server that leaves the process's signals to whoever runs it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
