"""Goals (programación) of a period, loaded from a CSV for any number of regions."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.figures import Mark, Percentage, read_figure
from convenio.indicators import INDICATORS
from convenio.regions import Unresolved, resolve_region
from storage.models import Expected, Goal

COLUMNS = ("region", "indicator", "programmed")


class GoalsFault(Exception):
    """Faults of the file, one a line, each with its line number; nothing was taken from it."""


@dataclass(frozen=True, slots=True)
class _Goal:
    region: str
    indicator: int
    programmed: Decimal | None
    mark: Mark | None


def read_goals(text: str) -> list[_Goal]:
    """Columns region, indicator, programmed (a percentage, 'no aplica' or 'sin meta')."""
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    lacking = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if lacking:
        raise GoalsFault(f"faltan las columnas: {', '.join(lacking)}")
    faults: list[str] = []
    goals: dict[tuple[str, int], _Goal] = {}
    for line, row in enumerate(rows, start=2):
        try:
            goal = _read_row(row)
            if (goal.region, goal.indicator) in goals:
                raise ValueError("la región y el indicador están repetidos")
            goals[goal.region, goal.indicator] = goal
        except ValueError as error:
            faults.append(f"línea {line}: {error}")
    if faults or not goals:
        raise GoalsFault("\n".join(faults) or "el archivo no tiene metas")
    return list(goals.values())


def _read_row(row: dict[str, str | None]) -> _Goal:
    region = resolve_region(row["region"] or "")
    if isinstance(region, Unresolved):
        near = ", ".join(each.code for each in region.nearest)
        raise ValueError(f"no conozco la región «{row['region']}»; ¿{near}?")
    number = (row["indicator"] or "").strip()
    if not number.isdigit() or int(number) not in INDICATORS:
        raise ValueError(f"el indicador «{number}» no es un número de 1 a 12")
    reading = read_figure(row["programmed"] or "")
    if isinstance(reading, Percentage):
        return _Goal(region.code, int(number), reading.value, None)
    if reading in (Mark.NOT_APPLICABLE, Mark.NO_GOAL):
        return _Goal(region.code, int(number), None, Mark(str(reading)))
    raise ValueError(f"«{row['programmed']}» no es un porcentaje, «no aplica» ni «sin meta»")


async def save_goals(session: AsyncSession, period: str, goals: list[_Goal], now: datetime) -> None:
    """Takes the place of goals loaded before. Raises GoalsFault for a region that owes nothing."""
    owing = {g.region for g in goals if await session.get(Expected, (period, g.region)) is None}
    if owing:
        raise GoalsFault(f"no deben reportar en {period}: {', '.join(sorted(owing))}")
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
