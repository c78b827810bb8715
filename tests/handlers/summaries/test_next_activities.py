"""What comes next, below a region's summary."""

from datetime import UTC, datetime

import pytest

from convenio.calendar.periods import Period
from handlers.summaries import captions
from handlers.summaries.region_summary import summarise_region
from tests.cast import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_at_the_end_of_a_year_the_next_ones_schedule_is_told(country: Bot) -> None:
    async with country.database.transaction() as session:
        summary = await summarise_region(
            session,
            Period(2020, 2),
            "puno",
            earlier=None,
            later=None,
            now=datetime(2020, 12, 21, 15, tzinfo=UTC),
        )
    assert "Próximas actividades:\n• Enero de 2021: IdG 8 Formaliza Perú" in captions.unsent(
        summary
    )
