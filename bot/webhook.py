"""The HTTP side: Telegram's webhook, and whether this process is well."""

import asyncio
import contextlib
import hmac
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import structlog
import uvicorn
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.delivery import Delivery
from bot.intake import Intake
from bot.ticking import Ticking
from storage.database import Database
from storage.trouble import is_outage

log = structlog.get_logger()

LARGEST_BODY = 1024 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header, not the secret)
STILL_WELL = timedelta(seconds=60)  # since the last turn of delivery and the last tick
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class TooLarge(Exception):
    pass


@dataclass
class HttpSide:
    """`secret` is None where there is no webhook, and this only tells how the process is."""

    intake: Intake
    delivery: Delivery
    ticking: Ticking
    database: Database
    clock: Clock
    webhook_url: str | None
    secret: str | None
    port: int

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; what is being handled then is finished."""
        server = _Server(self.app(), self._host(), self.port)
        serving = asyncio.create_task(server.serve(sockets=[server.listen()]))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
        server.should_exit = True
        stopping.cancel()
        await serving

    def _host(self) -> str:
        host = urlsplit(self.webhook_url).hostname if self.webhook_url else LOOPBACK[0]
        return LOOPBACK[0] if host in LOOPBACK else "0.0.0.0"  # noqa: S104 (Telegram comes in)

    def app(self) -> Starlette:
        routes = [Route("/healthz", self._healthz), Route("/readyz", self._readyz)]
        if self.webhook_url is not None:
            path = urlsplit(self.webhook_url).path or "/"
            routes.append(Route(path, self._update, methods=["POST"]))
        return Starlette(routes=routes)

    async def _update(self, request: Request) -> Response:
        """200 only after the commit: whatever else is answered, Telegram posts it again."""
        given = request.headers.get(SECRET_HEADER, "")
        if not self.secret or not hmac.compare_digest(given.encode(), self.secret.encode()):
            return PlainTextResponse("wrong secret", 403)
        try:
            body = json.loads(await _limited(request))
        except TooLarge:
            return PlainTextResponse("too large", 413)
        except ValueError:
            return PlainTextResponse("not JSON", 400)
        if not isinstance(body, dict) or not isinstance(body.get("update_id"), int):
            return PlainTextResponse("not an update", 400)
        try:
            await self.intake.take(body)
        except Exception as error:
            if not is_outage(error):
                raise
            return PlainTextResponse("not stored", 503)
        return PlainTextResponse("stored")

    async def _healthz(self, _request: Request) -> Response:
        return PlainTextResponse("alive")

    async def _readyz(self, _request: Request) -> Response:
        """Whether it does its work: the database answers, delivery turns, the clock ticks."""
        well = await self._database_answers()
        since = {"last_delivery": self.delivery.last_turn, "last_tick": self.ticking.last}
        now = self.clock()
        facts: dict[str, Any] = {"database": "ok" if well else "no answer"}
        for name, moment in since.items():
            facts[name] = moment.isoformat() if moment else None
            well = well and _recent(moment, now)
        return JSONResponse(facts, 200 if well else 503)

    async def _database_answers(self) -> bool:
        try:
            async with asyncio.timeout(5), self.database.engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except Exception as error:
            log.warning("the database does not answer", error=str(error))
            return False
        return True


def _recent(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and abs(now - moment) < STILL_WELL


async def _limited(request: Request) -> bytes:
    """The body, no more of it read than may be."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise TooLarge
    return body


class _Server(uvicorn.Server):
    """Ends when told to, and leaves the process's signals to whoever runs it."""

    def __init__(self, app: Starlette, host: str, port: int) -> None:
        config = uvicorn.Config(app, host, port, log_config=None, lifespan="off", ws="none")
        super().__init__(config)

    def listen(self) -> socket.socket:
        """Raises OSError if the port is taken."""
        # with its protocol said, asyncio sends without delay: 40 ms less for each answer
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((self.config.host, self.config.port))
        return listening

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
