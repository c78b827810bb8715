"""A name is found however others write it, and nobody else's is."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convenio.typed.name_spellings import NameSpellings

NAME = NameSpellings("Ana María Quispe de la Peña")


@pytest.mark.parametrize(
    "said",
    [
        "Ana María Quispe de la Peña",
        "ANA MARIA QUISPE DE LA PEÑA",
        "Quispe de la Peña, Ana María",
        "quispe pena",
        "Ana Quispe",
        "acta_QUISPE-PEÑA_Ana",
        unicodedata.normalize("NFD", "María Peña"),
        "Peña Quispe, Ana",
    ],
)
def test_a_name_is_found_in_whatever_spelling(said: str) -> None:
    text = NAME.replaced(f"Según {said}, no llegó.", "X").casefold()
    assert not any(word in text for word in ("quispe", "maría", "peña", "pena", "ana "))
    assert text.startswith("según x") or text.startswith("según acta_x")
    assert text.endswith("no llegó.")


@pytest.mark.parametrize(
    "said", ["Ana no vino", "la señora Quispe", "Anita Quispes", "de la", "Rosa Peña, Luis Quispe"]
)
def test_a_word_alone_or_another_name_stays(said: str) -> None:
    assert NAME.replaced(said, "X") == said


def test_a_name_of_one_word_is_enough_where_it_is_long() -> None:
    assert NameSpellings("Zoila").replaced("avisó ZOILA.", "X") == "avisó X."
    assert not NameSpellings("Ana").known
    assert not NameSpellings("🙂 .").known


@given(st.text(max_size=40), st.text(max_size=40))
@example("\ufb01\ufb01", "")  # signs that stand for several letters
@example("A\u00bc", "")
def test_whatever_is_a_name_and_a_text_nothing_fails(name: str, text: str) -> None:
    spellings = NameSpellings(name)
    if spellings.known:
        assert spellings.replaced(f"¡{name}!", "X") != f"¡{name}!"
        spellings.replaced(text, "X")
        assert all("_" not in trace for trace in spellings.traces)
