"""How wide words are, and how they are broken where there is no room for them."""

import pytest

from charts.canvas import style
from charts.canvas.text_width import width, wrap

LONG = "Reforzamiento para el uso especializado de comandos " * 7
ROOM = 144


@pytest.mark.parametrize("words", [LONG, "Ñ" * 80, f"Uso {'de' * 40} hoy", "W" * 14])
def test_a_name_is_broken_and_never_cut(words: str) -> None:
    lines = wrap(words, style.SMALL, ROOM)
    assert max(width(line, style.SMALL) for line in lines) <= ROOM
    assert "".join(lines).replace("-", "").replace(" ", "") == words.replace(" ", "")


def test_words_are_broken_between_letters_only_where_one_alone_is_too_wide() -> None:
    assert wrap("Charlas de orientación", style.SMALL, ROOM) == ["Charlas de orientación"]
    assert "-" not in "".join(wrap(LONG, style.SMALL, ROOM))
    assert wrap("", style.SMALL, ROOM) == []
