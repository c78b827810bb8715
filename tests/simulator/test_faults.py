"""What goes wrong on demand: as Telegram, or what stands before it, goes wrong in earnest."""

import asyncio
from collections.abc import Awaitable

import httpx
import pytest

from simulator import Fault, FaultKind, Simulator
from simulator.faults import Faults
from simulator.odd_answers import ODD_ANSWERS
from tests.simulator.conftest import DOS, UNO, Api, Json

HELLO = {"chat_id": UNO, "text": "hola"}
PATIENCE = 0.1


async def hears_nothing(simulator: Simulator, call: Awaitable[httpx.Response]) -> None:
    """The call has reached the simulator; then the client gives up, and the simulator sees it."""
    calling = asyncio.ensure_future(call)
    assert await simulator.until(lambda: simulator.faults.count() == 1, 5)
    answered, _ = await asyncio.wait([calling], timeout=PATIENCE)
    assert not answered
    calling.cancel()
    assert await simulator.until(lambda: any("fault" in each for each in simulator.calls), 5)


def texts(simulator: Simulator) -> list[str]:
    return [message.text for message in simulator.actor(UNO).messages]


async def test_too_many_requests_say_when_to_come_back(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(Fault(FaultKind.TOO_MANY, seconds=30))
    response = await api.raw("sendMessage", **HELLO)
    assert response.status_code == 429
    assert response.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 30",
        "parameters": {"retry_after": 30},
    }
    await api.ok("sendMessage", **HELLO)
    assert texts(simulator) == ["hola"]


async def test_a_bad_gateway_answers_with_a_page(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(Fault(FaultKind.BAD_GATEWAY))
    response = await api.raw("sendMessage", **HELLO)
    assert response.status_code == 502
    assert response.headers["content-type"].startswith("text/html")
    assert "502 Bad Gateway" in response.text
    assert texts(simulator) == []


@pytest.mark.parametrize("name", ["null", "list_500", "page_404", "redirect_307", "truncated"])
async def test_what_answers_may_not_be_telegram(simulator: Simulator, api: Api, name: str) -> None:
    odd = ODD_ANSWERS[name]
    for done in (False, True):
        simulator.faults.add(Fault(FaultKind.ODD_ANSWER, answer=name, done=done))
        response = await api.raw("sendMessage", **HELLO)
        assert response.status_code == odd.status
        assert response.text == odd.body or name == "truncated"
        assert simulator.calls[-1]["answer"] == name
    assert len(texts(simulator)) == (2 if name == "truncated" else 1)


async def test_an_answer_may_end_in_its_middle(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(Fault(FaultKind.ODD_ANSWER, answer="cut_off"))
    with pytest.raises(httpx.RemoteProtocolError):
        await api.raw("sendMessage", **HELLO)
    assert texts(simulator) == ["hola"]


async def test_a_file_may_come_as_something_else(simulator: Simulator, api: Api) -> None:
    files = {"document": ("a.csv", b"a;b")}
    sent = (await api.upload("sendDocument", files, chat_id=str(UNO))).json()["result"]
    path = (await api.ok("getFile", file_id=sent["document"]["file_id"]))["file_path"]
    simulator.faults.add(Fault(FaultKind.TOO_MANY))
    simulator.faults.add(Fault(FaultKind.ODD_ANSWER, ("download",), answer="page_200"))
    download = f"/file/bot{simulator.token}/{path}"
    first, second = [(await api.http.get(download)).content for _ in range(2)]
    assert (first[:6], second) == (b"<html>", b"a;b")
    assert simulator.faults.count(FaultKind.TOO_MANY) == 0


async def test_telegram_itself_may_fail(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(Fault(FaultKind.SERVER_ERROR))
    assert await api.refused("sendMessage", **HELLO) == (500, "Internal Server Error")


async def test_a_call_is_never_answered_and_nothing_was_done(
    simulator: Simulator, api: Api
) -> None:
    simulator.faults.add(Fault(FaultKind.TIME_OUT))
    await hears_nothing(simulator, api.raw("sendMessage", **HELLO))
    assert texts(simulator) == []
    await api.ok("sendMessage", **HELLO)


async def test_a_call_is_never_answered_though_it_was_done(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(Fault(FaultKind.TIME_OUT_DONE))
    await hears_nothing(simulator, api.raw("sendMessage", **HELLO))
    assert texts(simulator) == ["hola"]


async def test_an_upload_may_be_left_without_an_answer(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(Fault(FaultKind.TIME_OUT_DONE))
    files = {"document": ("a.csv", b"a;b")}
    await hears_nothing(simulator, api.upload("sendDocument", files, chat_id=str(UNO)))
    assert simulator.actor(UNO).last.body["document"]["file_name"] == "a.csv"


async def test_a_refusal_may_be_left_without_an_answer(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(Fault(FaultKind.TIME_OUT_DONE))
    await hears_nothing(simulator, api.raw("sendMessage", chat_id=UNO))


async def test_the_simulator_stops_while_a_call_is_held(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(Fault(FaultKind.TIME_OUT))
    calling = asyncio.create_task(api.raw("getMe"))
    await simulator.until(lambda: simulator.faults.count() == 1, 5)
    await asyncio.wait_for(simulator.stop(), 3)
    with pytest.raises(httpx.TransportError):
        await calling


async def test_a_slow_call_is_done_before_it_is_answered(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(Fault(FaultKind.SLOW, seconds=PATIENCE))
    calling = asyncio.create_task(api.raw("sendMessage", **HELLO))
    await simulator.until(lambda: bool(texts(simulator)), 5)
    assert not calling.done()
    assert (await calling).json()["ok"]


async def test_one_chat_may_refuse_the_bot(simulator: Simulator, api: Api) -> None:
    await simulator.actor(DOS).send("/start")
    simulator.faults.add(Fault(FaultKind.BLOCKED, chat=UNO, times=None))
    for _ in range(3):
        refusal = await api.refused("sendMessage", **HELLO)
        assert refusal == (403, "Forbidden: bot was blocked by the user")
    await api.ok("sendMessage", chat_id=DOS, text="hola")
    await api.ok("getMe")


async def test_a_chat_moves_to_another_id_and_stays_there(simulator: Simulator, api: Api) -> None:
    before = await api.ok("sendMessage", **HELLO)
    simulator.faults.add(Fault(FaultKind.MIGRATED))
    await api.ok("getMe")
    for _ in range(2):
        answer = (await api.raw("sendMessage", **HELLO)).json()
        assert answer["error_code"] == 400
        assert answer["description"] == (
            "Bad Request: group chat was upgraded to a supergroup chat"
        )
    moved = answer["parameters"]["migrate_to_chat_id"]
    sent = await api.ok("sendMessage", chat_id=moved, text="aquí")
    assert sent["chat"] == {"id": moved, "type": "supergroup", "title": "Uno"}
    assert simulator.actor(UNO).last_text() == "aquí"
    old = {"chat_id": moved, "message_id": before["message_id"], "text": "otra"}
    assert (await api.refused("editMessageText", **old))[1] == (
        "Bad Request: message to edit not found"
    )
    await simulator.actor(UNO).send("sigo")
    (update,) = await api.ok("getUpdates")
    assert update["message"]["chat"]["id"] == moved
    assert update["message"]["from"]["id"] == UNO


async def test_a_press_is_answered_in_the_chat_that_it_came_from(
    simulator: Simulator, api: Api
) -> None:
    await simulator.actor(UNO).press(1, "si")
    (update,) = await api.ok("getUpdates")
    simulator.faults.add(Fault(FaultKind.SERVER_ERROR, chat=DOS, times=None))
    simulator.faults.add(Fault(FaultKind.TOO_MANY, chat=UNO))
    query = {"callback_query_id": update["callback_query"]["id"]}
    assert (await api.refused("answerCallbackQuery", **query))[0] == 429
    await api.ok("answerCallbackQuery", **query)


async def test_a_fault_is_of_the_methods_it_names(simulator: Simulator, api: Api) -> None:
    simulator.faults.add(
        Fault(FaultKind.SERVER_ERROR, methods=("editMessageText", "getMe"), times=None)
    )
    await api.ok("sendMessage", **HELLO)
    await api.ok("getUpdates")
    await api.refused("getme")
    await api.refused("getMe")


async def test_a_fault_strikes_so_many_times_and_is_counted(simulator: Simulator, api: Api) -> None:
    number = simulator.faults.add(Fault(FaultKind.SERVER_ERROR, times=2))
    simulator.faults.add(Fault(FaultKind.TOO_MANY, times=None))
    assert [each["left"] for each in simulator.faults.active] == [2, None]
    codes = [(await api.raw("sendMessage", **HELLO)).status_code for _ in range(4)]
    assert codes == [500, 500, 429, 429]
    assert [each["kind"] for each in simulator.faults.active] == ["too_many"]
    assert simulator.faults.count(FaultKind.SERVER_ERROR) == 2
    assert simulator.faults.count(method="sendMessage") == 4
    assert [call["fault"] for call in simulator.calls] == 2 * ["server_error"] + 2 * ["too_many"]
    simulator.faults.remove(number)
    simulator.faults.clear()
    await api.ok("sendMessage", **HELLO)


def test_each_one_is_counted_however_many_they_are() -> None:
    faults = Faults(lambda _: None)
    faults.add(Fault(FaultKind.SLOW, times=None))
    for _ in range(6000):
        faults.strike("sendMessage", UNO)
    assert faults.count() == faults.count(FaultKind.SLOW, "sendMessage") == 6000
    assert faults.count(FaultKind.BLOCKED) == 0


async def test_chance_is_the_same_each_time(simulator: Simulator, api: Api) -> None:
    async def play(seed: int) -> list[int]:
        simulator.faults.clear()
        simulator.faults.add(Fault(FaultKind.SERVER_ERROR, times=None, probability=0.5, seed=seed))
        return [(await api.raw("getMe")).status_code for _ in range(20)]

    first = await play(7)
    assert set(first) == {200, 500}
    assert await play(7) == first
    assert await play(8) != first


@pytest.mark.parametrize(
    "wrong",
    [{"times": 0}, {"probability": 0}, {"probability": 1.1}, {"seconds": -1}, {"answer": "?"}],
)
def test_a_fault_that_makes_no_sense_is_refused(wrong: Json) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Fault(FaultKind.SLOW, **wrong)


async def test_another_process_adds_faults_and_takes_them_away(
    simulator: Simulator, api: Api
) -> None:
    fault = {"kind": "too_many", "methods": ["sendMessage"], "chat": UNO, "times": 3, "seconds": 5}
    added = await api.http.post("/simulator/faults", json=fault)
    await api.refused("sendMessage", **HELLO)
    state = (await api.http.get("/simulator/state")).json()
    assert state["struck"] == 1
    [active] = state["faults"]
    assert active == fault | active
    assert (active["left"], active["struck"], active["number"]) == (2, 1, added.json()["number"])
    one = await api.http.post("/simulator/faults/clear", json=added.json())
    assert one.json() == {"active": []}
    await api.http.post("/simulator/faults", json={"kind": "slow"})
    await api.http.post("/simulator/limits", json={"on": True})
    everything = await api.http.post("/simulator/faults/clear", json={})
    assert everything.json() == {"active": []}
    assert not simulator.limits.on


@pytest.mark.parametrize(
    "body",
    [{}, [], {"kind": "nada"}, {"kind": "slow", "methods": ["sendMesage"]},
     {"kind": "slow", "times": 0}, {"kind": "slow", "más": 1}],
)  # fmt: skip
async def test_a_fault_that_is_not_understood_is_said(
    simulator: Simulator, api: Api, body: object
) -> None:
    response = await api.http.post("/simulator/faults", json=body)
    assert response.status_code == 400
    assert simulator.faults.active == []


async def test_another_site_s_page_adds_no_fault(simulator: Simulator, api: Api) -> None:
    headers = {"Origin": "https://otro.example"}
    for name in ("faults", "faults/clear", "limits"):
        response = await api.http.post(f"/simulator/{name}", json={}, headers=headers)
        assert response.status_code == 403
