"""Where a recommendation is carried out, what it is called there, and how a state is typed."""

from datetime import date

import pytest

from convenio.calendar.periods import Period
from convenio.calendar.year_month import YearMonth
from convenio.catalogue.indicators import INDICATORS
from convenio.evaluation.following import (
    MINISTRY,
    Followed,
    FollowedState,
    Recommendation,
    count_words,
    is_in,
    read_state,
    responsible_words,
)
from convenio.evaluation.items import Responsible
from convenio.evaluation.progress import Progress
from convenio.evaluation.words import indicator_names

SECOND = Period(2020, 2)
MAY = YearMonth(2021, 5)


def recommendation(
    regions: tuple[str, ...] = ("tacna", "puno"),
    responsible: Responsible = Responsible.OFFICES,
    due: YearMonth | None = None,
    period: Period = SECOND,
) -> Recommendation:
    return Recommendation(
        period, 17, INDICATORS, 6, "Activar.", regions, responsible=responsible, due=due
    )


@pytest.mark.parametrize(
    ("regions", "responsible", "places"),
    [
        (("tacna", "puno"), Responsible.OFFICES, ("puno", "tacna")),
        (("tacna", "puno"), Responsible.MINISTRY, (MINISTRY,)),
        (("puno",), Responsible.BOTH, ("puno", MINISTRY)),
        ((), Responsible.MINISTRY, (MINISTRY,)),
        ((), Responsible.OFFICES, (MINISTRY,)),  # to nobody else: the ministry's own
    ],
)
def test_who_is_responsible_carries_it_out(
    regions: tuple[str, ...], responsible: Responsible, places: tuple[str, ...]
) -> None:
    assert recommendation(regions, responsible).places == places


@pytest.mark.parametrize(
    ("period", "year"), [(SECOND, 2021), (Period(2021, 1), 2021), (Period(2021, 2), 2022)]
)
def test_the_schedules_year_is_that_of_the_semester_after(period: Period, year: int) -> None:
    assert recommendation(due=YearMonth(2023, 3), period=period).schedule_year == year


def test_it_is_overdue_after_its_month_while_it_is_open() -> None:
    of = recommendation(due=MAY)
    assert not Followed(of, "puno").overdue(date(2021, 5, 31))
    assert Followed(of, "puno").overdue(date(2021, 6, 1))
    assert Followed(of, "puno", Progress.UNDERWAY).overdue(date(2021, 6, 1))
    assert not Followed(of, "puno", Progress.IMPLEMENTED).overdue(date(2021, 6, 1))
    assert not Followed(recommendation(), "puno").overdue(date(2031, 6, 1))


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("pending", FollowedState.PENDING),
        ("underway", FollowedState.UNDERWAY),
        ("implemented", FollowedState.IMPLEMENTED),
        ("not_pertinent", FollowedState.NOT_PERTINENT),
        ("Pendiente", FollowedState.PENDING),
        ("pendientes", FollowedState.PENDING),
        ("en curso", FollowedState.UNDERWAY),
        ("implementadas", FollowedState.IMPLEMENTED),
        ("no procede", FollowedState.NOT_PERTINENT),
        ("vencidas", FollowedState.OVERDUE),
        ("por aceptar", FollowedState.UNACCEPTED),
        ("por hacer", FollowedState.OPEN),
    ],
)
def test_a_state_is_typed_in_either_language(typed: str, state: FollowedState) -> None:
    assert read_state(typed) is state


@pytest.mark.parametrize("typed", ["", "hecha de todo", "pend", "proceden todas"])
def test_what_is_no_state_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValueError, match="pendiente, en curso, implementada, no procede"):
        read_state(typed)


def test_states_are_counted_and_narrowed_to() -> None:
    of = recommendation(due=MAY)
    listed = [
        Followed(of, "puno", Progress.IMPLEMENTED),
        Followed(of, "tacna", Progress.IMPLEMENTED, accepted=True),
        Followed(of, "cusco"),
        Followed(of, "ica", Progress.UNDERWAY),
        Followed(of, "loreto", Progress.NOT_PERTINENT),
    ]
    assert count_words(listed) == "1 pendiente, 1 en curso, 2 implementadas, 1 no procede"
    june = date(2021, 6, 1)
    found = {state: [f.place for f in listed if is_in(f, state, june)] for state in FollowedState}
    assert found == {
        FollowedState.OPEN: ["cusco", "ica"],
        FollowedState.OVERDUE: ["cusco", "ica"],
        FollowedState.UNACCEPTED: ["puno"],
        FollowedState.PENDING: ["cusco"],
        FollowedState.UNDERWAY: ["ica"],
        FollowedState.IMPLEMENTED: ["puno", "tacna"],
        FollowedState.NOT_PERTINENT: ["loreto"],
    }
    assert len([each for each in listed if is_in(each, None, june)]) == len(listed)


@pytest.mark.parametrize(
    ("responsible", "unit", "words"),
    [
        (Responsible.OFFICES, "DGSNE", "DRTPE"),
        (Responsible.MINISTRY, "DGSNE", "MTPE/DGSNE"),
        (Responsible.MINISTRY, "", "MTPE"),
        (Responsible.BOTH, "DGPE", "DRTPE/MTPE-DGPE"),
        (Responsible.BOTH, "", "DRTPE/MTPE"),
    ],
)
def test_who_is_responsible_is_written_as_in_the_annex(
    responsible: Responsible, unit: str, words: str
) -> None:
    assert responsible_words(responsible, unit) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], ""),
        ([4], "IdG 4"),
        ([2, 1], "IdG 1 y 2"),
        ([1, 2, 3], "IdG 1 a 3"),
        ([1, 2, 6, 7, 8, 12], "IdG 1, 2, 6 a 8 y 12"),
    ],
)
def test_indicators_in_a_row_are_named_by_the_first_and_the_last(
    numbers: list[int], words: str
) -> None:
    assert indicator_names(numbers) == words
