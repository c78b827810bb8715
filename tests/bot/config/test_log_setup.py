"""The log says which update, who, which step and how long; never the token, never free text."""

import json
from pathlib import Path

import pytest

from bot.config.log_setup import hide_token
from bot.example import demo
from simulator import Simulator
from storage.database import Database
from tests.process import Process, sees

LONG_TOKEN = "12:" + "Ab3_-" * 7


def test_a_token_is_hidden_wherever_it_stands() -> None:
    event = {"event": f"GET /bot{LONG_TOKEN}/getMe", "exception": f"at {LONG_TOKEN} line 3"}
    hidden = hide_token(None, "info", dict(event))
    assert LONG_TOKEN not in json.dumps(hidden)
    assert "/getMe" in hidden["event"]


@pytest.mark.both_databases
@pytest.mark.long
async def test_a_report_is_logged_without_token_and_without_free_text(
    database_url: str, tmp_path: Path
) -> None:
    simulator = Simulator(demo.CAST, demo.NOW, token=LONG_TOKEN)
    await simulator.start()
    database = Database(database_url)
    await database.migrate()
    async with database.transaction() as session:
        await demo.load_cast(session, simulator.now())
    await database.close()
    process = Process(simulator, database_url, level="DEBUG", log=tmp_path / "log")
    await process.start()
    puno = simulator.actor(101)
    for text, shown in (
        ("/reportar", "0 de 12"),
        ("1: meta 60, ejecutado 45", "Esto leí"),
    ):
        await puno.send(text)
        await sees(puno, shown)
    await puno.click("Guardar")
    await sees(puno, "1 de 12")
    await process.stop()
    await simulator.stop()
    log = (tmp_path / "log").read_text()
    assert LONG_TOKEN not in log
    assert "60/45" not in log
    updates = [json.loads(line) for line in log.splitlines() if '"event": "update"' in line]
    assert [update["step"] for update in updates] == ["report", "read_pasted", "save_table"]
    assert all({"update_id", "person", "ms"} <= update.keys() for update in updates)
