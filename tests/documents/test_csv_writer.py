"""CSV that a spreadsheet opens does nothing but show what is in it."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.csv_writer import as_csv


@pytest.mark.parametrize("text", ["=1+1", "+51 999", "-sin equipos", "@SUM(A1)"])
def test_a_text_never_becomes_a_formula(text: str) -> None:
    assert as_csv([{"words": text}], ["words"]) == f"words\n'{text}\n"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"),
        ("a\t@x", "a\t'@x"),
        ("a\n +x", "a\n' +x"),
        ('a;"=x', "a;'\"=x"),
        (" =x", "' =x"),
        ("\t=1", "'\t'=1"),
        ("a\r=1", "a\n'=1"),
        ("a;-22;b, -c", "a;-22;b, -c"),
        ("mañana - tarde", "mañana - tarde"),
    ],
)
def test_no_formula_begins_where_a_spreadsheet_parts_at_semicolons_or_tabs(
    text: str, cells: str
) -> None:
    written = as_csv([{"words": text, "more": 1}], ["words", "more"])
    assert list(csv.reader(io.StringIO(written)))[1] == [cells, "1"]


@given(st.text(alphabet="=+-@;,\t\r\n\"' a1.", max_size=12))
def test_whatever_is_written_no_cell_runs(text: str) -> None:
    written = as_csv([{"words": text}], ["words"]).removeprefix("words\n")
    [[cell]] = csv.reader(io.StringIO(written, newline="")) if text else [[""]]
    for piece in re.split(r"[;\t\r\n]", cell):
        bare = piece.strip().lstrip('" ')
        assert not bare.startswith(("=", "+", "-", "@")) or re.fullmatch(
            r"\s*[+-]?\d+(?:\.\d+)?\s*", piece
        )


@pytest.mark.parametrize("value", ["-22", "45.5", "+3", -22, None, "Puno"])
def test_numbers_and_other_words_stay_as_they_are(value: object) -> None:
    assert as_csv([{"value": value}], ["value"]).strip() == (
        'value\n""' if value is None else f"value\n{value}"
    )
