"""The bot as a process of its own, that tests kill, and what somebody sees of it."""

import asyncio
import os
import sys
from datetime import time, timedelta
from pathlib import Path

from bot.cli import main, run
from bot.config.clock import system_clock
from convenio.calendar.workdays import at_hour, next_window
from simulator import Actor, Simulator
from tests.forks import PROCESSES, SECONDS

NOW = system_clock()  # for all processes of a test the time goes on from one moment
AHEAD = next_window(at_hour(NOW.date() + timedelta(days=2), time(10))) - NOW
assert timedelta(days=1) < AHEAD  # whatever the hour is: nothing typed is taken for early


def _run(env: dict[str, str], log: Path | None, ahead: timedelta) -> None:
    """`python -m bot run`, in the new process, by day: everybody is written to then."""
    if log:
        with log.open("w") as errors:
            os.dup2(errors.fileno(), sys.stderr.fileno())
    os.environ.update(env)
    run.system_clock = lambda: system_clock() + ahead  # type: ignore[attr-defined]
    sys.argv[1:] = ["run"]
    main.main()


class Process:
    """`python -m bot run` against the simulator."""

    def __init__(
        self,
        simulator: Simulator,
        database_url: str,
        *,
        level: str = "ERROR",
        log: Path | None = None,
        **env: str,
    ) -> None:
        self.simulator = simulator
        self._log = log
        self._env = {
            "BOT_TOKEN": simulator.token,
            "TELEGRAM_API_URL": simulator.url,
            "DATABASE_URL": database_url,
            "LOG_LEVEL": level,
            **env,
        }

    async def start(self) -> None:
        self.process = PROCESSES.Process(
            target=_run, args=(self._env, self._log, AHEAD), name="bot"
        )
        await asyncio.to_thread(self.process.start)

    async def kill(self) -> None:
        """SIGKILL, wherever it is."""
        self.process.kill()
        await asyncio.to_thread(self.process.join)

    async def ended(self) -> int | None:
        """The exit code, once it ends by itself; None if it does not."""
        await asyncio.to_thread(self.process.join, SECONDS)
        return self.process.exitcode

    async def stop(self) -> int | None:
        """SIGTERM; the exit code, None if it does not end in time."""
        self.process.terminate()
        await asyncio.to_thread(self.process.join, 8)
        return self.process.exitcode


async def act(actor: Actor, what: str) -> None:
    """A button in brackets, else a text."""
    if what.startswith("["):
        await actor.click(what.strip("[]"))
    else:
        await actor.send(what)


async def sees(actor: Actor, shown: str) -> None:
    await actor.until(lambda text: shown in text, SECONDS)
