"""The schedule of 2021, against counts made by hand on the annex's text (not on the data file)."""

from collections import Counter

import pytest

from convenio.calendar.months import MONTHS
from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from convenio.schedule.activities import (
    YEARS,
    Activity,
    ScheduleEntry,
    matching,
    published_schedule,
)

YEAR = published_schedule(2021)

# (indicator, activity): rows, regions, months
COUNTED = {
    (1, 1): (7, 7, {5, 6}),
    (1, 2): (9, 7, {2, 4, 9}),
    (1, 3): (4, 4, {11}),
    (2, 1): (25, 25, {4, 6, 9}),
    (3, 1): (25, 25, {2, 7}),
    (4, 1): (52, 26, {2, 6}),
    (5, 1): (78, 26, {2, 3, 4}),
    (6, 1): (9, 9, {2}),
    (6, 2): (14, 14, {3, 5}),
    (6, 3): (21, 21, {7, 9, 10}),
    (7, 1): (25, 25, {1, 2}),
    (7, 2): (50, 25, {4, 5, 6, 7, 8, 9, 10, 11}),
    (8, 1): (14, 7, {2, 4, 7, 8}),
    (8, 2): (7, 7, {1, 2, 3, 4, 5}),
    (9, 1): (10, 8, {2, 3, 4, 5, 6, 7}),
    (9, 2): (20, 20, {6}),
    (9, 3): (64, 23, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}),
    (10, 1): (26, 26, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}),
    (11, 1): (26, 26, {3, 6, 9, 11}),
    (11, 2): (1, 0, set[int]()),
    (12, 1): (23, 23, {2, 3, 5, 8, 10}),
} | {(12, number): (1, 0, set[int]()) for number in range(2, 10)}

# The X marks of the timetable, of each indicator. Those of 5 and 8 stand scattered: ten in all.
MARKS = {1: 6, 2: 3, 3: 2, 4: 2, 6: 1 + 2 + 3, 7: 9, 9: 12, 10: 12, 11: 4, 12: 9}
MARKS_OF_5_AND_8 = 6 + 1 + 1 + 2

# Who is not in a list that holds nearly all
ABSENT = {
    (2, 1): "lima_metropolitana",
    (3, 1): "lima_metropolitana",
    (6, 3): "cajamarca lambayeque lima_metropolitana loreto pasco",
    (7, 1): "lima_metropolitana",
    (7, 2): "lima_metropolitana",
    (9, 2): "arequipa huancavelica lambayeque lima_metropolitana lima_provincias loreto",
    (9, 3): "arequipa lambayeque lima_metropolitana",
    (12, 1): "arequipa lima_metropolitana loreto",
}


def of(indicator: int, number: int) -> list[ScheduleEntry]:
    return [e for e in YEAR if (e.activity.indicator, e.activity.number) == (indicator, number)]


def months_of(indicator: int) -> set[int]:
    return {e.month for e in matching(YEAR, indicator=indicator) if e.month}


def dates_of(region: str, indicator: int, number: int) -> list[int | None]:
    return [entry.month for entry in of(indicator, number) if entry.region == region]


@pytest.mark.parametrize("key", COUNTED, ids=str)
def test_an_activity_has_the_regions_and_months_counted_by_hand(key: tuple[int, int]) -> None:
    entries = of(*key)
    regions = {entry.region for entry in entries if entry.region}
    months = {entry.month for entry in entries if entry.month}
    assert (len(entries), len(regions), months) == COUNTED[key]


def test_the_year_has_518_rows_of_which_ten_have_no_date() -> None:
    assert len(YEAR) == 518
    undated = [entry for entry in YEAR if entry.month is None]
    assert {(e.activity.indicator, e.activity.number, e.region) for e in undated} == {
        (10, 1, "huancavelica"),
        (11, 2, None),
        *((12, number, None) for number in range(2, 10)),
    }


def test_every_indicator_has_activities_and_every_region_is_known() -> None:
    assert {entry.activity.indicator for entry in YEAR} == set(INDICATORS)
    assert {entry.region for entry in YEAR if entry.region} == set(REGIONS)
    assert {entry.month for entry in YEAR if entry.month} == set(MONTHS)


def test_no_row_is_double_and_an_activity_has_one_name() -> None:
    assert set(Counter(YEAR).values()) == {1}
    keys = {(e.activity.indicator, e.activity.number) for e in YEAR}
    assert len({entry.activity for entry in YEAR}) == len(keys) == len(COUNTED)


def test_rows_stand_in_order() -> None:
    def place(entry: ScheduleEntry) -> tuple[int, int, str, int]:
        each = entry.activity
        return (each.indicator, each.number, entry.region or "", entry.month or 0)

    assert list(YEAR) == sorted(YEAR, key=place)


@pytest.mark.parametrize("indicator", sorted(MARKS.keys() - {7, 12}))
def test_an_indicator_falls_in_as_many_months_as_it_has_marks(indicator: int) -> None:
    assert len(months_of(indicator)) == MARKS[indicator]


def test_the_scattered_marks_are_those_of_indicators_5_and_8() -> None:
    assert len(months_of(5)) + len(months_of(8)) == MARKS_OF_5_AND_8


def test_each_activity_of_indicator_6_has_marks_of_its_own() -> None:
    assert [len({entry.month for entry in of(6, number)}) for number in (1, 2, 3)] == [1, 2, 3]


def test_indicator_7_lacks_a_mark_and_indicator_12_has_marks_without_dates() -> None:
    assert len(months_of(7)) == MARKS[7] + 1
    assert len(months_of(12)) == MARKS[12] - 4


@pytest.mark.parametrize("key", ABSENT, ids=str)
def test_who_is_absent_from_a_long_list(key: tuple[int, int]) -> None:
    present = {entry.region for entry in of(*key)}
    assert set(REGIONS) - present == set(ABSENT[key].split())


@pytest.mark.parametrize(
    ("region", "indicator", "number", "months"),
    [
        ("cajamarca", 1, 2, [2, 9]),
        ("lima_provincias", 1, 3, []),
        ("callao", 2, 1, [4]),
        ("lima_provincias", 2, 1, [4]),
        ("lima_provincias", 3, 1, [7]),
        ("lima_metropolitana", 4, 1, [2, 6]),
        ("lima_metropolitana", 5, 1, [2, 3, 4]),
        ("tumbes", 6, 2, [5]),
        ("tacna", 6, 2, [3]),
        ("madre_de_dios", 6, 3, [9]),
        ("san_martin", 7, 1, [2]),
        ("callao", 7, 2, [4, 8]),
        ("la_libertad", 7, 2, [5, 9]),
        ("moquegua", 7, 2, [6, 10]),
        ("ucayali", 7, 2, [7, 11]),
        ("la_libertad", 8, 1, [2, 7]),
        ("ancash", 8, 1, [4, 8]),
        ("loreto", 8, 2, [5]),
        ("ica", 9, 1, [2, 4, 7]),
        ("pasco", 9, 2, [6]),
        ("cajamarca", 9, 3, [1, 5, 7, 9, 11]),
        ("huanuco", 9, 3, [3, 5, 9]),
        ("junin", 9, 3, [5, 8]),
        ("tumbes", 9, 3, [6]),
        ("lima_metropolitana", 10, 1, [1]),
        ("lima_provincias", 10, 1, [2]),
        ("huancavelica", 10, 1, [None]),
        ("huanuco", 10, 1, [12]),
        ("puno", 11, 1, [9]),
        ("madre_de_dios", 11, 1, [11]),
        ("lima_metropolitana", 11, 1, [3]),
        ("lima_provincias", 12, 1, [3]),
        ("cusco", 12, 1, [2]),
        ("la_libertad", 12, 1, [8]),
    ],
)
def test_a_region_has_its_months_as_the_annex_says(
    region: str, indicator: int, number: int, months: list[int | None]
) -> None:
    assert dates_of(region, indicator, number) == months


def test_the_numbers_of_indicator_8_are_those_of_the_column_of_activities() -> None:
    assert "supervisión" in of(8, 1)[0].activity.name
    assert "implementación de Oficinas" in of(8, 2)[0].activity.name


def test_the_four_meetings_are_one_activity_of_both_topics_and_the_assistances_another() -> None:
    meetings = of(11, 1)
    assert Counter(entry.month for entry in meetings) == {3: 8, 6: 6, 9: 6, 11: 6}
    assert len({entry.region for entry in meetings}) == len(meetings)
    name = meetings[0].activity.name
    assert name.startswith("Encuentro macro regional norte/sur/centro/oriente")
    assert "diálogo social" in name
    assert "Política y Plan Nacional de SST" in name
    assert of(11, 2)[0].activity.name.startswith("Asistencias técnicas")


def test_an_activity_names_who_is_responsible() -> None:
    assert of(7, 1)[0].activity == Activity(
        7,
        1,
        "Plan de Acciones de Capacitación y Difusión Laboral 2021",
        "MTPE-DGPPFLIT",
        INDICATORS,
    )
    assert all(entry.activity.responsible for entry in YEAR)


def test_filters_take_only_what_is_equal() -> None:
    assert matching(YEAR) == YEAR
    found = matching(YEAR, region="puno", month=9)
    assert [(e.activity.indicator, e.activity.number) for e in found] == [
        (2, 1),
        (9, 3),
        (11, 1),
    ]
    assert matching(YEAR, region="puno", month=9, indicator=2) == found[:1]
    assert all(entry.region for entry in matching(YEAR, region="puno"))
    assert matching(YEAR, region="arequipa", indicator=9) == ()


def test_a_year_without_a_schedule_is_unknown() -> None:
    assert YEARS == (2021,)
    with pytest.raises(KeyError):
        published_schedule(2022)


def test_a_month_has_its_spanish_name() -> None:
    assert of(9, 2)[0].month_name == "junio"
    assert of(12, 2)[0].month_name == "sin fecha"
