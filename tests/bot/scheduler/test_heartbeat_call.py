"""The heartbeat: an address outside hears when a sweep begins, and how it ended; nothing else."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.config.settings import Settings
from bot.scheduler import heartbeat_call
from bot.scheduler.scheduler import Scheduler
from storage.database import Database
from tests.conftest import TEN_IN_THE_MORNING
from tests.outages import free_port

PING = "/ping/0000-clave"


@pytest.fixture
async def heard() -> AsyncIterator[tuple[str, list[tuple[str, ...]]]]:
    calls: list[tuple[str, ...]] = []

    async def hear(request: web.Request) -> web.Response:
        said = {name for name in request.headers if name not in ("Host", "Accept")}
        body = (await request.read()).decode()
        calls.append((request.method, request.path_qs, body, *sorted(said)))
        return web.Response(status=500 if request.path.endswith("/start") else 200)

    application = web.Application()
    application.router.add_route("*", "/{any:.*}", hear)
    runner = web.AppRunner(application)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield f"http://127.0.0.1:{port}{PING}", calls
    await runner.cleanup()


async def nothing_made(*_: object) -> None:
    raise AssertionError


def scheduler(database: Database, url: str | None) -> Scheduler:
    settings = Settings.model_construct(heartbeat_url=url)
    return Scheduler(settings, database, lambda: TEN_IN_THE_MORNING, nothing_made)


async def test_each_sweep_says_that_it_begins_and_how_it_ended(
    database: Database, heard: tuple[str, list[tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, calls = heard
    await scheduler(database, None).sweep()
    assert calls == []
    await scheduler(database, f"{url}/?create=1").sweep()
    bare = ("", "Accept-Encoding", "User-Agent")
    assert calls == [("GET", f"{PING}/start?create=1", *bare), ("GET", f"{PING}?create=1", *bare)]
    calls.clear()
    broken = scheduler(Database("sqlite:////nowhere/at/all.db"), url)
    with pytest.raises(Exception, match="unable to open"):
        await broken.sweep()
    assert [call[1] for call in calls] == [f"{PING}/start", f"{PING}/fail"]


async def test_whoever_does_not_listen_changes_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(heartbeat_call, "SECONDS", 0.2)
    going = scheduler(database, f"http://127.0.0.1:{free_port()}{PING}")
    await going.sweep()
    assert going.last_sweep == TEN_IN_THE_MORNING
    assert "clave" not in caplog.text
