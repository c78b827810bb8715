"""Telegram's limits, when they are switched on; the clock is the test's."""

from dataclasses import dataclass

import pytest

from simulator import Limits, Simulator
from tests.simulator.conftest import DOS, UNO, Api


@dataclass
class Clock:
    now: float = 0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(simulator: Simulator) -> Clock:
    clock = Clock()
    simulator.limits = Limits(on=True, overall=2, overall_burst=4, chat_burst=3, clock=clock)
    return clock


async def sent(api: Api, chat_id: int, times: int) -> int:
    """How many of so many messages were taken."""
    codes = [
        (await api.raw("sendMessage", chat_id=chat_id, text="a")).status_code for _ in range(times)
    ]
    assert set(codes) <= {200, 429}
    return codes.count(200)


@pytest.mark.usefixtures("clock")
async def test_a_chat_takes_a_burst_and_then_says_when_to_come_back(
    simulator: Simulator, api: Api
) -> None:
    assert await sent(api, UNO, 3) == 3
    answer = (await api.raw("sendMessage", chat_id=UNO, text="a")).json()
    assert answer["description"] == "Too Many Requests: retry after 1"
    assert answer["parameters"] == {"retry_after": 1}
    assert simulator.limits.refused == 1


async def test_a_chat_takes_one_a_second(api: Api, clock: Clock) -> None:
    await sent(api, UNO, 3)
    clock.now += 1
    assert await sent(api, UNO, 3) == 1
    clock.now += 100
    assert await sent(api, UNO, 9) == 3


async def test_all_chats_together_take_so_many_a_second(
    simulator: Simulator, api: Api, clock: Clock
) -> None:
    await simulator.actor(DOS).send("/start")
    assert await sent(api, UNO, 3) + await sent(api, DOS, 3) == 4
    clock.now += 1
    assert await sent(api, DOS, 3) == 2


@pytest.mark.usefixtures("clock")
async def test_what_shows_nothing_is_not_counted(api: Api) -> None:
    await sent(api, UNO, 3)
    await api.ok("getMe")
    await api.ok("sendChatAction", chat_id=UNO, action="typing")
    await api.ok("setMyCommands", commands=[])


async def test_they_are_off_unless_switched_on(simulator: Simulator, api: Api) -> None:
    simulator.limits = Limits(chat_burst=1)
    assert await sent(api, UNO, 5) == 5
