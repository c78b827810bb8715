"""Goals of many regions in one sheet, in either of two shapes; what is wrong is named by cell."""

from decimal import Decimal

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.figures import Mark, Percentage
from documents.workbooks.read.findings import CellFault, NotFit, ReadGoal, Reason, SheetFault
from documents.workbooks.read.goal_sheet import read_goal_sheet
from tests.documents.workbooks.samples import book_of, sheet_with, without_stored_values

TIDY = ("Región", "Indicador", "Meta (%)")


def goal(region: str, indicator: int, percent: str) -> ReadGoal:
    return ReadGoal(region, indicator, Percentage(Decimal(percent)))


def test_a_row_for_each_region_has_its_indicators_in_columns() -> None:
    content = sheet_with(
        ["Puno", 60, "sin meta", "", 0.4],
        ["DRTPE Tacna", "no aplica", 55.5, 10, "70%"],
        ["Promedio", 30, 30, 30, 30],
        headings=("Región", 1, "IdG 2", "3. Visitas CCL", "IdG 12"),
        above=(["Programación 2021-I"], []),
        percent=["E4"],
    )
    assert read_goal_sheet({}, content).goals == (
        goal("puno", 1, "60"),
        ReadGoal("puno", 2, Mark.NO_GOAL),
        goal("puno", 12, "40"),
        ReadGoal("tacna", 1, Mark.NOT_APPLICABLE),
        goal("tacna", 2, "55.5"),
        goal("tacna", 3, "10"),
        goal("tacna", 12, "70"),
    )


def test_a_row_for_each_goal_names_region_and_indicator() -> None:
    content = sheet_with(["cuzco", 3, 70], ["Lima Provincias", "IdG 12", 50], headings=TIDY)
    found = read_goal_sheet({}, content)
    assert found.goals == (goal("cusco", 3, "70"), goal("lima_provincias", 12, "50"))
    assert found.faults == ()


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            ["Lima la bella", 1, 60],
            SheetFault("A3", None, "Lima la bella", CellFault.NO_SUCH_REGION),
        ),
        (["Puno", 13, 60], SheetFault("C3", None, "13", CellFault.NO_SUCH_INDICATOR)),
        (["Puno", 2, "mucho"], SheetFault("C3", 2, "mucho", CellFault.NOT_A_FIGURE)),
        (["Puno", 2, 0.5], SheetFault("C3", 2, "0.5", CellFault.FRACTION)),
        (["Puno", 2, "no ejecutado"], SheetFault("C3", 2, "no ejecutado", CellFault.NOT_A_GOAL)),
    ],
)
def test_a_fault_costs_its_own_cell_only(row: list[object], fault: SheetFault) -> None:
    found = read_goal_sheet({}, sheet_with(["Puno", 1, 60], row, headings=TIDY))
    assert (found.goals, found.faults) == ((goal("puno", 1, "60"),), (fault,))


def test_of_a_goal_that_is_said_twice_neither_is_taken() -> None:
    found = read_goal_sheet({}, sheet_with(["Puno", 1, 60], ["Puno", 1, 65], headings=TIDY))
    assert found.goals == ()
    assert found.faults == (SheetFault("C3", 1, "1", CellFault.TWICE),)


def test_a_formula_that_was_never_computed_is_no_blank() -> None:
    content = sheet_with(["Puno", 1, ("=30+30", -1)], headings=TIDY)
    assert read_goal_sheet({}, content).goals == (goal("puno", 1, "-1"),)
    found = read_goal_sheet({}, without_stored_values(content))
    assert found.faults == (SheetFault("C2", 1, "", CellFault.NOT_COMPUTED),)


def test_of_two_sheets_the_open_semesters_is_read_or_neither() -> None:
    old, new = [TIDY, ("Puno", 1, 50)], [TIDY, ("Puno", 1, 60)]
    lists = {"2021-I": INDICATORS}
    found = read_goal_sheet(lists, book_of(**{"2020-II": old, "I Semestre 2021": new}))
    assert (found.sheet, found.goals) == ("I Semestre 2021", (goal("puno", 1, "60"),))
    with pytest.raises(NotFit) as refused:
        read_goal_sheet(lists, book_of(Metas=old, Copia=new))
    assert refused.value.unfit.reason is Reason.TWO_TABLES


@pytest.mark.parametrize(
    "content",
    [
        sheet_with([1, 45], headings=("N.°", "Ejecutado")),
        sheet_with(headings=TIDY),
        sheet_with(["Puno"], headings=["Región"]),
    ],
)
def test_what_has_no_goals_says_so(content: bytes) -> None:
    with pytest.raises(NotFit) as refused:
        read_goal_sheet({}, content)
    assert refused.value.unfit.reason is Reason.NO_GOALS


def test_a_misspelt_name_is_a_fault_that_says_the_nearest_official_one() -> None:
    wide = sheet_with(
        ["Punno", 60, 70, 75],
        ["Tacna", 61, 71, 76],
        ["Atlántida", 1, 2, 3],
        headings=["Región", "SOVYO", "Plan formación", "Migrnte"],
    )
    found = read_goal_sheet({}, wide)
    assert found.goals == (goal("tacna", 2, "71"),)
    assert [(each.cell, each.kind, each.meant) for each in found.faults] == [
        ("A2", CellFault.NO_SUCH_REGION, "Puno"),
        ("A4", CellFault.NO_SUCH_REGION, ""),
        ("B1", CellFault.NO_SUCH_INDICATOR, "SOVIO"),
        ("D1", CellFault.NO_SUCH_INDICATOR, "Migrante"),
    ]
    long = sheet_with(["Puno", "Consiliación", 55], ["Puno", "SST", 50], headings=TIDY)
    (fault,) = read_goal_sheet({}, long).faults
    assert (fault.found, fault.meant) == ("Consiliación", "Conciliación")
    turned = sheet_with(["SOVYO", 60, 61], ["SST", 50, 51], headings=["Indicador", "Puno", "Tacna"])
    (fault,) = read_goal_sheet({}, turned).faults
    assert (fault.cell, fault.meant) == ("A2", "SOVIO")


def test_names_that_are_all_misspelt_are_faults_and_not_a_question_of_one_indicator() -> None:
    found = read_goal_sheet(
        {}, sheet_with(["Puno", "Consiliasion", 55], ["Puno", "Migrnte", 1], headings=TIDY)
    )
    assert [each.meant for each in found.faults] == ["Conciliación", "Migrante"]
    turned = sheet_with(["SOVIO", 60, 61, 62], headings=["Indicador", "Puno", "Tagna", "Ica"])
    found = read_goal_sheet({}, turned)
    assert {each.region for each in found.goals} == {"puno", "ica"}
    assert "¿quiso decir «Tacna»?" in found.unread[0].words
