"""Reports received as the deadline nears, against the semester before."""

from math import ceil

import pandas as pd
from matplotlib.figure import Figure

from charts.canvas import style
from charts.canvas.page import Page
from charts.canvas.rows import frame_rows
from charts.canvas.scale import Scale, count_scale
from charts.facts.progress import Arrivals, ProgressFacts

_KEY = 44
_LINES = 230
_BODY = _KEY + _LINES + 46
_LEFT, _RIGHT = 40, style.WIDTH - 24
_STEPS = (1, 2, 5, 7, 10, 14, 30, 60, 90)
_MOST_DAYS_WRITTEN = 6


_AT_LEAST_BEFORE = 14
_AT_LEAST_AFTER = 14


def draw(facts: ProgressFacts) -> Figure:
    frame, heading = progress_frame(facts), facts.heading
    page = Page(heading, _BODY)
    top, bottom = page.top + _KEY, page.top + _KEY + _LINES
    most = int(frame[["expected", "received"]].to_numpy().max())
    up = count_scale(most, bottom, top + 10)
    first, last = int(frame["day"].min()), max(int(frame["day"].max()), 1)
    across = Scale(first, last, _LEFT, _RIGHT, _step_of(first, last))
    _draw_counts(page, up, int(frame["expected"].iloc[0]))
    _draw_days(page, across, top, bottom)
    _draw_reminders(page, facts, across, top, bottom)
    for n, (series, look) in reversed(list(enumerate(style.SERIES.items()))):
        days = frame[frame["series"] == series]
        if len(days):
            _draw_series(page, days, look, across, up)
            _draw_key(page, days, look, page.top + 8 + 19 * n)
    return page.figure


def _draw_counts(page: Page, up: Scale, expected: int) -> None:
    """How many are expected stands out; a tick too near to it gives way."""
    for tick in up.ticks:
        page.line([(_LEFT, up(tick)), (_RIGHT, up(tick))], style.FAINT)
        if abs(up(tick) - up(expected)) > 14:
            page.text(_LEFT - 6, up(tick), f"{tick:.0f}", color=style.MUTED, align="right")
    page.line([(_LEFT, up(expected)), (_RIGHT, up(expected))], style.MUTED, 1.2)
    page.text(_LEFT - 6, up(expected), str(expected), bold=True, align="right")


def _step_of(first: int, last: int) -> int:
    """Days between two labels, so that these keep apart."""
    half_years = ceil((last - first) / _MOST_DAYS_WRITTEN / 180)
    return next((s for s in _STEPS if (last - first) / s <= _MOST_DAYS_WRITTEN), 180 * half_years)


def _draw_days(page: Page, across: Scale, top: float, bottom: float) -> None:
    for tick in across.ticks:
        x = across(tick)
        page.line([(x, bottom), (x, bottom + 4)], style.MUTED)
        if tick:
            page.text(x, bottom + 14, f"{abs(tick):.0f}", color=style.MUTED, align="center")
    x = across(0)
    page.line([(x, top), (x, bottom + 4)], style.LIMIT, 1.4, (4, 2))
    page.text(x, bottom + 14, "plazo", bold=True, color=style.LIMIT, align="center")
    page.text(_LEFT, bottom + 32, "días antes del plazo", color=style.MUTED)
    if across.high > 1:
        page.text(_RIGHT, bottom + 32, "días después", color=style.MUTED, align="right")
    page.line([(_LEFT, bottom), (_RIGHT, bottom)], style.INK)


def _draw_reminders(
    page: Page, facts: ProgressFacts, across: Scale, top: float, bottom: float
) -> None:
    """A thin line on each day on which regions were reminded of the present semester."""
    current = facts.current
    days = [(day - current.deadline).days for day in current.reminded_on]
    shown = [across(day) for day in days if across.low <= day <= across.high]
    for x in shown:
        page.line([(x, top), (x, bottom)], style.MUTED, 0.8, (1, 2))
        page.dots([(x, top)], filled=False)
    if shown:
        page.text(_RIGHT, top - 14, "○ recordatorios", color=style.MUTED, align="right")


def _draw_series(
    page: Page, days: pd.DataFrame, look: style.Stroke, across: Scale, up: Scale
) -> None:
    points: list[tuple[float, float]] = []
    for row in frame_rows(days):
        x, y = across(row.day), up(row.received)
        if points and points[-1][1] != y:
            points.append((x, points[-1][1]))
        points.append((x, y))
    page.line(points, look.color, look.thick, look.dashes)
    if look.dashes is None:
        page.dots([points[-1]], filled=True)


def _draw_key(page: Page, days: pd.DataFrame, look: style.Stroke, y: float) -> None:
    final = days.iloc[-1]
    page.line([(style.MARGIN, y), (style.MARGIN + 26, y)], look.color, look.thick, look.dashes)
    words = f"{final['label']}: {final['received']} de {final['expected']}"
    page.text(style.MARGIN + 33, y, words, size=style.BODY, bold=look.dashes is None)


def progress_frame(facts: ProgressFacts) -> pd.DataFrame:
    """A row for each semester and day: series, label, day, received, expected."""
    today = (facts.as_of - facts.current.deadline).days
    days = [
        (sent - arrivals.deadline).days
        for arrivals in filter(None, (facts.current, facts.previous))
        for sent in arrivals.sent_on
    ]
    first = min(-_AT_LEAST_BEFORE, today, *days, 0) - 1
    today = min(today, max(_AT_LEAST_AFTER, *days, 0))  # of a semester long past, no empty year
    end = max(0, today, *days)
    both = [(facts.current, today), (facts.previous, end)]
    return pd.concat(
        [
            _series(name, arrivals, first, last)
            for name, (arrivals, last) in zip(("current", "previous"), both, strict=True)
            if arrivals
        ]
    )


def _series(name: str, arrivals: Arrivals, first: int, last: int) -> pd.DataFrame:
    sent = pd.Series([(day - arrivals.deadline).days for day in arrivals.sent_on], dtype="int64")
    received = sent.value_counts().reindex(range(first, last + 1), fill_value=0).cumsum()
    return pd.DataFrame(
        {
            "series": name,
            "label": arrivals.period.label,
            "day": received.index,
            "received": received.to_numpy(),
            "expected": arrivals.expected,
        }
    )
