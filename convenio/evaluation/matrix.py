"""The matrix of implementation of recommendations: the annex of the report, and their state.

Its months are computed from the year's schedule as it stands, reprogramming included.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from convenio.catalogue.regions import REGIONS
from convenio.evaluation.following import (
    Followed,
    Recommendation,
    count_words,
    responsible_words,
)
from convenio.evaluation.progress import Progress
from convenio.schedule.activities import Activity, ScheduleEntry

SECTOR = "MTPE"
MONTH_HEADINGS = (
    *("ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SET", "OCT", "NOV", "DIC"),
)
_UNIT = re.compile(r"MTPE[-/]([A-Z][A-Z-]*)")


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A recommendation as the annex has it; `months`: those in which an activity answers it.

    `counts`: in how many places it is in each state, in the order of `Progress`; `unaccepted`: how
    many of those implemented wait for the directorate, `overdue`: how many are open past its month.
    `places`: the regions that carry it out.
    """

    period: str
    number: int
    code: str
    sector: str
    indicator: int
    name: str
    short_name: str
    proponent: str
    recommendation: str
    responsible: str
    activities: tuple[str, ...]
    months: tuple[int, ...]
    detail: str
    state: str
    counts: tuple[int, ...]
    unaccepted: int
    overdue: int
    places: tuple[str, ...]
    published: bool
    simulated: bool = False

    @property
    def marks(self) -> dict[str, str]:
        """The twelve months by their headings, an X where an activity answers it."""
        return {
            heading: "X" if month in self.months else ""
            for month, heading in enumerate(MONTH_HEADINGS, start=1)
        }


def matrix_lines(
    followed: Iterable[Followed], entries: Sequence[ScheduleEntry], year: int, today: date
) -> tuple[MatrixLine, ...]:
    """The year's matrix, by indicator; `followed`: each recommendation in each of its places."""
    of_each: dict[tuple[str, int], list[Followed]] = {}
    for each in followed:
        one = each.recommendation
        if one.schedule_year == year:
            of_each.setdefault((one.period.code, one.number), []).append(each)
    units = ministry_units(entries)
    lines = [_line(listed, entries, units, today) for listed in of_each.values()]
    return tuple(sorted(lines, key=lambda line: line.indicator))


def ministry_units(entries: Iterable[ScheduleEntry]) -> Mapping[int, str]:
    """The letters of the ministry's unit by indicator, as the schedule names who is responsible."""
    found: dict[int, str] = {}
    for entry in entries:
        if named := _UNIT.search(entry.activity.responsible):
            found.setdefault(entry.activity.indicator, named[1].strip("-"))
    return found


def answers(entry: ScheduleEntry, one: Recommendation) -> bool:
    """Whether an entry of the schedule answers a recommendation; another agreement's does not."""
    return (
        entry.year == one.schedule_year
        and entry.activity.indicators.agreement == one.indicators.agreement
        and entry.activity.indicator == one.indicator
        and entry.activity.number in one.activities
    )


def answers_of(one: Recommendation, entries: Iterable[ScheduleEntry]) -> tuple[ScheduleEntry, ...]:
    """The entries of the schedule that answer a recommendation."""
    return tuple(entry for entry in entries if answers(entry, one))


def _line(
    listed: Sequence[Followed],
    entries: Sequence[ScheduleEntry],
    units: Mapping[int, str],
    today: date,
) -> MatrixLine:
    one = listed[0].recommendation
    answering = answers_of(one, entries)
    counts = Counter(each.progress for each in listed)
    activities = list(dict.fromkeys(entry.activity for entry in answering))
    return MatrixLine(
        period=one.period.code,
        number=one.number,
        code=one.code,
        sector=SECTOR,
        indicator=one.indicator,
        name=one.about.name,
        short_name=one.about.short_name,
        proponent=one.about.proponent,
        recommendation=one.text,
        responsible=responsible_words(one.responsible, units.get(one.indicator, "")),
        activities=tuple(f"{activity.number}. {activity.name}" for activity in activities),
        months=tuple(sorted({entry.month for entry in answering if entry.month})),
        detail=detail_words(answering),
        state=count_words(listed),
        counts=tuple(counts[progress] for progress in Progress),
        unaccepted=sum(each.unaccepted for each in listed),
        overdue=sum(each.overdue(today) for each in listed),
        places=tuple(each.place for each in listed if each.place),
        published=one.published,
        simulated=one.simulated,
    )


def detail_words(entries: Sequence[ScheduleEntry]) -> str:
    """The regions and months of each activity: 'Callao, Cusco (Jun); Lima (Feb y Set)'.

    Several activities are named, each above its own.
    """
    groups = [
        (activity, _places(list(own)))
        for activity, own in groupby(entries, lambda entry: entry.activity)
    ]
    if len(groups) == 1:
        return groups[0][1]
    return "\n".join(f"{_title(activity)}\n{places}" for activity, places in groups)


def _title(activity: Activity) -> str:
    return f"{activity.number}. {activity.name}"


def _places(entries: Sequence[ScheduleEntry]) -> str:
    months: dict[str, set[int]] = {}
    for entry in entries:
        months.setdefault(entry.region or "", set()).add(entry.month or 0)
    alike: dict[tuple[int, ...], list[str]] = {}
    for region in (*REGIONS, ""):
        if region in months:
            alike.setdefault(tuple(sorted(months[region])), []).append(region)
    ordered = sorted(alike.items(), key=lambda pair: tuple(month or 13 for month in pair[0]))
    return "; ".join(f"{_names(regions)} ({_months(when)})" for when, regions in ordered)


def _names(regions: Sequence[str]) -> str:
    if len(regions) == len(REGIONS):
        return f"Las {len(REGIONS)} regiones"
    return ", ".join(
        REGIONS[region].name if region else "Regiones por definir" for region in regions
    )


def _months(months: Sequence[int]) -> str:
    names = [MONTH_HEADINGS[month - 1].capitalize() if month else "sin fecha" for month in months]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} y {names[-1]}"
