"""The directorate that proposed the first indicator, and who else reads its evaluation."""

import pytest

from tests.cast import Bot, Player
from tests.handlers.evaluations.scripts import DIRECTORATE


@pytest.fixture
def evaluator(staffed: Bot) -> Player:
    return staffed.player(DIRECTORATE)
