"""Goals (programación) of a period, loaded from a CSV for any number of regions."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.loading import FileFault, Row, indicator_number, read_records, region_code
from convenio.figures import Mark, Percentage, read_figure
from storage import audit
from storage.contents import plain
from storage.models import AuditEntry, AuditKind, Expected, Goal

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
        row = Goal(
            period=period,
            region=goal.region,
            indicator=goal.indicator,
            programmed=goal.programmed,
            mark=goal.mark.value if goal.mark else None,
            loaded_at=now,
        )
        before = await session.get(Goal, (period, goal.region, goal.indicator))
        if before is None or _facts(before) != _facts(row):
            await audit.record(session, _change(before, row))
        await session.merge(row)


def _change(before: Goal | None, after: Goal) -> AuditEntry:
    return audit.entry(
        AuditKind.GOAL,
        after.loaded_at,
        None,
        period=after.period,
        region=after.region,
        subject=f"indicator {after.indicator}",
        before=None if before is None else _facts(before),
        after=_facts(after),
    )


def _facts(goal: Goal) -> dict[str, str | None]:
    return {"programmed": plain(goal.programmed), "mark": goal.mark}
