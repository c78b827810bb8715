"""Whatever Telegram answers to a poll, the rest of it is handled, and nothing turns for ever."""

import asyncio
import json
from itertools import pairwise
from time import monotonic
from typing import Any

import pytest
from sqlmodel import select

from bot.inbox import polling
from simulator import server
from simulator.world import World
from storage.models import FailedUpdate
from tests.cast import Bot, Player
from tests.forks import SECONDS


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "strange",
    [
        {"update_id": 3, "message": {"chat": 7}},
        {"message": {"text": "sin número"}},
        {"update_id": 10**30},
        {"update_id": "3"},
        ["nada"],
        None,
        7,
    ],
)
async def test_what_can_t_be_read_is_set_aside_and_the_rest_is_handled(
    staffed: Bot, puno: Player, odes: Player, monkeypatch: pytest.MonkeyPatch, strange: object
) -> None:
    monkeypatch.setattr(polling, "PASS_OVER_PAUSE", 0)

    async def get_updates(world: World, params: dict[str, Any]) -> list[Any]:
        return [strange, *await ordinary(world, params)]

    ordinary = server.METHODS_BY_NAME["getupdates"]
    monkeypatch.setitem(server.METHODS_BY_NAME, "getupdates", get_updates)
    for _ in range(3):
        await puno.send("/reportar")
    assert "0 de 12" in puno.last_text
    async with staffed.database.transaction() as session:
        [failed] = (await session.exec(select(FailedUpdate))).all()
    assert json.loads(failed.body) == strange
    await staffed.pass_time()
    assert [failed.reference in text for text in odes.texts].count(True) == 1


async def test_what_it_asks_travels_in_the_body(staffed: Bot, puno: Player) -> None:
    await puno.send("/yo")
    asked = [call for call in staffed.simulator.calls if call["method"] == "getUpdates"][-1]
    assert asked["query"] == ""
    assert asked["params"]["timeout"] == str(polling.POLL_SECONDS)
    assert "allowed_updates" in asked["params"]


async def test_a_batch_that_comes_again_and_again_is_asked_for_ever_more_seldom(
    staffed: Bot, puno: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As from a proxy that keeps answers: it is handled once, and the line is not worn out."""
    asked = []

    async def get_updates(world: World, params: dict[str, Any]) -> list[Any]:
        asked.append(monotonic())
        updates: list[Any] = await ordinary(world, params | {"offset": None})
        return updates

    await puno.send("/yo")
    seen = len(puno.texts)
    ordinary = server.METHODS_BY_NAME["getupdates"]
    monkeypatch.setitem(server.METHODS_BY_NAME, "getupdates", get_updates)
    await puno.actor.send("/ayuda")
    async with asyncio.timeout(SECONDS):
        while len(asked) < 4:  # noqa: ASYNC110 (nothing tells of it)
            await asyncio.sleep(0.02)
    pauses = [later - before for before, later in pairwise(asked)]
    assert pauses[-2] > 0.9
    assert pauses[-1] > 1.9
    assert len(puno.texts) == seen + 1
    monkeypatch.setitem(server.METHODS_BY_NAME, "getupdates", ordinary)
    await puno.send("/yo")
    assert len(puno.texts) == seen + 2


async def test_fields_of_the_future_are_no_matter(staffed: Bot, puno: Player) -> None:
    with staffed.simulator.held() as held:
        sent = await puno.actor.send("/reportar")
        held[0]["algo_nuevo"] = {"más": [1]}
        held[0]["message"]["algo_nuevo"] = "x"
    await staffed.settled(sent)
    assert "0 de 12" in puno.last_text


async def test_a_sender_without_a_name_is_answered(staffed: Bot, puno: Player) -> None:
    """Telegram promises one, but what comes over the line may lack it."""
    with staffed.simulator.held() as held:
        sent = await puno.actor.send("/reportar")
        held[0]["message"]["from"]["first_name"] = ""
    await staffed.settled(sent)
    assert "0 de 12" in puno.last_text


@pytest.mark.both_databases
async def test_ids_that_no_database_holds_block_nobody(staffed: Bot, puno: Player) -> None:
    chat = {"id": 10**30, "type": "private"}
    person = {"id": 10**30, "is_bot": False, "first_name": "x"}
    body = {"message_id": 1, "date": 0, "chat": chat, "from": person, "text": "hola"}
    await staffed.settled(staffed.simulator.push({"message": body}))
    async with staffed.database.transaction() as session:
        [failed] = (await session.exec(select(FailedUpdate))).all()
    assert failed.attempts == 1
    await puno.send("/reportar")
    assert "0 de 12" in puno.last_text


@pytest.mark.both_databases
async def test_what_comes_in_disorder_or_twice_is_answered_once(staffed: Bot, puno: Player) -> None:
    with staffed.simulator.held() as held:
        sent = [await puno.actor.send(text) for text in ("/yo", "/ayuda")]
        held.reverse()
        held.append(held[0])
        held.append(held[1])
    for update_id in sent:
        await staffed.settled(update_id)
    await puno.send("/menu")
    for shown in ("Lo que Puntual guarda", "Cómo funciona"):
        assert [shown in text for text in puno.texts].count(True) == 1
