"""A year's schedule as a CSV: the same columns are printed and read."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from convenio.calendar.months import read_month
from convenio.catalogue.indicators import Indicators
from convenio.schedule.activities import Activity, ScheduleEntry
from documents.csv_reader import (
    Cells,
    indicator_number,
    number_up_to,
    read_records,
    region_code,
)

LARGEST_NUMBER = 99


def read_schedule(text: str, year: int, indicators: Indicators) -> list[ScheduleEntry]:
    """Read a year's schedule, or raise FileFault. An activity is written alike in all its rows."""
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


def schedule_rows(entries: Sequence[ScheduleEntry]) -> list[dict[str, Any]]:
    return [
        {
            "indicator": entry.activity.indicator,
            "activity_number": entry.activity.number,
            "activity": entry.activity.name,
            "responsible": entry.activity.responsible,
            "region": entry.region,
            "month": entry.month,
        }
        for entry in entries
    ]
