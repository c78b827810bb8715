"""Indicators and their figures, said in one line."""

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.pasted.spoken import denied_in, spoken_lines

SAID = {
    "4 45": "4: 45",
    "4 no aplica": "4: no aplica",
    "4 sin meta": "4: sin meta",
    "4 cuarenta y cinco": "4: 45",
    "4 33 de 55": "4: 33 de 55",
    "4 60/45": "4: 60/45",
    "4 60 y 45": "4: 60 45",
    "4 meta 60 ejecutado 45": "4: meta 60 ejecutado 45",
    "4 45, 5 60": "4: 45\n5: 60",
    "4 45 y 5 60": "4: 45\n5: 60",
    "4 y 5 no aplica": "4: no aplica\n5: no aplica",
}
NAMED = {
    "la 4 es 45 y la 5 es 60": "4: 45\n5: 60",
    "La 4 es 45% y la 5, 60%": "4: 45%\n5: 60%",
    "4: 45, 5: 60": "4: 45\n5: 60",
    "4: 45; 5: no aplica": "4: 45\n5: no aplica",
    "4: 60 y 45": "4: 60 45",
    "idg 4 60 y 45": "4: 60 45",
    "idg 4 45": "4: 45",
    "IdG4 no aplica": "4: no aplica",
    "el indicador 4 es 45": "4: 45",
    "en el 4 hicimos 45": "4: 45",
    "el 4 llegó a 45": "4: 45",
    "4 = 45": "4: 45",
    "4 → 45": "4: 45",
    "la cuatro 45": "4: 45",
    "la 4, 45; la 5, 60": "4: 45\n5: 60",
    "la 4 y la 5 no aplican": "4: no aplica\n5: no aplica",
    "la 4 meta 60 y ejecutado 45": "4: meta 60 ejecutado 45",
    "idg 4 entre 40 y 50": "4: de 40 a 50",
    "conciliación 66": "9: 66",
    "Bolsa de trabajo 45": "4: 45",
    "agentes económicos 60 y plan de formación 45": "5: 60\n2: 45",
    "Bolsa de trabajo meta 60 ejecutado 45": "4: meta 60 ejecutado 45",
    "IdG 4 45 5 60": "4: 45\n5: 60",
    "SOVIO 60 y conciliación 66": "1: 60\n9: 66",
    "buenas tardes, la 4 es 45": "4: 45",
    "la 4 era 75": "4: 75",
    "corrijo la 4: 75": "4: 75",
    "cambiar la 4 a 75": "4: 75",
    "la cuarta es 45 y la quinta 60": "4: 45\n5: 60",
}


@pytest.mark.parametrize("text", [*SAID, *NAMED])
def test_each_indicator_gets_its_line(text: str) -> None:
    assert spoken_lines(INDICATORS, text) == (SAID | NAMED)[text]
    assert (spoken_lines(INDICATORS, text, named=True) is None) is (text in SAID)


@pytest.mark.parametrize(
    "text",
    [
        *("45", "4", "el 5", "4/45", "4 de 45", "4 y 45", "60 45", "60 y 45", "4 45 5 60"),
        *("idg 4 y 5: 60", "29 de enero", "13 45", "4 45 y 4 60", "la 4 y la 5", "4,45"),
        *("el 5 de enero", "3 de los 5 inspectores", "faltan 4 y 5", "hola", "puno 4 45", ""),
        *("el 4 depende del 5", "no aplica", "entre 4 y 45", "4 45\n5 60", "cuadro 4"),
    ],
)
def test_anything_else_is_no_such_line(text: str) -> None:
    assert spoken_lines(INDICATORS, text) is None


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        *(("4 no hay", (4, "no hay")), ("la 4 no sé", (4, "no se"))),
        ("Bolsa de trabajo: pendiente", (4, "pendiente")),
        *(("4 no aplica", None), ("4 45", None), ("no hay", None), ("13 no hay", None)),
    ],
)
def test_an_indicator_without_a_figure_is_told_from_a_mark(
    text: str, denied: tuple[int, str] | None
) -> None:
    assert denied_in(INDICATORS, text) == denied
