"""Texts that explain nothing, and those that may be somebody's name."""

import pytest

from convenio.typed.bare_names import explains_nothing, may_name

NAMES = ("Julia", "Julio", "Domingo", "julio", "Ana Quispe", "Punto focal Cusco", "maría elena")
NO_NAMES = ("45", "tacna", "Madre de Dios", "mañana", "lo mismo", "29/1", "el viernes", "IdG 4")
NOTHING = ("mañana", "tacna", "lo mismo", "45", "juan", "29 de enero", "Juan Pérez", "no aplica")
REASONS = ("no hubo local", "pandemia", "se cortó la luz", "vacaciones", "viaje a Puno")


@pytest.mark.parametrize("text", [*NAMES, *NO_NAMES])
def test_a_figure_a_day_or_a_place_is_nobodys_name(text: str) -> None:
    assert may_name(text) is (text in NAMES)


@pytest.mark.parametrize("text", [*NOTHING, *REASONS])
def test_what_explains_nothing(text: str) -> None:
    assert explains_nothing(text) is (text in NOTHING)
