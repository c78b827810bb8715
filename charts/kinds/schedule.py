"""Activities by month: how many regions take part in each, and in which ones the reader's does."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.text_width import cut, width, wrap
from charts.facts.schedule import ScheduleFacts
from convenio.catalogue.regions import REGIONS

_HEAD = 20
_GROUP, _ROW = 19, 18
_KEY, _LINE = 26, 15
_LEFT, _RIGHT = 172, style.WIDTH - 8
_WIDE = (_RIGHT - _LEFT) / 12
_NAME = style.MARGIN + 12
_INITIALS = "EFMAMJJASOND"
_OWN, _OTHERS = style.EXECUTED_HIGHLIGHTED, style.LEVELS["25 to 49"]
_COUNTS: Mapping[int, tuple[str, style.Fill]] = {
    6: ("1–6", style.LEVELS["0 to 24"]),
    13: ("7–13", style.LEVELS["25 to 49"]),
    20: ("14–20", style.LEVELS["50 to 74"]),
    26: ("21–26", style.LEVELS["100 or more"]),
}


def draw(facts: ScheduleFacts) -> Figure:
    frame, heading = schedule_frame(facts), facts.heading
    dated = frame[frame["month"] > 0]
    undated = wrap(_undated(frame), style.SMALL, style.WIDTH - 2 * style.MARGIN)
    rows = dated.groupby(["indicator", "number"]).ngroups
    table = _GROUP * dated["indicator"].nunique() + _ROW * rows
    whose = str(frame["whose"].iloc[0])
    page = Page(heading, _HEAD + table + _KEY + _LINE * len(undated))
    first = page.top + _HEAD
    _draw_months(page, int(frame["today"].iloc[0]), first + table)
    y = float(first)
    for number, activities in dated.groupby("indicator"):
        name = f"IdG {number} {activities['short_name'].iloc[0]}"
        page.text(style.MARGIN, y + _GROUP / 2 + 1, name, bold=True)
        y += _GROUP
        for _, months in activities.groupby("number"):
            _draw_activity(page, y, frame_rows(months), alone=not whose)
            y += _ROW
    _draw_key(page, y + _KEY / 2, whose)
    for n, words in enumerate(undated):
        page.text(style.MARGIN, y + _KEY + _LINE * n + 6, words, color=style.MUTED)
    return page.figure


def _undated(frame: pd.DataFrame) -> str:
    """'Sin fecha: IdG 12: 2, 3.'"""
    groups = frame[frame["month"] == 0].groupby("indicator")["number"]
    named = [
        f"IdG {indicator}: {', '.join(map(str, numbers.unique()))}" for indicator, numbers in groups
    ]
    return f"Actividades sin fecha: {'; '.join(named)}." if named else ""


def _draw_months(page: Page, today: int, bottom: float) -> None:
    if today:
        column = Box(_x(today), page.top, _WIDE, bottom - page.top)
        page.fill([column], style.HIGHLIGHT)
    for month, initial in enumerate(_INITIALS, start=1):
        bold = month == today
        page.text(_x(month) + _WIDE / 2, page.top + 10, initial, bold=bold, align="center")


def _x(month: int) -> float:
    return _LEFT + (month - 1) * _WIDE


def _draw_activity(page: Page, y: float, months: list[Any], *, alone: bool) -> None:
    middle = y + _ROW / 2
    page.line([(style.MARGIN, y + _ROW), (_RIGHT, y + _ROW)], style.FAINT, 0.6)
    page.text(style.MARGIN, middle, str(months[0].number), color=style.MUTED)
    page.text(_NAME, middle, cut(months[0].name, style.SMALL, _LEFT - _NAME - 4))
    for month in months:
        box = Box(_x(month.month) + 0.5, y + 1.5, _WIDE - 1, _ROW - 3)
        fill = _count_fill(month.regions) if alone else _OWN if month.own else _OTHERS
        page.fill([box], fill)
        words = str(month.regions)
        page.text(*box.middle, words, color=fill.ink, align="center")


def _count_fill(regions: int) -> style.Fill:
    return next(fill for most, (_, fill) in _COUNTS.items() if regions <= most)


def _draw_key(page: Page, y: float, region: str) -> None:
    x = float(style.MARGIN)
    fills = ((region, _OWN), ("otras", _OTHERS)) if region else _COUNTS.values()
    for words, fill in fills:
        page.fill([Box(x, y - 7, 14, 14)], fill)
        page.text(x + 19, y, words)
        x += 19 + width(words, style.SMALL) + 14
    words = "cifra: cuántas regiones" if region else "regiones"
    page.text(style.WIDTH - style.MARGIN, y, words, color=style.MUTED, align="right")


def schedule_frame(facts: ScheduleFacts) -> pd.DataFrame:
    """Columns: indicator, short_name (its own), number and name (the activity's), month (0: no
    date), regions (how many), own, whose, today.

    `whose` is the region whose `own` ones are marked: what another one has without a date is left
    out. `today` is the month in which the facts were so, 0 in another year.
    """
    return pd.DataFrame(
        {
            "indicator": activity.indicator,
            "short_name": facts.indicators[activity.indicator].short_name,
            "number": activity.number,
            "name": activity.name,
            "month": month.month or 0,
            "regions": len(month.regions),
            "own": facts.region in month.regions,
            "whose": REGIONS[facts.region].name if facts.region else "",
            "today": facts.as_of.month if facts.as_of.year == facts.year else 0,
        }
        for activity in facts.activities
        for month in activity.months
        if month.month or not month.regions or facts.region in (None, *month.regions)
    )
