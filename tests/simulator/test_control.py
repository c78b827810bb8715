"""What the page (or a test elsewhere) plays the cast with; and to whom the simulator listens."""

import asyncio
import socket
import sys
from datetime import datetime
from pathlib import Path

import pytest

from simulator import Member, RealToken, Simulator
from tests.simulator.conftest import TRES, UNO, Api, Json
from tests.simulator.pictures import png

ROOT = Path(__file__).parents[2]
REAL_LOOKING = "123456789:" + "AbCdEfGhIjKlMnOpQrStUvWxYz012345678"
KEYBOARD = {"inline_keyboard": [[{"text": "Sí", "callback_data": "si"}]]}


async def post(api: Api, name: str, **body: object) -> Json:
    response = await api.http.post(f"/simulator/{name}", json=body)
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    return answer


async def chat(api: Api, member: int) -> Json:
    state = (await api.http.get("/simulator/state")).json()
    return next(each for each in state["chats"] if each["id"] == member)


async def test_the_state_shows_each_chat(api: Api) -> None:
    state = (await api.http.get("/simulator/state")).json()
    assert [(each["id"], each["started"], each["blocked"]) for each in state["chats"]] == [
        (1, True, False),
        (2, False, False),
        (3, True, True),
    ]
    assert state["waiting"] == 0


async def test_a_person_writes_and_presses(api: Api) -> None:
    written = await post(api, "send", actor=UNO, text="/start ahora")
    body = await api.ok("sendMessage", chat_id=UNO, text="¿Sí?", reply_markup=KEYBOARD)
    pressed = await post(api, "press", actor=UNO, message_id=body["message_id"], data="si")
    first, second = await api.ok("getUpdates")
    assert (first["update_id"], second["update_id"]) == (written["update_id"], pressed["update_id"])
    assert first["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert second["callback_query"]["data"] == "si"
    assert second["callback_query"]["message"]["message_id"] == body["message_id"]
    await api.ok("answerCallbackQuery", callback_query_id=second["callback_query"]["id"], text="ya")
    seen = await chat(api, UNO)
    assert [(each["from_bot"], each["text"]) for each in seen["messages"]] == [
        (False, "/start ahora"),
        (True, "¿Sí?"),
    ]
    assert seen["toasts"] == [{"text": "ya", "alert": False}]
    assert seen["answered"] == 1


async def test_a_press_on_what_is_gone_is_told_as_such(simulator: Simulator, api: Api) -> None:
    body = await api.ok("sendMessage", chat_id=UNO, text="¿Sí?", reply_markup=KEYBOARD)
    await api.ok("deleteMessage", chat_id=UNO, message_id=body["message_id"])
    await simulator.actor(UNO).press(body["message_id"], "forjado")
    (update,) = await api.ok("getUpdates")
    assert update["callback_query"]["message"]["date"] == 0
    assert "text" not in update["callback_query"]["message"]


async def test_a_person_blocks_and_unblocks(api: Api) -> None:
    await post(api, "block", actor=UNO)
    assert (await chat(api, UNO))["blocked"]
    assert (await api.refused("sendMessage", chat_id=UNO, text="a"))[0] == 403
    await post(api, "block", actor=UNO, blocked=False)
    await api.ok("sendMessage", chat_id=UNO, text="a")
    statuses = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await api.ok("getUpdates")
    ]
    assert statuses == ["kicked", "member"]


async def test_the_clock_is_set_and_moved(simulator: Simulator, api: Api) -> None:
    answer = await post(api, "clock", to="2021-07-01T08:00:00-05:00")
    assert answer["now"].startswith("2021-07-01T13:00:00")
    await post(api, "clock", by=3600)
    body = await api.ok("sendMessage", chat_id=UNO, text="a")
    sent = datetime.fromisoformat("2021-07-01T14:00:00+00:00").timestamp()
    assert 0 <= body["date"] - sent < 20


async def test_a_file_comes_from_the_page(api: Api) -> None:
    fields = {"actor": str(UNO), "as": "photo"}
    answer = await api.http.post("/simulator/file", data=fields, files={"file": ("a.png", png())})
    assert answer.status_code == 200
    (update,) = await api.ok("getUpdates")
    shown = (await chat(api, UNO))["messages"][-1]["photo"]
    assert shown == update["message"]["photo"][-1]["file_id"]
    assert (await api.http.get(f"/simulator/files/{shown}")).content == png()
    assert (await api.http.get("/simulator/files/nada")).status_code == 404
    broken = await api.http.post("/simulator/file", data=fields, files={"file": ("a.png", b"no")})
    assert broken.status_code == 400


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("send", {"actor": 99, "text": "a"}),
        ("send", {"actor": UNO}),
        ("send", []),
        ("press", {"actor": UNO, "message_id": "x", "data": "y"}),
        ("clock", {"to": "2021-07-01T08:00:00"}),
        ("clock", {"to": "ayer"}),
        ("clock", {"by": 1e30}),
        ("block", {}),
    ],
)
async def test_what_is_not_understood_is_said(api: Api, name: str, body: object) -> None:
    response = await api.http.post(f"/simulator/{name}", json=body)
    assert response.status_code == 400
    assert "error" in response.json()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://otro.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Host": "otro.example"},
        {"Host": "127.0.0.1.otro.example"},
    ],
)
async def test_another_site_is_refused(api: Api, headers: dict[str, str]) -> None:
    sent = await api.http.post("/simulator/send", json={"actor": UNO, "text": "a"}, headers=headers)
    read = await api.http.get("/simulator/state", headers=headers)
    page = await api.http.get("/", headers=headers)
    assert [sent.status_code, read.status_code, page.status_code] == [403, 403, 403]
    assert await api.ok("getUpdates") == []


async def test_its_own_page_is_served_and_heard(simulator: Simulator, api: Api) -> None:
    assert (await api.http.get("/")).status_code == 200
    headers = {"Origin": simulator.url}
    sent = await api.http.post("/simulator/send", json={"actor": UNO, "text": "a"}, headers=headers)
    assert sent.status_code == 200


async def test_changes_are_told_as_they_happen(simulator: Simulator, api: Api) -> None:
    async with api.http.stream("GET", "/simulator/events") as stream:
        lines = stream.aiter_lines()
        first = await anext(lines)
        await simulator.actor(TRES).send("aquí estoy")
        later = [await anext(lines) for _ in range(3)]
    assert first.startswith("data: ")
    assert any("estoy" in line for line in later)


async def test_it_listens_on_loopback_only(simulator: Simulator) -> None:
    server = simulator._server
    assert server is not None
    bound = [each.getsockname() for part in server.servers for each in part.sockets]
    assert bound == [("127.0.0.1", simulator.port)]
    assert simulator.url == f"http://127.0.0.1:{simulator.port}"


async def test_a_port_that_is_taken_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        simulator = Simulator([Member(UNO, "Uno")])
        with pytest.raises(OSError, match="in use"):
            await simulator.start(taken.getsockname()[1])
        await simulator.stop()


@pytest.mark.parametrize(
    "token", [REAL_LOOKING, f" {REAL_LOOKING}\n", f"bot{REAL_LOOKING}", "9" * 11 + REAL_LOOKING[9:]]
)
def test_a_real_token_is_refused(token: str) -> None:
    with pytest.raises(RealToken) as raised:
        Simulator([Member(UNO, "Uno")], token=token)
    assert isinstance(raised.value, ValueError)
    assert REAL_LOOKING[10:] not in str(raised.value)


@pytest.mark.parametrize(
    "given",
    [["--token", REAL_LOOKING], ["--token", "sin-número"], ["--now", "2021-01-01T00:00:00"]],
)
async def test_the_command_refuses_in_one_line(given: list[str]) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "simulator", "--port", "0", *given,
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, complained = await asyncio.wait_for(process.communicate(), 15)
    assert process.returncode == 2
    assert said == b""
    assert len(complained.decode().splitlines()) == 1
    assert given[1] not in complained.decode()
