"""What a picture says in words and numbers."""

from dataclasses import replace
from decimal import Decimal

import pytest

from charts import facts as f
from charts.frames.figures import ranking_frame, region_frame
from charts.frames.months import schedule_frame
from charts.words.headings import (
    comparison_heading,
    indicator_heading,
    ranking_heading,
    region_heading,
)
from charts.words.office_headings import schedule_heading
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import PUBLISHED
from convenio.report.results import Figure, State
from tests.charts.sample_facts import DAY, EXTREMES, LORETO, NOTHING, ODD_STANDINGS, SECOND, average
from tests.charts.samples import SAMPLES


def _region(*figures: Figure) -> f.RegionFacts:
    return f.RegionFacts(as_of=DAY, period=SECOND, region="loreto", figures=figures)


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
    assert region_heading(_region(*figures)).title == title


def test_a_regions_averages_are_those_of_the_report_with_their_summands() -> None:
    heading = region_heading(_region(*LORETO))
    assert heading.note == "Promedio de 12: programado 48%, ejecutado 38%"
    assert heading.source.endswith("al reporte presentado por la DRTPE.")
    assert heading.dated == "Última cifra: 15 de enero de 2021."
    mixed = region_heading(_region(*EXTREMES)).note
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
    assert isinstance(facts, f.ComparisonFacts)
    known = replace(facts, earlier=replace(facts.earlier, published=published))
    assert comparison_heading(known).source.endswith("2020-I: Informe situacional, Cuadro N.° 05.")
    ranked = f.RankingFacts(
        as_of=DAY, period=SECOND, indicator=None, standings=(), source="Cuadro N.° 05"
    )
    assert ranking_heading(ranked).source == "Informe situacional, Cuadro N.° 05."


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
    facts = f.IndicatorFacts(
        as_of=DAY,
        period=SECOND,
        indicator=4,
        programmed=average(programmed, 18),
        executed=average(executed, 18),
    )
    heading = indicator_heading(facts)
    assert heading.title == f"IdG 4: {finding}"
    assert heading.subtitle.startswith("Incremento de número de buscadores de empleo")


def test_a_comparison_says_from_where_to_where() -> None:
    facts = SAMPLES["comparison_averages"]
    assert isinstance(facts, f.ComparisonFacts)
    heading = comparison_heading(facts)
    assert heading.title == "Loreto pasó de ejecutar 2% a 38%"
    assert heading.subtitle == "DRTPE Loreto · I y II Semestre 2020"
    unknown = SAMPLES["comparison_missing"]
    assert isinstance(unknown, f.ComparisonFacts)
    assert comparison_heading(unknown).title == "Piura: dos semestres"
    assert comparison_heading(unknown).subtitle == "DRTPE Piura · 2020-I y 2021-I"


@pytest.mark.parametrize(
    ("after", "title"),
    [
        ("30.2", "Loreto se mantuvo en 30% de ejecución"),
        ("30.6", "Loreto pasó de ejecutar 30% a 31%"),
    ],
)
def test_a_comparison_of_what_is_read_alike_says_that_it_stayed(after: str, title: str) -> None:
    facts = SAMPLES["comparison_averages"]
    assert isinstance(facts, f.ComparisonFacts)
    earlier, later = (
        replace(facts.earlier, executed=average("30.1", 12)),
        replace(facts.later, executed=average(after, 12)),
    )
    assert comparison_heading(replace(facts, earlier=earlier, later=later)).title == title


def test_a_ranking_goes_from_the_best_down_and_places_nobody_without_a_figure() -> None:
    facts = f.RankingFacts(as_of=DAY, period=SECOND, indicator=4, standings=ODD_STANDINGS)
    frame = ranking_frame(facts)
    assert list(frame["name"][:4]) == ["Callao", "Loreto", "Amazonas", "Piura"]
    assert list(frame["place"]) == ["1", "2", "3", "4", "", "", "", ""]
    assert ranking_heading(facts).title == "Ninguna de 3 regiones llegó a su meta"
    averages = replace(facts, indicator=None)
    assert ranking_heading(averages).title == (
        "Ninguna de 3 regiones ejecutó en promedio lo programado o más"
    )
    own = replace(facts, highlighted="loreto")
    assert ranking_heading(own).title == "Loreto: puesto 2 de 4"
    tied = replace(own, standings=(*own.standings, replace(own.standings[-1], region="puno")))
    assert ranking_heading(tied).title == "Loreto: puesto 2 de 5, compartido"
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
        f.RegionStanding(
            region=code, state=State.REPORTED, programmed=Decimal(50), executed=Decimal(executed)
        )
        for code, executed in zip(REGIONS, done, strict=False)
    )
    facts = f.RankingFacts(as_of=DAY, period=SECOND, indicator=indicator, standings=standings)
    assert ranking_heading(facts).title == title


def test_the_year_of_a_region_counts_what_it_takes_part_in() -> None:
    facts = SAMPLES["schedule_own"]
    assert isinstance(facts, f.ScheduleFacts)
    assert schedule_heading(facts).title == "Lima Metropolitana: 3 actividades en 2021"
    everybody = schedule_heading(replace(facts, region=None))
    assert everybody.title == "4 actividades en 2021"
    assert everybody.subtitle == "Cronograma 2021 · regiones que participan por mes"


def test_a_months_activity_says_of_how_many_regions_and_whether_the_own_is_among_them() -> None:
    facts = SAMPLES["schedule_own"]
    assert isinstance(facts, f.ScheduleFacts)
    frame = schedule_frame(facts)
    first = frame[(frame["indicator"] == 1) & (frame["number"] == 1)]
    assert list(first["month"]) == [2, 5, 6]
    assert list(first["regions"]) == [26, 1, 13]
    assert list(first["own"]) == [True, False, False]
    assert set(frame["today"]) == {1}
    assert set(schedule_frame(replace(facts, year=2022))["today"]) == {0}


def test_what_another_region_has_without_a_date_is_not_in_a_regions_year() -> None:
    facts = SAMPLES["schedule_own"]
    assert isinstance(facts, f.ScheduleFacts)
    undated = {
        region: list(frame[frame["month"] == 0]["indicator"])
        for region in ("lima_metropolitana", "tumbes", None)
        for frame in [schedule_frame(replace(facts, region=region))]
    }
    assert undated == {"lima_metropolitana": [1, 12], "tumbes": [12], None: [1, 12]}
