"""ODES, once the day's line has told it of what is late."""

import pytest

from tests.cast import Bot, Player
from tests.jobs.test_in_the_chat import clock_says


@pytest.fixture
async def alerted(staffed: Bot, odes: Player) -> Player:
    """ODES, with its daily line."""
    await clock_says(staffed, "2021-01-06T09:00")
    return odes
