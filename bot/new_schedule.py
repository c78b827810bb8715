"""A year's schedule, loaded from a CSV as `schedule` prints it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.loading import (
    Cells,
    FileFault,
    indicator_number,
    number_up_to,
    read_records,
    region_code,
)
from convenio.indicators import Indicators
from convenio.months import read_month
from convenio.reloading import Reload
from convenio.schedule import Activity, ScheduleEntry
from handlers.loading.acts import Loaded, load_year
from storage.reloading import answers_about, compare

LARGEST_NUMBER = 99


def read_schedule(text: str, year: int, indicators: Indicators) -> list[ScheduleEntry]:
    """Raises FileFault. An activity is written alike in all its rows."""
    known: dict[tuple[int, int], Activity] = {}
    readers: Mapping[str, Callable[[str], Any]] = {
        "indicator": partial(indicator_number, indicators),
        **_READERS,
    }

    def entry(cells: Cells) -> ScheduleEntry:
        number, of, name, responsible = (cells[name] for name in COLUMNS[:4])
        activity = Activity(number, of, name, responsible, indicators)
        if known.setdefault((activity.indicator, activity.number), activity) != activity:
            raise ValueError(
                f"la actividad {activity.number} del indicador {activity.indicator}"
                " está escrita de otro modo más arriba"
            )
        month = cells["month"]
        return ScheduleEntry(year, activity, cells["region"], month, original_month=month)

    return read_records(text, readers, entry, lambda entry: entry)


def _activity_number(cell: str) -> int:
    number = number_up_to(LARGEST_NUMBER, cell)
    if number is None:
        raise ValueError(f"el número de actividad «{cell[:20]}» no es uno de 1 a {LARGEST_NUMBER}")
    return number


def _words(column: str, longest: int, cell: str) -> str:
    if not 0 < len(cell) <= longest or "\0" in cell:
        raise ValueError(f"«{column}» debe tener de 1 a {longest} letras")
    return cell


_READERS: Mapping[str, Callable[[str], Any]] = {
    "activity_number": _activity_number,
    "activity": partial(_words, "activity", 500),
    "responsible": partial(_words, "responsible", 200),
    "region": lambda cell: region_code(cell) if cell else None,
    "month": lambda cell: read_month(cell) if cell else None,
}
COLUMNS = ("indicator", *_READERS)


async def load_or_refuse(
    session: AsyncSession,
    year: int,
    entries: Sequence[ScheduleEntry],
    now: datetime,
    *,
    replace: bool,
) -> Loaded:
    """Raises FileFault where something would be lost that `replace` does not give up."""
    found = await compare(session, year, entries)
    if found.lost and not replace:
        moves = sum(each.changes for each in found.lost)
        raise FileFault(
            f"{counts(found)} Se perderían reprogramaciones: {moves}; respuestas de asistencia:"
            f" {await answers_about(session, found.lost)}. Si es lo que desea, repita la orden con"
            " --replace."
        )
    return await load_year(session, year, entries, None, now)


def counts(found: Reload) -> str:
    """In rows of what the year had and has."""
    return (
        f"Filas que se añaden: {len(found.added)}; que se mantienen: {len(found.kept)};"
        f" que vuelven a su mes original: {len(found.put_back)};"
        f" que se quitan: {len(found.gone)}."
    )
