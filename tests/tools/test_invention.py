"""The simulated figures: of a fixed seed, with the published averages, and as was said of them."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.example.published_report import PERIOD, loreto
from bot.example.simulated_reports import FILE, simulated_figures
from convenio.catalogue.indicators import INDICATORS, IndicatorKind
from convenio.report.contradictions import Discrepancy, Disputed, TwoValues, contradictions
from convenio.report.published_averages import (
    published_of_indicator,
    published_of_region,
    published_regions,
)
from convenio.report.results import Figure, Part, State, average, whole
from tests.tools.invention import as_file
from tests.tools.table_fit import NotFitted, Span, Table, fit, rounded

INVENTED = dict(simulated_figures())
ALL = INVENTED | {"loreto": [Figure(n, State.REPORTED, goal, done) for n, goal, done in loreto()]}
EVERY = [figure for figures in INVENTED.values() for figure in figures]


def test_the_file_is_what_the_fixed_seed_gives() -> None:
    assert as_file() == (files("bot.example") / "data" / FILE).read_text("utf-8")


def test_seventeen_regions_have_twelve_figures_each() -> None:
    assert set(INVENTED) == set(published_regions(PERIOD)) - {"loreto"}
    for figures in INVENTED.values():
        assert [figure.indicator for figure in figures] == list(INDICATORS)


@pytest.mark.parametrize("region", published_regions(PERIOD))
@pytest.mark.parametrize("part", Part)
def test_each_region_has_its_average_of_cuadro_04(region: str, part: Part) -> None:
    value = average(ALL[region], part).value
    assert value is not None
    assert whole(value) == published_of_region(PERIOD, region)[0].part(part)


@pytest.mark.parametrize("number", INDICATORS)
@pytest.mark.parametrize("part", Part)
def test_each_indicator_over_the_eighteen_has_its_average_of_graficos_20_to_31(
    number: int, part: Part
) -> None:
    value = average([figures[number - 1] for figures in ALL.values()], part).value
    published = published_of_indicator(PERIOD, number)[0].part(part)
    assert value is not None
    assert whole(value) == published
    assert abs(value - published) < 1 / 4


def test_nothing_is_contradicted_but_what_the_report_contradicts_itself() -> None:
    reports = {region: {f.indicator: f for f in figures} for region, figures in ALL.items()}
    statement, average_, tables = contradictions(PERIOD, reports)
    assert isinstance(statement, Disputed)
    assert (statement.statement.region, statement.statement.indicator) == ("loreto", 3)
    assert isinstance(average_, Discrepancy)
    assert (average_.published.region, average_.published.source) == ("callao", "Cuadro N.° 05")
    assert isinstance(tables, TwoValues)
    assert tables.first.region == "callao"


def test_invented_figures_are_whole_and_possible() -> None:
    for figure in EVERY:
        growth = INDICATORS[figure.indicator].kind is IndicatorKind.GROWTH
        assert figure.programmed is None or figure.programmed in range(1, 101)
        assert figure.executed is None or figure.executed in range(-30 if growth else 0, 1000)
        nothing = figure.programmed is not None and figure.executed == 0 and not growth
        assert (figure.state is State.NOT_EXECUTED) is nothing


def test_only_callao_goes_beyond_200() -> None:
    beyond = {
        region
        for region, figures in INVENTED.items()
        for figure in figures
        if figure.executed is not None and figure.executed > 200
    }
    assert beyond == {"callao"}


@given(st.lists(st.floats(-1000, 1000), max_size=30))
def test_rounding_keeps_the_total(values: list[float]) -> None:
    found = rounded(dict(enumerate(values)))
    assert abs(sum(found.values()) - sum(values)) <= 0.5 + 1e-6
    assert all(abs(found[number] - value) <= 1 + 1e-6 for number, value in enumerate(values))


def test_a_table_is_fitted_to_its_sums_within_its_spans() -> None:
    table: Table = {(row, column): Span(50, 1, 100) for row in ("a", "b") for column in (1, 2)}
    table["a", 1] = Span(7, 7, 7)
    sums: dict[str | int, int] = {"a": 90, "b": 30, 1: 20, 2: 100}
    fit(table, sums)
    for line, total in sums.items():
        assert sum(span.value for cell, span in table.items() if line in cell) == total
    assert table["a", 1].value == 7


@pytest.mark.parametrize("a_least", [0, 2])
def test_sums_that_the_spans_do_not_allow_are_refused(a_least: int) -> None:
    table: Table = {
        ("a", 1): Span(2, a_least, 2),
        ("a", 2): Span(1, a_least, 2),
        ("b", 1): Span(1, 0, 9),
    }
    with pytest.raises(NotFitted):
        fit(table, {"a": 8, "b": 1, 1: 8, 2: 1})
