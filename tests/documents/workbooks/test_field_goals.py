"""Sheets of goals as ODES sends them, read as a careful clerk reads them or asked about."""

from collections.abc import Sequence

import pytest

from convenio.catalogue.indicators import INDICATORS
from documents.workbooks.read.findings import CellFault, NotFit, Reason
from tests.documents.workbooks.grids import Sheet, goals, goals_of, sheet

TIDY = ("Región", "Indicador", "Meta")
ROWS = [["Puno", 1, 60], ["Puno", 2, 70], ["Tacna", 1, 55]]
RIGHT = {("puno", 1): 60, ("puno", 2): 70, ("tacna", 1): 55}


def refused(*sheets: Sheet, file: str = "") -> tuple[Reason, str]:
    with pytest.raises(NotFit) as why:
        goals(*sheets, file=file)
    return why.value.unfit.reason, why.value.unfit.detail


@pytest.mark.parametrize(
    ("headings", "rows", "column"),
    [
        (("N°", "Región", "Meta"), [[1, "Puno", 50], [2, "Tacna", 51]], "C «Meta»"),
        (("Item", "DRTPE", "Meta 2020-II"), [[1, "Puno", 50]], "C «Meta 2020-II»"),
        (("Región", "1° semestre", "2° semestre"), [["Puno", 40, 60]], "C «2° semestre»"),
    ],
)
def test_goals_of_no_said_indicator_are_asked_about(
    headings: Sequence[object], rows: list[list[object]], column: str
) -> None:
    assert refused(sheet(headings, *rows)) == (Reason.NO_INDICATOR, column)


def test_the_indicator_of_all_rows_may_stand_in_a_title() -> None:
    found = goals(sheet(["METAS DEL IdG 5"], ("Región", "Meta"), ["Puno", 60], ["Tacna", 70]))
    assert goals_of(found) == {("puno", 5): 60, ("tacna", 5): 70}
    assert found.unread == ()


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (("N°", *TIDY), [[at, *row] for at, row in enumerate(ROWS, start=1)]),
        (("Región", "N°", "Meta"), ROWS),
        (("Región", "IdG", "Meta"), ROWS),
        ((*TIDY, "Meta ejecutada"), [[*row, 99] for row in ROWS]),
        ((*TIDY, "Reprogramación"), [[*row[:2], 99, row[2]] for row in ROWS]),
        ((*TIDY[:2], "Meta 2020-I", "Meta 2020-II"), [[*row[:2], 99, row[2]] for row in ROWS]),
        ((*TIDY[:2], "Meta anual", "Meta"), [[*row[:2], 99, row[2]] for row in ROWS]),
    ],
)
def test_a_row_for_each_goal_is_taken_by_its_whole_headings(
    headings: Sequence[object], rows: list[list[object]]
) -> None:
    found = goals(sheet(headings, *rows))
    assert (goals_of(found), found.faults) == (RIGHT, ())


def test_a_region_holds_for_the_rows_below_it() -> None:
    grouped: list[list[object]] = [["Puno", 1, 60], [None, 2, 70], ["Tacna", 1, 55]]
    assert goals_of(goals(sheet(TIDY, *grouped))) == RIGHT
    assert goals_of(goals(sheet(TIDY, *grouped, merged=[(0, 1, 0, 2)]))) == RIGHT
    ended = goals(sheet(TIDY, *grouped, ["Promedio", None, 60], [None, 3, 99]))
    assert goals_of(ended) == RIGHT
    assert [(each.cell, each.kind) for each in ended.faults] == [("A6", CellFault.WITHOUT_REGION)]
    assert [each.words for each in ended.unread] == ["fila 5 «Promedio»"]


def test_columns_of_several_lines_are_of_an_indicator_each() -> None:
    lines = (["Región", "IdG 1", None, "IdG 2"], [None, "Ejec.", "Meta", "Ejec.", "Meta"])
    found = goals(sheet(*lines, ["Puno", 45, 60, 30, 70], ["Tacna", 40, 55, 20, 65]))
    assert goals_of(found) == {**RIGHT, ("tacna", 2): 65}
    assert [each.words for each in found.unread] == [
        "columna B «IdG 1 Ejec.» (no es la meta)",
        "columna D «IdG 2 Ejec.» (no es la meta)",
    ]
    merged = [(0, 0, 0, 1), (1, 0, 3, 0)]
    numbered = (["Región", "Indicadores de gestión"], [None, 1, 2, 3])
    three = goals(sheet(*numbered, ["Puno", 60, 70, 80], merged=merged))
    assert goals_of(three) == {("puno", 1): 60, ("puno", 2): 70, ("puno", 3): 80}


def test_a_number_that_counts_and_a_name_are_told_apart() -> None:
    headings = ("Región", "N°", "Indicador", "Meta")
    name = INDICATORS[2].name
    counted = goals(sheet(headings, ["Puno", 1, name, 60], ["Tacna", 2, INDICATORS[5].name, 70]))
    assert goals_of(counted) == {("puno", 2): 60, ("tacna", 5): 70}
    torn = goals(sheet(headings, ["Puno", 3, name, 60], ["Puno", 5, INDICATORS[5].name, 70]))
    assert [(each.cell, each.kind) for each in torn.faults] == [("D2", CellFault.NUMBER_AND_NAME)]


@pytest.mark.parametrize(
    ("above", "name", "file"),
    [
        (["Semestre", "2019-I"], "Hoja1", ""),
        (["METAS I SEMESTRE 2019"], "Hoja1", ""),
        ([], "2019-I", ""),
        ([], "Hoja1", "metas 2019-I.xlsx"),
    ],
)
def test_goals_of_another_semester_are_refused_by_naming_both(
    above: Sequence[object], name: str, file: str
) -> None:
    reason, said = refused(sheet(above, ("Región", 1, 2), ["Puno", 60, 70], name=name), file=file)
    assert reason is Reason.OTHER_SEMESTER
    assert said == "I Semestre 2019, y aquí se cargan las del II Semestre 2020"


def test_rows_and_columns_of_another_semester_are_left_out_or_refused() -> None:
    headings = ("Región", "Semestre", "Indicador", "Meta")
    old = [[row[0], "2020-I", row[1], 99] for row in ROWS]
    new = [[row[0], "2020-II", *row[1:]] for row in ROWS]
    found = goals(sheet(headings, *old, *new))
    assert goals_of(found) == RIGHT
    assert {each.why for each in found.unread} == {"es de otro semestre"}
    assert refused(sheet(headings, *old))[0] is Reason.OTHER_SEMESTER
    headed = sheet((*TIDY[:2], "Meta 2020-I"), *ROWS)
    assert refused(headed)[0] is Reason.OTHER_SEMESTER


def test_names_that_contradict_each_other_are_asked_about() -> None:
    titled = sheet(["DRTPE Tacna"], TIDY, *ROWS[:2])
    assert refused(titled) == (Reason.TWO_REGIONS, "A1 «DRTPE Tacna» y la columna A")
    assert goals_of(goals(sheet(["DRTPE Tacna"], TIDY, *ROWS))) == RIGHT
    both = sheet(["2020-II"], TIDY, *ROWS)
    assert refused(both, file="metas 2020-I.xlsx")[0] is Reason.TWO_SEMESTERS


def test_what_is_hidden_is_no_goal_and_fractions_are_told_by_all_of_them() -> None:
    rows = (["Puno", 60, 99], ["Tacna", 55, 98])
    found = goals(sheet(("Región", 1, 2), *rows, hidden_columns="C"))
    assert goals_of(found) == {("puno", 1): 60, ("tacna", 1): 55}
    assert [each.words for each in found.unread] == ["columna C «2» (oculta)"]
    shares = goals(sheet(("Región", 1, 2), ["Puno", 0.6, 0.7], ["Tacna", 0.55, 1]))
    assert list(goals_of(shares).values()) == [60, 70, 55, 100]
    assert all(column.fractions for column in shares.columns)


def test_regions_that_are_none_are_asked_back_and_notes_are_named() -> None:
    rows = (["Pisco", 60], ["Cosco", 61], ["Áncash 1/", 65], ["1/ Dato preliminar"])
    found = goals(sheet(("Región", 1), *rows))
    assert goals_of(found) == {("ancash", 1): 65}
    assert [(each.cell, each.found) for each in found.faults] == [("A2", "Pisco"), ("A3", "Cosco")]
    assert [each.words for each in found.unread] == ["celda A5 «1/ Dato preliminar»"]
