"""Kinds of pasted tables, each with what a careful clerk reads in it: all of it, or a question.

In `pasted_kinds.json`, of Puno in 2020-II: goal and execution, or the mark, of each that is read,
'ask' where only questions are left, nothing where all is named as not read.
"""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from documents.pasted_json import pasted_json

PERIOD = Period(2020, 2)
KINDS = json.loads((Path(__file__).parent / "pasted_kinds.json").read_text("utf-8"))


def read(text: str) -> dict[str, Any]:
    return pasted_json(INDICATORS, text, PERIOD, "puno")


def number(said: str | None) -> float | None:
    return None if said is None else float(said)


@pytest.mark.parametrize("kind", sorted({case["kind"] for case in KINDS}))
def test_each_kind_is_read_by_what_it_says_or_asked(kind: str) -> None:
    wrong = [case for case in KINDS if case["kind"] == kind and not _is_right(case)]
    assert not wrong


def _is_right(case: dict[str, Any]) -> bool:
    found = read(case["text"])
    rows = {str(row["indicator"]): _said(row) for row in found["rows"]}
    if case["right"] == "ask":
        return bool(found["asked"]) and not rows
    return bool(rows == case["right"] and (rows or found["unread"]))


def _said(row: dict[str, Any]) -> Any:
    """Goal and execution of a row, or its mark."""
    both = [number(row["programmed"]), number(row["executed"])]
    return both if any(each is not None for each in both) else row["state"]


def test_a_pair_that_the_chat_asks_about_is_asked_here_too() -> None:
    found = read("1: 33/55\n2: 9/20\n3: 30%")
    assert [(each["indicator"], each["readings"]) for each in found["asked"]] == [
        (1, ["meta 33, ejecutado 55", "ejecutado 60% (33 de 55)", "meta 55, ejecutado 33"]),
        (2, ["meta 9, ejecutado 20", "ejecutado 45% (9 de 20)", "meta 20, ejecutado 9"]),
    ]
    assert [row["indicator"] for row in found["rows"]] == [3]


def test_a_ratio_beside_a_percentage_that_says_otherwise_is_asked() -> None:
    found = read("IdG\tAtendidos\tProgramados\tEjecutado %\n1\t33\t55\t60\n2\t9\t20\t50")
    assert [each["indicator"] for each in found["asked"]] == [2]
    assert [row["executed"] for row in found["rows"]] == ["60"]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Sobio: 60%\nPlan formación: 45%", ["IdG 1: Sobio: 60%"]),
        ("Trabajo: 60%", ["IdG 4: Trabajo: 60%", "IdG 6: Trabajo: 60%"]),
        ("Indicador\tMeta\tEjec\nFormalisa\t60\t45\nMigrante\t2\t1", ["IdG 8: Formalisa 60 45"]),
        ("60%\nSOVIO\n45%\nMigrante", ["ejecutado 60%", "ejecutado 45%"]),
        ("IdG 1: pendiente\nIdG 2: 45%", ["no aplica", "sin meta", "no se ejecutó"]),
    ],
)
def test_a_name_or_a_figure_that_may_be_meant_is_offered(text: str, readings: list[str]) -> None:
    assert read(text)["asked"][0]["readings"][: len(readings)] == readings


def test_more_numbered_lines_than_indicators_do_no_harm() -> None:
    assert read("1 60\n" * 15)["rows"] == []


@pytest.mark.parametrize("odd", ["y ", "n° ", "meta\n", "a)\n", "100 000 ", "cuarenta y ", "🔟"])
def test_an_odd_text_of_a_whole_message_is_read_at_once(odd: str) -> None:
    begun = time.process_time()
    read((odd * 4096)[:4096])
    assert time.process_time() - begun < 3


def test_what_was_crossed_out_is_named_and_not_read() -> None:
    found = read("1. ~60%~ 45%\n2. 30%")
    assert [row["executed"] for row in found["rows"]] == ["45", "30"]
    assert found["unread"] == ["~60%~"]


@pytest.mark.parametrize(
    ("text", "why", "readings"),
    [
        (
            "Meta\tEjecutado\n60\t45\n\n70\t30\n10\t9",
            "no se dice si la línea vacía es de un indicador",
            ["IdG 2: 70 30", "IdG 3: 70 30"],
        ),
        (
            "1: 60%\n2: 45%\n1: 65%",
            "el indicador está dos veces",
            ["ejecutado 60%", "ejecutado 65%"],
        ),
        (
            "Ejecutado: 60, 45, 30, 10, 89, 58, 7, 25, 66, 1, 33, 27, 38",
            "hay 13 cifras y 12 indicadores",
            ["60", "45"],
        ),
        (
            "60 45 30 10 89 58 7 25 66 1 33 27 38",
            "hay 13 cifras y 12 indicadores",
            ["60", "no es de este indicador"],
        ),
        (
            "60\t45\t75\t1\n70\t35\t50\t2\n50\t50\t100\t3",
            "no se dice de qué indicador es cada celda",
            ["60", "no es de este indicador"],
        ),
    ],
)
def test_what_is_asked_says_truly_why(text: str, why: str, readings: list[str]) -> None:
    question = read(text)["asked"][0]
    assert (question["why"], question["readings"]) == (why, readings)


@pytest.mark.parametrize(
    ("heading", "unread"),
    [
        ("Ejecutado 2020-I", "Ejecutado 2020-I"),
        ("Ejecutado 2019", "Ejecutado 2019"),
        ("Personas", "Personas"),
        ("Avance acumulado", "Avance acumulado"),
        ("% de cumplimiento", "% de cumplimiento"),
        ("Ejec. III Trim", "Ejec. III Trim"),
        ("Ejecutado mujeres", "Ejecutado mujeres"),
        ("Tacna ejecutado", "Tacna ejecutado"),
        ("Provincia", "Provincia"),
    ],
)
def test_a_column_that_is_left_out_is_named_as_not_read(heading: str, unread: str) -> None:
    found = read(f"IdG\t{heading}\tEjecutado\n1\t33\t60\n2\t9\t45")
    assert [row["executed"] for row in found["rows"]] == ["60", "45"]
    assert found["unread"] == [unread]


def test_a_cell_in_quotation_marks_may_be_of_two_lines() -> None:
    text = 'N°,Indicador,Meta,Ejecutado\n1,"SOVIO\n(todos)","60,5","45,1"\n2,Plan formación,70,30'
    assert [(row["programmed"], row["executed"]) for row in read(text)["rows"]] == [
        ("60.5", "45.1"),
        ("70", "30"),
    ]


@pytest.mark.parametrize(
    "text", ['"', '1: 45"\n2: 30', 'dijo "sí, claro", y 60', '"60,5\n45', "a,b,c\n1,2", ",", '","']
)
def test_a_lone_quotation_mark_or_comma_does_no_harm(text: str) -> None:
    assert isinstance(read(text)["unread"], list)


@pytest.mark.parametrize(
    "text",
    [
        "1 " + "palabra & " * 30,
        "No se pudo por 3 meses y 12 días de cuarentena en 2020, y por 4 casos, 5 más, 6, 7 y 8",
        "Estimados:\n\nEn 2020 atendimos a 45 personas\nen 3 provincias\n\nGracias",
        "Faltaron 2 personas:\n\nuna en julio\ny otra en los 3 meses de verano",
        "Puno: 1 de 3 oficinas cerró\nJuliaca: 2",
        "Hubo 12 casos. Subieron de 45% a 50% en 3 meses, y bajaron.",
    ],
)
def test_a_sentence_with_numbers_is_no_table(text: str) -> None:
    found = read(text)
    assert (found["rows"], found["asked"]) == ([], [])
