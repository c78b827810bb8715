"""Every cell that is not blank is used or named, whatever the table looks like."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.column_headings import ColumnRole
from documents.workbooks.read.findings import Findings, GoalFindings, SheetFault
from documents.workbooks.read.form_reader import read_workbook
from documents.workbooks.read.grid.places import NotRead, cell_name, column_letters
from tests.documents.workbooks.grids import LISTS, NAMES, figures, form, goals, goals_of, sheet

BESIDE: Mapping[str, object] = {  # columns that hold no figure of the semester, with a cell
    "Observaciones": "faltó personal",
    "Unidad de medida": "Porcentaje",
    "Meta 2020-I": 99,
    "Ejecutado 2020-I": 98,
    "Meta anual": 97,
    "Avance acumulado": 96,
    "% de cumplimiento": 95,
    "Personas atendidas": 940,
    "Presupuesto": 93,
    "": 92,
}
ABOVE: tuple[list[object], ...] = (
    ["MINISTERIO DE TRABAJO"],
    ["Responsable:", "Rosa Quispe"],
    ["Región", "DRTPE Puno"],
    ["Semestre", "2020-II"],
    ["ANEXO 4", None, "II SEMESTRE 2020"],
)
NOTES: tuple[list[object], ...] = (
    ["1/ Dato preliminar"],
    ["Fuente: DRTPE"],
)


@dataclass(frozen=True)
class Made:
    """A table's rows, and what is to be read of it."""

    rows: list[list[object]]
    heading_at: int
    columns: list[str]
    right: dict[int, tuple[object, object]]
    hidden_columns: str
    hidden_rows: list[int]
    merged: list[tuple[int, int, int, int]]


@st.composite
def forms(draw: st.DrawFn) -> Made:
    """Headings in every order, with all that may stand above, between, beside and below."""
    identity = draw(st.sampled_from((["N°"], ["Indicador"], ["N°", "Indicador"])))
    own = [*identity, *draw(st.sampled_from((["Meta"], []))), "Ejecutado"]
    extra = draw(
        st.lists(st.sampled_from([*BESIDE, "Región", "Semestre"]), unique=True, max_size=4)
    )
    columns = draw(st.permutations([*own, *extra]))
    numbers = draw(st.lists(st.sampled_from(list(INDICATORS)), min_size=3, max_size=6, unique=True))
    shares = draw(st.booleans())
    unseen = draw(st.sampled_from((None, numbers[-1])))
    above = draw(st.lists(st.sampled_from(ABOVE), unique_by=str, max_size=3))
    rows: list[list[object]] = [*above, *([[]] if above else []), list(columns)]
    heading_at = len(rows) - 1
    right: dict[int, tuple[object, object]] = {}
    hidden_rows = []
    for number in numbers:
        goal, done = draw(st.sampled_from((None, 50 + number))), 20 + number
        if number == unseen:
            hidden_rows.append(len(rows) + 1)
        else:
            right[number] = (goal if "Meta" in columns else None, done)
        cells: dict[str, object] = {
            "N°": number,
            "Indicador": NAMES[number - 1],
            "Meta": goal,
            "Ejecutado": done / 100 if shares else done,
            "Región": "Puno",
            "Semestre": "2020-II",
            **BESIDE,
        }
        rows.append([cells[column] for column in columns])
    merged = []
    if "Región" in columns and draw(st.booleans()):
        at = list(columns).index("Región")
        for row in rows[heading_at + 2 :]:
            row[at] = None
        merged = [(at, heading_at + 1, at, len(rows) - 1)]
    rows += draw(st.lists(st.sampled_from(NOTES), unique_by=str))
    if draw(st.booleans()):
        average = {identity[-1]: "Promedio", "Ejecutado": 91, "Meta": 90}
        rows.append([average.get(column) for column in columns])
    second = draw(st.booleans())
    if second:
        rows += [[], ["OTRO CUADRO"], ["N°", "Indicador", "Ejecutado"], [1, NAMES[0], 89]]
    unseen_columns = [] if second else [each for each in extra if draw(st.booleans())]
    hidden = [column_letters(list(columns).index(each)) for each in unseen_columns]
    return Made(rows, heading_at, list(columns), right, "".join(hidden), hidden_rows, merged)


def covered(place: str, parts: tuple[NotRead, ...], faults: tuple[SheetFault, ...]) -> bool:
    """Whether a cell is named: by itself, its column or its row."""
    letters, number = re.fullmatch(r"([A-Z]+)(\d+)", place).groups()  # type: ignore[union-attr]
    if any(fault.cell == place for fault in faults):
        return True
    for part in parts:
        if part.where in (f"celda {place}", f"columna {letters}"):
            return True
        if part.where.startswith("fila"):
            runs = re.findall(r"(\d+)(?: a (\d+))?", part.where)
            if any(int(a) <= int(number) <= int(b or a) for a, b in runs):
                return True
    return False


def unused(made: Made, found: Findings) -> list[str]:
    """The places of cells that are neither read nor named."""
    read = {column.letters for column in found.columns}
    labels = {"Región", "DRTPE Puno", "Semestre", "2020-II", "II SEMESTRE 2020", "ANEXO 4"}
    left = []
    for at, row in enumerate(made.rows):
        for column, value in enumerate(row):
            place = cell_name(column, at)
            title = made.columns[column] if column < len(made.columns) else ""
            used = (
                value in (None, "")
                or (at < made.heading_at and value in labels)
                or (at >= made.heading_at and title in ("N°", "Indicador", "Región", "Semestre"))
                or (at >= made.heading_at and column_letters(column) in read)
            )
            below = at > made.heading_at + len(made.right) + len(made.hidden_rows)
            if (not used or (below and value not in (None, ""))) and not covered(
                place, found.unread, found.faults
            ):
                left.append(place)
    return left


@settings(max_examples=120, deadline=None)
@given(forms())
def test_every_cell_of_a_form_is_used_or_named(made: Made) -> None:
    found = form(
        sheet(
            *made.rows,
            hidden_columns=made.hidden_columns,
            hidden_rows=made.hidden_rows,
            merged=made.merged,
        )
    )
    assert figures(found) == {n: made.right[n] for n in sorted(made.right)}
    assert found.faults == ()
    assert unused(made, found) == []
    assert {column.role for column in found.columns} <= {ColumnRole.GOAL, ColumnRole.EXECUTED}


@settings(max_examples=8, deadline=None)
@given(forms())
def test_the_same_holds_of_a_file(made: Made) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in made.rows:
        page.append(row)
    for letter in made.hidden_columns:
        page.column_dimensions[letter].hidden = True
    for number in made.hidden_rows:
        page.row_dimensions[number].hidden = True
    for first_column, first_row, last_column, last_row in made.merged:
        first, last = cell_name(first_column, first_row), cell_name(last_column, last_row)
        page.merge_cells(f"{first}:{last}")
    out = BytesIO()
    book.save(out)
    found = read_workbook(LISTS, out.getvalue())
    assert figures(found) == {n: made.right[n] for n in sorted(made.right)}
    assert unused(made, found) == []


@st.composite
def goal_sheets(draw: st.DrawFn) -> tuple[list[list[object]], dict[tuple[str, int], object]]:
    """A row for each goal, or one for each region, with other columns and rows among them."""
    regions = draw(st.lists(st.sampled_from(("Puno", "Tacna", "Cusco")), min_size=2, unique=True))
    numbers = draw(st.lists(st.sampled_from(list(INDICATORS)), min_size=2, max_size=4, unique=True))
    extra = draw(st.lists(st.sampled_from([*BESIDE]), unique=True, max_size=3))
    wide, grouped = draw(st.booleans()), draw(st.booleans())
    own = [f"IdG {n}" for n in numbers] if wide else ["Indicador", "Meta"]
    columns = draw(st.permutations(["Región", *own, *extra]))
    rows: list[list[object]] = [list(columns)]
    right: dict[tuple[str, int], object] = {}
    for at, region in enumerate(regions):
        for goal_of in [numbers] if wide else [[n] for n in numbers]:
            cells: dict[str, object] = {**BESIDE, "Región": region}
            if grouped and not wide and goal_of != [numbers[0]]:
                cells["Región"] = None
            for number in goal_of:
                goal = 30 + 20 * at + number
                cells |= {f"IdG {number}": goal, "Indicador": number, "Meta": goal}
                right[region.casefold(), number] = goal
            rows.append([cells[column] for column in columns])
    return rows, right


def unused_of_goals(rows: list[list[object]], found: GoalFindings) -> list[str]:
    read = {column.letters for column in found.columns}
    return [
        place
        for at, row in enumerate(rows)
        for column, value in enumerate(row)
        if value not in (None, "")
        and rows[0][column] not in ("Región", "Indicador")
        and column_letters(column) not in read
        and not covered(place := cell_name(column, at), found.unread, found.faults)
    ]


@settings(max_examples=80, deadline=None)
@given(goal_sheets())
def test_every_cell_of_a_sheet_of_goals_is_used_or_named(
    made: tuple[list[list[object]], dict[tuple[str, int], object]],
) -> None:
    rows, right = made
    found = goals(sheet(*rows))
    assert (goals_of(found), found.faults) == (right, ())
    assert unused_of_goals(rows, found) == []
