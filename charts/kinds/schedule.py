"""Activities by month: how many regions take part in each or, of one region, in which it does."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.text_width import width, wrap
from charts.facts.schedule import ScheduleFacts
from convenio.catalogue.regions import REGIONS

_GROUP, _LINE, _BETWEEN = 20, 14, 7
_KEY = 28
_LEFT, _RIGHT = 178, style.WIDTH - 8
_WIDE = (_RIGHT - _LEFT) / 12
_CELL, _CHIP = 14, 30  # how high a month is, and how wide where its name is written
_NAME_AT = style.MARGIN + 18
_NAME_ROOM = (_RIGHT - _NAME_AT) / style.NARROW
_INITIALS = "EFMAMJJASOND"
_NAMES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "set", "oct", "nov", "dic")
_OWN, _NOW = style.EXECUTED_HIGHLIGHTED, style.Fill(style.HIGHLIGHT.face, edge=style.INK)
_COUNTS: Mapping[int, tuple[str, style.Fill]] = {
    6: ("1–6", style.LEVELS["0 to 24"]),
    13: ("7–13", style.LEVELS["25 to 49"]),
    20: ("14–20", style.LEVELS["50 to 74"]),
    26: ("21–26", style.LEVELS["100 or more"]),
}
_NO_DATES = "Ninguna actividad tiene fecha aún."


@dataclass(frozen=True, slots=True)
class _ActivityRow:
    """An activity with its whole name, its months in the last line or, without room, below it."""

    months: list[Any]
    name: list[str]
    below: bool

    @classmethod
    def of(cls, months: list[Any], *, alone: bool) -> "_ActivityRow":
        name = wrap(str(months[0].name), style.SMALL, _NAME_ROOM)
        last = width(name[-1], style.SMALL) * style.NARROW if name else 0.0
        left = _LEFT if alone else _RIGHT - _CHIP * len(months)
        return cls(months, name, last > left - _NAME_AT - 6)

    @property
    def lines(self) -> int:
        return max(1, len(self.name) + self.below)

    @property
    def high(self) -> float:
        return _LINE * self.lines + _BETWEEN


def draw(facts: ScheduleFacts) -> Figure:
    frame, heading = schedule_frame(facts), facts.heading
    groups = _groups(frame_rows(frame), alone=facts.region is None)
    undated = wrap(_undated(frame), style.SMALL, style.WIDTH - 2 * style.MARGIN)
    table = sum(_GROUP + sum(row.high for row in rows) for rows in groups.values()) or _GROUP
    page = Page(heading, table + _KEY * bool(groups) + _LINE * len(undated))
    months = _Months(page, facts)
    y = page.top
    for name, rows in groups.items():
        _draw_group(page, y, name, facts)
        y += _GROUP
        for row in rows:
            _draw_activity(page, y, row, months)
            y += row.high
    months.finish()
    if groups:
        _draw_key(page, y + _KEY / 2, facts)
        y += _KEY
    else:
        page.text(style.MARGIN, y + _GROUP / 2, _NO_DATES, color=style.MUTED)
        y += _GROUP
    for n, words in enumerate(undated):
        page.text(style.MARGIN, y + _LINE * n + 6, words, color=style.MUTED)
    return page.figure


def _groups(rows: list[Any], *, alone: bool) -> dict[str, list[_ActivityRow]]:
    """The rows that have a date by their indicator's name; of a region, only its own ones."""
    dated = [row for row in rows if row.month and (row.own or alone)]
    return {
        f"IdG {indicator} {months[0].short_name}": [
            _ActivityRow.of(list(of), alone=alone)
            for _, of in groupby(months, lambda row: row.number)
        ]
        for indicator, own in groupby(dated, lambda row: row.indicator)
        for months in [list(own)]
    }


def _undated(frame: pd.DataFrame) -> str:
    """The activities without a date, in words: 'Sin fecha: IdG 12: 2, 3.'"""
    groups = frame[frame["month"] == 0].groupby("indicator")["number"]
    named = [
        f"IdG {indicator}: {', '.join(map(str, numbers.unique()))}" for indicator, numbers in groups
    ]
    return f"Actividades sin fecha: {'; '.join(named)}." if named else ""


def _draw_group(page: Page, y: float, name: str, facts: ScheduleFacts) -> None:
    """Draw the indicator's name and, where months are columns, their initials once more."""
    middle = y + _GROUP / 2 + 2
    page.text(style.MARGIN, middle, name, bold=True, narrow=True)
    if facts.region:
        return
    if facts.today:
        page.fill([Box(_x(facts.today), middle - 8, _WIDE, 16)], style.HIGHLIGHT)
    for month, initial in enumerate(_INITIALS, start=1):
        bold = month == facts.today
        page.text(_x(month) + _WIDE / 2, middle, initial, bold=bold, align="center")


def _x(month: int) -> float:
    return _LEFT + (month - 1) * _WIDE


def _draw_activity(page: Page, y: float, row: _ActivityRow, months: "_Months") -> None:
    page.line([(style.MARGIN, y), (_RIGHT, y)], style.FAINT, 0.6)
    first = y + (_LINE + _BETWEEN) / 2
    number = str(row.months[0].number)
    page.text(_NAME_AT - 5, first, number, color=style.MUTED, align="right", narrow=True)
    for n, words in enumerate(row.name):
        page.text(_NAME_AT, first + n * _LINE, words, narrow=True)
    middle = first + (row.lines - 1) * _LINE
    months.add(row, middle)


class _Months:
    """Gathers the months of all activities, so that those alike are one artist."""

    def __init__(self, page: Page, facts: ScheduleFacts) -> None:
        self.page, self.facts = page, facts
        self.boxes: dict[style.Fill, list[Box]] = {}
        self.words: list[tuple[Box, str, style.Fill]] = []

    def add(self, row: _ActivityRow, y: float) -> None:
        if self.facts.region:
            self._add_own(row, y)
        else:
            self._add_counts(row, y)

    def _add_own(self, row: _ActivityRow, y: float) -> None:
        """The names of the months in which the region takes part, each in its box."""
        left = _RIGHT - _CHIP * len(row.months)
        for n, month in enumerate(row.months):
            box = Box(left + n * _CHIP + 1, y - _CELL / 2, _CHIP - 2, _CELL)
            fill = _NOW if month.month == self.facts.today else _OWN
            self._add(box, fill, _NAMES[month.month - 1])

    def _add_counts(self, row: _ActivityRow, y: float) -> None:
        """A cell for each month of the year; in some, how many regions take part."""
        counts = {month.month: month.regions for month in row.months}
        for n in range(1, 13):
            box = Box(_x(n) + 0.5, y - _CELL / 2, _WIDE - 1, _CELL)
            regions = counts.get(n, 0)
            fill = _count_fill(regions) if n in counts else style.EMPTY_MONTH
            self._add(box, fill, str(regions) if n in counts else "")

    def _add(self, box: Box, fill: style.Fill, words: str) -> None:
        self.boxes.setdefault(fill, []).append(box)
        self.words.append((box, words, fill))

    def finish(self) -> None:
        for fill, boxes in self.boxes.items():
            self.page.fill(boxes, fill)
        for box, words, fill in self.words:
            bold = fill is _NOW
            self.page.text(
                *box.middle, words, bold=bold, color=fill.ink, align="center", narrow=True
            )


def _count_fill(regions: int) -> style.Fill:
    return next(fill for most, (_, fill) in _COUNTS.items() if regions <= most)


def _draw_key(page: Page, y: float, facts: ScheduleFacts) -> None:
    x = float(style.MARGIN)
    fills = list(_COUNTS.values())
    if facts.region:
        this_month = [("este mes", _NOW)] if facts.today else []
        fills = [(f"participa {REGIONS[facts.region].name}", _OWN), *this_month]
    for words, fill in fills:
        page.fill([Box(x, y - 7, 14, 14)], fill)
        page.text(x + 19, y, words)
        x += 19 + width(words, style.SMALL) + 14
    if not facts.region:
        page.text(style.WIDTH - style.MARGIN, y, "regiones", color=style.MUTED, align="right")


def schedule_frame(facts: ScheduleFacts) -> pd.DataFrame:
    """Columns: indicator, short_name (its own), number and name (the activity's), month (0: no
    date), regions (how many), own.

    `own`: whether the region whose year it is takes part; what another one has without a date is
    left out.
    """
    columns = ("indicator", "short_name", "number", "name", "month", "regions", "own")
    rows = [
        (
            activity.indicator,
            facts.indicators[activity.indicator].short_name,
            activity.number,
            activity.name,
            month.month or 0,
            len(month.regions),
            facts.region in month.regions,
        )
        for activity in facts.activities
        for month in activity.months
        if month.month or not month.regions or facts.region in (None, *month.regions)
    ]
    return pd.DataFrame(rows, columns=columns).astype({"own": bool, "month": int})
