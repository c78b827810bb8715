"""`make soak`: an hour of mixed traffic at 20 updates a second, with faults and kills at random.

Prints a line each minute, and at the end what was typed, stored, lost and doubled. The bot is a
process of its own, at Telegram's pace.
"""

import argparse
import asyncio
import contextlib
import tempfile
from dataclasses import dataclass, field
from random import Random
from time import monotonic

import pytest

from bot.config.settings import Settings
from bot.example import demo
from simulator import Simulator
from simulator.faults import Fault, FaultKind
from tests.bot.kills.accounts import Ledger
from tests.bot.kills.reporters import Asker, Reporter, everything_shown
from tests.cast import Bot
from tests.forks import SECONDS
from tests.memory import resident_mebibytes
from tests.process import Process
from tests.soak.people import PEOPLE, Pace, prepare
from tests.soak.reckoning import reckon

RATE = 20  # updates a second, of all together
LIVES = (20.0, 90.0)  # seconds between a start and its kill
TO_PEOPLE = (
    "sendMessage",
    "editMessageText",
    "deleteMessage",
    "answerCallbackQuery",
    "sendPhoto",
    "sendDocument",
)
FAULTS = (
    Fault(FaultKind.TOO_MANY, TO_PEOPLE, times=None, probability=0.005, seconds=1, seed=1),
    Fault(FaultKind.BAD_GATEWAY, TO_PEOPLE, times=None, probability=0.005, seed=2),
    Fault(FaultKind.SERVER_ERROR, TO_PEOPLE, times=None, probability=0.005, seed=3),
    Fault(FaultKind.SLOW, TO_PEOPLE, times=None, probability=0.01, seconds=0.5, seed=4),
    Fault(FaultKind.TIME_OUT, TO_PEOPLE, times=None, probability=0.0005, seed=5),
    Fault(FaultKind.TIME_OUT_DONE, TO_PEOPLE, times=None, probability=0.0005, seed=6),
    Fault(FaultKind.BAD_GATEWAY, ("getUpdates",), times=None, probability=0.001, seed=7),
    Fault(FaultKind.ODD_ANSWER, times=None, probability=0.002, seed=8),
)


@dataclass
class Soak:
    bot: Bot
    process: Process
    ledger: Ledger
    reporters: list[Reporter]
    askers: list[Asker]
    chance: Random
    pace: Pace = field(default_factory=lambda: Pace(RATE))
    kills: int = 0

    async def run(self, minutes: float) -> None:
        over, pace = asyncio.Event(), self.pace
        async with asyncio.TaskGroup() as group:
            for each in self._people:
                group.create_task(each.work(over, pace.wait))
            group.create_task(pace.keep(over))
            group.create_task(self._kill(over))
            await self._tell_each_minute(minutes)
            over.set()
        self.bot.simulator.faults.clear()
        async with asyncio.timeout(10 * SECONDS):
            for each in self._people:
                await everything_shown(self.bot, each.actor.id)

    @property
    def _people(self) -> list[Reporter | Asker]:
        return [*self.reporters, *self.askers]

    async def _kill(self, over: asyncio.Event) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), self.chance.uniform(*LIVES))
                return
            await self.process.kill()
            await self.process.start()
            self.kills += 1

    async def _tell_each_minute(self, minutes: float) -> None:
        print("min  updates  a second  typed  asked  messages  faults  kills  MiB", flush=True)
        began, before, at = monotonic(), 0, 0.0
        for minute in range(1, max(int(minutes), 1) + 1):
            await asyncio.sleep(began + min(minute, minutes) * 60 - monotonic())
            updates, seconds = self.pace.acts, monotonic() - began
            print(
                f"{minute:>3} {updates:>8} {(updates - before) / (seconds - at):>9.1f} "
                f"{self._typed:>6} {sum(each.asked for each in self.askers):>6} "
                f"{len(self.ledger.sent):>9} {self.bot.simulator.faults.count():>7} "
                f"{self.kills:>6} {self._mebibytes:>4.0f}",
                flush=True,
            )
            before, at = updates, seconds

    @property
    def _typed(self) -> int:
        return sum(
            len(each.figures) + len(each.causes) + len(each.reasons) for each in self.reporters
        )

    @property
    def _mebibytes(self) -> float:
        with contextlib.suppress(OSError, StopIteration):
            return resident_mebibytes(self.process.process.pid or 0)
        return 0


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=Random().randrange(10**6))
    given = parser.parse_args()
    print(f"seed {given.seed}")
    simulator = Simulator(PEOPLE, demo.NOW)
    await simulator.start()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        url = f"sqlite:///{folder}/soak.db"
        settings = Settings.model_construct(database_url=url, telegram_api_url=simulator.url)
        bot = Bot(simulator, settings)
        reporters, askers = await prepare(bot, Random(given.seed))
        process = Process(simulator, url, level="CRITICAL")
        soak = Soak(bot, process, Ledger(patch), reporters, askers, Random(given.seed))
        for fault in FAULTS:
            simulator.faults.add(fault)
        await process.start()
        await soak.run(given.minutes)
        reckoning = await reckon(bot, reporters, soak.ledger)
        print(f"{soak.kills} kills\n{reckoning}")
        await process.stop()
        await bot.database.close()
    await simulator.stop()
    return 0 if reckoning.well else 1


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main()))
