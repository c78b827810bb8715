"""A picture's numbers in a table of letters and in a file, in their longest cases."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from charts.facts.base import ChartFacts
from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import HeatmapFacts
from charts.facts.matrix import MatrixFacts
from charts.facts.ranking import RankingFacts
from charts.facts.region import RegionFacts
from charts.facts.schedule import ScheduleFacts
from charts.facts.status import StatusFacts
from charts.requests import KIND_OF
from convenio.calendar.periods import Period
from convenio.catalogue.agreements import AGREEMENTS
from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from convenio.report.contradictions import Disputed
from convenio.report.results import Figure, State
from convenio.report.statements import STATEMENTS
from handlers.country import views as country_views
from handlers.country.access import Differences
from handlers.region_names import short_name
from handlers.summaries import views
from handlers.summaries.both_table import two_semesters_table
from handlers.summaries.kinds import csv_of, picture_kind, text_table
from handlers.summaries.wanted import Wanted
from handlers.summaries.words import contradiction_words, figure_words
from handlers.words import length_shown, plain_text
from tests.charts.samples import DAY, EXTREMES, LORETO, TOLD
from tests.handlers.summaries.samples import (
    CAPTION,
    FIRST,
    HUGE,
    LARGE,
    LINE,
    LONGEST,
    MESSAGE,
    SECOND,
    semester,
)

_SAID = {"true", "false"}


def nameless(row: dict[str, str]) -> bool:
    """Of a ranking whose regions the reader may not know; whether it is invented isn't told."""
    return row.get("place") is not None and not row["region"]


def test_a_goal_that_was_narrowly_missed_does_not_look_reached() -> None:
    def nearly(number: int, goal: str, done: str) -> Figure:
        return Figure(number, State.REPORTED, Decimal(goal), Decimal(done))

    figures = (nearly(1, "70", "69.666667"), nearly(2, "0.4", "0.3"), nearly(3, "70", "70"))
    assert figure_words(INDICATORS, figures[0]) == "IdG 1 SOVIO: 69.66%, meta 70%"
    facts = RegionFacts(as_of=DAY, period=SECOND, region="loreto", figures=figures)
    words = plain_text(views.words_of(facts))
    assert "Sin redondear, IdG 1: 69.66%, meta 70%; IdG 2: 0.3%, meta 0.4%." in words
    exact = replace(facts, figures=figures[2:])
    assert "Sin redondear" not in views.words_of(exact)
    said = Disputed(STATEMENTS[0], figures[0])
    assert "la cifra es 69.66%, meta 70%." in contradiction_words(said)


@pytest.mark.parametrize(
    "facts", [*TOLD.values(), *LONGEST], ids=lambda facts: type(facts).__name__
)
def test_captions_tables_and_alternatives_fit(facts: ChartFacts) -> None:
    picture = views.of_facts(facts, Wanted(KIND_OF[type(facts)], SECOND))
    assert length_shown(picture.caption) <= CAPTION
    assert length_shown(picture.alternative) <= MESSAGE
    assert max(map(len, text_table(facts).splitlines())) <= LINE
    assert facts.simulated == ("Datos simulados" in picture.caption)
    assert facts.simulated == ("Datos simulados" in picture.alternative)


@pytest.mark.parametrize("facts", TOLD.values(), ids=TOLD)
def test_the_data_is_a_table_with_names_in_english(facts: ChartFacts) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_of(facts))))
    assert rows
    simulated = {row.get("simulated") for row in rows if not nameless(row)}
    without = isinstance(facts, (ScheduleFacts, MatrixFacts))  # they hold no figures
    assert simulated == {None} if without else simulated <= _SAID
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_comparison_tells_the_goal_beside_each_result() -> None:
    lines = [line.split() for line in text_table(TOLD["comparison_twelve"]).splitlines()]
    at = lines.index(["1", "SOVIO"])
    assert lines[at + 1 : at + 4] == [
        ["2020-I", "60%", "187%"],
        ["2020-II", "60%", "60%"],
        ["2", "Plan", "formación"],
    ]
    assert lines[at + 4 : at + 6] == [["2020-I", "n/a", "n/a"], ["2020-II", "60%", "45%"]]


def test_where_one_semester_is_only_published_the_others_goals_are_told() -> None:
    lines = [line.split() for line in text_table(TOLD["comparison_averages"]).splitlines()]
    at = lines.index(["3", "Visitas", "CCL"])
    assert lines[at + 1 : at + 3] == [["2020-II", "70%", "30%"], ["4", "Bolsa", "trabajo"]]


def test_bars_that_a_picture_draws_broken_are_named_in_its_words() -> None:
    words = plain_text(views.words_of(TOLD["ranking_beyond"]))
    assert "Barra cortada en el gráfico, fuera de su escala: " in words
    assert "Callao 99999%" in words.partition("fuera de su escala: ")[2]
    assert "Barra cortada" not in views.words_of(TOLD["region_loreto"])


def test_that_nobody_has_reported_is_in_the_table_and_in_the_data() -> None:
    facts = TOLD["progress_none"]
    assert text_table(facts).splitlines()[1].split(maxsplit=1)[1] == "0 de 21"
    (row,) = csv.DictReader(io.StringIO(csv_of(facts)))
    assert [row["date"], row["received"], row["expected"]] == ["", "0", "21"]


def test_the_data_tells_what_the_heat_maps_colours_do() -> None:
    told = csv.DictReader(io.StringIO(csv_of(TOLD["heatmap_extremes"])))
    cells = {(row["region"], row["indicator"]): row for row in told}
    of_zero, negative = cells["lima_metropolitana", "3"], cells["lima_metropolitana", "10"]
    assert [of_zero["compliance"], of_zero["met"]] == ["", "true"]
    assert [negative["compliance"], negative["met"]] == ["", "false"]
    fell, idle = cells["piura", "4"], cells["piura", "8"]
    assert [fell["compliance"], fell["met"]] == ["-220.00", "false"]
    assert [idle["compliance"], idle["met"]] == ["0.00", "false"]


@pytest.mark.parametrize("figures", [LORETO, EXTREMES, LARGE, HUGE])
def test_cuadro_05_fits_with_all_regions(figures: tuple[Figure, ...]) -> None:
    rows = [
        ComparisonFacts(
            as_of=DAY,
            simulated=True,
            region=code,
            earlier=semester(FIRST, () if code == "puno" else figures, "loreto"),
            later=semester(SECOND, figures),
        )
        for code in REGIONS
    ]
    assert length_shown(country_views.both(rows, list(REGIONS)).text) <= MESSAGE
    assert max(map(len, two_semesters_table(rows).splitlines())) <= LINE


def test_the_semesters_of_cuadro_05_stand_apart_where_one_has_no_figures() -> None:
    rows = [
        ComparisonFacts(
            as_of=DAY,
            simulated=False,
            region="loreto",
            earlier=semester(SECOND, LORETO),
            later=semester(Period(2021, 1), ()),
        )
    ]
    assert two_semesters_table(rows).splitlines()[0].split() == ["2020-II", "2021-I"]


@pytest.mark.parametrize("room", [13, 12, 11, 10])
def test_a_regions_name_is_never_cut(room: int) -> None:
    names = [short_name(code, room) for code in REGIONS]
    assert max(map(len, names)) <= room
    assert len(set(names)) == len(REGIONS)
    assert all(
        "." in name or name in region.name
        for name, region in zip(names, REGIONS.values(), strict=True)
    )


def test_the_heat_map_in_words_has_whole_names_and_says_what_its_signs_mean() -> None:
    facts = TOLD["heatmap_beyond"]
    assert isinstance(facts, HeatmapFacts)
    marked = replace(facts, rows=tuple(replace(row, corrected=(1,)) for row in facts.rows))
    lines = text_table(marked).splitlines()
    assert sum(line.startswith("Madre de Dios*") for line in lines) == 3
    assert sum(line.startswith("Lima Provinc.*") for line in lines) == 3
    assert all(f" {n}" in text_table(facts) for n in range(1, 13))
    assert "≪: menos de -9 veces la meta" in views.words_of(facts)
    assert "✗" not in views.words_of(facts)


def test_differences_fit_and_say_how_many_are_left_out() -> None:
    found = tuple(
        Disputed(statement, Figure(statement.indicator, State.NOT_EXECUTED))
        for statement in STATEMENTS
    )
    differing = Differences(SECOND, found, compared=True, warning="Datos simulados")
    text = country_views.differences(differing).text
    assert length_shown(text) <= MESSAGE
    assert f"Y {len(found) - country_views.DIFFERENCES_SHOWN} más." in text


def test_the_list_of_offices_fits() -> None:
    facts = next(sample for sample in LONGEST if isinstance(sample, StatusFacts))
    assert length_shown(country_views.offices_view(facts).text) <= MESSAGE
    assert len(AGREEMENTS) <= len(facts.regions)


def test_an_average_that_two_tables_contradict_has_both_values_in_the_ranking() -> None:
    facts = TOLD["ranking_contradicted"]
    assert isinstance(facts, RankingFacts)
    assert text_table(facts).splitlines()[1:] == [
        " 1 Callao          46% 187 / 184",
        " 2 Puno            56%   13%",
    ]
    places = {row["place"] for row in csv.DictReader(io.StringIO(csv_of(facts)))}
    assert places == {"1", "2"}
    assert "Con barra (/), dos valores publicados." in views.words_of(facts)
    caption = plain_text(picture_kind(facts).caption(facts))
    assert "Con dos valores publicados: Callao" in caption
    assert "lo programado o más: 0 de 1" in caption


def test_the_table_of_overdue_reports_says_who_hears_no_message() -> None:
    facts = TOLD["status_overdue"]
    assert "! vencido ∅ 11 de 12" in text_table(facts)
    assert "∅: sin persona registrada, ✗: no recibe mensajes." in views.words_of(facts)
    reached = {row["reach"] for row in csv.DictReader(io.StringIO(csv_of(facts)))}
    assert reached == {"heard", "mute", "nobody"}


def test_the_table_of_progress_has_the_semester_before_beside_it() -> None:
    facts = TOLD["progress_both"]
    lines = text_table(facts).splitlines()
    assert lines[0] == "Día            2020-II      2020-I"
    assert "08/01/2021     7 de 21     3 de 21" in lines
    assert lines[-1] == "21/01/2021                12 de 21"
    assert "2020-I: a los mismos días de su propio plazo." in views.words_of(facts)
