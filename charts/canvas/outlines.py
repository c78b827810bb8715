"""Words drawn as outlines that are kept: ten times quicker than having each letter set anew."""

from functools import lru_cache
from typing import Literal, cast

from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgb
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from charts.canvas import style
from charts.canvas.text_width import width

Align = Literal["left", "center", "right"]
_SHARE_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}


class Label(Text):
    """A Text on its baseline, as matplotlib knows it; only its drawing is its own."""

    def __init__(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float,
        bold: bool,
        color: str,
        align: Align,
        upright: bool,
    ) -> None:
        super().__init__(
            x,
            y,
            words,
            fontproperties=style.font(size, bold),
            color=color,
            horizontalalignment=align,
            verticalalignment="baseline",
            rotation=90 if upright else 0,
            rotation_mode="anchor",
            parse_math=False,
        )
        self._bold = bold
        self._share_before = _SHARE_BEFORE[align]

    def draw(self, renderer: RendererBase) -> None:
        words = self.get_text()
        size = cast(float, renderer.points_to_pixels(self.get_fontsize()))
        x, y = self.get_transform().transform(self.get_unitless_position())
        to_pixels = (
            Affine2D()
            .translate(-width(words, 1, self._bold) * self._share_before, 0)
            .scale(size)
            .rotate_deg(self.get_rotation())
            .translate(x, y)
        )
        context = renderer.new_gc()
        context.set_linewidth(0)
        context.set_snap(False)  # else a dash, snapped to whole pixels, has no height
        renderer.draw_path(
            context, _outline(words, self._bold), to_pixels, to_rgb(self.get_color())
        )
        context.restore()


@lru_cache(maxsize=4096)
def _outline(words: str, bold: bool) -> Path:
    """One em is 1."""
    drawn = TextPath((0, 0), words, size=1, prop=style.font(1, bold))
    return Path(drawn.vertices, drawn.codes, readonly=True)
