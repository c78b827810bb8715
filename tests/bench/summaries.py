"""From asking for a summary to its picture, while others report; and what that costs the others."""

import asyncio

from bot.example import demo
from bot.example.published_report import load_example
from bot.example.simulated_reports import load_simulated
from convenio.report.published_averages import published_regions
from handlers.invitation.access import admit, give_duty
from storage.database import Database
from storage.models import Position, Role
from tests.bench.fake import FIRST_CHAT, ODES
from tests.bench.offices import prepare
from tests.bench.processes import Starter, Telegram, spread

PERIOD = "2020-II"
QUESTIONS = ("/resumen {}", "/comparar {}", "/resumen {} I 2020")
MEANWHILE = 3  # seconds of updates, about as long as it takes to draw them all


async def measure(
    fake: Telegram, database_url: str, start: Starter, chats: int, rate: float
) -> None:
    await _load(database_url, chats)
    questions = [
        question.format(region) for question in QUESTIONS for region in published_regions(PERIOD)
    ]
    await fake.begin(chats)
    bot = await start(fake.url)
    await fake.load(bot, chats)
    alone = await fake.load(bot, 10 * int(rate), rate)
    first, _ = await fake.pictures(questions[:1])
    (new, _), others = await asyncio.gather(
        fake.pictures(questions[1:]), fake.load(bot, MEANWHILE * int(rate), rate)
    )
    again, uploads = await fake.pictures(questions)
    whole = bot.resident_mebibytes_with_children
    await bot.stop()
    print(f"/resumen to its picture at {rate:.0f} updates a second (milliseconds)")
    print(f"  the first: a worker starts          {first[0] * 1000:.0f}")
    print(f"  new pictures                        {spread(new)}")
    print(f"  the same again ({uploads} uploads)          {spread(again)}")
    print(f"  others meanwhile                    {spread(others.took)}")
    print(f"  others, when nothing is drawn       {spread(alone.took)}")
    print(f"  MiB, workers included               {whole:.0f}")


async def _load(database_url: str, chats: int) -> None:
    database = Database(database_url)
    await database.migrate()
    async with database.transaction() as session:
        await load_example(session)
        await load_simulated(session)
        odes = await admit(session, ODES, "ODES", demo.NOW)
        await give_duty(session, odes, Position(Role.ODES), demo.NOW)
    await database.close()
    await prepare(database_url, chats, FIRST_CHAT)
