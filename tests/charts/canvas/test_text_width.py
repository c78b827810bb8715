"""How wide words are, and what is left of those for which there is no room."""

from charts.canvas import style
from charts.canvas.text_width import cut, width

LONG = "Reforzamiento para el uso especializado de comandos " * 7
ROOM = 144


def test_as_much_of_a_name_is_kept_as_there_is_room_for() -> None:
    kept = cut(LONG, style.SMALL, ROOM)
    assert kept == "Reforzamiento para el u…"
    assert width(kept, style.SMALL) <= ROOM < width("Reforzamiento para el us…", style.SMALL)
    assert cut("Charlas", style.SMALL, ROOM) == "Charlas"
    assert cut(LONG, style.SMALL, 0) == "…"


def test_a_name_is_measured_a_few_times_however_long_it_is() -> None:
    before = width.cache_info().misses
    cut("Ñ" + LONG, style.SMALL, ROOM)
    assert width.cache_info().misses - before <= len(LONG).bit_length() + 1
