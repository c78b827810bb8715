"""The code of what somebody owes something for, be it a region or an indicator."""

import pytest

from convenio.catalogue.places import (
    columns_of,
    holder_name,
    indicator_in,
    indicator_place,
    place_name,
    place_of,
)
from convenio.catalogue.regions import REGIONS


@pytest.mark.parametrize(
    ("place", "number", "named", "holder"),
    [
        ("puno", 0, "Puno", "DRTPE Puno"),
        ("idg3", 3, "IdG 3", "dirección del IdG 3"),
        ("idg12", 12, "IdG 12", "dirección del IdG 12"),
    ],
)
def test_a_place_is_kept_in_two_columns_and_comes_back(
    place: str, number: int, named: str, holder: str
) -> None:
    assert indicator_in(place) == number
    columns = columns_of(place)
    assert place_of(str(columns["region"]), int(columns["indicator"])) == place
    assert (place_name(place), holder_name(place)) == (named, holder)


@pytest.mark.parametrize("forged", ["", "idg", "idg0", "idg03", "idg1x", "IDG3", "idg²", "idg1234"])
def test_what_only_looks_like_an_indicator_is_none(forged: str) -> None:
    assert indicator_in(forged) == 0


def test_no_region_is_taken_for_an_indicator() -> None:
    assert [code for code in REGIONS if indicator_in(code)] == []
    assert indicator_place(7) not in REGIONS
