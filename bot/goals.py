"""Goals (programación) of a period, loaded from a CSV for any number of regions."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.loading import FileFault, Row, indicator_number, read_records, region_code
from convenio.figures import Mark, Percentage, read_figure
from storage.models import Expected, Goal

COLUMNS = ("region", "indicator", "programmed")


@dataclass(frozen=True, slots=True)
class _Goal:
    region: str
    indicator: int
    programmed: Decimal | None
    mark: Mark | None


def read_goals(text: str) -> list[_Goal]:
    """Columns region, indicator, programmed (a percentage, 'no aplica' or 'sin meta')."""
    return read_records(text, COLUMNS, _read_row, lambda goal: (goal.region, goal.indicator))


def _read_row(row: Row) -> _Goal:
    region, number = region_code(row["region"]), indicator_number(row["indicator"])
    reading = read_figure(row["programmed"])
    if isinstance(reading, Percentage):
        return _Goal(region, number, reading.value, None)
    if reading in (Mark.NOT_APPLICABLE, Mark.NO_GOAL):
        return _Goal(region, number, None, Mark(str(reading)))
    raise ValueError(f"«{row['programmed']}» no es un porcentaje, «no aplica» ni «sin meta»")


async def save_goals(session: AsyncSession, period: str, goals: list[_Goal], now: datetime) -> None:
    """Takes the place of goals loaded before. Raises FileFault for a region that owes nothing."""
    owing = {g.region for g in goals if await session.get(Expected, (period, g.region)) is None}
    if owing:
        raise FileFault(f"no deben reportar en {period}: {', '.join(sorted(owing))}")
    for goal in goals:
        await session.merge(
            Goal(
                period=period,
                region=goal.region,
                indicator=goal.indicator,
                programmed=goal.programmed,
                mark=goal.mark.value if goal.mark else None,
                loaded_at=now,
            )
        )
