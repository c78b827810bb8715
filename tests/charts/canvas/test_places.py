"""Where things are drawn: on the map of tiles, and on a scale."""

from math import nan

import pytest

from charts.canvas.scale import count_scale, percent_scale
from charts.kinds.peru_tiles import COLUMNS, NARROW, ROWS, TILES
from convenio.catalogue.regions import REGIONS

NEIGHBOURS = [
    "tumbes-piura",
    "piura-lambayeque",
    "piura-cajamarca",
    "lambayeque-la_libertad",
    "cajamarca-amazonas",
    "cajamarca-la_libertad",
    "amazonas-loreto",
    "amazonas-san_martin",
    "loreto-ucayali",
    "la_libertad-ancash",
    "san_martin-huanuco",
    "ancash-lima_provincias",
    "huanuco-pasco",
    "pasco-junin",
    "junin-huancavelica",
    "lima_provincias-lima_metropolitana",
    "lima_metropolitana-callao",
    "lima_metropolitana-ica",
    "huancavelica-ayacucho",
    "ica-ayacucho",
    "ayacucho-apurimac",
    "apurimac-cusco",
    "cusco-madre_de_dios",
    "ayacucho-arequipa",
    "arequipa-puno",
    "arequipa-moquegua",
    "moquegua-tacna",
    "puno-tacna",
]


def test_each_region_has_a_tile_of_its_own() -> None:
    assert set(TILES) == set(REGIONS)
    assert len(set(TILES.values())) == len(TILES)
    assert set(NARROW) < set(REGIONS)


@pytest.mark.parametrize("pair", NEIGHBOURS)
def test_neighbours_on_the_map_are_neighbours_on_the_tiles(pair: str) -> None:
    (row, column), (other_row, other_column) = (TILES[code] for code in pair.split("-"))
    assert max(abs(row - other_row), abs(column - other_column)) == 1


def test_the_north_is_above_and_the_coast_on_the_left() -> None:
    assert TILES["tumbes"] == (0, 0)
    assert TILES["tacna"] == (ROWS - 1, COLUMNS - 1)
    assert TILES["callao"][1] < TILES["lima_metropolitana"][1] < TILES["cusco"][1]


@pytest.mark.parametrize("values", [[], [nan], [60.0], [-22.0, 187.0], [1870.0]])
def test_a_scale_of_percentages_holds_zero_a_hundred_and_every_value(values: list[float]) -> None:
    scale = percent_scale(values, 0, 300)
    for value in (0.0, 100.0, *(value for value in values if value == value)):
        assert 0 <= scale(value) <= 300
    assert 0.0 in scale.ticks
    assert 2 <= len(scale.ticks) <= 8


@pytest.mark.parametrize(("most", "step"), [(1, 1), (3, 1), (26, 5)])
def test_counts_are_written_whole(most: int, step: float) -> None:
    assert count_scale(most, 0, 260).step == step
