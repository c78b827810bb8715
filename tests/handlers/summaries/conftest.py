"""Those of the country who ask for summaries."""

import pytest

from tests.cast import Bot, Player


@pytest.fixture
def loreto(country: Bot) -> Player:
    return country.player(105)


@pytest.fixture
def director(country: Bot) -> Player:
    return country.player(103)


@pytest.fixture
def odes(country: Bot) -> Player:
    return country.player(106)


@pytest.fixture
def directorate(country: Bot) -> Player:
    return country.player(107)
