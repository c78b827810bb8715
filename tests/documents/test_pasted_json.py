"""What a pasted text says that is no plain figure stands in `asked`, or is named as not read."""

from typing import Any

import pytest

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from documents.pasted_json import pasted_json


def read(text: str) -> dict[str, Any]:
    return pasted_json(INDICATORS, text, Period.parse("2020-II"), "puno")


def asked(text: str) -> dict[int, list[str]]:
    return {each["indicator"]: each["readings"] for each in read(text)["asked"]}


def rows(text: str) -> dict[int, tuple[str | None, str | None]]:
    return {row["indicator"]: (row["programmed"], row["executed"]) for row in read(text)["rows"]}


@pytest.mark.parametrize(
    "line",
    [
        *("3: aprox 45", "3: 45 aprox", "3: 45 (aprox)", "3: ~45", "3: unos 45", "IdG 3: casi 45"),
        *("3: más de 45%", "3: alrededor de 45", "3: 45?", "3: más o menos 45"),
    ],
)
def test_about_a_figure_is_asked(line: str) -> None:
    assert asked(f"{line}\n4: 30") == {3: ["45"]}
    assert rows(f"{line}\n4: 30") == {4: (None, "30")}
    assert read(line + "\n4: 30")["asked"][0]["why"] == "no dice una cifra exacta"


@pytest.mark.parametrize(
    "line",
    [
        *("3: 45-50", "3: 45%-50%", "3: 45 o 50", "3: entre 45 y 50"),
        *("3: de 45 a 50", "IdG 3: 45% hasta 50%"),
    ],
)
def test_a_range_is_asked_and_is_no_goal_with_its_figure(line: str) -> None:
    assert asked(f"{line}\n4: 30") == {3: ["45", "50"]}
    assert rows(f"{line}\n4: 30") == {4: (None, "30")}


@pytest.mark.parametrize("line", ["3: 45% (33/72)", "3: 33 de 72 (45%)", "3: 33/72 = 45%"])
def test_a_share_beside_another_percentage_is_asked_with_two_decimals(line: str) -> None:
    assert asked(f"{line}\n4: 30") == {3: ["45%", "45.83% (33 de 72)"]}


def test_a_share_beside_its_own_percentage_is_read() -> None:
    assert rows("3: 33 de 72 (46%)\n4: 33/55 = 60%") == {
        3: (None, "45.833333"),
        4: (None, "60"),
    }


def test_both_figures_of_an_indicator_are_asked() -> None:
    text = "3. Meta: aprox 60%\nEjecutado: 45-50%\n4: 30"
    assert [each["readings"] for each in read(text)["asked"]] == [
        ["meta 60, ejecutado 45", "meta 60, ejecutado 50"]
    ]
    assert asked("Meta: 60%\n3. Meta: 60%\nEjecutado: aprox 45") == {3: ["45"]}
    assert asked("3: casi 45, meta 60\n4: 60 30") == {3: ["45"]}


@pytest.mark.parametrize("words", ["no hay", "pendiente", "s/d", "por definir", "personas"])
def test_what_is_no_figure_is_named(words: str) -> None:
    found = read(f"3: {words}\n4: 30")
    assert rows(f"3: {words}\n4: 30") == {4: (None, "30")}
    assert words in found["unread"][0]


def test_cells_of_a_sheet_are_asked_alike() -> None:
    pasted = "3\taprox 30\n4\t45-50\n7\t45% (33 de 72)\n9\t20"
    assert asked(pasted) == {3: ["30"], 4: ["45", "50"], 7: ["45%", "45.83% (33 de 72)"]}
    assert rows(pasted) == {9: (None, "20")}


def test_people_are_no_goal() -> None:
    found = read("3: 45 personas\n4: 30")
    assert rows("3: 45 personas\n4: 30") == {4: (None, "30")}
    assert found["unread"] == ["3: 45 personas"]


def test_number_words_are_read() -> None:
    assert rows("1: cuarenta y cinco\n2: treinta y un por ciento\ncien") == {
        1: (None, "45"),
        2: (None, "31"),
    }


def test_an_approximate_cell_leaves_the_cells_beside_it_alone() -> None:
    assert rows("60 aprox 45 30") == {1: (None, "60"), 3: (None, "30")}
    assert asked("60 aprox 45 30") == {2: ["45"]}
