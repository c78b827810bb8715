"""A webhook, as Telegram posts to it: each update until it is taken, in the order of its chat.

aiogram is imported where it is used: with its models it takes longer than all of the product.
"""

import asyncio
import socket

import aiohttp.web
import pytest

from simulator import Patience, Simulator
from tests.simulator.conftest import DOS, TRES, UNO, Api, Json
from tests.simulator.listener import Gate, listening, served

AT_ONCE = Patience(answer=5, first_pause=0.01, longest_pause=0.02)


async def test_an_update_is_posted_with_the_secret_and_leaves_the_queue(
    simulator: Simulator, api: Api
) -> None:
    async with listening() as bot:
        await api.ok("setWebhook", url=bot.url, secret_token="de-a_1")
        sent = await simulator.actor(UNO).send("hola")
        await simulator.confirmed_through(sent)
        assert [update["message"]["text"] for update in bot.came] == ["hola"]
        assert bot.secrets == ["de-a_1"]
        assert await api.ok("getWebhookInfo") == {
            "url": bot.url,
            "has_custom_certificate": False,
            "pending_update_count": 0,
            "max_connections": 40,
        }


async def test_what_waited_before_is_posted_and_without_a_secret_there_is_no_header(
    simulator: Simulator, api: Api
) -> None:
    sent = [await simulator.actor(UNO).send(text) for text in "abc"]
    async with listening() as bot:
        await api.ok("setWebhook", url=bot.url)
        await simulator.confirmed_through(sent[-1])
        assert bot.ids == sent
        assert set(bot.secrets) == {None}


async def test_an_update_comes_again_until_it_is_taken_and_the_next_waits(
    simulator: Simulator, api: Api
) -> None:
    statuses = [500, 404, 302, 204, 200]

    async def moody(_update: Json) -> int:
        return statuses.pop(0)

    simulator.webhook.patience = AT_ONCE
    async with listening(moody) as bot:
        await api.ok("setWebhook", url=bot.url)
        first = await simulator.actor(UNO).send("a")
        second = await simulator.actor(UNO).send("b")
        await simulator.confirmed_through(second)
        assert bot.ids == [first, first, first, first, second]
        info = await api.ok("getWebhookInfo")
        assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
        assert info["last_error_date"] <= simulator.timestamp()


async def test_a_bot_that_is_down_gets_its_updates_once_it_is_up(
    simulator: Simulator, api: Api
) -> None:
    simulator.webhook.patience = AT_ONCE
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    await api.ok("setWebhook", url=f"http://localhost:{port}/aviso")
    sent = await simulator.actor(UNO).send("a")
    await simulator.until(lambda: bool(simulator.webhook.last_error), 5)
    info = await api.ok("getWebhookInfo")
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    async with listening(port=port) as bot:
        await simulator.confirmed_through(sent)
        assert bot.ids == [sent]


async def test_an_answer_that_does_not_come_is_an_error(simulator: Simulator, api: Api) -> None:
    gate = Gate()
    simulator.webhook.patience = Patience(answer=0.05, first_pause=0.01, longest_pause=0.02)
    async with listening(gate) as bot:
        await api.ok("setWebhook", url=bot.url)
        sent = await simulator.actor(UNO).send("a")
        await simulator.until(lambda: bool(simulator.webhook.last_error), 5)
        gate.open()
        await simulator.confirmed_through(sent)
        assert simulator.webhook.last_error["last_error_message"] == "Read timeout expired"
        assert len(bot.ids) >= 2


async def test_chats_are_side_by_side_and_a_chat_is_in_order(
    simulator: Simulator, api: Api
) -> None:
    gate = Gate()
    async with listening(gate) as bot:
        await api.ok("setWebhook", url=bot.url)
        for text in "ab":
            for member in (UNO, DOS):
                last = await simulator.actor(member).send(text)
        await gate.entered(2)
        assert [update["message"]["text"] for update in bot.came] == ["a", "a"]
        gate.open()
        await simulator.confirmed_through(last)
        await simulator.until(lambda: not simulator.updates, 5)
        by_uno = [u["message"]["text"] for u in bot.came if u["message"]["from"]["id"] == UNO]
        assert by_uno == ["a", "b"]


async def test_there_are_no_more_connections_than_allowed(simulator: Simulator, api: Api) -> None:
    gate = Gate()
    async with listening(gate) as bot:
        await api.ok("setWebhook", url=bot.url, max_connections=2)
        for member in (UNO, DOS, TRES):
            await simulator.actor(member).send("a")
        await gate.entered(2)
        gate.open()
        await simulator.until(lambda: not simulator.updates, 5)
        assert gate.most == 2
        assert len(bot.came) == 4, "the third one's writing lifted his block"


async def test_a_press_keeps_its_place_among_the_messages(simulator: Simulator, api: Api) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Sí", "callback_data": "si"}]]}
    await api.ok("sendMessage", chat_id=UNO, text="¿Sí?", reply_markup=keyboard)
    uno = simulator.actor(UNO)
    sent = [await uno.send("a"), await uno.click("Sí"), uno.block()]
    async with listening() as bot:
        await api.ok("setWebhook", url=bot.url)
        await simulator.confirmed_through(sent[-1])
        assert bot.ids == sent


async def test_several_processes_share_the_posts_and_one_that_is_down_is_passed_by(
    simulator: Simulator, api: Api
) -> None:
    async with listening() as one, listening() as two:
        async with listening() as gone:
            down = gone.url
        simulator.spread_webhook([one.url, down, two.url])
        await api.ok("setWebhook", url=one.url)
        sent = [await simulator.actor(UNO).send(str(number)) for number in range(9)]
        await simulator.confirmed_through(sent[-1])
        assert sorted(one.ids + two.ids) == sent
        assert one.ids
        assert two.ids
        assert simulator.webhook.last_error == {}


async def test_only_the_kinds_asked_for_are_posted(simulator: Simulator, api: Api) -> None:
    async with listening() as bot:
        await api.ok("setWebhook", url=bot.url, allowed_updates=["message"])
        simulator.actor(UNO).block()
        simulator.actor(UNO).unblock()
        sent = await simulator.actor(UNO).send("a")
        await simulator.confirmed_through(sent)
        assert bot.ids == [sent]
        assert (await api.ok("getWebhookInfo"))["allowed_updates"] == ["message"]


async def test_polling_is_refused_while_there_is_a_webhook(simulator: Simulator, api: Api) -> None:
    polling = asyncio.create_task(api.refused("getUpdates", timeout=9))
    await simulator.until(lambda: simulator.polled, 5)
    async with listening() as bot:
        await api.ok("setWebhook", url=bot.url)
        assert await polling == (409, "Conflict: terminated by setWebhook request")
        assert (await api.refused("getUpdates"))[1] == (
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    await api.ok("deleteWebhook")
    sent = await simulator.actor(UNO).send("a")
    assert [update["update_id"] for update in await api.ok("getUpdates")] == [sent]
    assert (await api.ok("getWebhookInfo"))["url"] == ""


async def test_what_waits_is_dropped_when_asked(simulator: Simulator, api: Api) -> None:
    await simulator.actor(UNO).send("viejo")
    async with listening() as bot:
        await api.ok("setWebhook", url=bot.url, drop_pending_updates=True)
        sent = await simulator.actor(UNO).send("nuevo")
        await simulator.confirmed_through(sent)
        assert bot.ids == [sent]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://bot.example/x", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("http://127.0.0.1.example/x", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("http://127.0.0.1@bot.example/", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("ftp://127.0.0.1/x", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://bot.example/x", "bad webhook: Failed to resolve host: Name or service not known"),
        ("https://localhost/x", "bad webhook: IP address 127.0.0.1 is reserved"),
        ("nada", "invalid webhook URL specified"),
        ("http://127.0.0.1:x/", "invalid webhook URL specified"),
    ],
)
async def test_it_posts_to_this_machine_only(api: Api, url: str, words: str) -> None:
    assert await api.refused("setWebhook", url=url) == (400, f"Bad Request: {words}")
    assert (await api.ok("getWebhookInfo"))["url"] == ""


@pytest.mark.parametrize(
    ("secret", "words"), [("ñ", "contains unallowed characters"), ("x" * 257, "is too long")]
)
async def test_a_secret_is_of_telegram_s_characters(api: Api, secret: str, words: str) -> None:
    url = "http://127.0.0.1:9/x"
    refusal = await api.refused("setWebhook", url=url, secret_token=secret)
    assert refusal == (400, f"Bad Request: secret token {words}")


@pytest.mark.parametrize(("asked", "given"), [(0, 40), (-1, 1), (7, 7), (1000, 100)])
async def test_connections_are_kept_within_telegram_s_bounds(
    api: Api, asked: int, given: int
) -> None:
    await api.ok("setWebhook", url="http://127.0.0.1:9/x", max_connections=asked)
    assert (await api.ok("getWebhookInfo"))["max_connections"] == given


async def test_an_aiogram_bot_listens(simulator: Simulator) -> None:
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler

    session = AiohttpSession(api=TelegramAPIServer.from_base(simulator.url))
    bot = Bot(simulator.token, session=session)
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"leí {message.text}")

    app = aiohttp.web.Application()
    handler = SimpleRequestHandler(
        dispatcher, bot, handle_in_background=False, secret_token="secreto"
    )
    handler.register(app, "/aviso")
    async with served(app) as url:
        await bot.set_webhook(f"{url}/aviso", secret_token="secreto", max_connections=5)
        assert (await bot.get_webhook_info()).max_connections == 5
        await simulator.actor(UNO).send("hola")
        await simulator.actor(UNO).until(lambda text: text == "leí hola")
    await session.close()
