"""Each picture looks as it did when somebody looked at it (see regenerate.py)."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from charts.facts.region import RegionFacts
from tests.charts.regenerate import GOLDENS, as_on_a_phone
from tests.charts.samples import SAMPLES

pytestmark = pytest.mark.pictures

# Roots of the mean square, of 255: another version of the rasteriser, no other picture. A tile is
# of a number's size, so that one that is wrong shows however large the picture is.
Values = NDArray[np.float64]
ALIKE = 4.0
ALIKE_IN_A_TILE = 30.0
TILE = 16  # pixels


def _pixels(source: Path | BytesIO) -> Values:
    with Image.open(source) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.float64)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_picture_looks_as_it_did(name: str, tmp_path: Path) -> None:
    drawn = as_on_a_phone(SAMPLES[name])
    (tmp_path / f"{name}.png").write_bytes(drawn)
    now, before = _pixels(BytesIO(drawn)), _pixels(GOLDENS / f"{name}.png")
    assert now.shape == before.shape
    apart = np.mean((now - before) ** 2, axis=2)
    assert np.sqrt(apart.mean()) < ALIKE, f"look at {tmp_path / name}.png"
    assert np.sqrt(_tiles(apart).max()) < ALIKE_IN_A_TILE, f"look at {tmp_path / name}.png"


def test_one_wrong_number_is_seen() -> None:
    facts = SAMPLES["region_loreto"]
    assert isinstance(facts, RegionFacts)
    *others, last = facts.figures
    wrong = replace(last, executed=(last.executed or Decimal()) + 2)
    drawn = BytesIO(as_on_a_phone(replace(facts, figures=(*others, wrong))))
    apart = np.mean((_pixels(drawn) - _pixels(GOLDENS / "region_loreto.png")) ** 2, axis=2)
    assert np.sqrt(_tiles(apart).max()) > 2 * ALIKE_IN_A_TILE


def _tiles(apart: Values) -> Values:
    """The mean of each tile; what is left over at the edges is paper."""
    high, wide = (side // TILE for side in apart.shape)
    whole = apart[: high * TILE, : wide * TILE]
    tiles: Values = whole.reshape(high, TILE, wide, TILE).mean(axis=(1, 3))
    return tiles


def test_there_is_no_golden_picture_that_nobody_draws() -> None:
    assert {path.stem for path in GOLDENS.glob("*.png")} == set(SAMPLES)
