"""Goals (programación) of a period, loaded from a CSV for any number of regions."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.loading import FileFault, Row, indicator_number, read_records, region_code
from convenio.goals import read_goal
from handlers.goals.acts import Kept, keep_goals
from storage.goals import NewGoal
from storage.models import Expected

COLUMNS = ("region", "indicator", "programmed")


def read_goals(text: str) -> list[NewGoal]:
    """Columns region, indicator, programmed (a percentage, 'no aplica' or 'sin meta')."""
    return read_records(text, COLUMNS, _read_row, lambda goal: (goal.region, goal.indicator))


def _read_row(row: Row) -> NewGoal:
    region, number = region_code(row["region"]), indicator_number(row["indicator"])
    return NewGoal(region, number, read_goal(row["programmed"]))


async def save_goals(
    session: AsyncSession, period: str, goals: list[NewGoal], now: datetime
) -> Kept:
    """Takes the place of goals loaded before. Raises FileFault for a region that owes nothing."""
    owing = {g.region for g in goals if await session.get(Expected, (period, g.region)) is None}
    if owing:
        raise FileFault(f"no deben reportar en {period}: {', '.join(sorted(owing))}")
    return await keep_goals(session, period, goals, None, now)
