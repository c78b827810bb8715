"""The demonstration as a process in a folder of its own, played as its page does."""

import asyncio
import json
import os
import sys
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TextIO

import httpx

from bot.cli import main
from tests.forks import PROCESSES, SECONDS

Json = dict[str, Any]


class Demonstration:
    """`python -m bot run` without a token. `printed`: what is on its terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.printed = ""
        self._page = httpx.AsyncClient(timeout=SECONDS)

    async def start(self, *args: str, until: str = "Abra http", **env: str) -> None:
        """Start it; return once that line is on its terminal, or it has ended."""
        heard, said = PROCESSES.Pipe(duplex=False)
        self.process = PROCESSES.Process(
            target=_run, args=(args, env, self.folder, said), name="demonstration"
        )
        await asyncio.to_thread(self.process.start)
        said.close()
        with heard, os.fdopen(os.dup(heard.fileno())) as terminal:
            self.printed = await asyncio.to_thread(_read, terminal, until)
        if "Abra " in self.printed:
            self._page.base_url = httpx.URL(self.printed.rpartition("Abra ")[2].strip())

    async def stop(self) -> int | None:
        """SIGTERM; the exit code."""
        self.process.terminate()
        await asyncio.to_thread(self.process.join, SECONDS)
        return self.process.exitcode

    async def close(self) -> None:
        self.process.kill()
        await self._page.aclose()

    async def state(self) -> Json:
        state: Json = (await self._page.get("/simulator/state")).json()
        return state

    async def send(self, actor: int, text: str, shown: str) -> None:
        await self._act("send", actor=actor, text=text)
        await self.sees(actor, shown)

    async def press(self, actor: int, label: str, shown: str) -> None:
        [chat] = [chat for chat in (await self.state())["chats"] if chat["id"] == actor]
        message, button = _last_button(chat["messages"], label)
        data = button["callback_data"]
        await self._act("press", actor=actor, message_id=message["id"], data=data)
        await self.sees(actor, shown)

    async def set_clock(self, moment: str) -> None:
        await self._act("clock", to=f"{moment}:00-05:00")

    async def sees(self, actor: int, shown: str, seconds: float = SECONDS) -> None:
        """Somebody of the cast sees that within so many seconds."""
        async with (
            asyncio.timeout(seconds),
            self._page.stream("GET", "/simulator/events") as changes,
        ):
            async for line in changes.aiter_lines():
                if line.startswith("data: ") and _sees(json.loads(line[6:]), actor, shown):
                    return

    async def _act(self, name: str, **body: object) -> None:
        (await self._page.post(f"/simulator/{name}", json=body)).raise_for_status()


def _sees(state: Json, actor: int, shown: str) -> bool:
    [chat] = [chat for chat in state["chats"] if chat["id"] == actor]
    return any(shown in message["text"] for message in chat["messages"] if message["from_bot"])


def _last_button(messages: Iterable[Json], label: str) -> tuple[Json, Json]:
    return [
        (message, button)
        for message in messages
        for row in message["buttons"]
        for button in row
        if label in button["text"]
    ][-1]


def _read(terminal: TextIO, until: str) -> str:
    """The terminal's lines through that one, or all of them."""
    lines: list[str] = []
    while not (lines and until in lines[-1]) and (line := terminal.readline()):
        lines.append(line)
    return "".join(lines)


def _run(args: tuple[str, ...], env: dict[str, str], folder: Path, said: Connection) -> None:
    for stream in (sys.stdout, sys.stderr):
        os.dup2(said.fileno(), stream.fileno())
    said.close()
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    os.environ.clear()
    os.environ.update(kept | env)
    sys.argv[1:] = ["run", *args]
    os.chdir(folder)
    main.main()
