"""The HTTP side: the Bot API under /bot…, files under /file/bot…, the chat page and its control."""

import asyncio
import contextlib
import re
import socket
from collections.abc import Iterator, Sequence
from datetime import datetime

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from simulator.actors import Actor
from simulator.calls import answer_call
from simulator.control import control_routes
from simulator.errors import BotApiError
from simulator.faults import DOWNLOAD
from simulator.methods import METHODS
from simulator.odd_answers import odd_answer
from simulator.world import Member, World

HOST = "127.0.0.1"
SIMULATED_TOKEN = "1:SIMULADOR"  # noqa: S105 (no secret: it opens nothing)
REAL_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
PLAIN_CALL = re.compile(r"/bot(?P<token>[^/]+)/(?P<method>[^/]+)")
METHODS_BY_NAME = {name.lower(): method for name, method in METHODS.items()}


class RealToken(ValueError):
    """The simulator was given what looks like a real bot's token."""


class _SimulatorServer(uvicorn.Server):
    """Ends when told to, and leaves the process's signals to whoever runs it."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        await self._told.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """At once, where uvicorn lets a tenth of a second pass: there is one for each test."""
        for listening in (*self.servers, *(sockets or ())):
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        tasks = list(self.server_state.tasks)
        if tasks:
            _, unanswered = await asyncio.wait(tasks, timeout=0.1)
            for connection in list(self.server_state.connections):
                connection.transport.abort()  # what is held sees it, and ends unanswered
            if unanswered:
                _, unanswered = await asyncio.wait(unanswered, timeout=0.1)
            for task in unanswered:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)

    def end(self) -> None:
        self.should_exit = self.force_exit = True
        self._told.set()


class Simulator(World):
    """A Bot API server on loopback. `now`: what its clock says at the start, else the real time."""

    def __init__(
        self,
        cast: Sequence[Member],
        now: datetime | None = None,
        token: str = SIMULATED_TOKEN,
    ) -> None:
        if REAL_TOKEN.search(token):
            raise RealToken(
                "Esa clave parece la de un bot real: el simulador no la acepta. "
                f"Use una inventada, como {SIMULATED_TOKEN}."
            )
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise ValueError(f"La clave ha de ser un número, «:» y letras, como {SIMULATED_TOKEN}.")
        super().__init__(cast, token, now)
        self._server: _SimulatorServer | None = None
        self._serving: asyncio.Task[None] | None = None
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def actor(self, member_id: int) -> Actor:
        return Actor(self, self.chats[member_id])

    async def start(self, port: int = 0) -> None:
        """Serves on loopback in the running event loop; OSError if the port is taken."""
        # with its protocol said, asyncio sends without delay: 40 ms less for each answer
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError:
            listening.close()
            raise
        self.port = listening.getsockname()[1]
        config = uvicorn.Config(
            self.app(),
            log_config=None,
            lifespan="off",
            ws="none",
            date_header=False,
            proxy_headers=False,
        )
        self._server = _SimulatorServer(config)
        self._serving = asyncio.create_task(self._server.serve(sockets=[listening]))
        listening.listen()

    async def stop(self) -> None:
        await self.webhook.stop()
        if self._server is None or self._serving is None:
            return
        self._server.end()
        self.stop_polling()
        with contextlib.suppress(asyncio.CancelledError):
            await self._serving

    async def confirmed_through(self, update_id: int, seconds: float = 30) -> None:
        """Waits until the bot confirmed that update; TimeoutError if it does not."""
        if not await self.until(lambda: self.is_confirmed(update_id), seconds):
            raise TimeoutError(f"the bot did not confirm update {update_id}")

    def spread_webhook(self, urls: Sequence[str]) -> None:
        """Posts go to these in turn, as through a load balancer; one that is down is passed by."""
        self.webhook.spread(urls)

    def app(self) -> ASGIApp:
        site = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._call, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._download),
                *control_routes(self),
            ]
        )

        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            """What a bot calls most comes without the way through the site, a quarter of it all."""
            path = PLAIN_CALL.fullmatch(scope["path"]) if scope["type"] == "http" else None
            form = (b"content-type", b"application/x-www-form-urlencoded") in scope["headers"]
            if path is None or scope["method"] != "POST" or not form:
                await site(scope, receive, send)
                return
            request = Request({**scope, "path_params": path.groupdict()}, receive)
            response = await self._call(request)
            await response(scope, receive, send)

        return serve

    async def _call(self, request: Request) -> Response:
        return await answer_call(self, request, METHODS_BY_NAME)

    async def _download(self, request: Request) -> Response:
        if request.path_params["token"] != self.token:
            return JSONResponse(BotApiError(401, "Unauthorized").body, status_code=401)
        fault = self.faults.strike(DOWNLOAD, None)
        for stored in self.files.values():
            if stored.path == request.path_params["path"]:
                if fault is not None:
                    return odd_answer(fault.answer, stored.content)
                return Response(stored.content, media_type="application/octet-stream")
        return JSONResponse(BotApiError(404, "Not Found").body, status_code=404)
