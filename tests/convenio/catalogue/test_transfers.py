"""Gráfico 01: eighteen functions, and fourteen for Callao and Lima."""

import pytest

from convenio.catalogue.transfers import GOVERNMENTS, transferred


@pytest.mark.parametrize(
    ("region", "count"),
    [("puno", 18), ("callao", 14), ("lima_provincias", 14), ("lima_metropolitana", 0)],
)
def test_a_region_has_the_functions_that_it_was_given(region: str, count: int) -> None:
    assert len(transferred(region)) == count


def test_what_was_withheld_is_of_the_small_enterprise() -> None:
    assert set(transferred("puno")) - set(transferred("callao")) == set("gnor")
    assert len(GOVERNMENTS) == 25
