"""A webhook that somebody took away is set again, and said."""

import asyncio

import pytest
from pydantic import SecretStr

from bot.config.settings import Settings
from bot.inbox import webhook_watch
from simulator import Fault, FaultKind, Simulator
from tests.cast import Bot, Player
from tests.jobs.test_incidents import alerts
from tests.outages import free_port


@pytest.fixture
def settings(simulator: Simulator, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(webhook_watch, "LOOK_EVERY_SECONDS", 0.05)
    port = free_port()
    return Settings(
        database_url=database_url,
        telegram_api_url=simulator.url,
        webhook_url=f"http://127.0.0.1:{port}/aviso",
        webhook_secret=SecretStr("de-a_1"),
        webhook_port=port,
    )


@pytest.mark.both_databases
async def test_it_is_set_again_and_odes_is_told_once_a_day(
    staffed: Bot, puno: Player, odes: Player, simulator: Simulator
) -> None:
    bot, url = staffed.puntual.application.bot, staffed.settings.webhook_url
    line = staffed.puntual.delivery._line
    simulator.faults.add(Fault(FaultKind.SERVER_ERROR, ("getWebhookInfo",), times=2))
    for elsewhere in ("", "http://127.0.0.1:9/otro"):
        if elsewhere:
            await bot.set_webhook(elsewhere)
        else:
            await bot.delete_webhook()
        async with asyncio.timeout(20):
            while simulator.webhook.url != url:  # noqa: ASYNC110 (nothing tells of it)
                await asyncio.sleep(0.02)
        await puno.send("/yo")
        assert "Lo que Puntual guarda" in puno.last_text
    line.heard_at = None
    async with asyncio.timeout(20):
        while line.heard_at is None:  # noqa: ASYNC110 (nothing tells of it)
            await asyncio.sleep(0.02)
    await staffed.pass_time()
    await staffed.pass_time()
    [told] = alerts(odes)
    assert "Telegram dejó de entregar mensajes al bot, porque alguien quitó su dirección." in told
    calls = [call for call in simulator.calls if call["method"] == "setWebhook"]
    assert calls[-1]["params"]["secret_token"] == "de-a_1"
    assert int(calls[-1]["params"]["max_connections"]) == webhook_watch.POSTS_AT_ONCE
    assert "edited_message" in str(calls[-1]["params"]["allowed_updates"])
