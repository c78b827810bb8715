"""On a phone, in bad light, in black and white, or by eyes that don't tell colours apart."""

from itertools import combinations, pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from charts.canvas import style
from charts.render import draw
from charts.signs import SIGNS
from tests.charts.samples import SAMPLES

_FINE = 4  # dots for each pixel of a phone: widths are not rounded
FILLS = {
    "programmed": style.PROGRAMMED,
    "executed": style.EXECUTED,
    "highlighted": style.EXECUTED_HIGHLIGHTED,
    "highlight": style.HIGHLIGHT,
    **style.LEVELS,
    **{str(state): look.fill for state, look in style.STATES.items()},
}


def luminance(color: str) -> float:
    """As the Web Content Accessibility Guidelines define it, from 0 to 1."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _texts(name: str) -> list[Text]:
    figure = draw(SAMPLES[name])
    figure.dpi = 72 * _FINE
    FigureCanvasAgg(figure)
    return [text for text in figure.findobj(Text) if isinstance(text, Text) and text.get_text()]


def _box(text: Text) -> Bbox:
    """In pixels of a phone, without the room for accents that a line of text always has."""
    box = text.get_window_extent()
    x0, y0, x1, y1 = (edge / _FINE for edge in box.extents)
    beside, above = (3, 0.5) if text.get_rotation() == 90 else (0.5, 3)
    return Bbox.from_extents(x0 + beside, y0 + above, x1 - beside, y1 - above)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_is_smaller_than_11_pixels_on_a_phone(name: str) -> None:
    shown = style.WIDTH / (draw(SAMPLES[name]).get_figwidth() * 72)
    sizes = [float(text.get_fontsize()) * shown for text in _texts(name)]
    assert sizes
    assert min(sizes) >= 11


@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_lies_upon_another_or_leaves_the_picture(name: str) -> None:
    boxes = [(text.get_text(), _box(text)) for text in _texts(name)]
    assert [words for words, box in boxes if box.x0 < 1 or box.x1 > style.WIDTH - 1] == []
    assert [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if a.overlaps(b)] == []


@pytest.mark.parametrize("fill", FILLS.values(), ids=FILLS)
def test_what_is_written_upon_a_fill_can_be_read(fill: style.Fill) -> None:
    assert contrast(fill.face, fill.ink) >= 4.5


@pytest.mark.parametrize("color", [style.INK, style.MUTED, style.LIMIT])
def test_what_is_written_upon_paper_can_be_read(color: str) -> None:
    assert contrast(style.PAPER, color) >= 4.5


def test_programmed_and_executed_differ_in_black_and_white() -> None:
    assert contrast(style.PROGRAMMED.face, style.EXECUTED.face) >= 3


def test_the_more_of_a_goal_is_reached_the_darker_it_is() -> None:
    shares = [luminance(style.LEVELS[level].face) for level in style.SHARES[1:]]
    assert all(less - more > 0.1 for less, more in pairwise(shares))


def test_absences_differ_in_black_and_white_from_each_other_and_from_zero() -> None:
    looks = {
        (fill.hatch, fill.dashed, round(luminance(fill.face), 1))
        for fill in (*map(style.LEVELS.__getitem__, style.ABSENCES), style.EXECUTED)
    }
    assert len(looks) == 4


def test_states_of_a_report_differ_by_more_than_colour() -> None:
    assert set(SIGNS) == set(style.STATES)
    assert len({sign.word for sign in SIGNS.values()}) == len(SIGNS)
    assert len({sign.name for sign in SIGNS.values()}) == len(SIGNS)
    faces = {state: look.fill.face for state, look in style.STATES.items()}
    alike = [
        (one, other)
        for one, other in combinations(SIGNS, 2)
        if SIGNS[one].mark == SIGNS[other].mark and contrast(faces[one], faces[other]) < 3
    ]
    assert alike == []


def test_semesters_differ_by_more_than_colour() -> None:
    assert len({stroke.dashes for stroke in style.SERIES.values()}) == len(style.SERIES)
