"""What the process tells of itself over HTTP: well is who did the work."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from time import monotonic
from typing import Any

import httpx
import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.config.settings import Settings
from bot.inbox.polling import Polling
from bot.runtime.app import build
from bot.runtime.puntual import PartDied, Puntual
from bot.scheduler import scheduler
from bot.scheduler.scheduler import Round
from simulator import Simulator
from storage.models import FailedUpdate, RowKind
from storage.outages import Unreachable
from storage.outbox import outbox
from tests.cast import Bot, Player
from tests.conftest import TEN_IN_THE_MORNING as TEN
from tests.outages import free_port

MINUTES = timedelta(minutes=6)


@pytest.fixture
def settings(simulator: Simulator, database_url: str) -> Settings:
    """While polling, on the port of its health."""
    return Settings.model_construct(
        database_url=database_url,
        telegram_api_url=simulator.url,
        health_host="127.0.0.1",
        webhook_port=free_port(),
    )


@pytest.fixture
async def http(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    url = f"http://127.0.0.1:{settings.webhook_port}"
    async with httpx.AsyncClient(base_url=url, trust_env=False) as http:
        yield http


async def unwell(http: httpx.AsyncClient) -> tuple[int, list[str]]:
    ready = await http.get("/readyz")
    return ready.status_code, ready.json()["unwell"]


@pytest.mark.both_databases
async def test_it_is_ready_while_its_work_is_done_and_says_what_is_not(
    staffed: Bot, http: httpx.AsyncClient, puno: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    await staffed.pass_time()
    await puno.send("/yo")
    puntual, now = staffed.puntual, staffed.simulator.now
    puntual.scheduler.last = now()  # the time is the test's: it does not beat
    ready = (await http.get("/readyz")).json()
    assert (ready["unwell"], ready["database"], ready["waiting"]) == ([], "ok", 0)
    assert ready["last_sweep"]
    assert ready["last_answer"]
    assert ready["last_update"]
    puntual.scheduler.last_sweep = now() - MINUTES
    assert await unwell(http) == (200, []), "the process is younger than that"
    puntual.http.health._started -= 2 * MINUTES  # type: ignore[union-attr]
    assert await unwell(http) == (503, ["last_sweep"])
    puntual.scheduler.last_sweep = now()
    line = puntual.delivery._line
    for name, sign in (("last_answer", "answered_at"), ("last_update", "heard_at")):
        before = getattr(line, sign)
        setattr(line, sign, monotonic() - MINUTES.total_seconds())
        assert await unwell(http) == (503, [name])
        setattr(line, sign, before)
    monkeypatch.setattr(puntual.delivery, "_room", lambda: 0)  # nothing leaves
    async with staffed.database.transaction() as session:
        outbox.put(session, 101, RowKind.SAY, {"text": "x", "keyboard": []}, now() - MINUTES)
    ready = (await http.get("/readyz")).json()
    assert (ready["unwell"], ready["waiting"]) == (["oldest_waiting"], 1)
    assert ready["oldest_waiting"] < now().isoformat()
    assert (await http.get("/readyz?for=posts")).status_code == 200, "it can be written to"
    puntual.scheduler.last = now() - MINUTES
    assert (await http.get("/readyz?for=posts")).status_code == 503
    async with staffed.database.transaction() as session:
        await outbox.claim(session, now(), 5)
    assert "oldest_waiting" not in (await unwell(http))[1], "it is on its way"


@pytest.mark.both_databases
async def test_metrics_count_what_was_done_and_name_nobody(
    staffed: Bot, http: httpx.AsyncClient, puno: Player
) -> None:
    before = await metrics(http)
    assert before["puntual_last_sweep_timestamp_seconds"] == 0
    await puno.send("/yo")
    await staffed.pass_time()
    async with staffed.database.transaction() as session:
        at = staffed.simulator.now()
        for number, day in ((1, 0), (2, 2)):
            row: dict[str, Any] = {"reference": f"R{number}", "update_id": number, "attempts": 3}
            row |= {"error": "x", "body": "{}", "at": at - timedelta(days=day)}
            session.add(FailedUpdate(**row))
    now = await metrics(http)
    assert now["puntual_set_aside_updates"] == 1
    assert now["puntual_update_seconds_count"] == 1 + before["puntual_update_seconds_count"]
    sent = 'puntual_deliveries_total{outcome="sent"}'
    assert now[sent] > before[sent]
    assert now['puntual_deliveries_total{outcome="failed"}'] == 0
    assert now["puntual_last_sweep_timestamp_seconds"] == pytest.approx(at.timestamp(), abs=60)
    assert (now["puntual_queue_rows"], now["puntual_queue_oldest_seconds"]) == (0, 0)
    assert now["puntual_database_up"] == 1
    page = (await http.get("/metrics")).text
    assert not [word for word in ("puno", "Puno", "Punto") if word in page]
    assert not [name for name, value in now.items() if "101" in name or value == 101]
    outside = await http.get("/metrics", headers={"X-Forwarded-For": "203.0.113.7"})
    assert outside.status_code == 404


async def metrics(http: httpx.AsyncClient) -> dict[str, float]:
    page = (await http.get("/metrics")).text.splitlines()
    pairs = (line.rsplit(" ", 1) for line in page if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


@asynccontextmanager
async def running(puntual: Puntual) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(puntual.run(stop))
    yield
    stop.set()
    await task


@pytest.mark.parametrize("stuck", ["beat", "sweep"])
async def test_where_the_clock_or_its_sweep_stands_still_it_is_not_healthy(
    prepared: Bot, http: httpx.AsyncClient, simulator: Simulator, stuck: str
) -> None:
    """A sweep that fails does not stand still: to start anew would not help."""
    puntual = build(prepared.settings, simulator.now, token=simulator.token)
    release, tries = asyncio.Event(), []

    async def hangs() -> None:
        await release.wait()

    async def fails() -> None:
        tries.append(1)
        raise Unreachable

    hangs.__name__ = stuck
    often = timedelta(seconds=0.05)
    stalls = timedelta(seconds=1)
    puntual.scheduler.rounds = (
        Round(hangs, timedelta(hours=1), timedelta(), stalls),
        Round(fails, often, timedelta(), stalls),
    )
    async with running(puntual):
        answer = await until_status(http, 503)
        assert answer.text == f"standing still: {stuck}"
        assert tries
        release.set()
        await until_status(http, 200)


async def until_status(http: httpx.AsyncClient, status: int) -> httpx.Response:
    async with asyncio.timeout(20):
        while True:
            try:
                answer = await http.get("/healthz")
                if answer.status_code == status:
                    return answer
            except httpx.TransportError:
                pass  # it does not listen yet
            await asyncio.sleep(0.02)


async def test_the_real_rounds_of_clock_and_sweep_are_watched(prepared: Bot) -> None:
    found = build(prepared.settings, prepared.simulator.now, token="1:a").scheduler
    watched = {each.work: each.stalls for each in found.rounds if each.stalls < scheduler.NEVER}
    assert watched == {
        found._beat: scheduler.BEAT_STALLS,
        found.sweep: scheduler.SWEEP_STALLS,
    }


async def never() -> None:
    await asyncio.Event().wait()


@pytest.mark.parametrize("fault", ["its beat hangs", "it does not run"])
async def test_a_scheduler_that_died_ends_the_process(
    prepared: Bot, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(scheduler, "LOOK_EVERY_SECONDS", 0.05)
    token = prepared.simulator.token
    puntual = build(prepared.settings, prepared.simulator.now, token=token)
    if fault == "it does not run":
        monkeypatch.setattr(AsyncIOScheduler, "start", lambda _self: None)
        monkeypatch.setattr(AsyncIOScheduler, "shutdown", lambda _self, wait: None)
    else:
        beating = Round(never, MINUTES, timedelta(), timedelta(seconds=0.1))
        puntual.scheduler._beating = beating
        puntual.scheduler.rounds = (beating,)
    with pytest.raises(scheduler.SchedulerDied):
        await puntual.run(asyncio.Event())


async def test_a_part_that_ends_without_a_word_ends_the_process(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ends(_self: Polling, _stop: asyncio.Event) -> None:
        return

    monkeypatch.setattr(Polling, "run", ends)
    with pytest.raises(PartDied):
        await bot.ended()


def listening_at(settings: Settings, **changed: Any) -> tuple[str, int] | None:
    puntual = build(settings.model_copy(update=changed), lambda: TEN, token="1:a")
    if puntual.http is None:
        return None
    return puntual.http._host(), puntual.http.port


async def test_where_it_listens(settings: Settings) -> None:
    alone = settings.model_copy(update={"health_host": None, "webhook_port": None})
    assert listening_at(alone) is None
    assert listening_at(alone, webhook_port=9000) == ("127.0.0.1", 9000)
    assert listening_at(alone, health_host="10.0.0.7") == ("10.0.0.7", 8443)
    assert listening_at(alone, health_host="::", webhook_port=9000) == ("::", 9000)
    by_hook = {"webhook_url": "https://bot.gob.pe/aviso", "health_host": "127.0.0.1"}
    assert listening_at(alone, **by_hook) != ("127.0.0.1", 8443), "Telegram comes in"
