"""Charts and files that are owed arrive; a picture is drawn and uploaded once."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from sqlmodel import col, select
from structlog.testing import capture_logs

from bot.config.settings import Settings
from bot.example import demo
from bot.workers.chart_pool import ChartPool
from handlers.views import Button, Picture, View
from simulator import Message, Simulator
from storage.models import KeptPicture, Outbox, RowKind, RowState
from storage.outbox import outbox
from tests.bot.workers.chart_processes import workers
from tests.cast import Bot
from tests.chart_workers import chart, nobody_draws, start_a_worker
from tests.conftest import TEN_IN_THE_MORNING
from tests.forks import PROCESSES

pytestmark = pytest.mark.asyncio(loop_scope="module")

PUNO, COLLEAGUE, DIRECTOR, LORETO = 101, 102, 103, 105
BUTTONS = ((Button("Como archivo", "file:1"),),)
EMPTY = """{"as_of": "2021-01-05", "period": {"year": 2020, "half": 2}, "region": "cusco",
 "figures": []}"""
PNG = b"\x89PNG\r\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    """One for all of these tests, since a process that draws takes a second to start."""
    simulator = Simulator(demo.CAST, TEN_IN_THE_MORNING)
    await simulator.start()
    url = f"sqlite:///{tmp_path_factory.mktemp('pictures') / 'puntual.db'}"
    settings = Settings.model_construct(database_url=url, telegram_api_url=simulator.url)
    bot = Bot(simulator, settings)
    await bot.prepare()
    nobody_draws()
    await bot.start(chart_pool=ChartPool(processes=PROCESSES))
    await bot.staff()
    await start_a_worker(bot.puntual.chart_pool)
    yield bot
    await bot.stop()
    await simulator.stop()


def picture(region: str, **changes: Any) -> dict[str, Any]:
    shown = Picture(chart(region), f"<b>{region}</b>\nfalta", f"En <b>palabras</b>: {region}")
    return shown.payload | View("", BUTTONS).payload | {"text": shown.caption} | changes


async def owe(
    bot: Bot, payload: dict[str, Any], *chats: int, kind: RowKind = RowKind.PICTURE
) -> Message:
    """To Puno's focal point; what arrived there last."""
    async with bot.database.transaction() as session:
        for chat in chats or (PUNO,):
            outbox.put(session, chat, kind, payload, bot.simulator.now())
    bot.puntual.delivery.wake()
    async with asyncio.timeout(30):
        await bot.puntual.delivery.drained()
    return bot.player(PUNO).last


async def last_state(bot: Bot) -> RowState:
    async with bot.database.transaction() as session:
        return (await session.exec(select(Outbox).order_by(col(Outbox.id)))).all()[-1].state


def file_of(message: Message) -> dict[str, Any]:
    found: dict[str, Any] = message.body.get("document") or message.body["photo"][-1]
    return found


def content(bot: Bot, message: Message) -> bytes:
    return bot.simulator.files[file_of(message)["file_id"]].content


def kill_workers() -> None:
    for process in workers():
        process.kill()
        process.join()


async def test_a_picture_arrives_with_its_caption_and_buttons(bot: Bot) -> None:
    message = await owe(bot, picture("puno"))
    assert message.text == "puno\nfalta"
    assert message.body["caption_entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert message.labels == ["Como archivo"]
    assert content(bot, message).startswith(PNG)
    assert await last_state(bot) is RowState.SENT


async def test_a_picture_that_telegram_has_is_neither_drawn_nor_uploaded_again(bot: Bot) -> None:
    first = await owe(bot, picture("tacna"))
    files = len(bot.simulator.files)
    kill_workers()
    again = await owe(bot, picture("tacna", text="otra vez"), COLLEAGUE, PUNO)
    assert workers() == []
    assert len(bot.simulator.files) == files
    assert bot.simulator.calls[-1]["params"]["photo"] == file_of(first)["file_id"]
    assert (again.text, file_of(again)) == ("otra vez", file_of(first))


async def test_a_picture_comes_as_a_file_of_that_name_too(bot: Bot) -> None:
    photo = await owe(bot, picture("loreto"))
    document = await owe(bot, picture("loreto", as_file=True))
    assert file_of(document)["file_name"] == "loreto-2020-II.png"
    assert content(bot, document) == content(bot, photo)
    assert document.labels == ["Como archivo"]
    again = await owe(bot, picture("loreto", as_file=True))
    assert file_of(again) == file_of(document)


async def test_a_picture_that_two_ask_for_at_once_is_drawn_once(bot: Bot) -> None:
    drawing = bot.puntual.chart_pool
    first, second = await asyncio.gather(drawing.png(chart("ica")), drawing.png(chart("ica")))
    assert first is second


async def test_a_picture_that_three_chats_are_owed_at_once_is_uploaded_once(bot: Bot) -> None:
    files = len(bot.simulator.files)
    last = await owe(bot, picture("callao"), PUNO, COLLEAGUE, DIRECTOR)
    assert len(bot.simulator.files) == files + 1
    sent = [bot.player(chat).last for chat in (PUNO, COLLEAGUE, DIRECTOR)]
    assert {file_of(each)["file_id"] for each in sent} == {file_of(last)["file_id"]}


async def test_whoever_waited_for_an_upload_that_failed_uploads_it(bot: Bot) -> None:
    chat = bot.player(LORETO).actor.chat
    chat.blocked = True
    last = await owe(bot, picture("moquegua"), LORETO, PUNO, COLLEAGUE)
    chat.blocked = False
    assert content(bot, last).startswith(PNG)
    assert file_of(bot.player(COLLEAGUE).last) == file_of(last)


async def test_a_picture_that_telegram_has_lost_is_drawn_anew(bot: Bot) -> None:
    first = await owe(bot, picture("junin"))
    del bot.simulator.files[file_of(first)["file_id"]]
    second = await owe(bot, picture("junin"))
    assert content(bot, second).startswith(PNG)
    third = await owe(bot, picture("junin"))
    assert file_of(third) == file_of(second)


async def test_a_worker_that_dies_is_replaced_and_the_picture_arrives(bot: Bot) -> None:
    await owe(bot, picture("pasco"))
    for worker in workers():
        worker.kill()
    message = await owe(bot, picture("piura"))
    assert content(bot, message).startswith(PNG)


@pytest.mark.parametrize(("facts", "why"), [("{", "ValidationError"), (EMPTY, "NothingToShow")])
async def test_a_chart_that_cannot_be_drawn_is_told_in_words(
    bot: Bot, facts: str, why: str
) -> None:
    with capture_logs() as logs:
        message = await owe(bot, picture("cusco", chart={"kind": "region", "facts": facts}))
    assert message.text.startswith("No se pudo dibujar el gráfico")
    assert "\n\ncusco\n" in message.text  # what would have stood under the picture
    assert message.text.endswith("En palabras: cusco")
    assert message.labels == ["Como archivo"]
    assert await last_state(bot) is RowState.SENT
    [logged] = [each for each in logs if each["log_level"] == "error"]
    assert type(logged["exc_info"].__cause__).__name__ == why


async def test_a_picture_that_telegram_refuses_is_told_in_words(bot: Bot) -> None:
    message = await owe(bot, picture("ucayali", text="<b>sin cerrar"))
    assert (message.text, message.labels) == ("En palabras: ucayali", ["Como archivo"])
    assert await last_state(bot) is RowState.SENT


async def test_a_caption_that_is_too_long_is_cut(bot: Bot) -> None:
    caption = "<b>uno</b> &amp; dos\n" + "😀" * 600
    message = await owe(bot, picture("ancash", text=caption))
    assert message.text == "uno & dos\n" + "😀" * 506 + "…"
    assert "photo" in message.body


async def test_who_blocked_the_bot_gets_no_picture_and_no_words(bot: Bot) -> None:
    chat = bot.player(104).actor.chat
    chat.blocked = True
    await owe(bot, picture("tumbes"), 104)
    async with bot.database.transaction() as session:
        to_them = select(Outbox.state).where(Outbox.chat_id == 104, Outbox.kind == RowKind.PICTURE)
        assert (await session.exec(to_them)).all() == [RowState.BLOCKED]
        assert await session.get(KeptPicture, (chart("tumbes").digest, False)) is None


async def test_a_table_arrives_as_excel_reads_it(bot: Bot) -> None:
    payload = View("La <b>tabla</b>").payload | {"name": "cifras.csv", "content": "región\nJunín\n"}
    message = await owe(bot, payload, kind=RowKind.FILE)
    assert (message.text, file_of(message)["file_name"]) == ("La tabla", "cifras.csv")
    assert content(bot, message) == b"\xef\xbb\xbfregi\xc3\xb3n\nJun\xc3\xadn\n"


async def test_another_file_arrives_as_it_is(bot: Bot) -> None:
    payload = View("").payload | {"name": "fechas.ics", "content": "BEGIN:VCALENDAR\r\n"}
    message = await owe(bot, payload, kind=RowKind.FILE)
    assert content(bot, message) == b"BEGIN:VCALENDAR\r\n"
