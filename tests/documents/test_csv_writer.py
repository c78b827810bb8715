"""CSV that a spreadsheet opens does nothing but show what is in it."""

import pytest

from documents.csv_writer import as_csv


@pytest.mark.parametrize("text", ["=1+1", "+51 999", "-sin equipos", "@SUM(A1)", "\t=1"])
def test_a_text_never_becomes_a_formula(text: str) -> None:
    assert as_csv([{"words": text}], ["words"]) == f"words\n'{text}\n"


@pytest.mark.parametrize("value", ["-22", "45.5", "+3", -22, None, "Puno"])
def test_numbers_and_other_words_stay_as_they_are(value: object) -> None:
    assert as_csv([{"value": value}], ["value"]).strip() == (
        'value\n""' if value is None else f"value\n{value}"
    )
