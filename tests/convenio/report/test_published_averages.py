"""What the report publishes, what its directorates say, and where it contradicts itself."""

from decimal import Decimal

from convenio.catalogue.agreements import AGREEMENTS
from convenio.catalogue.indicators import INDICATORS
from convenio.report.contradictions import (
    Discrepancy,
    Disputed,
    TwoValues,
    contradictions,
    disputed,
)
from convenio.report.published_averages import (
    PUBLISHED,
    published_of_indicator,
    published_of_region,
    published_regions,
)
from convenio.report.results import Figure, Part, State
from convenio.report.statements import STATEMENTS, StatementKind, agrees
from tests.convenio.report.test_results import LORETO

D = Decimal
LORETOS = {"loreto": {figure.indicator: figure for figure in LORETO}}


def test_eighteen_regions_have_their_averages_in_both_semesters() -> None:
    regions = published_regions("2020-II")
    assert len(regions) == 18
    assert set(regions) == set(published_regions("2020-I")) < set(AGREEMENTS)
    assert set(AGREEMENTS) - set(regions) == {"arequipa", "ayacucho", "tumbes"}
    assert len(PUBLISHED) == 18 * 3 + 12


def test_a_published_average_names_its_table() -> None:
    (piura,) = published_of_region("2020-I", "piura")
    assert (piura.programmed, piura.executed, piura.source) == (D(32), D(-22), "Cuadro N.° 05")
    (eleventh,) = published_of_indicator("2020-II", 11)
    assert (eleventh.programmed, eleventh.executed) == (D(54), D(113))
    assert (eleventh.source, eleventh.region) == ("Gráfico N.° 30", None)


def test_every_indicator_has_its_published_average() -> None:
    sources = [published_of_indicator("2020-II", n)[0].source for n in INDICATORS]
    assert sources == [f"Gráfico N.° {n}" for n in range(20, 32)]


def test_callaos_two_values_are_both_kept() -> None:
    both = published_of_region("2020-II", "callao")
    assert [(each.source, each.executed) for each in both] == [
        ("Cuadro N.° 04", D(187)),
        ("Cuadro N.° 05", D(184)),
    ]


def test_nothing_is_said_twice_of_a_regions_indicator() -> None:
    said = [(each.region, each.indicator) for each in STATEMENTS]
    assert len(said) == len(set(said))
    assert set(published_regions("2020-II")).issuperset(region for region, _ in said)


def test_every_region_has_a_statement_on_indicator_3() -> None:
    of_third = [each for each in STATEMENTS if each.indicator == 3]
    assert {each.region for each in of_third} == set(published_regions("2020-II"))


def test_loreto_is_said_to_have_met_indicator_3_and_its_figures_say_no() -> None:
    (found,) = disputed("2020-II", LORETOS)
    assert (found.statement.said, found.statement.indicator) == (StatementKind.MET, 3)
    assert (found.figure.programmed, found.figure.executed) == (D(70), D(30))
    assert "Sección VIII" in found.statement.source


def test_one_region_alone_does_not_contradict_the_averages_of_indicators() -> None:
    found = contradictions("2020-II", LORETOS)
    assert [type(each) for each in found] == [Disputed, TwoValues]


def test_an_average_that_is_not_the_published_one_is_told() -> None:
    more = {"ica": {1: Figure(1, State.REPORTED, D(46), D(67))}}
    found = [each for each in contradictions("2020-II", more) if isinstance(each, Discrepancy)]
    assert {(each.published.source, each.part, each.computed) for each in found} == {
        ("Cuadro N.° 04", Part.EXECUTED, D(67)),
        ("Cuadro N.° 05", Part.EXECUTED, D(67)),
    }


def test_the_first_semester_contradicts_nothing() -> None:
    assert contradictions("2020-I", {}) == ()


def test_a_statement_is_borne_out_only_by_its_own_kind_of_figure() -> None:
    figures = {
        StatementKind.MET: Figure(1, State.REPORTED, D(50), D(50)),
        StatementKind.NOT_MET: Figure(1, State.REPORTED, D(50), D(49)),
        StatementKind.NO_GOAL: Figure(1, State.NO_GOAL, None, D(30)),
        StatementKind.NOT_APPLICABLE: Figure(1, State.NOT_APPLICABLE),
        StatementKind.NOT_EXECUTED: Figure(1, State.NOT_EXECUTED, D(50)),
    }
    for statement in STATEMENTS:
        borne_out = {said for said, figure in figures.items() if agrees(statement, figure)}
        also = {StatementKind.NOT_EXECUTED} if statement.said is StatementKind.NOT_MET else set()
        assert borne_out == {statement.said} | also
        assert agrees(statement, Figure(1, State.MISSING))
