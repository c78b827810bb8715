"""The wall clock steps, or stands still for the bot: nothing doubles, stops or waits for it."""

import asyncio
import os
import signal
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic

import pytest
from sqlmodel import col, select

from bot.config.settings import Settings
from bot.delivery import process_presence
from bot.delivery.process_presence import ProcessPresence
from bot.scheduler import scheduler as scheduler_module
from bot.scheduler.scheduler import Round, Scheduler
from handlers.announcements import while_serving
from simulator import Fault, FaultKind, Simulator
from storage.database import Database
from storage.models import Outbox, RowKind, RowState
from storage.outbox import outbox
from storage.reminders.heartbeat import SWEPT, last_beat
from tests.cast import Bot, Player
from tests.conftest import TEN_IN_THE_MORNING
from tests.process import Process, sees
from tests.templates import begin_with_example

pytestmark = pytest.mark.both_databases

ONCE = "una sola vez"
AN_HOUR = timedelta(hours=1)


async def owe(bot: Bot) -> None:
    async with bot.database.transaction() as session:
        payload = {"text": ONCE, "keyboard": []}
        outbox.put(session, 101, RowKind.SAY, payload, bot.simulator.now())
    bot.puntual.delivery.wake()


@pytest.mark.parametrize("step", [10 / 60, 24, -1])
async def test_what_is_in_flight_while_the_clock_steps_is_sent_once(
    staffed: Bot, puno: Player, step: float
) -> None:
    staffed.simulator.faults.add(Fault(FaultKind.SLOW, ("sendMessage",), 101, seconds=0.5))
    await owe(staffed)
    await puno.actor.until(lambda text: text == ONCE)
    staffed.simulator.advance(step * AN_HOUR)
    staffed.puntual.delivery.wake()
    await staffed.puntual.delivery.drained()
    assert puno.texts.count(ONCE) == 1
    await puno.send("/menu")
    assert puno.labels


async def test_what_was_put_off_does_not_wait_for_an_hour_that_the_clock_was_set_back(
    staffed: Bot, puno: Player
) -> None:
    staffed.simulator.faults.add(Fault(FaultKind.TOO_MANY, ("sendMessage",), 101, seconds=3))
    await owe(staffed)
    assert await staffed.simulator.until(lambda: staffed.simulator.faults.count() > 0, 5)
    staffed.simulator.advance(-AN_HOUR)
    await puno.actor.until(lambda text: text == ONCE, 10)
    async with staffed.database.transaction() as session:
        outbox.put(
            session,
            101,
            RowKind.SAY,
            {"text": "mañana", "keyboard": []},
            staffed.simulator.now(),
            due_at=staffed.simulator.now() + 20 * AN_HOUR,
            about=while_serving(),
        )
    staffed.simulator.advance(-AN_HOUR)
    await puno.send("/menu")
    assert "mañana" not in puno.texts


async def test_the_clock_sweeps_at_the_start_and_goes_on_when_it_is_set_back(
    database_url: str,
) -> None:
    database, now = Database(database_url), TEN_IN_THE_MORNING
    await begin_with_example(database)
    scheduler = Scheduler(Settings.model_construct(), database, lambda: now, nothing)
    [sweep] = [each for each in scheduler.rounds if each.work == scheduler.sweep]
    scheduler.rounds = (replace(sweep, step=timedelta(seconds=0.1)),)
    stop = asyncio.Event()
    running = asyncio.create_task(scheduler.run(stop))
    await swept_at(database, now)
    for step in (-AN_HOUR, 3 * AN_HOUR):
        now += step
        await swept_at(database, now)
    stop.set()
    await running
    await database.close()


async def swept_at(database: Database, moment: datetime) -> None:
    async with asyncio.timeout(10):
        while True:
            async with database.transaction() as session:
                if await last_beat(session, SWEPT) == moment:
                    return
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("step", [AN_HOUR, -AN_HOUR])
async def test_what_is_typed_is_taken_though_only_our_clock_was_set(
    staffed: Bot, puno: Player, card_open: None, step: timedelta
) -> None:
    """Telegram's clock, by which a message says when it was written, goes on as ever."""
    written = int(staffed.simulator.now().timestamp()) + 1
    staffed.simulator.advance(step)
    for number, indicator in ((7001, 1), (7002, 2)):
        sender = puno.actor.chat.member.user
        chat = {"id": 101, "type": "private", "first_name": "x"}
        body = {"message_id": number, "date": written, "chat": chat, "from": sender, "text": "60"}
        await staffed.settled(staffed.simulator.push({"message": body}))
        assert f"IdG {indicator} guardado" in puno.last_text or "meta" in puno.last_text


@pytest.mark.postgresql_only
async def test_a_claim_is_taken_from_a_process_that_stands_still_not_from_one_that_steps(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_presence, "LOOK_EVERY_SECONDS", 0)
    database, other = Database(database_url), Database(database_url)
    await database.migrate()
    still, looker = ProcessPresence(other), ProcessPresence(database)
    await still.show()
    async with database.transaction() as session:
        outbox.put(session, 5, RowKind.SAY, {"text": ONCE, "keyboard": []}, TEN_IN_THE_MORNING)
        await session.flush()
        [batch] = await outbox.claim(session, TEN_IN_THE_MORNING, 10, still.worker)
        still.held.add(batch.rows[0].id)

    async def state_after(presence: ProcessPresence) -> RowState:
        async with database.transaction() as session:
            await presence.take_over(session)
            return (await session.exec(select(Outbox))).one().state

    for presence in (still, looker, looker):
        assert await state_after(presence) is RowState.CLAIMED
    monkeypatch.setattr(process_presence, "LEASE", timedelta())
    assert await state_after(still) is RowState.CLAIMED, "its own never ends"
    assert await state_after(looker) is RowState.DUE
    await other.close()
    await database.close()


async def test_a_claim_of_which_nothing_was_heard_is_taken_up_again(database: Database) -> None:
    """As where the connection broke between the commit and its confirmation."""
    presence = ProcessPresence(database)
    async with database.transaction() as session:
        await presence.take_over(session)
        for text in (ONCE, "en sus manos"):
            payload = {"text": text, "keyboard": []}
            outbox.put(session, 5, RowKind.SAY, payload, TEN_IN_THE_MORNING)
        await session.flush()
        [batch] = await outbox.claim(session, TEN_IN_THE_MORNING, 10, presence.worker)
    presence.held.add(batch.rows[1].id)
    presence.look_soon()
    async with database.transaction() as session:
        await presence.take_over(session)
        states = (await session.exec(select(Outbox.state).order_by(col(Outbox.id)))).all()
    assert list(states) == [RowState.DUE, RowState.CLAIMED]


@pytest.mark.sqlite_only
async def test_a_process_that_was_suspended_goes_on_where_it_was(
    prepared: Bot, simulator: Simulator, process: Process
) -> None:
    puno = simulator.actor(101)
    await puno.send("/reportar")
    await sees(puno, "0 de 12")
    simulator.faults.add(Fault(FaultKind.SLOW, seconds=1, times=2))
    await puno.click("Empezar")
    await sees(puno, "IdG 1 de 12")
    os.kill(process.process.pid or 0, signal.SIGSTOP)
    await puno.send("60")
    await asyncio.sleep(1.5)
    os.kill(process.process.pid or 0, signal.SIGCONT)
    await sees(puno, "IdG 2 de 12")
    texts = [message.text for message in puno.messages if "IdG 2 de 12" in message.text]
    assert len(texts) == 1


async def test_all_comes_round_at_once_when_the_wall_clock_was_set(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler_module, "LOOK_EVERY_SECONDS", 0.02)
    database, wall, done = Database(database_url), 0.0, list[float]()
    scheduler = Scheduler(Settings.model_construct(), database, lambda: TEN_IN_THE_MORNING, nothing)

    came = asyncio.Event()

    async def note() -> None:
        done.append(wall)
        came.set()

    scheduler.wall = lambda: wall + monotonic()
    scheduler.rounds = (Round(note, AN_HOUR),)
    stop = asyncio.Event()
    running = asyncio.create_task(scheduler.run(stop))
    for step in (0, -3600, 7200):
        wall += step
        async with asyncio.timeout(10):
            await came.wait()
        came.clear()
    assert done == [0, -3600, 3600]
    stop.set()
    await running
    await database.close()


async def nothing(*_: object) -> None:
    raise AssertionError
