"""`make soak`: an hour of reporting at 20 updates a second, with faults and kills at random.

Prints a line each minute, and at the end what was typed, stored, lost and doubled. The bot is a
process of its own, at Telegram's pace; each region has two focal points who share its draft.
"""

import argparse
import asyncio
import contextlib
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from sqlmodel import col, func, select

from bot import demo
from bot.settings import Settings
from convenio.agreements import AGREEMENTS
from handlers.invitation.access import admit, give_duty
from simulator import Member, Simulator
from simulator.faults import Fault, Kind
from storage.models import FailedUpdate, FigureChange, Outbox, Person, Role, RowState
from tests.bot.accounts import Ledger, changed
from tests.bot.reporters import ASKED, Reporter
from tests.cast import Bot
from tests.process import SECONDS, Process

RATE = 20  # updates a second, of all together
LIVES = (20.0, 60.0)  # seconds between a start and its kill
TO_PEOPLE = ("sendMessage", "editMessageText", "deleteMessage", "answerCallbackQuery")
FAULTS = (
    Fault(Kind.TOO_MANY, TO_PEOPLE, times=None, probability=0.005, seconds=1, seed=1),
    Fault(Kind.BAD_GATEWAY, TO_PEOPLE, times=None, probability=0.005, seed=2),
    Fault(Kind.SERVER_ERROR, TO_PEOPLE, times=None, probability=0.005, seed=3),
    Fault(Kind.SLOW, TO_PEOPLE, times=None, probability=0.01, seconds=0.5, seed=4),
    Fault(Kind.TIME_OUT, TO_PEOPLE, times=None, probability=0.0005, seed=5),
    Fault(Kind.TIME_OUT_DONE, TO_PEOPLE, times=None, probability=0.0005, seed=6),
    Fault(Kind.BAD_GATEWAY, ("getUpdates",), times=None, probability=0.001, seed=7),
)
REGIONS = [region for region in AGREEMENTS if region != "loreto"]
PEOPLE = [Member(300 + n, f"Punto focal {n}", started=True) for n in range(2 * len(REGIONS))]


@dataclass
class Soak:
    bot: Bot
    process: Process
    ledger: Ledger
    reporters: list[Reporter]
    chance: Random
    kills: int = 0

    async def run(self, minutes: float) -> None:
        over = asyncio.Event()
        pause = len(self.reporters) / RATE
        async with asyncio.TaskGroup() as group:
            for reporter in self.reporters:
                group.create_task(reporter.work(over, pause))
            group.create_task(self._kill(over))
            await self._tell_each_minute(minutes)
            over.set()
        self.bot.simulator.faults.clear()
        await self._everything_arrives()

    async def _kill(self, over: asyncio.Event) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), self.chance.uniform(*LIVES))
                return
            await self.process.kill()
            await self.process.start()
            self.kills += 1

    async def _tell_each_minute(self, minutes: float) -> None:
        print("min  typed  messages  faults  kills  MiB", flush=True)
        began = monotonic()
        for minute in range(1, max(int(minutes), 1) + 1):
            await asyncio.sleep(began + min(minute, minutes) * 60 - monotonic())
            print(
                f"{minute:>3} {self.typed:>6} {len(self.ledger.sent):>9} "
                f"{self.bot.simulator.faults.count():>7} {self.kills:>6} {self._mebibytes:>4.0f}",
                flush=True,
            )

    @property
    def typed(self) -> int:
        return sum(len(reporter.figures) for reporter in self.reporters)

    @property
    def _mebibytes(self) -> float:
        with contextlib.suppress(OSError, StopIteration):
            status = Path(f"/proc/{self.process.process.pid}/status").read_text()
            line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
            return int(line.split()[1]) / 1024
        return 0

    async def _everything_arrives(self) -> None:
        async with asyncio.timeout(10 * SECONDS):
            for reporter in self.reporters:
                await reporter.everything_shown()

    async def account(self) -> bool:
        """Whether nothing was lost and nothing done twice."""
        typed = Counter(
            (each.actor.id, number, str(value))
            for each in self.reporters
            for number, value in each.figures
        )
        async with self.bot.database.transaction() as session:
            query = select(FigureChange, Person.telegram_id).join(
                Person, col(Person.id) == col(FigureChange.person_id)
            )
            found = (await session.exec(query)).all()
            stored = Counter(
                (chat, number, value)
                for change, chat in found
                if chat is not None  # Loreto's, of the example
                for number, value in changed([change], "executed")
            )
            undelivered = select(func.count()).where(col(Outbox.state) != RowState.SENT)
            owed = (await session.exec(undelivered)).one()
            aside = (await session.exec(select(func.count()).select_from(FailedUpdate))).one()
            recorded = set((await session.exec(select(Outbox.chat_id, Outbox.message_id))).all())
        lost, twice = (typed - stored).total(), (stored - typed).total()
        doubled = {(chat, message) for _, chat, message in self.ledger.sent} - recorded
        cut = self.bot.simulator.faults.count(Kind.TIME_OUT_DONE)
        print(
            f"typed {typed.total()}, stored {stored.total()}, lost {lost}, stored twice {twice}; "
            f"messages {len(self.ledger.sent)}, doubled {len(doubled)} "
            f"({self.kills} kills, {cut} answers cut off), not delivered {owed}, set aside {aside}"
        )
        return not (lost or twice or owed or aside) and len(doubled) <= self.kills * 32 + cut


async def prepare(bot: Bot, chance: Random) -> list[Reporter]:
    await bot.prepare()
    now = bot.simulator.now()
    async with bot.database.transaction() as session:
        for position, member in enumerate(PEOPLE):
            person = await admit(session, member.id, member.first_name, now)
            region = REGIONS[position // 2]
            await give_duty(session, person, Role.FOCAL, now, region=region)
    for region in REGIONS:
        await bot.load_goals(region, [0] * ASKED)
        await bot.load_marks(region, range(ASKED + 1, 13))
    counts = {region: Counter[int]() for region in REGIONS}
    return [
        Reporter(bot, bot.simulator.actor(member.id), region, chance, counts[region], sends=False)
        for member, region in zip(PEOPLE, [r for r in REGIONS for _ in range(2)], strict=True)
    ]


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
        bot = Bot(
            simulator, Settings.model_construct(database_url=url, telegram_api_url=simulator.url)
        )
        reporters = await prepare(bot, Random(given.seed))
        process = Process(simulator, url, level="CRITICAL")
        soak = Soak(bot, process, Ledger(patch), reporters, Random(given.seed))
        for fault in FAULTS:
            simulator.faults.add(fault)
        await process.start()
        await soak.run(given.minutes)
        well = await soak.account()
        await process.stop()
        await bot.database.close()
    await simulator.stop()
    return 0 if well else 1


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main()))
