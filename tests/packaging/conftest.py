"""The image's content, and a container of it for each way in which updates come."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from matplotlib import get_cachedir

from simulator import Simulator
from tests.packaging.container import Container, build


@pytest.fixture(scope="session")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("image")
    build(folder)
    return folder


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
        return number


@pytest.fixture(params=["polling", "webhook"])
async def bot(
    request: pytest.FixtureRequest, simulator: Simulator, image: Path, tmp_path: Path, port: int
) -> AsyncIterator[Container]:
    """Not yet started."""
    settings = {
        "BOT_TOKEN": simulator.token,
        "TELEGRAM_API_URL": simulator.url,
        "WEBHOOK_PORT": str(port),
        "LOG_LEVEL": "ERROR",
        "MPLCONFIGDIR": get_cachedir(),  # where the fonts are known, as they are in the image
    }
    if request.param == "webhook":
        settings["WEBHOOK_URL"] = f"http://127.0.0.1:{port}"
    bot = Container(image, tmp_path, settings)
    yield bot
    await bot.remove()
