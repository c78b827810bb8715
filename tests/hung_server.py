"""A PostgreSQL server that hangs, restarts, or is behind a route that drops everything."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import asyncpg
from sqlalchemy import URL, make_url


class Route:
    """A way to a server on loopback, which can lose whatever comes, and forgets nothing of it.

    A connection that lost something stays dumb, also when the route is well again.
    """

    def __init__(self, server: str) -> None:
        self._server = make_url(server)
        self._lossy = False
        self._dumb: set[asyncio.Task[None]] = set()
        self._open: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen; `url` is the server's address by this route."""
        self._listening = await asyncio.start_server(self._carry, "127.0.0.1")
        port = self._listening.sockets[0].getsockname()[1]
        url = self._server.set(host="127.0.0.1", port=port, query={})
        self.url = url.render_as_string(hide_password=False)

    async def stop(self) -> None:
        self._listening.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    @asynccontextmanager
    async def losing(self) -> AsyncIterator[None]:
        self._lossy = True
        self._dumb |= self._open
        yield
        self._lossy = False

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        if self._lossy:
            self._dumb.add(task)
        there, back = await _connected(self._server)
        pumps = (self._pump(reader, back, task), self._pump(there, writer, task))
        with suppress(asyncio.CancelledError):  # of `stop`, which asyncio's own callback minds
            await asyncio.gather(*pumps)
        for end in (writer, back):
            end.close()
        self._open.discard(task)

    async def _pump(
        self, source: asyncio.StreamReader, to: asyncio.StreamWriter, task: asyncio.Task[None]
    ) -> None:
        with suppress(ConnectionError):
            while part := await source.read(65536):
                if task not in self._dumb:
                    to.write(part)
                    await to.drain()
            if task not in self._dumb:
                to.close()


async def _connected(url: URL) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    folder = url.query.get("host", url.host)
    if isinstance(folder, str) and folder.startswith("/"):
        return await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.{url.port or 5432}")
    return await asyncio.open_connection(url.host, url.port or 5432)


@contextmanager
def standing_still(processes: list[int]) -> Iterator[None]:
    for number in processes:
        os.kill(number, signal.SIGSTOP)
    try:
        yield
    finally:
        for number in processes:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGCONT)


async def backends(server: str, name: str) -> list[int]:
    """The server's processes that serve connections to that database."""
    query = "SELECT pid FROM pg_stat_activity WHERE datname = $1"
    return [row["pid"] for row in await _ask(server, query, name)]


async def whole_server(server: str) -> list[int]:
    """All its processes, the first of them before those that it started."""
    [[folder]] = await _ask(server, "SHOW data_directory")
    first = int((Path(folder) / "postmaster.pid").read_text().split()[0])
    return [first, *_children(first)]


def _children(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and _parent_of(entry) == parent:
                found.append(int(entry.name))
    return found


def _parent_of(entry: Path) -> int:
    return int((entry / "stat").read_text().rpartition(")")[2].split()[1])


async def _ask(server: str, query: str, *args: object) -> list[asyncpg.Record]:
    url = make_url(server).set(drivername="postgresql", database="postgres")
    connection = await asyncpg.connect(url.render_as_string(hide_password=False))
    try:
        return list(await connection.fetch(query, *args))
    finally:
        await connection.close()
