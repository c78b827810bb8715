"""Goals (programación) of a period, loaded from a CSV for any number of regions."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.loading import Cells, FileFault, indicator_number, read_records, region_code
from convenio.goals import read_goal
from convenio.indicators import Indicators
from handlers.goals.acts import Kept, keep_goals
from storage.goals import NewGoal
from storage.models import Expected


def read_goals(text: str, indicators: Indicators) -> list[NewGoal]:
    """Columns region, indicator, programmed (a percentage, 'no aplica' or 'sin meta')."""
    readers: dict[str, Callable[[str], Any]] = {
        "region": region_code,
        "indicator": partial(indicator_number, indicators),
        "programmed": read_goal,
    }
    return read_records(text, readers, _goal, lambda goal: (goal.region, goal.indicator))


def _goal(cells: Cells) -> NewGoal:
    return NewGoal(cells["region"], cells["indicator"], cells["programmed"])


async def save_goals(
    session: AsyncSession, period: str, goals: list[NewGoal], now: datetime
) -> Kept:
    """Takes the place of goals loaded before. Raises FileFault for a region that owes nothing."""
    owing = {g.region for g in goals if await session.get(Expected, (period, g.region)) is None}
    if owing:
        raise FileFault(f"no deben reportar en {period}: {', '.join(sorted(owing))}")
    return await keep_goals(session, period, goals, None, now)
