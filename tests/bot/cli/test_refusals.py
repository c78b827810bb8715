"""A process that can't do its work says why in one line, and ends with 1."""

import asyncio
from pathlib import Path

import pytest

from simulator import Simulator
from tests.cast import Bot
from tests.outages import free_port
from tests.process import Process, sees

pytestmark = pytest.mark.long


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'puntual.db'}"


async def refusal(simulator: Simulator, database_url: str, log: Path, **env: str) -> list[str]:
    process = Process(simulator, database_url, log=log, **env)
    await process.start()
    assert await process.ended() == 1
    return (await asyncio.to_thread(log.read_text)).splitlines()


async def test_a_second_poller_gives_way(
    staffed: Bot, simulator: Simulator, tmp_path: Path
) -> None:
    staffed.has_polled_for_long()
    await staffed.player(101).send("/yo")
    own = f"sqlite:///{tmp_path / 'otra.db'}"
    [line] = await refusal(simulator, own, tmp_path / "log")
    assert line == "Otro proceso ya atiende a este bot. Deténgalo antes de iniciar este."
    await staffed.player(101).send("/yo")


async def test_a_second_process_leaves_the_first_ones_database_alone(
    staffed: Bot, simulator: Simulator, database_url: str, tmp_path: Path
) -> None:
    await staffed.stop()
    first = Process(simulator, database_url)
    await first.start()
    await staffed.player(101).actor.send("/yo")
    await sees(staffed.player(101).actor, "Lo que Puntual guarda")
    [line] = await refusal(simulator, database_url, tmp_path / "log")
    assert line == "Otro proceso ya usa esta base de datos. Deténgalo antes de iniciar este."
    await first.kill()
    await first.start()
    await staffed.player(101).actor.send("/ayuda")
    await sees(staffed.player(101).actor, "Cómo funciona")
    assert await first.stop() == 0


async def test_a_port_that_is_taken_is_named(
    simulator: Simulator, database_url: str, tmp_path: Path
) -> None:
    [line] = await refusal(
        simulator, database_url, tmp_path / "log", WEBHOOK_PORT=str(simulator.port)
    )
    assert line.startswith(f"No se pudo usar el puerto {simulator.port}: ")
    assert "WEBHOOK_PORT" in line
    assert list(simulator.calls) == []


async def test_a_database_that_is_away_is_no_matter_of_ports(
    simulator: Simulator, tmp_path: Path
) -> None:
    port = free_port()
    nowhere = f"postgresql://nadie@127.0.0.1:{port}/nada"
    [line] = await refusal(simulator, nowhere, tmp_path / "log")
    assert line.startswith(f"El servidor «127.0.0.1» no atiende en el puerto {port}.")
    assert "DATABASE_URL" in line
