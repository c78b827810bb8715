"""Killed at any moment while many report: nothing is lost, and nothing is done twice.

KILL_SEED repeats a run's choices; the moments of its kills depend on the machine too.
"""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator
from functools import partial
from random import Random

import pytest

from bot.example import demo
from handlers.invitation.access import admit, give_duty
from simulator import Member, Simulator
from simulator.world import Chat
from storage.models import Position, Role
from tests.bot.kills.accounts import Ledger, check_answers, check_messages
from tests.bot.kills.reporters import ASKED, GOAL, PATIENCE, Asker, Reporter
from tests.bot.kills.test_three_processes import until
from tests.breadth import many
from tests.cast import Bot
from tests.forks import SECONDS
from tests.process import Process

pytestmark = [pytest.mark.both_databases, pytest.mark.long]

KILLS = many(120, 250)
ON_A_SERVER = many(80, 250)
WITH_PICTURES = 4
LONGEST_LIFE = 6  # messages written and beginnings: so it gets on however slow a machine is
LAST_MOMENT = 0.03  # seconds at most, after the last of them
SENDERS = {104: "tacna", 201: "ica", 202: "cusco", 203: "piura"}
SHARERS = {101: "puno", 102: "puno"}
NEWCOMERS = [Member(chat, SENDERS[chat], started=True) for chat in (201, 202, 203)]


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    admitted = [member for member in demo.CAST if member.id not in demo.AUDITOR]
    simulator = Simulator((*admitted, *NEWCOMERS))
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> Ledger:
    return Ledger(monkeypatch)


@pytest.fixture
async def at_work(prepared: Bot) -> list[Reporter]:
    """Who sends may miss a goal and is asked why; who shares a report is asked for figures only."""
    async with prepared.database.transaction() as session:
        for member in NEWCOMERS:
            now, region = prepared.simulator.now(), SENDERS[member.id]
            person = await admit(session, member.id, member.first_name, now)
            await give_duty(session, person, Position(Role.FOCAL, region), now)
    for region in (*SENDERS.values(), "puno"):
        await prepared.load_goals(region, [GOAL if region != "puno" else 0] * ASKED)
        await prepared.load_marks(region, range(ASKED + 1, 13))
    seed = int(os.environ.get("KILL_SEED", Random().randrange(10**6)))
    print(f"KILL_SEED={seed}")
    return reporters(prepared, Random(seed))


def reporters(bot: Bot, chance: Random) -> list[Reporter]:
    typed = {region: Counter[int]() for region in (*SENDERS.values(), *SHARERS.values())}
    return [
        Reporter(
            bot, bot.simulator.actor(chat), region, chance, typed[region], sends=chat in SENDERS
        )
        for chat, region in {**SENDERS, **SHARERS}.items()
    ]


async def test_killed_at_random_nothing_is_lost_and_nothing_is_done_twice(
    prepared: Bot,
    at_work: list[Reporter],
    ledger: Ledger,
    process: Process,
    simulator: Simulator,
) -> None:
    chance, over = Random(at_work[0].chance.random()), asyncio.Event()
    wanted = ON_A_SERVER if prepared.database.shared else KILLS
    directs = Asker(prepared, simulator.actor(106), ("/resumen loreto",), chance)
    async with asyncio.TaskGroup() as group:
        for each in at_work:
            group.create_task(each.work(over))
        for kills in range(wanted):
            if kills == wanted - WITH_PICTURES:  # each life's worker would take a second to begin
                group.create_task(directs.work(over))
            await acts(simulator, ledger, chance, gets_on=kills % 3 != 0)
            await asyncio.sleep(chance.uniform(0, LAST_MOMENT))
            await process.kill()
            await process.start()
        over.set()
    await everything_arrives(prepared)
    assert await process.stop() == 0
    await check_answers(prepared, at_work)
    assert simulator.files  # the picture that was asked for
    doubled = await check_messages(prepared, ledger)
    answers = answers_of(at_work)
    lives, messages = ledger.lives, len(ledger.sent)
    print(f"{wanted} kills, {lives} lives, {answers} answers, {messages} messages, {doubled} twice")


def answers_of(at_work: list[Reporter]) -> int:
    return sum(len(each.figures) + len(each.causes) + len(each.reasons) for each in at_work)


async def acts(
    simulator: Simulator, ledger: Ledger, chance: Random, *, gets_on: bool = False
) -> None:
    """Until so much was done; `gets_on`: and before that, of what is asked, something confirmed."""
    if gets_on:
        confirmed = ledger.confirmed
        assert await simulator.until(lambda: ledger.confirmed > confirmed, PATIENCE)
    last = ledger.acts + chance.randint(0, LONGEST_LIFE)
    assert await simulator.until(lambda: ledger.acts >= last, PATIENCE)


async def everything_arrives(bot: Bot) -> None:
    """A chat gets its messages in order: whoever sees the answer to a last one has them all."""
    for chat_id, chat in bot.simulator.chats.items():
        if chat.started:
            await bot.simulator.actor(chat_id).send("/yo")
            assert await bot.simulator.until(partial(_answered, chat), SECONDS)
    for chat_id in bot.simulator.chats:

        async def nothing_owed(chat: int = chat_id) -> bool:
            return not await bot.owed_to(chat)

        await until(nothing_owed)


def _answered(chat: Chat) -> bool:
    return any("Lo que Puntual guarda" in message.text for message in chat.visible)
