"""The annex's matrix: its months and detail are those of the year's schedule."""

from dataclasses import replace
from datetime import date

import pytest

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.evaluation.following import Followed, Recommendation
from convenio.evaluation.items import Responsible
from convenio.evaluation.matrix import (
    MONTH_HEADINGS,
    MatrixLine,
    matrix_lines,
    ministry_units,
)
from convenio.evaluation.progress import Progress
from convenio.schedule.activities import ScheduleEntry, in_order, published_schedule
from tests.convenio.evaluation.test_following import recommendation

JUNE = date(2021, 6, 1)
ENTRIES = published_schedule(2021)


def lines_of(
    *listed: Recommendation, entries: tuple[ScheduleEntry, ...] = ENTRIES, year: int = 2021
) -> tuple[MatrixLine, ...]:
    followed = [Followed(each, place) for each in listed for place in each.places]
    return matrix_lines(followed, entries, year, JUNE)


def of_indicator(indicator: int, *activities: int, number: int = 1) -> Recommendation:
    return replace(recommendation(), indicator=indicator, activities=activities, number=number)


def test_its_months_are_those_of_the_activities_that_answer_it() -> None:
    [line] = lines_of(of_indicator(4, 1))
    assert line.months == (2, 6)
    assert line.detail == "Las 26 regiones (Feb y Jun)"
    assert [month for month, mark in line.marks.items() if mark == "X"] == ["FEB", "JUN"]
    assert tuple(line.marks) == MONTH_HEADINGS


def test_several_activities_are_named_with_their_regions_and_months() -> None:
    [line] = lines_of(of_indicator(1, 2, 3))
    assert [name[:3] for name in line.activities] == ["2. ", "3. "]
    first, there, second, elsewhere = line.detail.split("\n")
    assert (first, second) == line.activities
    assert there.startswith("Lima Provincias (Feb); Cajamarca, Lambayeque (Feb y Set); Callao")
    assert elsewhere == "Callao, Cusco, Huancavelica, Ica (Nov)"


def test_an_entry_that_was_moved_counts_where_it_is_now() -> None:
    moved = tuple(
        replace(entry, month=12, changes=1) if entry.region == "puno" else entry
        for entry in ENTRIES
        if entry.activity.indicator == 2
    )
    [line] = lines_of(of_indicator(2, 1), entries=in_order(moved))
    assert 12 in line.months
    assert line.detail.endswith("Puno (Dic)")


def test_no_activity_no_month() -> None:
    [line] = lines_of(of_indicator(6))
    assert (line.months, line.detail, line.activities) == ((), "", ())


def test_of_another_year_it_is_in_another_matrix() -> None:
    later = replace(of_indicator(4, 1), period=Period(2021, 2))
    assert lines_of(later) == ()
    [line] = lines_of(later, year=2022)
    assert line.months == ()  # that year's schedule is not there


def test_lines_go_by_indicator_and_say_what_became_of_each() -> None:
    first, second = of_indicator(9, number=1), of_indicator(3, number=2)
    followed = [
        Followed(first, "puno", Progress.IMPLEMENTED),
        Followed(first, "tacna"),
        Followed(second, "puno", Progress.NOT_PERTINENT),
    ]
    lines = matrix_lines(followed, ENTRIES, 2021, JUNE)
    assert [(line.indicator, line.code, line.state) for line in lines] == [
        (3, "2020-II-R-2", "1 no procede"),
        (9, "2020-II-R-1", "1 pendiente, 1 implementada"),
    ]
    assert (lines[1].counts, lines[1].unaccepted) == ((1, 0, 1, 0), 1)
    assert {line.sector for line in lines} == {"MTPE"}


@pytest.mark.parametrize(
    ("indicator", "responsible", "words"),
    [
        (1, Responsible.MINISTRY, "MTPE/DGNFECCL"),
        (6, Responsible.BOTH, "DRTPE/MTPE-DGPE"),
        (7, Responsible.MINISTRY, "MTPE/DGPPFLIT"),
        (9, Responsible.BOTH, "DRTPE/MTPE"),
        (11, Responsible.MINISTRY, "MTPE/DGDFSST-CONSSAT"),
        (12, Responsible.OFFICES, "DRTPE"),
    ],
)
def test_the_responsible_unit_is_the_schedules(
    indicator: int, responsible: Responsible, words: str
) -> None:
    [line] = lines_of(replace(of_indicator(indicator), responsible=responsible))
    assert line.responsible == words


def test_every_unit_is_letters() -> None:
    units = ministry_units(ENTRIES)
    assert set(units) == {1, 2, 3, 4, 5, 6, 7, 10, 11, 12}
    assert all(unit == unit.strip("-").upper() for unit in units.values())
    assert len(REGIONS) == 26
