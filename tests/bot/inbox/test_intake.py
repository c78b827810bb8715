"""An update is confirmed only after everything it changed is committed, and counts once."""

import asyncio

import pytest
from sqlmodel import select
from telegram import Update

from bot.config.settings import Settings
from bot.inbox.polling import AnotherBotPolls
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.reporting import report_card
from simulator import Simulator, server
from storage.models import FailedUpdate, HandledUpdate, Question
from tests.cast import Bot, Player
from tests.forks import SECONDS


@pytest.mark.both_databases
async def test_the_same_update_twice_changes_nothing_the_second_time(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/reportar")
    body = puno.actor.chat.body
    message = {
        "message_id": 5,
        "date": staffed.simulator.timestamp(),
        "chat": body,
        "from": puno.actor.chat.member.user,
        "text": "1: meta 60, ejecutado 45",
    }
    update_id = staffed.simulator.push({"message": message})
    await staffed.settled(update_id)
    seen = len(staffed.simulator.calls)
    bot = staffed.puntual.application.bot
    again = Update.de_json({"update_id": update_id, "message": message}, bot)
    await staffed.puntual.intake.handle(again)
    await staffed.puntual.delivery.drained()
    written = [c for c in list(staffed.simulator.calls)[seen:] if c["method"] != "getUpdates"]
    assert written == []
    async with staffed.database.transaction() as session:
        handled = (await session.exec(select(HandledUpdate))).all()
        assert len([row for row in handled if row.update_id == update_id]) == 1


@pytest.mark.both_databases
async def test_a_failing_update_is_set_aside_with_an_apology_and_odes_is_told(
    staffed: Bot, puno: Player, odes: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something of ours breaks after it wrote: nothing half-done stays, and life goes on."""

    async def break_down(context: Context, *_: object) -> None:
        await context.ask(QuestionKind.CARD)
        raise RuntimeError("a defect")

    monkeypatch.setattr(report_card, "open_report", break_down)
    await puno.send("/reportar")
    assert "no se pudo procesar y no cambió nada" in puno.last_text
    async with staffed.database.transaction() as session:
        [failed] = (await session.exec(select(FailedUpdate))).all()
        assert await session.get(Question, 101) is None
    assert failed.reference in puno.last_text
    await staffed.pass_time()
    assert failed.reference in odes.last_text
    assert failed.attempts == 3
    assert "RuntimeError: a defect" in failed.error
    await puno.send("/yo")
    assert "Lo que Puntual guarda" in puno.last_text


@pytest.mark.parametrize(
    "update",
    [
        {
            "message": {
                "message_id": 1,
                "date": 0,
                "chat": {"id": -5, "type": "group", "title": "x"},
            }
        },
        {"channel_post": {"message_id": 1, "date": 0, "chat": {"id": -6, "type": "channel"}}},
    ],
)
async def test_what_is_no_private_chat_is_passed_over(
    staffed: Bot, puno: Player, update: dict[str, object]
) -> None:
    await staffed.puntual.intake.handle(
        Update.de_json({"update_id": 7, **update}, staffed.puntual.application.bot)
    )
    await puno.send("/yo")
    assert "Lo que Puntual guarda" in puno.last_text


async def test_a_second_poller_gives_way_and_the_first_goes_on(staffed: Bot, puno: Player) -> None:
    await puno.send("/yo")
    staffed.has_polled_for_long()
    second = Bot(staffed.simulator, staffed.settings)
    await second.start()
    with pytest.raises(AnotherBotPolls):
        async with asyncio.timeout(SECONDS):
            await second.ended()
    await puno.send("/reportar")
    assert "DRTPE Puno" in puno.last_text


async def test_pictures_stickers_and_edited_messages_get_an_answer(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/unaordenrara")
    assert "No entendí «/unaordenrara»" in puno.last_text
    sticker = {
        "message_id": 9,
        "date": staffed.simulator.timestamp(),
        "chat": puno.actor.chat.body,
        "from": puno.actor.chat.member.user,
    }
    await staffed.settled(staffed.simulator.push({"message": {**sticker, "dice": _DICE}}))
    assert "solo leo texto" in puno.last_text
    edited = {**sticker, "text": "50", "edit_date": staffed.simulator.timestamp()}
    await staffed.settled(staffed.simulator.push({"edited_message": edited}))
    assert "lo guardado sigue igual" in puno.last_text


_DICE = {"emoji": "🎲", "value": 3}


async def test_a_server_that_knows_few_methods_is_enough(
    simulator: Simulator, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Menus and tidying are niceties: without them people are still answered."""
    for method in ("setmycommands", "deletemycommands", "deletemessage"):
        monkeypatch.delitem(server.METHODS_BY_NAME, method)
    bot = Bot(simulator, settings)
    await bot.prepare()
    await bot.start()
    await bot.staff()
    puno = bot.player(101)
    await puno.send("/reportar")
    await puno.send("1: meta 60, ejecutado 45")
    assert "Esto leí" in puno.last_text
    await bot.stop()
