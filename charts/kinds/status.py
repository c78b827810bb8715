"""Where each region's report is, on a map of tiles: a colour, a mark and a word for each state."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.facts.status import RegionStatus, ReportState, StatusFacts
from charts.kinds.peru_tiles import COLUMNS, NARROW, ROWS, TILES
from charts.signs import SIGNS, status_words, unheard_by
from convenio.catalogue.regions import REGIONS

_TILE, _HIGH, _GAP = 76, 64, 3
_LEFT = (style.WIDTH - COLUMNS * _TILE) / 2
_KEY_ROW = 18
_LINE = 14


def draw(facts: StatusFacts) -> Figure:
    frame, heading = status_frame(facts), facts.heading
    page = Page(heading, ROWS * _HIGH + 4)
    for state, tiles in frame.groupby("state"):
        look = style.STATES[ReportState(str(state))]
        boxes = [_box(page, tile) for tile in frame_rows(tiles)]
        page.fill(boxes, look.fill)
        for tile, box in zip(frame_rows(tiles), boxes, strict=True):
            _write(page, tile, box, look)
    _draw_key(page, Counter([*frame["state"], *frame["unheard"]]))
    return page.figure


def _box(page: Page, tile: Any) -> Box:
    left, top = _LEFT + tile.column * _TILE, page.top + tile.row * _HIGH
    return Box(left + _GAP / 2, top + _GAP / 2, _TILE - _GAP, _HIGH - _GAP)


def _write(page: Page, tile: Any, box: Box, look: style.StateLook) -> None:
    """The name above, its words below: with two lines of each they are closer."""
    middle, _ = box.middle
    above, below = NARROW.get(tile.region, (tile.name,)), tile.words
    edge = 12 if len(above) + len(below) < 4 else 10
    for n, line in enumerate(above):
        page.text(middle, box.y + edge + _LINE * n, line, color=look.fill.ink, align="center")
    for n, words in enumerate(reversed(below)):
        y = box.y + box.height - edge - _LINE * n
        page.text(middle, y, words, color=look.fill.ink, align="center")


def _draw_key(page: Page, counts: Mapping[str, int]) -> None:
    """At the map's lower left, where the sea is."""
    top = page.bottom - _KEY_ROW * len(style.STATES) - 2
    for n, (state, look) in enumerate(style.STATES.items()):
        y = top + (n + 0.5) * _KEY_ROW
        page.fill([Box(style.MARGIN, y - 8, 16, 16)], look.fill)
        mark, ink = SIGNS[state].mark, look.fill.ink
        page.text(style.MARGIN + 8, y, mark, color=ink, bold=look.bold, align="center")
        page.text(style.MARGIN + 40, y, str(counts.get(state, 0)), bold=True, align="right")
        page.text(style.MARGIN + 46, y, SIGNS[state].name, narrow=True)


def status_frame(facts: StatusFacts) -> pd.DataFrame:
    """A row for each of the 26 regions: region, name, state, words, row and column of its tile.

    `unheard`: the state that one counts as besides, where what is owed reaches nobody.
    """
    known = {status.region: status for status in facts.regions}
    return pd.DataFrame(
        {
            "region": code,
            "name": REGIONS[code].name,
            "state": status.state,
            "unheard": unheard_by(status),
            "words": status_words(status, len(facts.indicators)),
            "row": row,
            "column": column,
        }
        for code, (row, column) in TILES.items()
        for status in [known.get(code) or _without_agreement(code)]
    )


def _without_agreement(code: str) -> RegionStatus:
    return RegionStatus(region=code, state=ReportState.NO_AGREEMENT)
