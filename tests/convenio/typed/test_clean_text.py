"""What comes in is kept without what nobody sees, whatever it was made of."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convenio.typed.clean_text import clean_text, one_line

ANY_TEXT = st.text(st.characters(), max_size=60) | st.text(
    st.sampled_from(
        "aé\u0301\u0308n\u0303 \n\r\t\0\u202e\u200d\u2067\ufeff\u2028\ud83d\u1100\u1161😀👩\ufe0f🏽"
    )
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("María Quispe", "María Quispe"),
        ("Mari\u0301a  Quispe\n", "María Quispe"),
        ("Ñusta Q'umir Ch\u02bcaska", "Ñusta Q'umir Ch\u02bcaska"),
        ("N\u0303usta", "Ñusta"),
        ("\u202eoneP anA\u202c", "oneP anA"),
        ("Ana\u200b\u200e María\u2066\u2069", "Ana María"),
        ("\ufeffAna", "Ana"),
        ("Ana\r\nMaría\u2028Luz\vPaz", "Ana María Luz Paz"),
        ("A\0n\x07a\x1b[31m", "Ana[31m"),
        ("soft\u00adhyphen", "softhyphen"),
        ("Ana\u00a0María", "Ana María"),
        ("Иван Петров", "Иван Петров"),
        ("Ana 👩🏽\u200d🏫 Paz", "Ana 👩🏽\u200d🏫 Paz"),
        ("A\u200dna", "Ana"),
        ("👩\u200d\u200d👧", "👩\u200d👧"),
        ("❤️\u200d🔥", "❤️\u200d🔥"),
        ("a\ud83db", "a\ufffdb"),
        ("informe\u202efdp.exe", "informefdp.exe"),
        ("", ""),
        (" \u200b\n ", ""),
    ],
)
def test_a_name_is_kept_as_it_is_read(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


def test_a_letter_keeps_its_lines() -> None:
    assert clean_text("Estimados:\r\n\r\n\tLes\u202e pido\u2029Gracias") == (
        "Estimados:\n\n\tLes pido\nGracias"
    )


@given(ANY_TEXT)
@example("\u1100\u200b\u1161")  # apart they are two letters, together one
@example("a\u200b\u0301")
@example("\U0001d15e\u200d😀")
def test_what_was_cleaned_is_clean(text: str) -> None:
    for clean in (clean_text, one_line):
        cleaned = clean(text)
        assert clean(cleaned) == cleaned
        assert unicodedata.is_normalized("NFC", cleaned)
        cleaned.encode()
        hidden = {each for each in cleaned if unicodedata.category(each) in ("Cc", "Cf", "Cs")}
        assert hidden <= ({"\n", "\t", "\u200d"} if clean is clean_text else {"\u200d"})
    assert one_line(text).strip() == one_line(text)
    assert len(one_line(text).splitlines()) <= 1
