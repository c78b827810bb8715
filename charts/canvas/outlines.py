"""Words drawn as outlines that are kept: ten times quicker than having each letter set anew.

In an SVG they stay words.
"""

from functools import lru_cache
from typing import Literal, cast

from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_hex, to_rgb
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, Bbox

from charts.canvas import style
from charts.canvas.text_width import width

Align = Literal["left", "center", "right"]
_SHARE_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
_ANCHORS = {0.0: "start", 0.5: "middle", 1.0: "end"}


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
        stretch: float = 1,
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
        self._stretch = stretch

    def get_window_extent(
        self, renderer: RendererBase | None = None, dpi: float | None = None
    ) -> Bbox:
        """Where its ink is, in pixels."""
        figure = self.get_figure(root=True)
        per_point = (dpi or (figure.dpi if figure else 72)) / 72
        points = _outline(self.get_text(), self._bold).vertices
        corners = self._to_pixels(float(self.get_fontsize()) * per_point).transform(points)
        return Bbox([corners.min(axis=0), corners.max(axis=0)])

    def _to_pixels(self, size: float) -> Affine2D:
        x, y = self.get_transform().transform(self.get_unitless_position())
        return (
            Affine2D()
            .translate(-width(self.get_text(), 1, self._bold) * self._share_before, 0)
            .scale(size * self._stretch, size)
            .rotate_deg(self.get_rotation())
            .translate(x, y)
        )

    def draw(self, renderer: RendererBase) -> None:
        if isinstance(renderer, RendererSVG):
            self._write(renderer)
            return
        words = self.get_text()
        size = cast(float, renderer.points_to_pixels(self.get_fontsize()))
        context = renderer.new_gc()
        context.set_linewidth(0)
        context.set_snap(False)  # else a dash, snapped to whole pixels, has no height
        renderer.draw_path(
            context, _outline(words, self._bold), self._to_pixels(size), to_rgb(self.get_color())
        )
        context.restore()

    def _write(self, renderer: RendererSVG) -> None:
        """Leave the letters to who shows the SVG: a tenth of the bytes, and they can be sought."""
        x, y = self.get_transform().transform(self.get_unitless_position())
        turned = " rotate(-90)" if self.get_rotation() else ""
        squeezed = f" scale({self._stretch:g},1)" if self._stretch != 1 else ""
        renderer.writer.element(
            "text",
            self.get_text(),
            attrib={
                "transform": f"translate({x:.2f},{renderer.height - y:.2f}){turned}{squeezed}",
                "text-anchor": _ANCHORS[self._share_before],
                "font-family": style.FAMILY,
                "font-size": f"{self.get_fontsize():g}",
                "font-weight": "bold" if self._bold else "normal",
                "fill": to_hex(self.get_color()),
            },
        )


@lru_cache(maxsize=4096)
def _outline(words: str, bold: bool) -> Path:
    """One em is 1."""
    drawn = TextPath((0, 0), words, size=1, prop=style.font(1, bold))
    return Path(drawn.vertices, drawn.codes, readonly=True)
