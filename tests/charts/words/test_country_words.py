"""What heat map, map and progress say of the country."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from matplotlib.text import Text

from charts import facts as f
from charts.canvas import style
from charts.canvas.text_width import width
from charts.frames.figures import heatmap_frame, status_frame
from charts.frames.timeline import progress_frame
from charts.render import draw
from charts.words.headings import (
    heatmap_heading,
)
from charts.words.office_headings import progress_heading, status_heading
from charts.words.signs import UNHEARD, share_text, status_words
from convenio.catalogue.regions import REGIONS
from convenio.report.results import Figure, State
from tests.charts.sample_facts import DAY, EXTREMES, LORETO, ODD, SECOND
from tests.charts.samples import SAMPLES


def test_a_cell_holds_three_signs_at_most() -> None:
    rows = (f.RegionFigures(region="puno", figures=ODD),)
    frame = heatmap_frame(f.HeatmapFacts(as_of=DAY, period=SECOND, rows=rows))
    cells = frame.set_index("indicator")[["text", "level"]]
    assert list(cells.loc[[1, 2, 3, 4, 10], "text"]) == ["22x", "≫", "✓", "-2x", "✗"]
    assert list(cells.loc[[1, 4, 5], "level"]) == ["100 or more", "below 0", "missing"]


@pytest.mark.parametrize("done", [-120, -22, -9, -1, 0, 9, 10, 22, 99, 187])
def test_a_cell_touches_no_other(done: int) -> None:
    """A goal of 1%, of which much was made; 24 pixels wide is each of twelve cells."""
    words = share_text(Figure(10, State.REPORTED, Decimal(1), Decimal(done)))
    assert width(words, style.SMALL) <= 24 - 2.5
    assert len(words) <= 3


def test_what_is_written_100_but_was_not_reached_is_not_coloured_as_reached() -> None:
    almost = Figure(1, State.REPORTED, Decimal(1000), Decimal(996))
    fell_less = Figure(4, State.REPORTED, Decimal(-10), Decimal(-5))
    fell_more = Figure(7, State.REPORTED, Decimal(-10), Decimal(-20))
    rows = (f.RegionFigures(region="puno", figures=(almost, fell_less, fell_more)),)
    frame = heatmap_frame(f.HeatmapFacts(as_of=DAY, period=SECOND, rows=rows))
    cells = frame.set_index("indicator")
    assert list(cells.loc[1, ["text", "level"]]) == ["100", "75 to 99"]
    assert list(cells.loc[[4, 7], "text"]) == ["✓", "✗"]


def test_the_heat_map_counts_goals_of_all_regions() -> None:
    rows = (
        f.RegionFigures(region="loreto", figures=LORETO),
        f.RegionFigures(region="puno", figures=EXTREMES),
    )
    facts = f.HeatmapFacts(as_of=DAY, period=SECOND, rows=rows)
    assert heatmap_heading(facts).title == "Se cumplieron 10 de 19 metas"


@pytest.mark.parametrize(
    ("state", "answered", "words"),
    [
        (f.ReportState.OVERDUE, 5, ("! vencido", "5 de 12")),
        (f.ReportState.UNREACHABLE, 12, ("✗ no recibe", "12 de 12")),
        (f.ReportState.UNREGISTERED, 0, ("sin persona",)),
        (f.ReportState.AT_WORK, 5, ("5 de 12",)),
        (f.ReportState.IN_TIME, 5, ("✓ a tiempo",)),
    ],
)
def test_a_tile_says_how_far_a_report_is_that_is_still_to_come(
    state: f.ReportState, answered: int, words: tuple[str, ...]
) -> None:
    assert status_words(f.RegionStatus(region="puno", state=state, answered=answered), 12) == words


def test_a_tile_that_owes_a_report_is_marked_and_counted_also_if_it_hears_no_message() -> None:
    facts = SAMPLES["status_overdue"]
    assert isinstance(facts, f.StatusFacts)
    for reach, more in ((f.Reach.HEARD, ()), (f.Reach.MUTE, ("✗",)), (f.Reach.NOBODY, ("∅",))):
        status = f.RegionStatus(region="puno", state=f.ReportState.OVERDUE, reach=reach)
        assert status_words(status, 12) == ("! vencido", *more)
        returned = replace(status, state=f.ReportState.RETURNED)
        assert status_words(returned, 12) == ("observado", *more)
    unheard = status_frame(facts)["unheard"]
    owing = [each.reach for each in facts.regions]
    for reach, state in UNHEARD.items():
        assert sum(unheard == state) == owing.count(reach) > 0


def test_regions_without_an_agreement_are_on_the_map_but_not_expected() -> None:
    facts = SAMPLES["status_one"]
    assert isinstance(facts, f.StatusFacts)
    assert len(status_frame(facts)) == 26
    assert status_heading(facts).title == "Se recibió 1 de 1 reporte"
    assert status_heading(facts).subtitle == "II Semestre 2020 · plazo: 15 de enero"


@pytest.mark.parametrize(
    ("received", "waiting", "title"),
    [
        (3, 2, "Se recibieron 3 de 5 reportes"),
        (1, 4, "Se recibió 1 de 5 reportes"),
        (0, 5, "No se recibió ningún reporte"),
    ],
)
def test_the_map_counts_what_was_received_and_not_what_waits(
    received: int, waiting: int, title: str
) -> None:
    states = [f.ReportState.LATE] * received + [f.ReportState.WAITING] * waiting
    regions = tuple(
        f.RegionStatus(region=code, state=state)
        for code, state in zip(REGIONS, states, strict=False)
    )
    facts = f.StatusFacts(as_of=DAY, period=SECOND, deadline=DAY, regions=regions)
    assert status_heading(facts).title == title


@pytest.mark.parametrize(
    ("days_left", "moment"),
    [
        (5, " a 5 días del plazo"),
        (1, " a 1 día del plazo"),
        (0, " en el día del plazo"),
        (-1, ", 1 día tras el plazo"),
        (-3, ", 3 días tras el plazo"),
    ],
)
def test_progress_says_how_far_the_deadline_is(days_left: int, moment: str) -> None:
    facts = SAMPLES["progress_both"]
    assert isinstance(facts, f.ProgressFacts)
    facts = replace(facts, as_of=DAY - timedelta(days=days_left))
    assert progress_heading(facts).title == f"9 de 21 reportes{moment}"


def test_progress_counts_no_days_once_nothing_more_can_come() -> None:
    facts = SAMPLES["progress_years_later"]
    assert isinstance(facts, f.ProgressFacts)
    assert progress_heading(facts).title == "10 de 21 reportes, vencido el plazo"
    closing = DAY + timedelta(days=14)
    closed = replace(
        facts,
        as_of=closing + timedelta(days=1),
        current=replace(facts.current, closes_on=closing),
    )
    assert progress_heading(closed).title == "10 de 21 reportes al cierre"
    assert "14 días tras" in progress_heading(replace(closed, as_of=closing)).title


def test_the_line_of_this_semester_ends_today_and_the_last_ones_goes_on() -> None:
    facts = SAMPLES["progress_both"]
    assert isinstance(facts, f.ProgressFacts)
    last = progress_frame(facts).groupby("series").last()
    assert dict(last["day"]) == {"current": -5, "previous": 6}
    assert dict(last["received"]) == {"current": 9, "previous": 12}


def test_the_line_of_a_semester_long_past_ends_soon_after_its_last_report() -> None:
    facts = SAMPLES["progress_years_later"]
    assert isinstance(facts, f.ProgressFacts)
    last = progress_frame(facts).groupby("series").last()
    assert dict(last["day"]) == {"current": 14, "previous": 14}
    assert dict(last["received"]) == {"current": 10, "previous": 12}


def test_a_region_that_a_semester_leaves_out_is_not_said_to_have_no_agreement() -> None:
    """ODES opens a semester for some of those that have one."""
    words = [text.get_text() for text in draw(SAMPLES["status_one"]).findobj(Text)]
    assert "no le toca reportar" in words
    assert not any("convenio" in each for each in words)
