"""Kinds of forms and goal sheets as offices send them: read as a careful clerk does, or refused."""

from collections.abc import Mapping, Sequence

import pytest

from convenio.catalogue.indicators import INDICATORS
from documents.workbooks.read.findings import CellFault, NotFit, Reason
from tests.documents.workbooks.grids import NAMES, Sheet, figures, form, goals, goals_of, sheet

HEADINGS = ("N°", "Indicador", "Meta", "Ejecutado")
GOALS = (60, 60, 70, 10, 89, 50, 7, 75, 55, 1, 50, 50)
DONE = (61, 45, 30, 12, 88, 58, 8, 25, 66, 2, 33, 27)
ROWS = [[n, NAMES[n - 1], GOALS[n - 1], DONE[n - 1]] for n in INDICATORS]
RIGHT = {n: (GOALS[n - 1], DONE[n - 1]) for n in INDICATORS}
EXECUTED = {n: (None, DONE[n - 1]) for n in INDICATORS}
RATIOS = {n: (None, float(f"{100 * done / goal:.6f}")) for n, (goal, done) in RIGHT.items()}
BOTH_YEARS = [[2019, *row[:2], 99, 98] for row in ROWS] + [[2020, *row] for row in ROWS]
P, T = "puno", "tacna"


def headed(*headings: object, more: Sequence[object] = ()) -> Sheet:
    """The rows below those headings; `more`: what each has behind its name."""
    return sheet(headings, *([*row[:2], *more, *row[2:]] for row in ROWS))


@pytest.mark.parametrize(
    ("made", "right"),
    [
        (sheet(("Año", *HEADINGS), *BOTH_YEARS), RIGHT),
        (headed("N°", "Indicador", "Meta", "Ejecutado al 31 de diciembre de 2020"), RIGHT),
        (headed("N°", "Indicador", "Meta", "Ejecutado al 31/12/2020"), RIGHT),
        (headed("N°", "Indicador", "Estado de ejecución", "Meta", "Ejecutado", more=["ya"]), RIGHT),
        (headed("N°", "Indicador", "Meta S1", "Ejec S1", "Meta S2", "Ejec S2", more=[9, 8]), RIGHT),
        (sheet(("N°", "Indicador", "S1", None, "S2", None),
               (None, None, "Meta", "Ejec", "Meta", "Ejec"),
               *([*row[:2], 9, 8, *row[2:]] for row in ROWS)), RIGHT),
        (headed("N°", "Indicador", "Meta mujeres", "Meta", "Ejecutado", more=[30]), RIGHT),
        (headed("N°", "Indicador", "Ejec. III Trim", "Meta", "Ejecutado", more=[30]), RIGHT),
        (headed("N°", "Indicador", "Meta 2021", "Ejecutado"), EXECUTED),
        (headed("N°", "Indicador", "Prog. (N°)", "Ejec. (N°)"), RATIOS),
        (headed("N°", "Indicador", "# programado", "# ejecutado"), RATIOS),
        (headed("N°", "Indicador", "Cant. prog.", "Cant. ejec."), RATIOS),
        (sheet(("Ítem", "Código", "Meta", "Ejec"), [1, "IdG 7", 60, 45], [2, "IdG 5", 70, 30]),
         {5: (70, 30), 7: (60, 45)}),
        (sheet(("N°", "Indicador", "AÑO 2020", None), (None, None, "II SEMESTRE", None),
               (None, None, "Meta", "Ejecutado"), *ROWS,
               merged=[(2, 0, 3, 0), (2, 1, 3, 1)]), RIGHT),
        (sheet(("N°", "Indicador", "2019", None, "2020", None),
               (None, None, "Meta", "Ejec", "Meta", "Ejec"),
               *([*row[:2], 99, 98, *row[2:]] for row in ROWS)), RIGHT),
        (sheet(HEADINGS, *ROWS, [None, "Cumplimiento global", None, 81]), RIGHT),
        (sheet(HEADINGS, *ROWS, [13, "Total", 48, 38], ["Fuente: SOVIO 2020-I"]), RIGHT),
    ],
)  # fmt: skip
def test_a_form_is_read_by_all_that_it_says(
    made: Sheet, right: Mapping[int, tuple[object, object]]
) -> None:
    assert figures(form(made)) == right


@pytest.mark.parametrize(
    ("made", "reason", "detail"),
    [
        (sheet(("N°", "Provincia", "Meta", "Ejecutado"), [1, "Ilave", 60, 45], [2, "Lampa", 7, 3]),
         Reason.OTHER_ROWS, "B «Provincia»"),
        (sheet(("Ítem", "Actividad", "Meta", "Ejecutado"), [1, "Feria", 6, 4], [2, "Taller", 7, 3]),
         Reason.OTHER_ROWS, "B «Actividad»"),
        (headed("N°", "Indicador", "Meta", "Ejecutado mujeres"), Reason.NO_EXECUTED,
         "C «Meta» es la meta; D «Ejecutado mujeres» es solo una parte"),
        (headed("N°", "Indicador", "Meta III Trim", "Ejec III Trim"), Reason.NO_EXECUTED,
         "C «Meta III Trim» es un acumulado o de otro tiempo; "
         "D «Ejec III Trim» es un acumulado o de otro tiempo"),
        (headed("N°", "Indicador", "Meta Puno", "Ejecutado Tacna"), Reason.TWO_REGIONS,
         "C «Meta Puno» y D «Ejecutado Tacna»"),
        (sheet(["DRTPE Puno"], HEADINGS, *ROWS, ["Dir. Reg. Trab. Tacna"]), Reason.TWO_REGIONS,
         "A1 «DRTPE Puno» y A15 «Dir. Reg. Trab. Tacna»"),
        (sheet(("Año", *HEADINGS), *([None if row[0] == 1 else "ayer", *row] for row in ROWS)),
         Reason.UNREAD_LABEL, "A3 «Año: ayer»"),
    ],
)  # fmt: skip
def test_a_form_that_leaves_a_doubt_is_refused_by_what_it_is_in(
    made: Sheet, reason: Reason, detail: str
) -> None:
    with pytest.raises(NotFit) as why:
        form(made)
    assert (why.value.unfit.reason, why.value.unfit.detail) == (reason, detail)


@pytest.mark.parametrize(
    ("made", "region", "period"),
    [
        (sheet(("Año", *HEADINGS), *([2019, *row] for row in ROWS)), None, "2019-II"),
        (sheet(HEADINGS, *ROWS, [], ["DRTPE Tacna"]), "tacna", None),
        (headed("N°", "Indicador", "Meta", "Ejecutado Tacna"), "tacna", None),
        (sheet(["G.R. Tacna"], HEADINGS, *ROWS), "tacna", None),
        (sheet(["Región", "Trabajo y P. E. Tumbes"], HEADINGS, *ROWS), "tumbes", None),
    ],
)
def test_whose_and_when_stands_in_years_headings_and_below_too(
    made: Sheet, region: str | None, period: str | None
) -> None:
    found = form(made)
    assert (found.region, found.period) == (region, period)


@pytest.mark.parametrize(
    ("made", "right"),
    [
        (sheet(("Año", "Región", "IdG", "Meta"), (2019, P, 1, 50), (2020, P, 1, 60)), {(P, 1): 60}),
        (sheet(("Pliego", 1), ("446: GOB. REG. CUSCO", 60), ("458: GOB. REG. PUNO", 50)),
         {("cusco", 1): 60, (P, 1): 50}),
        (sheet(("DRTPE", 1), ("G.R. Puno", 60), ("Dir. Reg. Trab. Tacna", 50)),
         {(P, 1): 60, (T, 1): 50}),
    ],
)  # fmt: skip
def test_a_goal_sheet_is_read_by_all_that_it_says(
    made: Sheet, right: Mapping[tuple[str, int], object]
) -> None:
    assert goals_of(goals(made)) == right


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (sheet(("Año", "Región", "IdG", "Meta"), (2019, P, 1, 50)), Reason.OTHER_SEMESTER),
        (sheet(("Región", "IdG", "N° programado"), (P, 1, 60)), Reason.NO_GOALS),
        (sheet(("Región", "IdG", "Meta (N°)"), (P, 1, 60)), Reason.NO_GOALS),
        (sheet(("Región", "IdG", "Meta mujeres"), (P, 1, 60)), Reason.NO_GOALS),
        (sheet(("Región", "IdG", "Meta III Trim"), (P, 1, 60)), Reason.NO_GOALS),
    ],
)
def test_a_goal_sheet_of_other_things_is_refused(made: Sheet, reason: Reason) -> None:
    with pytest.raises(NotFit) as why:
        goals(made)
    assert why.value.unfit.reason is reason


def test_a_goal_that_is_no_percentage_makes_its_column_one_of_things() -> None:
    found = form(sheet(HEADINGS, [1, "SOVIO", 55, 33], [2, "Plan formación", 1200, 900]))
    assert figures(found) == {}
    assert {fault.kind for fault in found.faults} == {CellFault.COUNTED}


def test_money_is_no_percentage() -> None:
    found = form(sheet(HEADINGS, [1, "SOVIO", 60, "S/ 45"], [2, "Plan formación", 70, 30]))
    assert figures(found) == {2: (70, 30)}
    assert [fault.cell for fault in found.faults] == ["D2"]


def test_codes_of_regions_are_no_indicators() -> None:
    rows = [[457, "Puno", 1, 60], [460, "Tacna", 1, 55]]
    found = goals(sheet(("Código", "Región", "Indicador", "Meta"), *rows))
    assert goals_of(found) == {("puno", 1): 60, ("tacna", 1): 55}
