"""What is read as a whole number from outside: what a column holds, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.typed.whole_numbers import COLUMN, whole_number


@given(st.integers(-(2**40), 2**40))
def test_a_number_is_read_where_a_column_holds_it(number: int) -> None:
    assert whole_number(str(number)) == (number if number in COLUMN else None)


@given(st.text(max_size=12))
def test_what_is_read_is_written_in_plain_digits(text: str) -> None:
    if whole_number(text) is not None:
        assert text.isascii()
        assert text.removeprefix("-").isdecimal()


@pytest.mark.parametrize("text", ["²", "٣", "1\0", "1\n", " 1", "1e9", "1.0", "--1", "", "-", "+1"])
def test_nothing_else_is_a_number(text: str) -> None:
    assert whole_number(text) is None
