"""Goals (programación) of a period, loaded from a CSV for any number of regions."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.loading import Cells, FileFault, indicator_number, read_records, region_code
from convenio.figures import Mark, Percentage, read_figure
from storage.models import Expected, Goal


@dataclass(frozen=True, slots=True)
class _Goal:
    region: str
    indicator: int
    programmed: Decimal | None
    mark: Mark | None


def read_goals(text: str) -> list[_Goal]:
    """Columns region, indicator, programmed (a percentage, 'no aplica' or 'sin meta')."""
    readers = {"region": region_code, "indicator": indicator_number, "programmed": _programmed}
    return read_records(text, readers, _goal, lambda goal: (goal.region, goal.indicator))


def _programmed(cell: str) -> Decimal | Mark:
    reading = read_figure(cell)
    if isinstance(reading, Percentage):
        return reading.value
    if reading in (Mark.NOT_APPLICABLE, Mark.NO_GOAL):
        return Mark(str(reading))
    raise ValueError(f"«{cell}» no es un porcentaje, «no aplica» ni «sin meta»")


def _goal(cells: Cells) -> _Goal:
    programmed = cells["programmed"]
    mark = programmed if isinstance(programmed, Mark) else None
    return _Goal(cells["region"], cells["indicator"], None if mark else programmed, mark)


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
