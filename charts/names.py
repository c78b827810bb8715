"""The key that tells which indicator is which number."""

from charts import style
from charts.page import Page
from convenio.indicators import INDICATORS

_COLUMNS = 3
_ROW = 16
_LINES = -(-len(INDICATORS) // _COLUMNS)
NAMES_HEIGHT = _LINES * _ROW


def draw_names(page: Page, top: float) -> None:
    wide = (style.WIDTH - 2 * style.MARGIN + 8) / _COLUMNS
    for place, (number, indicator) in enumerate(INDICATORS.items()):
        column, row = divmod(place, _LINES)
        x, y = style.MARGIN + column * wide, top + (row + 0.5) * _ROW
        page.text(x + 14, y, str(number), bold=True, align="right")
        page.text(x + 19, y, indicator.short_name, color=style.MUTED)
