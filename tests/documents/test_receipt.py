"""A receipt's page has the names of whoever took part, whatever they are written with."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from convenio.typed.clean_text import one_line
from documents.receipt import receipt_pdf
from documents.typeset.letters import LACKING, drawable
from tests.pdf_text import pages_of, text_of


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
        ("Ana 🦄", f"Ana {LACKING}"),
        ("Ana \ue000", f"Ana {LACKING}"),
        ("Ana ❤️", "Ana ❤"),
        ("王小明", LACKING * 3),
        ("a\u202eb\0c\nd", "abc d"),
        ("x\ud800", "x\ufffd"),
    ],
)
def test_a_name_is_drawn_as_it_is_or_with_a_sign_for_what_the_font_lacks(
    name: str, shown: str
) -> None:
    assert drawable(one_line(name)) == shown
    if "\ud800" not in name and "M" not in name:  # JSON has no halves; loose accents are stacked
        assert f"\n{shown}\n" in text_of(receipt_pdf(facts(name)))


def test_the_font_is_embedded_and_the_same_facts_give_the_same_bytes() -> None:
    first = receipt_pdf(facts("Ñusta", "Иван"))
    assert first == receipt_pdf(facts("Ñusta", "Иван"))
    assert b"/FontFile" in first
    reader = PdfReader(io.BytesIO(first))
    told = reader.metadata
    assert told is not None
    assert told.title == "Constancia de reporte 2020-II-PUNO-1"
    assert "2020-II-PUNO-1" in text_of(first)
    assert "0123456789abcdef" * 4 in text_of(first)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "es-PE"


def test_what_is_too_long_goes_on_in_further_lines() -> None:
    words = " ".join(f"palabra{number}" for number in range(60))
    read = " ".join(text_of(receipt_pdf(facts(words))).split())
    assert f"Su camino {words} Huella (SHA-256)" in read
    rows = [["1", "W" * 58, "no aplica", "no se ejecutó"]]
    assert "no aplica no se ejecutó" in text_of(receipt_pdf(facts(rows=rows)))


def test_an_evaluation_takes_as_many_pages_as_it_needs() -> None:
    items = [f"R{number}. Todas las regiones: «{'palabra ' * 60}»" for number in range(1, 31)]
    pages = pages_of(receipt_pdf(facts(rows=[], items=items)))
    assert len(pages) > 1
    assert "R30." in " ".join(pages)
    assert f"Página 1 de {len(pages)}" in pages[0]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=120), min_size=1, max_size=8))
def test_a_page_is_made_of_any_text(texts: list[str]) -> None:
    rows = [[text, text, text, text] for text in texts]
    given_facts = facts(*texts, number=texts[0], about=texts, rows=rows, totals=texts, items=texts)
    assert receipt_pdf(given_facts).startswith(b"%PDF")
