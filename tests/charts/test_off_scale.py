"""What is so far off that it would flatten the rest is drawn broken, with its number."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import isclose

import pytest

from charts.canvas.scale import BEYOND, percent_scale
from charts.facts.off_scale import cut_words, usual_limits
from charts.facts.ranking import RankingFacts
from tests.charts.odd_facts import ODD_FACTS, VALUES
from tests.charts.sheets import Sheet, sheet_of

GAP = 6  # how thick the stroke of paper is that breaks a bar
OUTLIERS = ("611", "10000", "two_outliers")


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([], (0, 100)),
        ([60, 45, 30], (0, 100)),
        ([60, 187, 33], (0, 187)),
        ([60, 611, 33], (0, 100)),
        ([60, 611, 640, 33, 113], (0, 113)),
        ([60, 611, 10_000, 33], (0, 100)),
        ([600, 611, 640], (0, 640)),
        ([-22, 10, 60], (-22, 100)),
        ([-1200, 10, 60], (0, 100)),
        ([0, 0, 0], (0, 100)),
        ([611], (0, 611)),
        ([60] * 9 + [611] * 3, (0, 100)),
        ([60] * 7 + [611] * 5, (0, 611)),
    ],
)
def test_a_scale_holds_what_is_usual(values: list[float], limits: tuple[float, float]) -> None:
    assert usual_limits(values) == limits


@pytest.mark.parametrize("outlier", [611.0, 10_000.0, -1200.0])
@pytest.mark.parametrize(("start", "end"), [(0, 200), (200, 0)])
def test_an_outlier_flattens_nothing_and_ends_beside_the_scale(
    outlier: float, start: float, end: float
) -> None:
    usual = [60.0, 45.0, 89.0, 10.0]
    without, scale = percent_scale(usual, start, end), percent_scale([*usual, outlier], start, end)
    for value in usual:
        long = abs(scale(value) - scale(0))
        assert isclose(long, abs(without(value) - without(0)) * (1 - BEYOND / 200))
        assert scale.breaks_at(value) is None
    broken = scale.breaks_at(outlier)
    assert broken is not None
    assert min(start, end) < broken < max(start, end)
    assert scale(outlier) == (end if outlier > 0 else start)


@pytest.mark.parametrize("kind", ["region", "ranking", "comparison"])
@pytest.mark.parametrize("name", OUTLIERS)
def test_a_bar_that_is_off_the_scale_is_broken_and_told(kind: str, name: str) -> None:
    facts = ODD_FACTS[f"{kind}_{name}" + "_published" * (kind == "comparison")]
    sheet = sheet_of(facts)
    far = {value for value in VALUES[name] if value > 250}
    assert far
    for value in far:
        assert f"{value}%" in facts.heading.cut
        assert any(text.words.removesuffix("%") == str(value) for text in sheet.texts)
    assert breaks(sheet) == 1 + len(off(facts.bars))


def test_bars_that_fit_are_not_broken() -> None:
    for name in ("region_zero", "ranking_only_large", "comparison_averages_0", "indicator_0_0"):
        facts = ODD_FACTS[name]
        assert facts.heading.cut == ""
        assert breaks(sheet_of(facts)) == 0


@pytest.mark.parametrize("most", ["186.9166666666666666", "0.1", "100.3", "-22.7"])
def test_what_no_float_says_exactly_is_not_broken(most: str) -> None:
    assert cut_words([("Callao", Decimal(most)), ("Puno", Decimal(13))]) == ""


def test_of_many_broken_bars_some_are_named() -> None:
    facts = ODD_FACTS["ranking_many_outliers"]
    assert isinstance(facts, RankingFacts)
    assert facts.heading.cut.count("%") == 6
    assert facts.heading.cut.endswith(f", y {len(off(facts.bars)) - 6} más")
    few = replace(facts, standings=facts.standings[:3])
    assert cut_words(few.bars) == few.heading.cut


def off(bars: Sequence[tuple[str, Decimal]]) -> list[str]:
    low, high = usual_limits(float(value) for _, value in bars)
    return [name for name, value in bars if not low <= float(value) <= high]


def breaks(sheet: Sheet) -> int:
    """The gaps in bars, with that of the key."""
    return sum(line.size == GAP for line in sheet.lines)
