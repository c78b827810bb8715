"""The whole country, for tests that only look at it, and a report that waits for its director."""

from collections.abc import AsyncIterator
from datetime import date
from functools import partial

import pytest
import pytest_asyncio

from bot.config.settings import Settings
from bot.example import demo
from bot.example.simulated_reports import load_simulated
from simulator import Simulator
from storage.models import PeriodRow
from tests.cast import Bot, Player
from tests.conftest import TEN_IN_THE_MORNING
from tests.handlers.loreto_report import load_and_send


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def country(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    """Loreto's report, and simulated ones of all that the report evaluates but Puno and Tacna.

    One bot for all tests of a module.
    """
    simulator = Simulator(demo.CAST, TEN_IN_THE_MORNING)
    await simulator.start()
    folder = tmp_path_factory.mktemp("country")
    settings = Settings.model_construct(
        database_url=f"sqlite:///{folder / 'puntual.db'}",
        telegram_api_url=simulator.url,
        evidence_folder=folder / "evidence",
    )
    bot = Bot(simulator, settings)
    await bot.prepare_country(partial(load_simulated, without={"puno", "tacna"}))
    await bot.start()
    await bot.staff()
    yield bot
    await bot.stop()
    await simulator.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def published(country: Bot) -> AsyncIterator[None]:
    """ODES has published the semester."""
    await _publish(country, country.simulator.now().date())
    yield
    await _publish(country, None)


async def _publish(country: Bot, day: date | None) -> None:
    async with country.database.transaction() as session:
        row = await session.get(PeriodRow, "2020-II")
        assert row is not None
        row.published_on = day
        session.add(row)


@pytest.fixture
async def sent(staffed: Bot, puno: Player) -> int:
    """The id of Puno's report, on Tuesday the fifth, waiting for its director."""
    await load_and_send(staffed, puno)
    [version] = await staffed.versions("puno")
    return version.id or 0


@pytest.fixture
def outsiders(
    puno: Player, director: Player, directorate: Player, stranger: Player
) -> tuple[Player, ...]:
    """Those who must not do what is for ODES alone."""
    return puno, director, directorate, stranger
