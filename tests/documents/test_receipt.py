"""A receipt's page has the names of whoever took part, whatever they are written with."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.receipt import receipt_pdf
from documents.receipt_fonts import LACKING, REGULAR, drawable
from tests.pdf_text import text_of


def facts(*steps: str, number: str = "2020-II-PUNO-1", **more: object) -> str:
    return json.dumps(
        {
            "number": number,
            "content_hash": "0123456789abcdef" * 4,
            "about": ["DRTPE Puno · II Semestre 2020 · versión 1"],
            "rows": [["1", "Orientación vocacional", "60%", "no se ejecutó"]],
            "totals": [],
            "steps": steps,
            **more,
        }
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ñusta Q'umir Ch\u02bcaska", "Ñusta Q'umir Ch\u02bcaska"),
        ("N\u0303usta", "Ñusta"),
        ("M\u0308x\u0323\u0302", "M\u0308x\u0323\u0302"),
        ("Иван Петрович", "Иван Петрович"),
        ("Μαρία Őž ğşŁ ŵ", "Μαρία Őž ğşŁ ŵ"),
        ("«Ana» – “Paz” №1 ½ €", "«Ana» – “Paz” №1 ½ €"),
        ("Ana 😀", f"Ana {LACKING}"),
        ("Ana ❤️", "Ana ❤"),
        ("王小明", LACKING * 3),
        ("a\u202eb\0c\nd", "abc d"),
        ("x\ud800", "x\ufffd"),
    ],
)
def test_a_name_is_drawn_as_it_is_or_with_a_sign_for_what_the_font_lacks(
    name: str, shown: str
) -> None:
    assert drawable(name, REGULAR) == shown
    if "\ud800" not in name:  # facts are JSON, which has no halves of characters
        assert f"\n{shown}\n" in text_of(receipt_pdf(facts(name)))


def test_the_font_is_embedded_and_the_same_facts_give_the_same_bytes() -> None:
    first = receipt_pdf(facts("Ñusta", "Иван"))
    assert first == receipt_pdf(facts("Ñusta", "Иван"))
    assert b"+DejaVuSans" in first
    assert b"/FontFile2" in first
    assert b"2020-II-PUNO-1" in first
    assert b"0123456789abcdef" * 4 in first


def test_what_is_too_long_goes_on_in_a_second_line_and_ends_there() -> None:
    words = " ".join(f"palabra{number}" for number in range(60))
    lines = text_of(receipt_pdf(facts(words))).splitlines()
    begins = lines.index("Su camino") + 1
    assert lines[begins].startswith("palabra0 palabra1")
    assert lines[begins + 1].endswith("…")
    assert lines[begins + 2] == "Huella (SHA-256)"
    rows = [["1", "W" * 58, "no aplica", "no se ejecutó"]]
    assert "…\nno aplica\nno se ejecutó" in text_of(receipt_pdf(facts(rows=rows)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=120), min_size=1, max_size=8))
def test_a_page_is_made_of_any_text(texts: list[str]) -> None:
    rows = [[text, text, text, text] for text in texts]
    pdf = receipt_pdf(facts(*texts, number=texts[0], about=texts, rows=rows, totals=texts))
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") == 1
    text_of(pdf)
