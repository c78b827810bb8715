"""Forms as offices send them, read as a careful clerk reads them or refused by what is in doubt."""

from collections.abc import Sequence

import pytest

from convenio.catalogue.indicators import INDICATORS
from documents.workbooks.read.findings import CellFault, NotFit, Reason
from tests.documents.workbooks.grids import LISTS, NAMES, Sheet, figures, form, sheet

HEADINGS = ("N°", "Indicador", "Meta", "Ejecutado")
GOALS = (60, 60, 70, 10, 89, 50, 7, 75, 55, 1, 50, 50)
DONE = (61, 45, 30, 12, 88, 58, 8, 25, 66, 2, 33, 27)
ROWS = [[n, NAMES[n - 1], GOALS[n - 1], DONE[n - 1]] for n in INDICATORS]
RIGHT = {n: (GOALS[n - 1], DONE[n - 1]) for n in INDICATORS}


def beside(*more: object) -> list[list[object]]:
    """The rows with the same words before their figures."""
    return [[row[0], row[1], *more, *row[2:]] for row in ROWS]


def refused(*sheets: Sheet, file: str = "") -> tuple[Reason, str]:
    with pytest.raises(NotFit) as why:
        form(*sheets, file=file)
    return why.value.unfit.reason, why.value.unfit.detail


def whose(*sheets: Sheet, file: str = "") -> tuple[str | None, str | None]:
    found = form(*sheets, file=file)
    return found.region, found.period


@pytest.mark.parametrize(
    ("above", "region", "period"),
    [
        (["ANEXO 4 - REGIÓN: TACNA - II SEMESTRE 2020"], "tacna", "2020-II"),
        (["Gobierno Regional de Tacna - Anexo 4"], "tacna", None),
        (["DIRECCIÓN REGIONAL DE TRABAJO Y PROMOCIÓN DEL EMPLEO DE TACNA"], "tacna", None),
        (["DRTPE Puno", None, "2020-I"], "puno", "2020-I"),
        ([None, None, "Región:", "Tacna"], "tacna", None),
        (["ANEXO 4 - I SEMESTRE 2020"], None, "2020-I"),
        (["Semestre", "II - 2019"], None, "2019-II"),
        (["Semestre", "2019 - II"], None, "2019-II"),
        (["Semestre", "2do. Semestre 2019"], None, "2019-II"),
        (["Semestre", "2019 II"], None, "2019-II"),
        (["Semestre: II"], None, "2020-II"),
        (["Año", 2019, "Semestre", "II"], None, "2019-II"),
        (["Periodo: enero a junio 2020"], None, "2020-I"),
        (["REPORTE S1-2020"], None, "2020-I"),
        (["Puno, 15 de enero de 2021"], None, None),
        (["Convenio 2020-2021, R.M. N° 012-2019-TR"], None, None),
        (["Responsable:", "Rosa Puno Tacna"], None, None),
        (["Región: ________"], None, None),
    ],
)
def test_whose_and_when_is_read_of_any_cell_above_the_table(
    above: Sequence[object], region: str | None, period: str | None
) -> None:
    assert whose(sheet(above, [], HEADINGS, *ROWS)) == (region, period)


def test_the_names_of_sheet_and_file_say_whose_and_when_too() -> None:
    table = (HEADINGS, *ROWS)
    assert whose(sheet(*table, name="Tacna 2020-I")) == ("tacna", "2020-I")
    assert whose(sheet(*table), file="Anexo4_TACNA_2020-I (2).xlsx") == ("tacna", "2020-I")
    assert whose(sheet(*table), file="anexo 4 enero 2021.xlsx") == (None, None)
    both = form(sheet(["DRTPE Puno"], *table), file="anexo 4 tacna.xlsx")
    assert both.region == "puno"
    assert both.doubt is not None
    assert both.doubt.detail == "A1 «DRTPE Puno» y el archivo «anexo 4 tacna»"


@pytest.mark.parametrize(
    ("above", "reason", "said"),
    [
        (["Región", "Pisco"], Reason.UNREAD_LABEL, "A1 «Region: Pisco»"),
        (["Semestre", "tercero"], Reason.UNREAD_LABEL, "A1 «Semestre: tercero»"),
        (["ANEXO 4 - 2019"], Reason.UNREAD_LABEL, "A1 «ANEXO 4 - 2019»"),
        (["DRTPE Puno", "DRTPE Tacna"], Reason.TWO_REGIONS, "A1 «DRTPE Puno» y B1 «DRTPE Tacna»"),
        (["Puno y Tacna"], Reason.TWO_REGIONS, "A1 «Puno y Tacna»"),
        (["2020-I", "Semestre: 2020-II"], Reason.TWO_SEMESTERS, "A1 «2020-I» y B1 «Semestre"),
    ],
)
def test_a_label_that_leaves_a_doubt_is_asked_about(
    above: Sequence[object], reason: Reason, said: str
) -> None:
    why, detail = refused(sheet(above, HEADINGS, *ROWS))
    assert (why, detail[: len(said)]) == (reason, said)


def test_columns_say_whose_and_when_each_row_is() -> None:
    headings = ("N°", "Indicador", "Semestre", "Meta", "Ejecutado")
    assert whose(sheet(headings, *beside("2020-I"))) == (None, "2020-I")
    both = form(sheet(headings, *beside("2020-I"), *beside("II Sem. 2020")))
    assert (both.period, figures(both)) == ("2020-II", RIGHT)
    assert {each.why for each in both.unread} == {"es de otro semestre"}
    assert len(both.unread) == 12
    regions = ("Región", "N°", "Indicador", "Meta", "Ejecutado")
    first_only = [["Tacna" if row[0] == 1 else None, *row] for row in ROWS]
    assert whose(sheet(regions, *first_only)) == ("tacna", None)
    two = [["Tacna" if int(str(row[0])) < 4 else "Puno", *row] for row in ROWS]
    assert refused(sheet(regions, *two)) == (Reason.TWO_REGIONS, "A4 «Tacna» y A13 «Puno»")


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (("N°", "Indicador", "Meta", "Meta ejecutada"), ROWS),
        (("N°", "Indicador", "Meta anual", "Meta", "Ejecutado"), beside(99)),
        (("N°", "Indicador", "Avance acumulado", "Meta", "Avance"), beside(99)),
        (("N°", "Indicador", "% de cumplimiento", "Meta", "Ejecutado"), beside(99)),
        (("N°", "Indicador", "Programación", "Reprogramación", "Ejecución"), beside(99)),
        (("N°", "Indicador", "Línea base", "Meta", "Logro"), beside(99)),
        (("N°", "Indicador", "Meta 2020-I", "Meta 2020-II", "Ejecutado"), beside(99)),
        (("IdG", "Nombre del indicador de gestión", "Prog. (%)", "Ejec. (%)"), ROWS),
    ],
)
def test_a_column_is_taken_by_its_whole_heading(
    headings: Sequence[object], rows: list[list[object]]
) -> None:
    found = form(sheet(headings, *rows))
    assert figures(found) == RIGHT
    assert not found.faults
    assert [each.where for each in found.unread] == ["columna C"] * (len(headings) - 4)


def test_counts_are_a_ratio_together_and_nothing_alone() -> None:
    counted = [[row[0], row[1], 200, 100] for row in ROWS]
    found = form(sheet(("N°", "Indicador", "Personas programadas", "Personas atendidas"), *counted))
    assert figures(found) == dict.fromkeys(INDICATORS, (None, 50))
    headings = ("N°", "Indicador", "Meta física programada (personas)", "Avance acumulado", "%")
    why, detail = refused(sheet(headings, *[[row[0], row[1], 100, 80, 0.8] for row in ROWS]))
    assert why is Reason.NO_EXECUTED
    assert "C «Meta física programada (personas)» son cantidades, no porcentajes" in detail
    assert "D «Avance acumulado» es un acumulado" in detail
    torn = form(
        sheet(
            ("N°", "Personas programadas", "Personas atendidas", "Ejecutado (%)"), [1, 200, 100, 60]
        )
    )
    assert [(each.cell, each.kind) for each in torn.faults] == [("D2", CellFault.TWO_SHARES)]


def test_a_unit_that_is_no_percentage_makes_a_bare_number_doubtful() -> None:
    headings = ("IdG", "Unidad de medida", "Programado", "Ejecutado")
    rows: tuple[list[object], ...] = (
        [1, "Persona", 80, 40],
        [2, "Porcentaje", 80, 40],
        [3, "Visita", "80%", "33 de 55"],
    )
    found = form(sheet(headings, *rows))
    assert figures(found) == {2: (80, 40), 3: (80, 60)}
    assert [(each.cell, each.kind) for each in found.faults] == [
        ("C2", CellFault.COUNTED),
        ("D2", CellFault.COUNTED),
    ]


def test_a_part_of_the_semester_is_not_the_semester() -> None:
    headings = ("IdG", "Meta", "Ejecutado III trimestre", "Ejecutado semestral")
    found = form(sheet(headings, [1, 60, 99, 45]))
    assert figures(found) == {1: (60, 45)}
    assert refused(sheet(headings[:3], [1, 60, 99]))[0] is Reason.NO_EXECUTED
    why, detail = refused(sheet(["III TRIMESTRE 2020"], HEADINGS, *ROWS))
    assert (why, detail) == (Reason.UNREAD_LABEL, "A1 «III TRIMESTRE 2020»")


def test_two_columns_that_may_be_meant_are_asked_about() -> None:
    headings = ("N°", "Indicador", "Meta", "Ejecutado", "Avance (%)")
    assert refused(sheet(headings, *[[*row, 99] for row in ROWS])) == (
        Reason.TWO_COLUMNS,
        "D «Ejecutado» y E «Avance (%)»",
    )
    share = ("N°", "Indicador", "Meta programada", "Meta ejecutada", "% de avance")
    assert refused(sheet(share, *[[*row, 99] for row in ROWS])) == (
        Reason.TWO_COLUMNS,
        "D «Meta ejecutada» y E «% de avance»",
    )
    hidden = form(sheet(headings, *[[*row, 99] for row in ROWS], hidden_columns="E"))
    assert figures(hidden) == RIGHT


@pytest.mark.parametrize(
    "headings",
    [
        ("N°", "Indicador", "Meta 2020-I", "Ejecutado 2020-I"),
        ("N°", "Indicador", "2020-I", "Ejec. 2020-I"),
    ],
)
def test_headings_of_another_semester_are_read_as_its(headings: Sequence[object]) -> None:
    found = form(sheet(headings, *ROWS))
    assert (found.period, found.rows) == ("2020-I", ())
    why, detail = refused(sheet(["II SEMESTRE 2020"], headings, *ROWS))
    assert why is Reason.TWO_SEMESTERS
    assert detail.startswith("A1 «II SEMESTRE 2020» y C «")


def test_names_go_before_numbers_that_only_count_the_rows() -> None:
    others = [n for n in INDICATORS if n != 2]
    rows = [[at, NAMES[n - 1], GOALS[n - 1], DONE[n - 1]] for at, n in enumerate(others, start=1)]
    assert figures(form(sheet(HEADINGS, *rows))) == {n: RIGHT[n] for n in others}
    coded = [[at, f"IdG {n}", 60, 45] for at, n in enumerate((5, 6, 7), start=1)]
    assert figures(form(sheet(HEADINGS, *coded))) == dict.fromkeys((5, 6, 7), (60, 45))


def test_a_number_and_a_name_of_two_indicators_are_a_fault() -> None:
    rows = [[3, NAMES[3], 10, 12], [1, NAMES[0], 60, 61], [2, "Otro nombre", 60, 45]]
    found = form(sheet(HEADINGS, *rows))
    assert figures(found) == {1: (60, 61)}
    assert [(each.cell, each.kind, each.found) for each in found.faults] == [
        ("A2", CellFault.NUMBER_AND_NAME, "3, 4"),
        ("A4", CellFault.NUMBER_AND_NAME, "2, Otro nombre"),
    ]


def test_footnotes_totals_and_titles_within_do_not_shadow_a_row() -> None:
    notes: list[list[object]] = [
        ["1/ Incluye Juliaca"],
        [None, "3 de los registros son preliminares"],
        [None, "Promedio", 47, 41],
    ]
    found = form(sheet(HEADINGS, *ROWS[:3], ["A. Trabajo"], *ROWS[3:], *notes))
    assert (figures(found), found.faults) == (RIGHT, ())
    assert [each.words for each in found.unread] == [
        "celda A5 «A. Trabajo»",
        "celda A15 «1/ Incluye Juliaca»",
        "celda B16 «3 de los registros son preliminares»",
        "fila 17 «Promedio»",
    ]


def test_a_figure_without_an_indicator_is_a_fault() -> None:
    found = form(sheet(HEADINGS, *ROWS, [None, "Otro servicio", 99, 98]))
    assert figures(found) == RIGHT
    assert [(each.cell, each.kind) for each in found.faults] == [
        ("C14", CellFault.WITHOUT_INDICATOR)
    ]


def test_what_is_hidden_is_left_out_and_said() -> None:
    rows = [[*row[:2], 99, row[3]] for row in ROWS]
    found = form(sheet(HEADINGS, *rows, hidden_columns="C"))
    assert figures(found) == {n: (None, DONE[n - 1]) for n in INDICATORS}
    assert [each.words for each in found.unread] == ["columna C «Meta» (oculta)"]
    twice = form(sheet(HEADINGS, [7, NAMES[6], 99, 98], *ROWS, hidden_rows=[2]))
    assert (figures(twice), [each.words for each in twice.unread]) == (RIGHT, ["fila 2 (oculta)"])
    old = sheet(HEADINGS, [1, NAMES[0], 11, 11], name="2020-II", hidden=True)
    both = form(sheet(HEADINGS, *ROWS, name="Reporte"), old)
    assert (figures(both), both.sheet, both.period) == (RIGHT, "Reporte", None)
    assert [each.words for each in both.unread] == ["hoja «2020-II» (oculta)"]


def test_headings_of_two_lines_are_read_together() -> None:
    lines = (["N°", "Indicador", "II SEMESTRE 2020"], [None, None, "Prog.", "Ejec."])
    merged = [(2, 0, 3, 0), (0, 0, 0, 1), (1, 0, 1, 1)]
    for places in (merged, []):
        found = form(sheet(*lines, *ROWS, merged=places))
        assert (figures(found), found.period) == (RIGHT, "2020-II")
    over = [None, None, "I SEMESTRE 2020", None, "II SEMESTRE 2020", None]
    heads = ("N°", "Indicador", "Meta", "Ejecutado", "Meta", "Ejecutado")
    two = form(sheet(over, heads, *beside(99, 98), merged=[(2, 0, 3, 0), (4, 0, 5, 0)]))
    assert (figures(two), two.period) == (RIGHT, "2020-II")
    assert [each.where for each in two.unread] == ["columna C", "columna D"]


def test_a_second_table_below_is_named_and_not_taken() -> None:
    more = [[n, NAMES[n - 1], 99, 98] for n in (1, 2, 3)]
    found = form(sheet(HEADINGS, *ROWS, [], ["OTRAS METAS"], HEADINGS, *more))
    assert (figures(found), found.faults) == (RIGHT, ())
    assert [each.words for each in found.unread] == [
        "filas 16 a 19 «N°, Indicador, Meta, Ejecutado» (es otra tabla)",
        "celda A15 «OTRAS METAS» (es de otra tabla)",
    ]
    old = [[n, NAMES[n - 1], 99, 98] for n in INDICATORS]
    titled = sheet(["I SEMESTRE 2020"], HEADINGS, *old, [], ["II SEMESTRE 2020"], HEADINGS, *ROWS)
    second = form(titled)
    assert (figures(second), second.period) == (RIGHT, "2020-II")
    assert second.unread[0].words.startswith("filas 2 a 14 «N°")


def test_fractions_are_decided_for_a_column() -> None:
    shares = [0.6, 0.45, 0.3, 0.1, 0.89, 1, 0.07, 0.25, 1.13, 0.01, 2, 0.27]
    rows = [[*row[:3], share] for row, share in zip(ROWS, shares, strict=True)]
    found = form(sheet(HEADINGS, *rows))
    assert [row[1] for row in figures(found).values()] == [
        *(60, 45, 30, 10, 89, 100, 7, 25, 113, 1, 200, 27)
    ]
    assert [column.words for column in found.columns] == [
        "meta: columna C «Meta»",
        "ejecutado: columna D «Ejecutado», como partes de uno: 0.6 es 60%",
    ]
    unsure = form(sheet(HEADINGS, [1, None, 60, 1], [2, None, 60, 0.5], [3, None, 70, 1]))
    assert {(each.cell, each.kind) for each in unsure.faults} == {
        (cell, CellFault.FRACTION) for cell in ("D2", "D3", "D4")
    }
    one = form(sheet(HEADINGS, [10, None, 1, 45], [2, None, 60, 0.5]))
    assert figures(one) == {10: (1, 45)}


@pytest.mark.parametrize(
    ("value", "number_format", "read"),
    [
        (45, '0.0"%"', 45),
        (45, "0\\%", 45),
        (45, "0.00_%", 45),
        (0, '[=0]"-";0%', 0),
        (45, "0%", 4500),
        (0.45, "[Red]0%;-0%", 45),
        (45, 'General"%"', 45),
        (45, '#,##0.0 "por ciento"', 45),
        (0.6, '0.0"%"', 0.6),
        (0.005, "0%", 0.5),
        (-0.22, "0%", -22),
        (-0.22, "0.0;-0%", -22),
    ],
)
def test_a_figure_is_read_by_its_format(value: float, number_format: str, read: float) -> None:
    found = form(sheet(("IdG", "Ejecutado"), [4, value], formats={"B2": number_format}))
    assert figures(found) == {4: (None, read)}


def test_a_decimal_comma_is_told_by_the_columns_other_cells() -> None:
    found = form(sheet(("IdG", "Ejecutado"), [1, "45,5"], [2, "1,234"]))
    assert figures(found) == {1: (None, 45.5), 2: (None, 1.234)}


def test_without_what_was_executed_it_says_which_columns_there_are() -> None:
    why, detail = refused(sheet(("N°", "Indicador", "Meta"), *[row[:3] for row in ROWS]))
    assert (why, detail) == (Reason.NO_EXECUTED, "C «Meta» es la meta")
    assert refused(sheet(("N°", "Nombre", "DNI"), [1, "Ana", 4]))[0] is Reason.NO_TABLE


def test_of_several_open_semesters_the_headings_tell_which() -> None:
    from documents.workbooks.read.form_table import read_form

    lists = {**LISTS, "2021-I": INDICATORS}
    rows = sheet(("IdG", "Meta 2021-I", "Ejecutado 2021-I"), [1, 60, 45])
    found = read_form(lists, [rows], "", lambda *_: frozenset())
    assert (found.period, figures(found)) == ("2021-I", {1: (60, 45)})


def test_a_misspelt_name_is_a_fault_or_a_question_that_says_the_nearest_one() -> None:
    rows = [[row[0], "Consiliación" if row[0] == 9 else row[1], *row[2:]] for row in ROWS]
    found = form(sheet(HEADINGS[1:], *[row[1:] for row in rows]))
    (fault,) = found.faults
    assert (fault.kind, fault.meant) == (CellFault.WITHOUT_INDICATOR, "Conciliación")
    for title in ("DRTPE Punno", "D.R.T.P.E. de Punno", "Gobierno Regional de Punno"):
        with pytest.raises(NotFit) as refused:
            form(sheet([title], HEADINGS, *ROWS))
        assert refused.value.unfit.reason is Reason.UNREAD_LABEL
        assert "¿quiso decir «Puno»?" in refused.value.unfit.detail


def test_a_title_of_another_time_is_a_question() -> None:
    for title in ("Avance acumulado", "Acumulado anual", "Proyección", "Noviembre"):
        with pytest.raises(NotFit) as refused:
            form(sheet([title], HEADINGS, *ROWS))
        assert refused.value.unfit.reason is Reason.UNREAD_LABEL
        assert title in refused.value.unfit.detail


def test_a_name_with_its_number_behind_it_is_both() -> None:
    named = [[f"{name} (IdG {n})", goal, done] for n, name, goal, done in ROWS]
    assert figures(form(sheet(HEADINGS[1:], *named))) == RIGHT
    torn = [["SOVIO (IdG 2)", 60, 45], *named[2:]]
    (fault,) = form(sheet(HEADINGS[1:], *torn)).faults
    assert fault.kind is CellFault.NUMBER_AND_NAME
