"""After an outage of the line everything goes on within seconds, in order, and nothing is lost."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from sqlmodel import col, select

from bot.config.settings import Settings
from bot.delivery.rate_limits import RateLimits
from bot.http import line, telegram_client
from simulator import Member, Simulator
from simulator.world import Chat
from storage.models import Outbox, RowKind, RowState
from storage.outbox import outbox
from storage.outbox.bulk_insert import put_all
from tests.cast import Bot, Player
from tests.forks import SECONDS
from tests.hung_server import Route

CHATS = range(3001, 3051)
ROWS_EACH = 10
MINUTES = 10
FASTER = 25  # the pauses of the first test are so much shorter, and its minutes pass by the clock
PROBE_EVERY = line.PROBE_EVERY_SECONDS
PROBE = line.PROBE_SECONDS


@pytest.fixture
async def route(simulator: Simulator) -> AsyncIterator[Route]:
    route = Route(simulator.url)
    await route.start()
    yield route
    await route.stop()


@pytest.fixture
def settings(route: Route, database_url: str, tmp_path: Path) -> Settings:
    """The bot reaches Telegram by the route."""
    return Settings.model_construct(
        database_url=database_url,
        telegram_api_url=route.url,
        evidence_folder=tmp_path / "evidence",
    )


async def owe_everybody(bot: Bot) -> None:
    for number in CHATS:
        member = Member(number, f"Oficina {number}", started=True)
        bot.simulator.chats[number] = Chat(member, started=True)
    now = bot.simulator.now()
    rows = [
        outbox.row_for(
            chat, RowKind.SAY, {"text": f"aviso {number}", "keyboard": []}, now, unasked=True
        )
        for number in range(ROWS_EACH)
        for chat in CHATS
    ]
    async with bot.database.transaction() as session:
        await put_all(session, rows)
    bot.puntual.delivery.wake()


def arrived(simulator: Simulator) -> dict[int, list[str]]:
    return {chat: [m.text for m in simulator.chats[chat].messages.values()] for chat in CHATS}


def number_arrived(simulator: Simulator) -> int:
    return sum(map(len, arrived(simulator).values()))


async def owed(bot: Bot) -> list[Outbox]:
    async with bot.database.transaction() as session:
        query = select(Outbox).where(col(Outbox.chat_id).in_(CHATS)).order_by(col(Outbox.id))
        return list((await session.exec(query)).all())


async def test_after_ten_minutes_all_500_go_out_in_order_and_a_person_before_them(
    staffed: Bot, puno: Player, route: Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it lasts, one probe goes out at a time and no row is tried again."""
    monkeypatch.setattr(telegram_client, "SECONDS", telegram_client.SECONDS / FASTER)
    monkeypatch.setattr(line, "PROBE_EVERY_SECONDS", PROBE_EVERY / FASTER)
    monkeypatch.setattr(line, "PROBE_SECONDS", PROBE / FASTER)
    simulator = staffed.simulator
    async with route.losing():
        await owe_everybody(staffed)
        written = await puno.actor.send("/yo")
        for _ in range(MINUTES):
            simulator.advance(timedelta(minutes=1))
            await asyncio.sleep(PROBE_EVERY / FASTER)
        assert number_arrived(simulator) == 0
        tried = [row.maybe_sent for row in await owed(staffed)]
        assert max(tried) <= 1
        assert sum(tried) <= 40  # what was on its way when the line broke
        calls = len(simulator.calls)
    assert await simulator.until(lambda: number_arrived(simulator) > 0, SECONDS)
    since = [call["method"] for call in list(simulator.calls)[calls:]]
    assert since[: since.index("sendMessage")].count("getMe") <= 2
    told = "Lo que Puntual guarda"
    assert await simulator.until(lambda: told in puno.last_text, SECONDS)
    assert number_arrived(simulator) < len(CHATS) * ROWS_EACH
    await staffed.settled(written)
    rows = await owed(staffed)
    assert {row.state for row in rows} == {RowState.SENT}
    expected = [f"aviso {number}" for number in range(ROWS_EACH)]
    assert all(texts == expected for texts in arrived(simulator).values())
    assert puno.texts.count(puno.last_text) == 1


@pytest.mark.long
async def test_by_the_clock_on_the_wall(staffed: Bot, puno: Player, route: Route) -> None:
    """Telegram's pace and the real pauses: 10 s to the first message, 15 s to an answer."""
    await staffed.stop()
    await staffed.start(limits=RateLimits())
    await staffed.up()
    simulator = staffed.simulator
    async with route.losing():
        await owe_everybody(staffed)
        await asyncio.sleep(12)  # until the first of them is given up
        await puno.actor.send("/yo")
        await asyncio.sleep(5)
        assert number_arrived(simulator) == 0
    mended = monotonic()
    assert await simulator.until(lambda: number_arrived(simulator) > 0, 10)
    await puno.actor.until(lambda text: "Lo que Puntual guarda" in text, 15 - monotonic() + mended)
    rows = await owed(staffed)
    assert {row.state for row in rows} <= {RowState.SENT, RowState.DUE, RowState.CLAIMED}
    for texts in arrived(simulator).values():
        assert texts == [f"aviso {number}" for number in range(len(texts))]
