"""A year's schedule, loaded from a CSV as `schedule` prints it."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.loading import FileFault, Row, indicator_number, read_records, region_code
from convenio.months import read_month
from convenio.schedule import Activity, ScheduleEntry
from storage.reloading import rescheduled_in, save_schedule

COLUMNS = ("indicator", "activity_number", "activity", "responsible", "region", "month")
LARGEST_NUMBER = 99
LONGEST = {"activity": 500, "responsible": 200}


def read_schedule(text: str, year: int) -> list[ScheduleEntry]:
    """Raises FileFault. An activity is written alike in all its rows."""
    known: dict[tuple[int, int], Activity] = {}

    def read(row: Row) -> ScheduleEntry:
        activity = _activity(row)
        if known.setdefault((activity.indicator, activity.number), activity) != activity:
            raise ValueError(
                f"la actividad {activity.number} del indicador {activity.indicator}"
                " está escrita de otro modo más arriba"
            )
        region = region_code(row["region"]) if row["region"] else None
        month = read_month(row["month"]) if row["month"] else None
        return ScheduleEntry(year, activity, region, month, original_month=month)

    return read_records(text, COLUMNS, read, lambda entry: entry)


def _activity(row: Row) -> Activity:
    number = row["activity_number"]
    if not number.isdecimal() or not 1 <= int(number[:3]) <= LARGEST_NUMBER:
        raise ValueError(
            f"el número de actividad «{number[:20]}» no es uno de 1 a {LARGEST_NUMBER}"
        )
    for name, longest in LONGEST.items():
        if not 0 < len(row[name]) <= longest or "\0" in row[name]:
            raise ValueError(f"«{name}» debe tener de 1 a {longest} letras")
    indicator = indicator_number(row["indicator"])
    return Activity(indicator, int(number), row["activity"], row["responsible"])


async def save_or_refuse(
    session: AsyncSession,
    year: int,
    entries: Sequence[ScheduleEntry],
    now: datetime,
    *,
    replace: bool,
) -> None:
    """Raises FileFault where something would be lost that `replace` does not give up."""
    moved = await rescheduled_in(session, year)
    if moved and not replace:
        raise FileFault(
            f"Filas ya reprogramadas en {year}: {moved}. Volverían a lo que dice el archivo, y las"
            " que no están en él se perderían con su historial. Si es lo que desea, repita la"
            " orden con --replace."
        )
    await save_schedule(session, year, entries, now)
