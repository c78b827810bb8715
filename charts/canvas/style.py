"""How every picture looks, in one place. A unit is a pixel of a phone that shows it 390 wide.

Colours are Okabe and Ito's or tints between them, which colour-blind people tell apart; where two
fills are alike in grey, one of them is hatched or carries a mark.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties

from charts.facts.status import ReportState

WIDTH = 390
MARGIN = 12
LONGEST_SIDE = 1280  # pixels, of most pictures: Telegram shows photos of that size
PRINTED_SIDE = 1000  # pixels: some 200 an inch, as wide as a document shows it
TALLEST, LEAST_DOTS = 2560, 1.5  # of taller ones, which Telegram keeps up to there: dots for a unit

SMALL = 12.0  # 10 where a chat shows the picture 325 wide
BODY = 12.5
STRONG = 14.0
TITLE = 16.5
NARROW = 0.9  # of a letter's width, where cells leave no room for more

INK = "#16202B"
MUTED = "#55606E"
FAINT = "#DDE2E8"
PAPER = "#FFFFFF"
LIMIT = "#B4540A"  # the 100% line

FAMILY = "DejaVu Sans"
_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
REGULAR_FILE = _FONTS / "DejaVuSans.ttf"
BOLD_FILE = _FONTS / "DejaVuSans-Bold.ttf"


@cache
def font(size: float, bold: bool = False) -> FontProperties:
    """The font by its file, whatever is installed. It is shared: not to be changed."""
    return FontProperties(fname=BOLD_FILE if bold else REGULAR_FILE, size=size)


@dataclass(frozen=True, slots=True)
class Fill:
    """`ink` is what is written upon it."""

    face: str
    edge: str | None = None
    hatch: str | None = None
    ink: str = INK
    dashed: bool = False


BLANK = Fill(PAPER)
PROGRAMMED = Fill("#D3DCE6", edge="#6B7787")
EXECUTED = Fill("#0072B2", ink=PAPER)
NOT_APPLICABLE = Fill("#E9ECEF", ink=MUTED)
NO_GOAL = Fill(PAPER, edge="#CDD4DC", hatch="///")
MISSING = Fill(PAPER, edge="#8A95A3", dashed=True, ink=MUTED)
EXECUTED_HIGHLIGHTED = Fill("#0A2F4F", ink=PAPER)
HIGHLIGHT = Fill("#FFF1C9")
EMPTY_MONTH = Fill("#F4F6F8")

SHARES = ("below 0", "0 to 24", "25 to 49", "50 to 74", "75 to 99", "100 or more")
ABSENCES = ("not_applicable", "no_goal", "missing")
LEVELS: Mapping[str, Fill] = {
    "below 0": Fill("#F4B78A", edge="#B4540A"),
    "0 to 24": Fill("#EDF4FA"),
    "25 to 49": Fill("#C2DBEF"),
    "50 to 74": Fill("#93C0E3"),
    "75 to 99": Fill("#5B9FD1"),
    "100 or more": Fill("#08406F", ink=PAPER),
    "not_applicable": NOT_APPLICABLE,
    "no_goal": NO_GOAL,
    "missing": MISSING,
}


@dataclass(frozen=True, slots=True)
class StateLook:
    fill: Fill
    bold: bool = False


_IN_TIME = Fill("#005A8C", ink=PAPER)
_LATE = Fill("#7CC4EE")
_WAITING = Fill("#C9E7CF", edge=INK)
_RETURNED = Fill("#F2C14E", edge=INK)
_AT_WORK = Fill("#F5E663")
_NOT_BEGUN = Fill(PAPER, edge=MUTED)
_OVERDUE = Fill("#E2711D", edge=INK)
_UNREACHABLE = Fill("#D9A3C4", edge=INK)
_UNREGISTERED = Fill("#C3C8D0", edge=INK, dashed=True)
_NO_AGREEMENT = Fill("#EDEFF2", ink=MUTED)
STATES: Mapping[ReportState, StateLook] = {
    ReportState.IN_TIME: StateLook(_IN_TIME, bold=True),
    ReportState.LATE: StateLook(_LATE),
    ReportState.WAITING: StateLook(_WAITING),
    ReportState.RETURNED: StateLook(_RETURNED, bold=True),
    ReportState.AT_WORK: StateLook(_AT_WORK),
    ReportState.NOT_BEGUN: StateLook(_NOT_BEGUN),
    ReportState.OVERDUE: StateLook(_OVERDUE, bold=True),
    ReportState.UNREACHABLE: StateLook(_UNREACHABLE),
    ReportState.UNREGISTERED: StateLook(_UNREGISTERED),
    ReportState.NO_AGREEMENT: StateLook(_NO_AGREEMENT),
}


@dataclass(frozen=True, slots=True)
class Stroke:
    color: str
    thick: float
    dashes: tuple[float, float] | None = None


SERIES: Mapping[str, Stroke] = {
    "current": Stroke(EXECUTED.face, 3),
    "previous": Stroke(MUTED, 1.8, (3, 1.5)),
}
