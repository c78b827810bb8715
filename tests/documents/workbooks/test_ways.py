"""The ways in which a file can be read: each of them reads it, and settles what was in doubt."""

from collections.abc import Mapping

import pytest

from convenio.typed.column_headings import ColumnRole
from documents.workbooks.read.findings import NotFit
from documents.workbooks.read.form_table import read_form
from documents.workbooks.read.goals.goal_table import read_goals
from documents.workbooks.read.ways import AS_IT_STANDS, Settled, Way, ways_by_sheet
from tests.documents.workbooks.grids import LISTS, Sheet, figures, goals_of, sheet

ONE = sheet(("N°", "Meta", "Ejecutado"), (1, 60, 45), name="A")
OTHER = sheet(("N°", "Meta", "Ejecutado"), (1, 60, 30), name="B")
TWICE = sheet(("N°", "Ejecutado", "Ejecutado", "Ejecutado"), (1, 45, 46, 47))
UNSAID = sheet(("N°", "2020-I", "2020-II"), (1, 45, 46))
NUMBERS = sheet(("Ítem", "Código", "Ejecutado"), (1, 7, 45), (2, 5, 46))


def ways_of(*sheets: Sheet) -> Mapping[str, Settled]:
    with pytest.raises(NotFit) as why:
        read_form(LISTS, sheets, "", lambda *_: frozenset())
    return {way.words: way.settled for way in why.value.unfit.ways}


@pytest.mark.parametrize(
    ("sheets", "read"),
    [
        ([ONE, OTHER], {"Hoja «A»": {1: (60, 45)}, "Hoja «B»": {1: (60, 30)}}),
        (
            [TWICE],
            {
                "Columna B «Ejecutado»": {1: (None, 45)},
                "Columna C «Ejecutado»": {1: (None, 46)},
                "Columna D «Ejecutado»": {1: (None, 47)},
            },
        ),
        ([UNSAID], {"Columna C «2020-II»: es lo ejecutado": {1: (None, 46)}}),
        (
            [NUMBERS],
            {
                "Columna A «Ítem»": {1: (None, 45), 2: (None, 46)},
                "Columna B «Código»": {7: (None, 45), 5: (None, 46)},
            },
        ),
    ],
)
def test_each_way_of_a_form_reads_it(
    sheets: list[Sheet], read: Mapping[str, Mapping[int, tuple[object, object]]]
) -> None:
    found = {
        words: figures(read_form(LISTS, sheets, "", lambda *_: frozenset(), settled))
        for words, settled in ways_of(*sheets).items()
    }
    assert found == read


def test_each_way_of_a_goal_sheet_reads_it() -> None:
    for headings, row in (
        (("Región", "IdG", "Meta", "Meta"), ("Puno", 5, 80, 89)),
        (("Región", "IdG 5", "IdG 5"), ("Puno", 80, 89)),
    ):
        made = [sheet(headings, row)]
        with pytest.raises(NotFit) as why:
            read_goals(LISTS, made, "", lambda *_: frozenset())
        goals = [
            goals_of(read_goals(LISTS, made, "", lambda *_: frozenset(), way.settled))
            for way in why.value.unfit.ways
        ]
        assert goals == [{("puno", 5): 80}, {("puno", 5): 89}]


def test_sheets_of_one_name_cannot_be_told_apart() -> None:
    assert ways_by_sheet(AS_IT_STANDS, ["A", "A"]) == ()


def test_what_was_settled_before_stays_settled() -> None:
    before = Settled("B").with_columns({"C": ColumnRole.LEFT_OUT})
    [way, _] = ways_by_sheet(before, ["A", "B"])
    assert way == Way("Hoja «A»", Settled("A", {"C": ColumnRole.LEFT_OUT}))
