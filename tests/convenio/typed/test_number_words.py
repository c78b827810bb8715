"""Number words are read as digits, and nothing else is taken for one."""

import pytest

from convenio.typed.number_words import in_digits

UNITS = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
TEENS = ("diez", "once", "doce", "trece", "catorce", "quince")
HIGHER = ("dieciseis", "diecisiete", "dieciocho", "diecinueve")
TENS = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
TWENTY = ["veinte", *("veinti" + unit for unit in UNITS[1:])]


def below_100() -> list[str]:
    """All of them as they are written, from zero."""
    higher = [ten if unit == "cero" else f"{ten} y {unit}" for ten in TENS for unit in UNITS]
    return [*UNITS, *TEENS, *HIGHER, *TWENTY, *higher]


@pytest.mark.parametrize(
    ("hundreds", "words"),
    [(0, ""), (1, "ciento "), (2, "doscientos "), (5, "quinientas "), (8, "ochocientos ")],
)
def test_every_number_below_a_thousand(hundreds: int, words: str) -> None:
    for number, written in enumerate(below_100()):
        if number or not hundreds:
            assert in_digits(words + written) == str(hundreds * 100 + number)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("diez y seis", "16"),
        ("veinte y cinco", "25"),
        ("treintaicinco", "35"),
        ("noventinueve", "99"),
        ("un %", "1 %"),
        ("entre treinta y cinco y cuarenta", "entre 35 y 40"),
        ("menos dos", "-2"),
        ("mas o menos dos", "mas o menos 2"),
        ("cientos", "cientos"),
        ("unos", "unos"),
        ("cuarentena", "cuarentena"),
        ("ninguno", "ninguno"),
        ("dos mil", "2 mil"),
    ],
)
def test_other_ways_to_write_them(text: str, digits: str) -> None:
    assert in_digits(text) == digits
