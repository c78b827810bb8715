"""Two libraries that know nothing of the simulator, and find it is Telegram.

aiogram is imported where it is used: with its models it takes longer than all of the product.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
import telegram

from simulator import Fault, FaultKind, Simulator
from tests.simulator.conftest import TRES, UNO
from tests.simulator.pictures import png

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import InlineKeyboardMarkup

CSV = b"a;b\n1;2\n"


@pytest.fixture
async def bot(simulator: Simulator) -> AsyncIterator["Bot"]:
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(simulator.url))
    bot = Bot(simulator.token, session=session)
    yield bot
    await session.close()


def keyboard() -> "InlineKeyboardMarkup":
    from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Sí", callback_data="si")]]
    )


async def test_an_aiogram_dispatcher_talks(simulator: Simulator, bot: "Bot") -> None:
    from aiogram import Dispatcher, F
    from aiogram.enums import ParseMode
    from aiogram.types import CallbackQuery, Message

    dispatcher = Dispatcher()

    @dispatcher.message(F.text == "/start")
    async def greet(message: Message) -> None:
        await message.answer("<b>¿Sí?</b> 😀", parse_mode=ParseMode.HTML, reply_markup=keyboard())

    @dispatcher.callback_query(F.data == "si")
    async def agree(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("Hecho")
        await query.answer("ya", show_alert=True)

    polling = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
    )
    uno = simulator.actor(UNO)
    await uno.send("/start")
    asked = await uno.until(lambda text: text == "¿Sí? 😀")
    assert asked.body["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    pressed = await uno.click("Sí")
    done = await uno.until(lambda text: text == "Hecho")
    assert (done.id, done.labels, done.edits) == (asked.id, [], 1)
    await simulator.confirmed_through(pressed)
    await simulator.until(lambda: bool(uno.toasts), 5)
    assert uno.toasts == ["ya"]
    await dispatcher.stop_polling()
    simulator.stop_polling()
    await asyncio.wait_for(polling, 5)


async def test_aiogram_sends_documents_up_and_down(simulator: Simulator, bot: "Bot") -> None:
    from aiogram.types import BufferedInputFile, InputMediaDocument

    sent = await bot.send_document(UNO, BufferedInputFile(CSV, "cifras.csv"), caption="aquí")
    assert sent.document is not None
    assert sent.document.file_name == "cifras.csv"
    content = await bot.download(sent.document)
    assert content is not None
    assert content.read() == CSV
    photo = await bot.send_photo(UNO, BufferedInputFile(png(), "a.png"))
    assert photo.photo is not None
    assert photo.photo[-1].width == 2
    album = await bot.send_media_group(
        UNO,
        [
            InputMediaDocument(media=sent.document.file_id),
            InputMediaDocument(media=BufferedInputFile(CSV, "otra.csv")),
        ],
    )
    assert [each.document and each.document.file_name for each in album] == [
        "cifras.csv",
        "otra.csv",
    ]


async def test_aiogram_reads_what_the_bot_is(simulator: Simulator, bot: "Bot") -> None:
    from aiogram.types import BotCommand

    assert (await bot.get_me()).is_bot
    await bot.set_my_commands([BotCommand(command="ayuda", description="Qué hace")])
    assert [each.command for each in await bot.get_my_commands()] == ["ayuda"]
    assert (await bot.get_chat(UNO)).first_name == "Uno"
    assert (await bot.get_webhook_info()).url == ""
    await simulator.actor(UNO).send_document(CSV, "x.csv")
    simulator.actor(UNO).block()
    first, second = await bot.get_updates()
    assert first.message is not None
    assert first.message.document is not None
    assert second.my_chat_member is not None
    assert second.my_chat_member.new_chat_member.status == "kicked"


async def test_aiogram_knows_each_refusal(simulator: Simulator, bot: "Bot") -> None:
    from aiogram import Bot
    from aiogram.exceptions import (
        TelegramBadRequest,
        TelegramConflictError,
        TelegramForbiddenError,
        TelegramUnauthorizedError,
    )

    with pytest.raises(TelegramBadRequest, match="message text is empty"):
        await bot.send_message(UNO, "")
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(TRES, "hola")
    sent = await bot.send_message(UNO, "hola")
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("hola", chat_id=UNO, message_id=sent.message_id)
    first = asyncio.create_task(bot.get_updates(timeout=9))
    await simulator.until(lambda: simulator.polled, 5)
    await bot.get_updates()
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates"):
        await first
    with pytest.raises(TelegramUnauthorizedError):
        await Bot("1:OTRO", session=bot.session).get_me()


async def test_python_telegram_bot_too(simulator: Simulator) -> None:
    base = simulator.url
    bot = telegram.Bot(simulator.token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot")
    async with bot:
        button = telegram.InlineKeyboardButton("Sí", callback_data="si")
        markup = telegram.InlineKeyboardMarkup.from_button(button)
        sent = await bot.send_message(UNO, "<i>¿Sí?</i>", "HTML", reply_markup=markup)
        assert sent.entities[0].type == "italic"
        await simulator.actor(UNO).click("Sí")
        (update,) = await bot.get_updates()
        assert update.callback_query is not None
        assert await update.callback_query.answer("ya")
        assert await bot.edit_message_text("Hecho", UNO, sent.message_id)
        document = (await bot.send_document(UNO, CSV, filename="a.csv")).document
        assert document is not None
        file = await document.get_file()
        assert bytes(await file.download_as_bytearray()) == CSV
        with pytest.raises(telegram.error.BadRequest, match="Message is not modified"):
            await bot.edit_message_text("Hecho", UNO, sent.message_id)
        with pytest.raises(telegram.error.Forbidden):
            await bot.send_message(TRES, "hola")
        assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_python_telegram_bot_knows_each_fault(simulator: Simulator) -> None:
    async with telegram.Bot(simulator.token, base_url=f"{simulator.url}/bot") as bot:
        for kind, error in [
            (FaultKind.TOO_MANY, telegram.error.RetryAfter),
            (FaultKind.BAD_GATEWAY, telegram.error.NetworkError),
            (FaultKind.SERVER_ERROR, telegram.error.NetworkError),
            (FaultKind.BLOCKED, telegram.error.Forbidden),
            (FaultKind.MIGRATED, telegram.error.ChatMigrated),
        ]:
            simulator.faults.add(Fault(kind))
            with pytest.raises(error) as raised:
                await bot.send_message(UNO, "hola")
        assert isinstance(raised.value, telegram.error.ChatMigrated)
        await bot.send_message(raised.value.new_chat_id, "hola")
        simulator.faults.add(Fault(FaultKind.TIME_OUT))
        with pytest.raises(telegram.error.TimedOut):
            await bot.get_me(read_timeout=0.1)
