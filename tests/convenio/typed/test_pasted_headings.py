"""Pasted tables are read by what headings and words say, or asked; every line is accounted for.

`pasted.json` has texts as people send them, and what a careful clerk reads in them for 2020-II.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from convenio.typed.column_headings import ColumnRole, read_heading
from convenio.typed.figures import Percentage, Reading
from convenio.typed.pasted.tables import PastedTable, read_table

PERIOD = Period(2020, 2)
SENT = json.loads((Path(__file__).parent / "pasted.json").read_text("utf-8"))


def read(text: str) -> PastedTable | None:
    return read_table(INDICATORS, text, PERIOD, "puno")


def value(reading: Reading | None) -> Decimal | None:
    return reading.value if isinstance(reading, Percentage) else None


def values(table: PastedTable | None) -> dict[int, list[Decimal | None]]:
    rows = table.rows if table else ()
    return {row.indicator: [value(row.programmed), value(row.executed)] for row in rows}


@pytest.mark.parametrize("case", SENT, ids=[case["name"] for case in SENT])
def test_what_people_send_is_read_as_a_careful_clerk_reads_it(case: dict[str, Any]) -> None:
    table = read(case["text"])
    if case["right"] == "ask":
        assert table is not None
        assert table.asked
        assert not table.rows
    else:
        right = {int(number): figures for number, figures in case["right"].items()}
        assert values(table) == right


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "N°\tMeta\tAvance\n1\t60\t45\n2\t\t30\n3\t70\t",
            {1: [60, 45], 2: [None, 30], 3: [70, None]},
        ),
        (
            "N°\tIndicador\tMeta 2020-I\tEjecutado 2020-I\tMeta 2020-II\tEjecutado 2020-II\n"
            "1\tSOVIO\t50\t50\t60\t45",
            {1: [60, 45]},
        ),
        (
            "Meta anual\tMeta semestral\tEjecutado\n120\t60\t45\n140\t70\t30",
            {1: [60, 45], 2: [70, 30]},
        ),
        (
            "Meta programada\tMeta reprogramada\tEjecutado\n60\t50\t45\n7\t6\t3",
            {1: [50, 45], 2: [6, 3]},
        ),
        ("60 45 75\n70 30 43\n10 10 100", {1: [60, 45], 2: [70, 30], 3: [10, 10]}),
        ("3\t45%\n1\t30%\n2\t20%", {1: [None, 30], 2: [None, 20], 3: [None, 45]}),
        ("IdG 1: 60%\nejecutado 45%\nIdG 2: 70%", {1: [60, 45], 2: [None, 70]}),
        ("Indicador 1\n60\nIndicador 2\n45", {1: [None, 60], 2: [None, 45]}),
        ("1) Meta 60 Ejecutado 45\n2) Meta 60 Ejecutado 30", {1: [60, 45], 2: [60, 30]}),
        ("|N|Meta|Ejec|\n|---|---|---|\n|1|60|45|\n|2|60|30|", {1: [60, 45], 2: [60, 30]}),
        ("1️⃣ 60\n2️⃣ 45", {1: [None, 60], 2: [None, 45]}),
        ("1.- 60%  2.- 45%  3.- 30%", {1: [None, 60], 2: [None, 45], 3: [None, 30]}),
    ],
)
def test_headings_words_and_numbers_decide(
    text: str, expected: dict[int, list[int | None]]
) -> None:
    assert values(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reporte Puno 2020-I\nN°\tMeta\tEjecutado\n1\t60\t45\n2\t60\t30",
        "Región Tacna\nN°\tMeta\tEjecutado\n1\t60\t45\n2\t60\t30",
        "Ejecutado acumulado\n60\n45\n30",
        "Tacna\t60\t45\t30\t10\t89\t58\t7\t25\t66\t1\t33\t27",
    ],
)
def test_what_is_of_another_region_or_time_is_no_figure(text: str) -> None:
    assert values(read(text)) == {}


def test_fractions_are_decided_for_the_column() -> None:
    table = read("Ejecutado\n0,6\n0,45\n1\n1,13")
    assert values(table) == {1: [None, 60], 2: [None, 45], 3: [None, 100], 4: [None, 113]}
    assert table is not None
    assert table.fractions


def test_two_columns_of_the_same_are_asked() -> None:
    table = read("Meta\tMeta\tEjecutado\n60\t50\t45\n70\t60\t30")
    assert table is not None
    assert [(figure.indicator, figure.readings) for figure in table.asked] == [
        (1, ("meta 60, ejecutado 45", "meta 50, ejecutado 45")),
        (2, ("meta 70, ejecutado 30", "meta 60, ejecutado 30")),
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Meta física programada (personas)", ColumnRole.BASE),
        ("Avance acumulado", ColumnRole.LEFT_OUT),
        ("Reprogramación", ColumnRole.GOAL),
        ("Meta ejecutada", ColumnRole.EXECUTED),
        ("% de cumplimiento", ColumnRole.LEFT_OUT),
        ("Meta 2020-I", ColumnRole.LEFT_OUT),
        ("Meta II Semestre", ColumnRole.GOAL),
        ("II Semestre", ColumnRole.FIGURE),
        ("N° IdG", ColumnRole.NUMBER),
        ("Indicador de gestión", ColumnRole.NAME),
        ("Ejecución (%)", ColumnRole.EXECUTED),
        ("Personas atendidas", ColumnRole.COUNT),
    ],
)
def test_a_heading_is_read_whole(heading: str, role: ColumnRole) -> None:
    found = read_heading(heading, PERIOD)
    assert found is not None
    assert found.role is role


HEADINGS = st.sampled_from(
    [
        "Meta",
        "Ejecutado",
        "N°",
        "Indicador",
        "%",
        "I Semestre",
        "Personas",
        "Observaciones",
        "Total",
    ]
)


@given(
    st.lists(HEADINGS, min_size=1, max_size=5),
    st.lists(st.integers(200, 999), min_size=4, max_size=24, unique=True),
    st.booleans(),
    st.booleans(),
)
def test_every_line_is_used_or_named(
    headings: list[str], figures: list[int], numbered: bool, total: bool
) -> None:
    """Each line has a figure of its own: it stands in a row, in a question, or is named unread."""
    width = len(headings)
    rows = [figures[at : at + width] for at in range(0, len(figures) - width + 1, width)]
    lines = ["\t".join([str(n)] * numbered + list(map(str, row))) for n, row in enumerate(rows, 1)]
    if total:
        lines.append("Total\t" + "\t".join(["555"] * width))
    text = "\n".join(["\t".join(headings), *lines])
    table = read(text)
    if table is None:
        return
    known = {str(cell) for row in values(table).values() for cell in row if cell is not None}
    known |= {
        word for figure in table.asked for reading in figure.readings for word in reading.split()
    }
    for line, row in zip(lines, rows, strict=False):
        used = any(str(figure) in known for figure in row)
        assert used or any(" ".join(line.split()).startswith(unread) for unread in table.rejected)
    if total:
        assert any(unread.startswith("Total") for unread in table.rejected)
