"""Who is ahead and behind, what an average leaves out, and who reported."""

from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from convenio.report.rankings import (
    LeftOut,
    Place,
    best,
    count_turnout,
    furthest_behind,
    left_out,
    places_by_average,
    rank,
    reach,
    summarise_indicator,
)
from convenio.report.results import Average, Figure, Part, State, average, counted_value, met
from tests.convenio.report.test_results import LORETO

D = Decimal
VALUES = st.decimals(-300, 300, places=2)
FIGURES = st.one_of(
    st.builds(Figure, st.integers(1, 12), st.just(State.REPORTED), VALUES, VALUES),
    st.builds(Figure, st.integers(1, 12), st.just(State.NOT_EXECUTED), VALUES),
    st.builds(Figure, st.integers(1, 12), st.just(State.NO_GOAL), st.none(), VALUES | st.none()),
    st.builds(Figure, st.integers(1, 12), st.just(State.NOT_APPLICABLE)),
    st.builds(Figure, st.integers(1, 12), st.just(State.MISSING), VALUES | st.none()),
)
TWELVE = st.lists(FIGURES, min_size=1, max_size=12).map(lambda those: dict(enumerate(those, 1)))
REACHED = st.dictionaries(st.text("abc", min_size=1), st.none() | VALUES, max_size=20)


def _figure(number: int, goal: int, done: int) -> Figure:
    return Figure(number, State.REPORTED, D(goal), D(done))


def test_loretos_best_and_furthest_behind_are_those_of_grafico_11() -> None:
    assert [figure.indicator for figure in best(LORETO)] == [9, 6, 1]  # 1, 4, 5, 7, 10 are equal
    assert [figure.indicator for figure in furthest_behind(LORETO)] == [8, 3, 12]


def test_a_goal_that_was_met_is_never_behind() -> None:
    assert furthest_behind([_figure(1, 50, 50), _figure(2, 50, 49)]) == (_figure(2, 50, 49),)


def test_nobody_is_both_ahead_and_behind() -> None:
    missed = [_figure(n, 50, 10 * n) for n in range(1, 5)]
    assert furthest_behind(missed) == tuple(missed[:3])
    assert best(missed) == (missed[3],)
    assert best(missed[:3]) == ()
    met_too = [*missed, _figure(5, 50, 50)]
    assert [figure.indicator for figure in best(met_too)] == [5, 4]


def test_what_is_as_far_behind_as_another_is_not_among_the_best() -> None:
    idle = [Figure(n, State.NOT_EXECUTED, D(50)) for n in range(1, 7)]
    assert furthest_behind(idle) == tuple(idle[:3])
    assert best(idle) == ()
    assert best([*idle, _figure(7, 50, 5)]) == (_figure(7, 50, 5),)


def test_who_had_no_goal_is_neither_ahead_nor_behind() -> None:
    absent = [Figure(1, State.NO_GOAL, None, D(90)), Figure(2, State.NOT_APPLICABLE)]
    assert best(absent) == furthest_behind(absent) == ()


def test_points_from_a_goal_of_zero_or_less_stand_beside_percentages() -> None:
    assert reach(_figure(4, 0, 0)) == 100
    assert reach(_figure(4, 0, 7)) == 107
    assert reach(_figure(4, -10, -20)) == 90
    assert reach(_figure(4, -10, 5)) == 115
    assert reach(_figure(4, 10, -22)) == -220
    assert reach(Figure(4, State.NOT_EXECUTED, D(0))) == 100


@given(FIGURES)
def test_a_goal_is_met_exactly_from_a_reach_of_100(figure: Figure) -> None:
    value = reach(figure)
    assert (value is not None and value >= 100) is met(figure)


@given(st.lists(FIGURES))
def test_the_order_of_figures_does_not_change_who_is_ahead(figures: list[Figure]) -> None:
    distinct = list({figure.indicator: figure for figure in figures}.values())
    turned = distinct[::-1]
    assert best(turned) == best(distinct)
    assert furthest_behind(turned) == furthest_behind(distinct)


@given(TWELVE, st.sampled_from(Part))
def test_what_counts_and_what_is_left_out_make_up_everything(
    figures: dict[int, Figure], part: Part
) -> None:
    out = left_out(figures, part)
    summands = average(figures.values(), part).summands
    absent = [*out.not_applicable, *out.no_goal, *out.missing]
    assert len(absent) + summands == len(figures)
    assert all(counted_value(figures[number], part) is None for number in absent)


def test_what_was_executed_without_a_goal_is_left_out_of_the_programmed_average_only() -> None:
    figures = {
        "ica": Figure(1, State.NO_GOAL, None, D(30)),
        "puno": Figure(1, State.NO_GOAL),
        "lima": Figure(1, State.NOT_APPLICABLE),
        "tacna": Figure(1, State.MISSING, D(50)),
        "pasco": Figure(1, State.NOT_EXECUTED, D(50)),
    }
    assert left_out(figures, Part.PROGRAMMED) == LeftOut(("lima",), ("ica", "puno"), ("tacna",))
    assert left_out(figures, Part.EXECUTED) == LeftOut(("lima",), ("puno",), ("tacna",))


def test_an_indicator_is_summed_up_over_regions() -> None:
    figures = {
        "ica": _figure(1, 50, 60),
        "puno": Figure(1, State.NOT_EXECUTED, D(70)),
        "lima": Figure(1, State.NO_GOAL, None, D(30)),
    }
    facts = summarise_indicator(1, figures)
    assert (facts.programmed, facts.executed) == (Average(D(60), 2), Average(D(30), 3))
    assert (facts.met, facts.with_goal) == (("ica",), ("ica", "puno"))


def test_equals_share_a_rank_and_the_next_one_is_left_out() -> None:
    found = rank(
        {"ica": [D(68)], "lima": [D(77)], "lambayeque": [D(68)], "puno": [D(13)], "tumbes": []}
    )
    assert found == {
        "lima": Place(1, 4, shared=False),
        "ica": Place(2, 4, shared=True),
        "lambayeque": Place(2, 4, shared=True),
        "puno": Place(4, 4, shared=False),
    }


def test_two_values_that_leave_the_order_as_it_is_have_one_place() -> None:
    found = rank({"callao": [D(187), D(184)], "lima": [D(77)], "puno": [D(77)]})
    assert found == {
        "callao": Place(1, 3, shared=False),
        "lima": Place(2, 3, shared=True),
        "puno": Place(2, 3, shared=True),
    }


def test_who_stands_elsewhere_by_one_value_than_by_another_has_no_place() -> None:
    found = rank({"callao": [D(70), D(80)], "lima": [D(75)], "puno": [D(90)], "ica": [D(13)]})
    assert found == {"puno": Place(1, 4, shared=False), "ica": Place(4, 4, shared=False)}


@given(st.dictionaries(st.text("abc", min_size=1), st.lists(VALUES, max_size=2), max_size=6))
def test_a_place_is_the_same_whichever_of_the_values_are_true(
    values: dict[str, list[Decimal]],
) -> None:
    there = {key: each for key, each in values.items() if each}
    worlds = [dict(zip(there, chosen, strict=True)) for chosen in product(*there.values())]
    for key in there:
        ranks = {1 + sum(other > world[key] for other in world.values()) for world in worlds}
        place = rank(values).get(key)
        assert place is None if len(ranks) > 1 else place is not None and {place.rank} == ranks


@given(REACHED)
def test_ranks_follow_the_values(values: dict[str, Decimal | None]) -> None:
    found = rank({key: [] if each is None else [each] for key, each in values.items()})
    assert set(found) == {region for region, value in values.items() if value is not None}
    for one in found:
        for other in found:
            mine, theirs = values[one], values[other]
            assert mine is not None
            assert theirs is not None
            assert (found[one].rank < found[other].rank) is (mine > theirs)
            assert found[one].shared or one == other or mine != theirs
    assert not found or min(place.rank for place in found.values()) == 1
    assert all(place.rank <= place.among == len(found) for place in found.values())


def test_regions_are_ranked_by_what_they_executed() -> None:
    reports = {
        "ica": [_figure(1, 90, 60), _figure(2, 90, 60)],
        "puno": [_figure(1, 10, 20), Figure(2, State.NOT_APPLICABLE)],
        "lima": [Figure(1, State.NOT_APPLICABLE), _figure(2, 10, 70)],
    }
    by_average = {region: place.rank for region, place in places_by_average(reports).items()}
    assert by_average == {"lima": 1, "ica": 2, "puno": 3}


def test_completeness_and_timeliness_are_two_figures() -> None:
    who = count_turnout(
        ("ica", "lima", "puno", "tumbes"), {"lima": True, "puno": False, "ica": True}
    )
    assert (who.on_time, who.late, who.missing) == (("ica", "lima"), ("puno",), ("tumbes",))
    assert (who.expected, who.reported) == (4, 3)
    assert (who.completeness, who.timeliness) == (D(75), D(50))


def test_nobody_is_complete_where_nobody_owes() -> None:
    who = count_turnout((), {})
    assert who.completeness is who.timeliness is None


@given(st.dictionaries(st.text("abc"), st.sampled_from([None, True, False])))
def test_nobody_is_in_time_who_did_not_report(came: dict[str, bool | None]) -> None:
    who = count_turnout(came, {region: when for region, when in came.items() if when is not None})
    assert sorted([*who.on_time, *who.late, *who.missing]) == sorted(who.regions)
    assert who.completeness is None or (who.timeliness or 0) <= who.completeness <= 100
