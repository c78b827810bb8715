"""On a phone, in bad light, in black and white, or by eyes that don't tell colours apart."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from re import fullmatch

import pytest
from matplotlib.colors import to_rgb

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.facts.base import ChartFacts
from charts.facts.headings import Heading
from charts.facts.ranking import RankingFacts
from charts.facts.schedule import ScheduleFacts
from charts.signs import SIGNS
from tests.charts.odd_facts import ODD_FACTS
from tests.charts.samples import SAMPLES
from tests.charts.sheets import Drawn, Sheet, faults, sheet_of, sheet_on

pytestmark = pytest.mark.pictures

ALL: Mapping[str, ChartFacts] = {**SAMPLES, **ODD_FACTS}
BAR = 12  # how high a bar of the ranking is
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


@cache
def _sheet(name: str) -> Sheet:
    return sheet_of(ALL[name])


@pytest.mark.parametrize("name", ALL)
def test_no_word_is_smaller_than_10_pixels_where_a_chat_shows_a_picture(name: str) -> None:
    """A phone of 390 pixels leaves a picture 340 at most, beside the edges of its bubble."""
    shown = 340 / _sheet(name).wide
    assert min(text.size * shown for text in _sheet(name).texts) >= 10


@pytest.mark.parametrize("name", ALL)
def test_no_word_is_cut_hidden_or_out_of_its_place(name: str) -> None:
    assert faults(_sheet(name)) == []


def test_each_fault_is_found() -> None:
    page = Page(Heading("Título", "", "", "", ""), 100)
    cell = Box(200, page.top, 20, 16)
    page.text(20, page.top + 8, "debajo")
    page.text(24, page.top + 9, "encima")
    page.text(style.WIDTH - 20, page.top + 40, "afuera")
    page.fill([cell], style.EXECUTED)
    page.text(*cell.middle, "demasiado", align="center")
    page.text(20, page.top + 60, "tapado")
    page.fill([Box(20, page.top + 50, 60, 20)], style.BLANK)
    page.text(20, page.top + 80, "tachado")
    page.line([(12, page.top + 80), (100, page.top + 80)], style.INK)
    page.fill([Box(180, page.top + 50, 60, 20)], style.EXECUTED)
    page.text(150, page.top + 60, "a caballo sin fin")
    found = " ".join(faults(sheet_on(page.figure)))
    for words in (
        "'debajo' lies upon 'encima'",
        "'afuera' leaves the picture",
        "'demasiado' is larger than its cell",
        "'tapado' lies under a fill",
        "a line goes through 'tachado'",
        "'a caballo sin fin' is larger than its cell",
    ):
        assert words in found


@pytest.mark.parametrize("name", [name for name in ALL if name.startswith("ranking")])
def test_a_number_of_the_ranking_stands_at_the_end_of_its_bar(name: str) -> None:
    sheet, facts = _sheet(name), ALL[name]
    assert isinstance(facts, RankingFacts)
    faces = (style.EXECUTED.face, style.EXECUTED_HIGHLIGHTED.face)
    rows = [fill for fill in sheet.fills if fill.face in faces and fill.high == BAR]
    numbers = [
        text for text in sheet.texts if fullmatch(r"-?\d+%", text.words) and _is_in_rows(text, rows)
    ]
    assert len(numbers) == sum(standing.executed is not None for standing in facts.standings)
    for number in numbers:
        bar = next(row for row in rows if _is_in_rows(number, [row]))
        ends = (bar.edges[0], bar.edges[2])
        near = [abs(edge - end) for edge in (number.edges[0], number.edges[2]) for end in ends]
        assert min(near) <= 7


def _is_in_rows(text: Drawn, rows: Sequence[Drawn]) -> bool:
    return any(row.edges[1] < text.middle[1] < row.edges[3] for row in rows)


@pytest.mark.parametrize("name", [name for name in ALL if name.startswith("schedule")])
def test_the_schedule_has_every_name_whole(name: str) -> None:
    facts = ALL[name]
    assert isinstance(facts, ScheduleFacts)
    told = "".join(text.words for text in _sheet(name).texts).replace(" ", "").replace("-", "")
    assert "…" not in told
    for activity in facts.activities:
        dated = [month for month in activity.months if month.month]
        if any(facts.region in (None, *month.regions) for month in dated):
            assert activity.name.replace(" ", "").replace("-", "") in told


def test_a_regions_year_has_its_own_months_and_no_counts() -> None:
    facts = ODD_FACTS["schedule_first"]
    words = [text.words for text in _sheet("schedule_first").texts]
    assert isinstance(facts, ScheduleFacts)
    own = [activity for activity in facts.activities if "amazonas" in activity.months[0].regions]
    assert words.count("dic") == sum(
        any(month.month == 12 for month in activity.months) for activity in own
    )
    assert "26" not in words
    assert _sheet("schedule_none").high < _sheet("schedule_first").high


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
