"""How every picture looks, in one place. A unit is a pixel of a phone that shows it 390 wide.

Colours are Okabe and Ito's or tints between them, which colour-blind people tell apart; where two
fills are alike in grey, one of them is hatched or carries a mark.
"""

from dataclasses import dataclass
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties

WIDTH = 390
MARGIN = 12
LONGEST_SIDE = 1280  # pixels: Telegram makes larger photos smaller

SMALL = 11.0
BODY = 12.0
STRONG = 14.0
TITLE = 17.0
HUGE = 30.0

INK = "#16202B"
MUTED = "#55606E"
FAINT = "#DDE2E8"
PAPER = "#FFFFFF"
LIMIT = "#B4540A"  # the 100% line

_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
REGULAR_FILE = _FONTS / "DejaVuSans.ttf"
BOLD_FILE = _FONTS / "DejaVuSans-Bold.ttf"


def font(size: float, bold: bool = False) -> FontProperties:
    """By file: what is installed on the machine makes no difference."""
    return FontProperties(fname=BOLD_FILE if bold else REGULAR_FILE, size=size)


@dataclass(frozen=True, slots=True)
class Fill:
    """`ink` is what is written upon it."""

    face: str
    edge: str | None = None
    hatch: str | None = None
    ink: str = INK
    dashed: bool = False


PROGRAMMED = Fill("#D3DCE6", edge="#6B7787")
EXECUTED = Fill("#0072B2", ink=PAPER)
NOT_APPLICABLE = Fill("#E9ECEF", ink=MUTED)
NO_GOAL = Fill(PAPER, edge="#B9C2CC", hatch="////", ink=MUTED)
MISSING = Fill(PAPER, edge="#8A95A3", dashed=True, ink=MUTED)
