"""Recommendations by month: how many places are how far, and when activities answer them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from matplotlib.figure import Figure

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.text_width import width, wrap
from charts.facts.matrix import MatrixFacts, RecommendationMonths
from convenio.evaluation.progress import PROGRESS_SIGNS, Progress

_GROUP, _LINE, _BETWEEN = 22, 14, 9
_KEY_LINE, _KEY_LINES = 20, 3
_LEFT, _RIGHT = 190, style.WIDTH - 8
_WIDE = (_RIGHT - _LEFT) / 12
_CELL, _CHIP = 14, 28
_TEXT_AT = style.MARGIN + 4
_ROOM = (_RIGHT - _TEXT_AT) / style.NARROW
_LINES = 2  # of a recommendation's text
_INITIALS = "EFMAMJJASOND"
_LATE_SIGN = "!"
_LATE = style.Fill("#E2711D", edge=style.INK)
_FILLS = {
    Progress.PENDING: style.Fill(style.PAPER, edge=style.MUTED),
    Progress.UNDERWAY: style.Fill("#F5E663", edge=style.MUTED),
    Progress.IMPLEMENTED: style.Fill("#005A8C", ink=style.PAPER),
    Progress.NOT_PERTINENT: style.Fill("#C3C8D0", edge=style.INK, dashed=True),
}
_NAMES = {
    Progress.PENDING: "pendientes",
    Progress.UNDERWAY: "en curso",
    Progress.IMPLEMENTED: "implementadas",
    Progress.NOT_PERTINENT: "no proceden",
}


@dataclass(frozen=True, slots=True)
class _MatrixRow:
    of: RecommendationMonths
    text: list[str]

    @property
    def high(self) -> float:
        return _LINE * (len(self.text) + 1) + _BETWEEN


def draw(facts: MatrixFacts) -> Figure:
    groups = [
        (name, [_MatrixRow(each, _text(each)) for each in own])
        for name, own in groupby(facts.listed, lambda each: (each.indicator, each.short_name))
    ]
    body = sum(_GROUP + sum(row.high for row in rows) for _, rows in groups)
    page = Page(facts.heading, body + _KEY_LINE * _KEY_LINES + 6)
    y = page.top
    for (indicator, short_name), rows in groups:
        _draw_group(page, y, f"IdG {indicator} {short_name}", facts.today)
        y += _GROUP
        for row in rows:
            _draw_row(page, y, row)
            y += row.high
    _draw_key(page, y + 6, facts)
    return page.figure


def _text(each: RecommendationMonths) -> list[str]:
    """Its number and words, in two lines at most; the last ends in '…' if some are left out."""
    mark = "▶ " if each.own else ""
    lines = wrap(f"{mark}R-{each.number} {each.text}", style.SMALL, _ROOM)
    if len(lines) <= _LINES:
        return lines
    last = lines[_LINES - 1]
    while last and width(f"{last}…", style.SMALL) > _ROOM:
        last = last[:-1]
    return [*lines[: _LINES - 1], f"{last.rstrip(' ,.;')}…"]


def _draw_group(page: Page, y: float, name: str, today: int) -> None:
    """Draw the indicator's name, and the months' initials, this month's marked."""
    middle = y + _GROUP / 2 + 2
    page.text(style.MARGIN, middle, name, bold=True, narrow=True)
    if today:
        page.fill([Box(_x(today), middle - 8, _WIDE, 16)], style.HIGHLIGHT)
    for month, initial in enumerate(_INITIALS, start=1):
        page.text(_x(month) + _WIDE / 2, middle, initial, bold=month == today, align="center")


def _draw_row(page: Page, y: float, row: _MatrixRow) -> None:
    if row.of.own:
        wide = _RIGHT - style.MARGIN + 4
        page.fill([Box(style.MARGIN - 4, y, wide + 4, row.high - 1)], style.HIGHLIGHT)
    page.line([(style.MARGIN, y), (_RIGHT, y)], style.FAINT, 0.6)
    first = y + (_LINE + _BETWEEN / 2) / 2
    for at, words in enumerate(row.text):
        page.text(_TEXT_AT, first + at * _LINE, words, narrow=True)
    middle = first + len(row.text) * _LINE + 1
    _draw_chips(page, middle, row.of)
    _draw_months(page, middle, row.of.months)


def _draw_chips(page: Page, y: float, of: RecommendationMonths) -> None:
    """Draw how many places are in each state that some are in, and how many are late."""
    chips = [
        (f"{PROGRESS_SIGNS[progress]} {count}", _FILLS[progress])
        for progress, count in zip(Progress, of.counts, strict=True)
        if count
    ]
    if of.overdue:
        chips.append((f"{_LATE_SIGN} {of.overdue}", _LATE))
    x = float(_TEXT_AT)
    for words, fill in chips:
        x += _chip(page, x, y, words, fill) + 4


def _chip(page: Page, x: float, y: float, words: str, fill: style.Fill) -> float:
    wide = max(_CHIP, width(words, style.SMALL) * style.NARROW + 6)
    box = Box(x, y - _CELL / 2, wide, _CELL)
    page.fill([box], fill)
    page.text(*box.middle, words, color=fill.ink, align="center", narrow=True)
    return wide


def _draw_months(page: Page, y: float, months: Sequence[int]) -> None:
    for month in range(1, 13):
        box = Box(_x(month) + 0.5, y - _CELL / 2, _WIDE - 1, _CELL)
        marked = month in months
        fill = style.EXECUTED_HIGHLIGHTED if marked else style.EMPTY_MONTH
        page.fill([box], fill)
        page.text(*box.middle, "X" if marked else "", bold=True, color=fill.ink, align="center")


def _draw_key(page: Page, y: float, facts: MatrixFacts) -> None:
    entries = [(PROGRESS_SIGNS[p], _FILLS[p], _NAMES[p]) for p in Progress]
    entries.append((_LATE_SIGN, _LATE, "vencidas"))
    entries.append(("X", style.EXECUTED_HIGHLIGHTED, "mes con actividad"))
    if facts.whose:
        entries.append(("▶", style.HIGHLIGHT, facts.whose))
    x, line = float(style.MARGIN), y + _KEY_LINE / 2
    for sign, fill, words in entries:
        wide = _CELL + 5 + width(words, style.SMALL) + 12
        if x + wide > style.WIDTH:
            x, line = float(style.MARGIN), line + _KEY_LINE
        box = Box(x, line - _CELL / 2, _CELL, _CELL)
        page.fill([box], fill)
        page.text(*box.middle, sign, color=fill.ink, align="center", narrow=True)
        page.text(x + _CELL + 5, line, words)
        x += wide


def _x(month: int) -> float:
    return _LEFT + (month - 1) * _WIDE
