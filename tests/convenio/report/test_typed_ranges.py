"""Ranges as ODES types them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.report.requirements import ExpectedRange
from convenio.report.typed_ranges import read_range, read_ranges

TWELVE = range(1, 13)


def within(lowest: str, highest: str) -> ExpectedRange:
    return ExpectedRange(Decimal(lowest), Decimal(highest))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("20..150", within("20", "150")),
        ("20 .. 150", within("20", "150")),
        ("20…150", within("20", "150")),
        ("20 a 150", within("20", "150")),
        ("20 al 150", within("20", "150")),
        ("20% a 150%", within("20", "150")),
        ("de 20 % a 150 %", within("20", "150")),
        ("entre 20 y 150", within("20", "150")),
        ("desde 20 hasta 150", within("20", "150")),
        ("20-150", within("20", "150")),
        ("20 – 150.", within("20", "150")),
        ("-22 a 100", within("-22", "100")),
        ("−22..−5", within("-22", "-5")),
        ("0,5 a 1.5", within("0.5", "1.5")),
        ("50 a 50", within("50", "50")),
        ("no", None),
        ("No.", None),
        ("sin rango", None),
        ("sin límites", None),
        ("quitar", None),
        ("-", None),
    ],
)
def test_a_range_is_two_percentages_or_none(typed: str, read: ExpectedRange | None) -> None:
    assert read_range(typed) == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Faltan los límites"),
        ("20", "No entendí «20» como un rango"),
        ("hola", "No entendí «hola»"),
        ("150 a 20", "el primer límite es mayor que el segundo"),
        ("0 a 200000", "demasiado grande"),
        ("20 a 150 a 300", "No entendí"),
        ("20 30", "No entendí"),
    ],
)
def test_what_is_no_range_says_what_to_write(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_range(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "3: 20 a 150",
        "3:20..150",
        "3 20-150",
        "3. 20 a 150",
        "3 - 20 a 150",
        "3) 20 a 150",
        "IdG 3: de 20% a 150%",
        "idg3 entre 20 y 150",
        "indicador 3 = 20 a 150",
    ],
)
def test_whose_range_it_is_is_read_with_it(typed: str) -> None:
    assert read_ranges(typed, TWELVE) == {3: within("20", "150")}


def test_several_ranges_come_in_one_message_and_one_for_all() -> None:
    assert read_ranges("1: 0 a 100\n\n 2: no; 7: -20 a 60", TWELVE) == {
        1: within("0", "100"),
        2: None,
        7: within("-20", "60"),
    }
    both = read_ranges("todos: 0 a 150\n3: no", TWELVE)
    assert len(both) == 12
    assert (both[3], both[12]) == (None, within("0", "150"))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Escriba el indicador y sus límites"),
        ("20 a 150", "falta el indicador"),
        ("-5 a 20", "falta el indicador"),
        ("hola", "falta el indicador"),
        ("13: 0 a 100", "No hay indicador 13: van del 1 al 12"),
        ("0: 0 a 100", "No hay indicador 0"),
        ("3", "Faltan los límites"),
        ("3: 0 a 100\n4: mucho", "No entendí «mucho»"),
    ],
)
def test_a_fault_is_named_and_nothing_is_taken(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_ranges(typed, TWELVE)


@given(st.text(max_size=80))
def test_anything_typed_is_read_or_named(typed: str) -> None:
    with suppress(ValueError):
        assert set(read_ranges(typed, TWELVE)) <= set(TWELVE)


@given(st.integers(1, 12), st.integers(-999, 999), st.integers(0, 999))
def test_a_written_range_is_read_back(number: int, lowest: int, more: int) -> None:
    typed = f"{number}: {lowest} a {lowest + more}"
    assert read_ranges(typed, TWELVE) == {number: within(str(lowest), str(lowest + more))}
