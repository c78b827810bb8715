"""What is no word of Telegram's settles nothing, makes nobody unreachable and ends nothing."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from random import Random

import pytest
from sqlmodel import select

from bot.delivery import loop
from bot.http import line
from bot.inbox import polling
from bot.runtime import puntual
from simulator import Actor, Fault, FaultKind, Simulator
from simulator.odd_answers import MAY_BE_DONE, NAMES
from storage.models import HandledUpdate, Incident, Outbox, Person, RowKind, RowState
from storage.outbox import outbox
from tests.cast import Bot, Player
from tests.forks import SECONDS

ODD = FaultKind.ODD_ANSWER
STRIKES = 300
SEED = 19
CHATS = (101, 103, 104, 106, 107)
ASKED = ("/reportar", "/yo", "/ayuda", "/menu", "60")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "PROBE_EVERY_SECONDS", 0.02)
    monkeypatch.setattr(loop, "LOOK_AGAIN_SECONDS", 0.02)
    for module in (polling, puntual):
        monkeypatch.setattr(module, "LONGEST_PAUSE", 0.01)


@asynccontextmanager
async def time_flies(simulator: Simulator) -> AsyncIterator[None]:
    """What was put off for seconds is soon due."""

    async def fly() -> None:
        while True:
            await asyncio.sleep(0.02)
            simulator.advance(timedelta(seconds=1))

    flying = asyncio.create_task(fly())
    yield
    flying.cancel()


async def rows(bot: Bot) -> list[Outbox]:
    async with bot.database.transaction() as session:
        return list((await session.exec(select(Outbox).order_by(Outbox.id))).all())  # type: ignore[arg-type]


async def is_well(bot: Bot) -> None:
    """Everybody can be written to, and ODES is told of nothing."""
    async with bot.database.transaction() as session:
        people = (await session.exec(select(Person))).all()
        assert not (await session.exec(select(Incident))).all()
    assert all(person.unreachable_since is None for person in people)


async def delivered(bot: Bot, chat: int) -> None:
    async with asyncio.timeout(SECONDS):
        while await bot.owed_to(chat):  # noqa: ASYNC110 (nothing tells of it)
            await asyncio.sleep(0.02)


async def tries(bot: Bot, chat: int, names: Sequence[str]) -> None:
    for name in names:
        bot.simulator.faults.add(Fault(ODD, ("sendMessage",), chat, answer=name))
        async with bot.database.transaction() as session:
            payload = {"text": name, "keyboard": []}
            outbox.put(session, chat, RowKind.SAY, payload, bot.simulator.now())
        bot.puntual.delivery.wake()
        await delivered(bot, chat)


async def test_each_odd_answer_to_a_message_is_tried_again(staffed: Bot) -> None:
    faults = staffed.simulator.faults
    share = dict(enumerate(CHATS))
    async with time_flies(staffed.simulator):
        each = [tries(staffed, chat, NAMES[n :: len(share)]) for n, chat in share.items()]
        await asyncio.gather(*each)
    assert faults.count(ODD) == len(NAMES)
    tried = [row for row in await rows(staffed) if row.payload.get("text") in NAMES]
    assert len(tried) == len(NAMES)
    for row in tried:
        name = row.payload["text"]
        seen = [text for text in staffed.player(row.chat_id).texts if text == name]
        assert row.state is RowState.SENT, name
        assert row.maybe_sent >= (name in MAY_BE_DONE), name
        assert len(seen) == 1 + (name in MAY_BE_DONE), name
    await is_well(staffed)


async def test_each_odd_answer_to_a_poll_or_at_the_start_is_borne(bot: Bot) -> None:
    await bot.up()
    await bot.stop()
    faults = bot.simulator.faults
    for name in NAMES:
        faults.add(Fault(ODD, ("getMe",), answer=name))
    await bot.start()
    await bot.staff()
    assert faults.count(ODD) == len(NAMES)
    for name in NAMES:
        faults.add(Fault(ODD, ("getUpdates",), answer=name))
    await bot.player(101).send("/yo")
    await bot.player(101).send("/yo")
    assert faults.count(ODD) == 2 * len(NAMES)
    await is_well(bot)


async def plays(actor: Actor, chance: Random, simulator: Simulator) -> list[int]:
    """Write until enough went wrong; the numbers of what was written."""
    sent = []
    while simulator.faults.count(ODD) < STRIKES:
        if chance.random() < 0.15:
            sent.append(await actor.send_document(b"x" * 99, "prueba.xlsx"))
        else:
            sent.append(await actor.send(chance.choice(ASKED)))
        await simulator.confirmed_through(sent[-1], SECONDS)
        await asyncio.sleep(chance.uniform(0, 0.05))
    return sent


async def test_300_odd_answers_at_random_moments_lose_nothing(staffed: Bot) -> None:
    simulator, chance = staffed.simulator, Random(SEED)
    for method in ("getFile", "deleteMessage"):  # which the chance of the others may pass by
        simulator.faults.add(Fault(ODD, (method,)))
    simulator.faults.add(Fault(ODD, times=STRIKES, probability=0.6, seed=SEED))
    actors = [simulator.actor(chat) for chat in CHATS]
    async with time_flies(simulator):
        played = await asyncio.gather(
            *(plays(actor, Random(chance.random()), simulator) for actor in actors)
        )
        for actor, sent in zip(actors, played, strict=True):
            sent.append(await actor.send("/yo"))
            await simulator.confirmed_through(sent[-1], SECONDS)
            await delivered(staffed, actor.id)
    async with staffed.database.transaction() as session:
        handled = set((await session.exec(select(HandledUpdate.update_id))).all())
    assert {number for sent in played for number in sent} <= handled
    for row in await rows(staffed):
        assert row.state is RowState.SENT or row.maybe_sent == 3, row
        if row.kind is RowKind.SAY:
            written = simulator.chats[row.chat_id].messages.values()
            assert any(message.html == row.payload["text"] for message in written), row
    methods = {method for kind, method in simulator.faults.struck if kind is ODD}
    assert {"sendMessage", "getUpdates", "deleteMessage", "getFile", "getMe"} <= methods


async def test_a_token_that_is_refused_for_a_moment_ends_nothing(
    staffed: Bot, puno: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    simulator, token = staffed.simulator, staffed.simulator.token
    simulator.token = "1:OTRA"
    sent = await puno.actor.send("/yo")
    async with asyncio.timeout(SECONDS):
        while refused(simulator) < 10:  # noqa: ASYNC110 (nothing tells of it)
            await asyncio.sleep(0.02)
    simulator.token = token
    await staffed.settled(sent)
    assert "Lo que Puntual guarda" in puno.last_text
    monkeypatch.setattr(line, "REFUSED_SECONDS", 0.1)
    simulator.token = "1:OTRA"
    await puno.actor.send("/yo")
    with pytest.raises(line.TokenRefused):
        await staffed.ended()


def refused(simulator: Simulator) -> int:
    return [call.get("error") for call in simulator.calls].count("Unauthorized")
