"""What a picture says in words and numbers."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from matplotlib.text import Text

from charts.canvas import style
from charts.canvas.text_width import width
from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import HeatmapFacts, RegionFigures
from charts.facts.indicator import IndicatorFacts
from charts.facts.progress import ProgressFacts
from charts.facts.ranking import RankingFacts, RegionStanding
from charts.facts.region import RegionFacts
from charts.facts.schedule import ScheduleFacts
from charts.facts.status import Reach, RegionStatus, ReportState, StatusFacts
from charts.kinds.heatmap import heatmap_frame
from charts.kinds.progress import progress_frame
from charts.kinds.ranking import ranking_frame
from charts.kinds.region import region_frame
from charts.kinds.schedule import schedule_frame
from charts.kinds.status import status_frame
from charts.render import draw
from charts.signs import UNHEARD, share_text, status_words
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import PUBLISHED
from convenio.report.results import Figure, State
from tests.charts.samples import (
    DAY,
    EXTREMES,
    LORETO,
    NOTHING,
    ODD,
    ODD_STANDINGS,
    SAMPLES,
    SECOND,
    average,
)


def _region(*figures: Figure) -> RegionFacts:
    return RegionFacts(as_of=DAY, period=SECOND, region="loreto", figures=figures)


@pytest.mark.parametrize(
    ("figures", "title"),
    [
        (LORETO, "Loreto cumplió 7 de 12 metas"),
        (LORETO[:11], "Loreto cumplió 7 de 11 metas; falta 1"),
        (EXTREMES, "Loreto cumplió 3 de 7 metas; faltan 2"),
        (NOTHING, "Loreto aún no tiene cifras"),
        (tuple(Figure(n, State.NO_GOAL) for n in range(1, 13)), "Loreto no tuvo metas"),
    ],
)
def test_a_regions_title_says_what_was_met(figures: tuple[Figure, ...], title: str) -> None:
    assert _region(*figures).heading.title == title


def test_a_regions_averages_are_those_of_the_report_with_their_summands() -> None:
    heading = _region(*LORETO).heading
    assert heading.note == "Promedio de 12: programado 48%, ejecutado 38%"
    assert heading.source.endswith("al reporte presentado por la DRTPE.")
    assert heading.dated == "Última cifra: 15 de enero de 2021."
    mixed = _region(*EXTREMES).heading.note
    assert mixed == "Promedio: programado 43% (de 7), ejecutado 42% (de 8)"


def test_figures_are_written_whole_rounded_half_up() -> None:
    half = Figure(1, State.REPORTED, Decimal("48.5"), Decimal("-22.5"))
    row = region_frame(_region(half)).iloc[0]
    assert (row["programmed_text"], row["executed_text"]) == ("49", "-23")


def test_an_indicator_that_nobody_spoke_of_is_missing() -> None:
    frame = region_frame(_region(LORETO[0]))
    assert list(frame["state"]) == [State.REPORTED] + [State.MISSING] * 11


def test_what_was_only_published_names_its_table() -> None:
    published = tuple(p for p in PUBLISHED if (p.period, p.region) == ("2020-I", "loreto"))
    facts = SAMPLES["comparison_averages"]
    assert isinstance(facts, ComparisonFacts)
    known = replace(facts, earlier=replace(facts.earlier, published=published))
    assert known.heading.source.endswith("2020-I: Informe situacional, Cuadro N.° 05.")
    ranked = RankingFacts(
        as_of=DAY, period=SECOND, indicator=None, standings=(), source="Cuadro N.° 05"
    )
    assert ranked.heading.source == "Informe situacional, Cuadro N.° 05."


@pytest.mark.parametrize(
    ("programmed", "executed", "finding"),
    [
        ("14", "66", "se superó lo programado"),
        ("53", "12", "no se alcanzó lo programado"),
        ("66.8", "67.2", "se logró lo programado"),
        ("66.8", None, "sin ejecución reportada"),
        (None, "5", "sin programación"),
    ],
)
def test_an_indicators_title_says_how_its_two_bars_compare(
    programmed: str | None, executed: str | None, finding: str
) -> None:
    facts = IndicatorFacts(
        as_of=DAY,
        period=SECOND,
        indicator=4,
        programmed=average(programmed, 18),
        executed=average(executed, 18),
    )
    heading = facts.heading
    assert heading.title == f"IdG 4: {finding}"
    assert heading.subtitle.startswith("Incremento de número de buscadores de empleo")


def test_a_comparison_says_from_where_to_where() -> None:
    facts = SAMPLES["comparison_averages"]
    assert isinstance(facts, ComparisonFacts)
    heading = facts.heading
    assert heading.title == "Loreto pasó de ejecutar 2% a 38%"
    assert heading.subtitle == "DRTPE Loreto · I y II Semestre 2020"
    unknown = SAMPLES["comparison_missing"]
    assert isinstance(unknown, ComparisonFacts)
    assert unknown.heading.title == "Piura: dos semestres"
    assert unknown.heading.subtitle == "DRTPE Piura · 2020-I y 2021-I"


@pytest.mark.parametrize(
    ("after", "title"),
    [
        ("30.2", "Loreto se mantuvo en 30% de ejecución"),
        ("30.6", "Loreto pasó de ejecutar 30% a 31%"),
    ],
)
def test_a_comparison_of_what_is_read_alike_says_that_it_stayed(after: str, title: str) -> None:
    facts = SAMPLES["comparison_averages"]
    assert isinstance(facts, ComparisonFacts)
    earlier, later = (
        replace(facts.earlier, executed=average("30.1", 12)),
        replace(facts.later, executed=average(after, 12)),
    )
    assert replace(facts, earlier=earlier, later=later).heading.title == title


def test_a_ranking_goes_from_the_best_down_and_places_nobody_without_a_figure() -> None:
    facts = RankingFacts(as_of=DAY, period=SECOND, indicator=4, standings=ODD_STANDINGS)
    frame = ranking_frame(facts)
    assert list(frame["name"][:4]) == ["Callao", "Loreto", "Amazonas", "Piura"]
    assert list(frame["place"]) == ["1", "2", "3", "4", "", "", "", ""]
    assert facts.heading.title == "Ninguna de 3 regiones llegó a su meta"
    averages = replace(facts, indicator=None)
    assert averages.heading.title == (
        "Ninguna de 3 regiones ejecutó en promedio lo programado o más"
    )
    own = replace(facts, highlighted="loreto")
    assert own.heading.title == "Loreto: puesto 2 de 4"
    tied = replace(own, standings=(*own.standings, replace(own.standings[-1], region="puno")))
    assert tied.heading.title == "Loreto: puesto 2 de 5, compartido"
    assert list(ranking_frame(tied)["place"][:5]) == ["1", "2", "2", "4", "5"]


@pytest.mark.parametrize(
    ("done", "indicator", "title"),
    [
        ((60, 60, 10), 4, "2 de 3 regiones llegaron a su meta"),
        ((60, 10, 10), 4, "1 de 3 regiones llegó a su meta"),
        ((60,), None, "1 de 1 región ejecutó en promedio lo programado o más"),
        ((10, 10), 4, "Ninguna de 2 regiones llegó a su meta"),
        ((10,), 4, "1 región no llegó a su meta"),
        ((10,), None, "1 región ejecutó en promedio menos de lo programado"),
    ],
)
def test_a_rankings_title_counts_who_reached_the_goal(
    done: tuple[int, ...], indicator: int | None, title: str
) -> None:
    standings = tuple(
        RegionStanding(
            region=code, state=State.REPORTED, programmed=Decimal(50), executed=Decimal(executed)
        )
        for code, executed in zip(REGIONS, done, strict=False)
    )
    facts = RankingFacts(as_of=DAY, period=SECOND, indicator=indicator, standings=standings)
    assert facts.heading.title == title


def test_a_cell_holds_three_signs_at_most() -> None:
    rows = (RegionFigures(region="puno", figures=ODD),)
    frame = heatmap_frame(HeatmapFacts(as_of=DAY, period=SECOND, rows=rows))
    cells = frame.set_index("indicator")[["text", "level"]]
    assert list(cells.loc[[1, 2, 3, 4, 10], "text"]) == ["22x", "≫", "✓", "-2x", "✗"]
    assert list(cells.loc[[1, 4, 5], "level"]) == ["100 or more", "below 0", "missing"]


@pytest.mark.parametrize("done", [-120, -22, -9, -1, 0, 9, 10, 22, 99, 187])
def test_a_cell_touches_no_other(done: int) -> None:
    """A goal of 1%, of which much was made; 24 pixels wide is each of twelve cells."""
    words = share_text(Figure(10, State.REPORTED, Decimal(1), Decimal(done)))
    assert width(words, style.SMALL) * style.NARROW <= 24 - 2.5
    assert len(words) <= 3


def test_what_is_written_100_but_was_not_reached_is_not_coloured_as_reached() -> None:
    almost = Figure(1, State.REPORTED, Decimal(1000), Decimal(996))
    fell_less = Figure(4, State.REPORTED, Decimal(-10), Decimal(-5))
    fell_more = Figure(7, State.REPORTED, Decimal(-10), Decimal(-20))
    rows = (RegionFigures(region="puno", figures=(almost, fell_less, fell_more)),)
    frame = heatmap_frame(HeatmapFacts(as_of=DAY, period=SECOND, rows=rows))
    cells = frame.set_index("indicator")
    assert list(cells.loc[1, ["text", "level"]]) == ["100", "75 to 99"]
    assert list(cells.loc[[4, 7], "text"]) == ["✓", "✗"]


def test_the_heat_map_counts_goals_of_all_regions() -> None:
    rows = (
        RegionFigures(region="loreto", figures=LORETO),
        RegionFigures(region="puno", figures=EXTREMES),
    )
    facts = HeatmapFacts(as_of=DAY, period=SECOND, rows=rows)
    assert facts.heading.title == "Se cumplieron 10 de 19 metas"


@pytest.mark.parametrize(
    ("state", "answered", "words"),
    [
        (ReportState.OVERDUE, 5, ("! vencido", "5 de 12")),
        (ReportState.UNREACHABLE, 12, ("✗ no recibe", "12 de 12")),
        (ReportState.UNREGISTERED, 0, ("sin persona",)),
        (ReportState.AT_WORK, 5, ("5 de 12",)),
        (ReportState.IN_TIME, 5, ("✓ a tiempo",)),
    ],
)
def test_a_tile_says_how_far_a_report_is_that_is_still_to_come(
    state: ReportState, answered: int, words: tuple[str, ...]
) -> None:
    assert status_words(RegionStatus(region="puno", state=state, answered=answered), 12) == words


def test_a_tile_that_owes_a_report_is_marked_and_counted_also_if_it_hears_no_message() -> None:
    facts = SAMPLES["status_overdue"]
    assert isinstance(facts, StatusFacts)
    for reach, more in ((Reach.HEARD, ()), (Reach.MUTE, ("✗",)), (Reach.NOBODY, ("∅",))):
        status = RegionStatus(region="puno", state=ReportState.OVERDUE, reach=reach)
        assert status_words(status, 12) == ("! vencido", *more)
        returned = replace(status, state=ReportState.RETURNED)
        assert status_words(returned, 12) == ("observado", *more)
    unheard = status_frame(facts)["unheard"]
    owing = [status.reach for status in facts.regions]
    for reach, state in UNHEARD.items():
        assert sum(unheard == state) == owing.count(reach) > 0


def test_regions_without_an_agreement_are_on_the_map_but_not_expected() -> None:
    facts = SAMPLES["status_one"]
    assert isinstance(facts, StatusFacts)
    assert len(status_frame(facts)) == 26
    assert facts.heading.title == "Se recibió 1 de 1 reporte"
    assert facts.heading.subtitle == "II Semestre 2020 · plazo: 15 de enero"


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
    states = [ReportState.LATE] * received + [ReportState.WAITING] * waiting
    regions = tuple(
        RegionStatus(region=code, state=state) for code, state in zip(REGIONS, states, strict=False)
    )
    facts = StatusFacts(as_of=DAY, period=SECOND, deadline=DAY, regions=regions)
    assert facts.heading.title == title


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
    assert isinstance(facts, ProgressFacts)
    facts = replace(facts, as_of=DAY - timedelta(days=days_left))
    assert facts.heading.title == f"9 de 21 reportes{moment}"


def test_progress_counts_no_days_once_nothing_more_can_come() -> None:
    facts = SAMPLES["progress_years_later"]
    assert isinstance(facts, ProgressFacts)
    assert facts.heading.title == "10 de 21 reportes, vencido el plazo"
    closing = DAY + timedelta(days=14)
    closed = replace(
        facts,
        as_of=closing + timedelta(days=1),
        current=replace(facts.current, closes_on=closing),
    )
    assert closed.heading.title == "10 de 21 reportes al cierre"
    assert "14 días tras" in replace(closed, as_of=closing).heading.title


def test_the_year_of_a_region_counts_what_it_takes_part_in() -> None:
    facts = SAMPLES["schedule_own"]
    assert isinstance(facts, ScheduleFacts)
    assert facts.heading.title == "Lima Metropolitana: 3 actividades en 2021"
    everybody = replace(facts, region=None).heading
    assert everybody.title == "4 actividades en 2021"
    assert everybody.subtitle == "Cronograma 2021 · regiones que participan por mes"


def test_a_months_activity_says_of_how_many_regions_and_whether_the_own_is_among_them() -> None:
    facts = SAMPLES["schedule_own"]
    assert isinstance(facts, ScheduleFacts)
    frame = schedule_frame(facts)
    first = frame[(frame["indicator"] == 1) & (frame["number"] == 1)]
    assert list(first["month"]) == [2, 5, 6]
    assert list(first["regions"]) == [26, 1, 13]
    assert list(first["own"]) == [True, False, False]
    assert (facts.today, replace(facts, year=2022).today) == (1, 0)


def test_what_another_region_has_without_a_date_is_not_in_a_regions_year() -> None:
    facts = SAMPLES["schedule_own"]
    assert isinstance(facts, ScheduleFacts)
    undated = {
        region: list(frame[frame["month"] == 0]["indicator"])
        for region in ("lima_metropolitana", "tumbes", None)
        for frame in [schedule_frame(replace(facts, region=region))]
    }
    assert undated == {"lima_metropolitana": [1, 12], "tumbes": [12], None: [1, 12]}


def test_the_line_of_this_semester_ends_today_and_the_last_ones_goes_on() -> None:
    facts = SAMPLES["progress_both"]
    assert isinstance(facts, ProgressFacts)
    last = progress_frame(facts).groupby("series").last()
    assert dict(last["day"]) == {"current": -5, "previous": 6}
    assert dict(last["received"]) == {"current": 9, "previous": 12}


def test_the_line_of_a_semester_long_past_ends_soon_after_its_last_report() -> None:
    facts = SAMPLES["progress_years_later"]
    assert isinstance(facts, ProgressFacts)
    last = progress_frame(facts).groupby("series").last()
    assert dict(last["day"]) == {"current": 14, "previous": 14}
    assert dict(last["received"]) == {"current": 10, "previous": 12}


def test_a_region_that_a_semester_leaves_out_is_not_said_to_have_no_agreement() -> None:
    """ODES opens a semester for some of those that have one."""
    words = [text.get_text() for text in draw(SAMPLES["status_one"]).findobj(Text)]
    assert "no le toca reportar" in words
    assert not any("convenio" in text for text in words)
