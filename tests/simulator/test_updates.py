"""Long polling, as Telegram does it: an update comes until it is confirmed, and to one poller."""

import asyncio

from simulator import Member, Simulator
from tests.simulator.conftest import UNO, Api


async def test_an_update_comes_again_until_its_offset_is_passed(
    simulator: Simulator, api: Api
) -> None:
    uno = simulator.actor(UNO)
    sent = [await uno.send(text) for text in ("a", "b", "c")]
    assert await ids(api) == sent
    assert await ids(api) == sent
    assert await ids(api, offset=sent[1]) == sent[1:]
    assert await ids(api) == sent[1:]
    assert await ids(api, offset=sent[2] + 1) == []
    assert simulator.confirmed == sent[2] + 1


async def test_no_more_than_asked_for_come_at_once(simulator: Simulator, api: Api) -> None:
    sent = [await simulator.actor(UNO).send(str(number)) for number in range(120)]
    assert await ids(api, limit=2) == sent[:2]
    assert await ids(api) == sent[:100]
    assert await ids(api, limit=1000) == sent[:100]


async def test_a_negative_offset_forgets_all_but_the_last_ones(
    simulator: Simulator, api: Api
) -> None:
    sent = [await simulator.actor(UNO).send(text) for text in "abcd"]
    assert await ids(api, offset=-2) == sent[2:]
    assert await ids(api) == sent[2:]


async def test_a_waiting_poll_ends_with_the_update(simulator: Simulator, api: Api) -> None:
    polling = asyncio.create_task(ids(api, timeout=9))
    await simulator.until(lambda: simulator.polled, 5)
    sent = await simulator.actor(UNO).send("ya")
    assert await asyncio.wait_for(polling, 2) == [sent]


async def test_only_the_kinds_asked_for_are_kept_from_then_on(
    simulator: Simulator, api: Api
) -> None:
    uno = simulator.actor(UNO)
    before = uno.block()
    await ids(api, allowed_updates=["message"])
    uno.unblock()
    written = await uno.send("hola")
    assert await ids(api) == [before, written], "what came before the choice still comes"
    await ids(api, allowed_updates=[])
    again = uno.block()
    assert await ids(api) == [before, written, again]


async def test_a_second_poller_takes_over_and_the_first_is_told(
    simulator: Simulator, api: Api
) -> None:
    first = asyncio.create_task(api.refused("getUpdates", timeout=9))
    await simulator.until(lambda: simulator.polled, 5)
    second = asyncio.create_task(ids(api, timeout=9))
    code, words = await asyncio.wait_for(first, 2)
    sent = await simulator.actor(UNO).send("hola")
    assert await asyncio.wait_for(second, 2) == [sent]
    assert (code, words) == (
        409,
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    )


async def test_stopping_ends_a_waiting_poll() -> None:
    simulator = Simulator([Member(UNO, "Uno")])
    await simulator.start()
    api = Api(simulator)
    polling = asyncio.create_task(api.raw("getUpdates", timeout=50))
    await simulator.until(lambda: simulator.polled, 5)
    await asyncio.wait_for(simulator.stop(), 3)
    await asyncio.wait([polling], timeout=3)
    assert polling.done()
    polling.exception()
    await api.http.aclose()


async def test_ids_never_begin_again_from_the_same_number() -> None:
    highest_update = highest_message = 0
    for _ in range(5):
        simulator = Simulator([Member(UNO, "Uno")])
        uno = simulator.actor(UNO)
        updates = [await uno.send("x") for _ in range(40)]
        messages = [message.id for message in uno.messages]
        assert updates[0] > highest_update
        assert messages[0] > highest_message
        highest_update, highest_message = updates[-1], messages[-1]
    assert highest_message < 2**31, "clients keep a message's id in 32 bits"


async def test_a_dropped_queue_is_empty(simulator: Simulator, api: Api) -> None:
    await simulator.actor(UNO).send("a")
    assert (await api.ok("getWebhookInfo"))["pending_update_count"] == 1
    assert await api.ok("deleteWebhook", drop_pending_updates=True) is True
    assert await ids(api) == []


async def test_an_update_may_come_twice(simulator: Simulator, api: Api) -> None:
    sent = await simulator.actor(UNO).send("a")
    assert await ids(api) == [sent]
    assert await ids(api, offset=sent + 1) == []
    simulator.repeat(sent)
    assert not simulator.is_confirmed(sent)
    assert await ids(api, offset=sent + 1) == [sent]
    assert await ids(api, offset=sent + 1) == []
    assert simulator.is_confirmed(sent)


async def test_updates_may_come_out_of_order(simulator: Simulator, api: Api) -> None:
    with simulator.held() as held:
        sent = [await simulator.actor(UNO).send(text) for text in "abc"]
        assert await ids(api) == []
        held.reverse()
    assert await ids(api) == sent[::-1]
    assert await ids(api, offset=sent[0] + 1) == [sent[2], sent[1]]
    assert await ids(api, offset=sent[2] + 1) == []


async def ids(api: Api, **params: object) -> list[int]:
    return [update["update_id"] for update in await api.ok("getUpdates", **params)]
