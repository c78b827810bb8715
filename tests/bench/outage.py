"""A line that is lost for ten minutes, by the clock on the wall: `python -m tests.bench.outage`.

The bot is a process of its own, at Telegram's pace. Five hundred messages wait, and somebody asks
while nothing passes; figures say when what came after the line was back.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path
from time import monotonic

from bot.config.settings import Settings
from bot.example import demo
from simulator import Member, Simulator
from simulator.world import Chat
from storage.models import RowKind
from storage.outbox import outbox
from storage.outbox.bulk_insert import put_all
from tests.cast import Bot
from tests.forks import SECONDS
from tests.hung_server import Route
from tests.process import AHEAD, Process

CHATS = range(3001, 3051)
ROWS_EACH = 10
PUNO = 101
ANSWER = "Lo que Puntual guarda"
PATIENCE = 600.0


class Outage:
    def __init__(self, bot: Bot, route: Route) -> None:
        self.simulator = bot.simulator
        self._bot = bot
        self._route = route
        self._person = bot.simulator.actor(PUNO)
        for number in CHATS:
            member = Member(number, f"Oficina {number}", started=True)
            self.simulator.chats[number] = Chat(member, started=True)

    async def last(self, minutes: float) -> None:
        """Lose the line for so long, and print when what came once it was back."""
        async with self._route.losing():
            await self._owe_everybody()
            await asyncio.sleep(30 * minutes)
            await self._person.send("/yo")
            await asyncio.sleep(30 * minutes)
            assert not any(self._arrived())
        back = monotonic()
        assert await self.simulator.until(lambda: any(self._arrived()), PATIENCE)
        print(f"{minutes:g} minutes without a line; the first message {monotonic() - back:.1f} s")
        await self._person.until(lambda text: ANSWER in text, PATIENCE)
        print(f"after it was back, who asked meanwhile answered after {monotonic() - back:.1f} s,")
        owed = len(CHATS) * ROWS_EACH
        assert await self.simulator.until(lambda: sum(map(len, self._arrived())) >= owed, PATIENCE)
        print(f"all {owed} after {monotonic() - back:.1f} s; ", end="")
        expected = [f"aviso {number}" for number in range(ROWS_EACH)]
        others = sum(texts != expected for texts in self._arrived())
        doubled = sum(map(len, self._arrived())) - owed
        print(f"in {others} of {len(CHATS)} chats not in order, {doubled} twice")

    async def _owe_everybody(self) -> None:
        now = self.simulator.now() + AHEAD
        rows = [
            outbox.row_for(chat, RowKind.SAY, {"text": f"aviso {number}", "keyboard": []}, now)
            for number in range(ROWS_EACH)
            for chat in CHATS
        ]
        async with self._bot.database.transaction() as session:
            await put_all(session, rows)

    def _arrived(self) -> list[list[str]]:
        chats = [self.simulator.chats[chat] for chat in CHATS]
        return [[message.text for message in chat.messages.values()] for chat in chats]


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    given = parser.parse_args()
    simulator = Simulator(demo.CAST)
    await simulator.start()
    route = Route(simulator.url)
    await route.start()
    with tempfile.TemporaryDirectory() as folder:
        url, log = f"sqlite:///{folder}/outage.db", Path(folder) / "bot.log"
        settings = Settings.model_construct(database_url=url, telegram_api_url=simulator.url)
        bot = Bot(simulator, settings)
        await bot.prepare_staffed()
        process = Process(simulator, url, level="INFO", log=log, TELEGRAM_API_URL=route.url)
        outage = Outage(bot, route)
        await process.start()
        await simulator.actor(PUNO).send("/ayuda")
        await simulator.actor(PUNO).until(lambda text: "/reportar" in text, SECONDS)
        await outage.last(given.minutes)
        await process.stop()
        print(f"{log.stat().st_size} bytes of log at INFO")
        await bot.database.close()
    await route.stop()
    await simulator.stop()


if __name__ == "__main__":
    asyncio.run(main())
