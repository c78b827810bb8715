"""Goals with an indicator in each row and a region in each column, or with labels in doubt."""

from collections.abc import Sequence

import pytest

from documents.workbooks.read.findings import CellFault, NotFit, Reason
from tests.documents.workbooks.grids import goals, goals_of, sheet

RIGHT = {("puno", 1): 60, ("tacna", 1): 55, ("puno", 2): 70, ("tacna", 2): 50}
Row = Sequence[object]


@pytest.mark.parametrize(
    "rows",
    [
        [("Indicador", "Puno", "Tacna"), (1, 60, 55), (2, 70, 50)],
        [("", "Puno", "Tacna"), ("IdG 1", 60, 55), ("IdG 2", 70, 50)],
        [("Región", "Puno", "Tacna"), ("IdG 1", 60, 55), ("IdG 2", 70, 50)],
        [("Indicador", "Meta Puno", "Meta Tacna"), ("SOVIO", 60, 55), ("Plan formación", 70, 50)],
        [("N°", "Indicador", "Puno", "Tacna"), (1, "SOVIO", 60, 55), (2, "Plan formación", 70, 50)],
        [("Indicador", "Región", ""), ("", "Puno", "Tacna"), ("IdG 1", 60, 55), ("IdG 2", 70, 50)],
        [("METAS 2020-II",), ("IdG", "DRTPE Tacna", "DRTPE Puno"), (2, 50, 70), (1, 55, 60)],
        [("Indicador", "Puno", "Tacna"), (1, 0.6, 0.55), (2, 0.7, 0.5)],
    ],
)
def test_a_column_for_each_region_is_read(rows: list[Row]) -> None:
    found = goals(sheet(*rows))
    assert goals_of(found) == RIGHT
    assert (found.faults, found.unread) == ((), ())


def test_places_are_those_of_the_sheet() -> None:
    rows: list[Row] = [
        ("Indicador", "Unidad", "Puno", "Ejecutado Puno", "Tacna", "Total"),
        ("SOVIO", "%", 60, 1, "abc", 60),
        ("3 Plan formación", "%", 70, 2, 50, 120),
        ("Total", "", 130, 3, 50, 180),
        ("Fuente: oficio",),
    ]
    found = goals(sheet(*rows))
    assert [(goal.cell, goal.region, goal.indicator) for goal in found.goals] == [("C2", "puno", 1)]
    assert [(each.cell, each.kind) for each in found.faults] == [("E2", CellFault.NOT_A_FIGURE)]
    assert [column.words for column in found.columns] == ["meta: fila 2 «IdG 1»"]
    assert [part.where for part in found.unread] == [
        *("fila 3", "fila 4", "columna B", "columna D", "columna F", "fila 5"),
    ]


def test_a_semester_beside_each_indicator_counts() -> None:
    rows: list[Row] = [("Indicador", "Semestre", "Puno", "Tacna"), (1, "2020-I", 9, 9)]
    found = goals(sheet(*rows, (1, "2020-II", 60, 55), (2, "2020-II", 70, 50)))
    assert goals_of(found) == RIGHT
    with pytest.raises(NotFit) as why:
        goals(sheet(("METAS I SEMESTRE 2020",), ("Indicador", "Puno", "Tacna"), (1, 60, 55)))
    assert why.value.unfit.reason is Reason.OTHER_SEMESTER
