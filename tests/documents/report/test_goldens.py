"""Four pages look as they did when somebody looked at them (see pages.py)."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.documents.report.pages import GOLDENS, NAMES, four_pages

ALIKE = 4.0  # of 255: another version of a rasteriser, no other page
ALIKE_IN_A_TILE = 40.0
TILE = 24  # pixels


def _pixels(source: Path | BytesIO) -> NDArray[np.float64]:
    with Image.open(source) as picture:
        return np.asarray(picture.convert("L"), dtype=np.float64)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_looks_as_it_did(name: str, tmp_path: Path) -> None:
    drawn = four_pages()[name]
    (tmp_path / f"{name}.png").write_bytes(drawn)
    now, before = _pixels(BytesIO(drawn)), _pixels(GOLDENS / f"{name}.png")
    assert now.shape == before.shape
    apart = (now - before) ** 2
    assert np.sqrt(apart.mean()) < ALIKE, f"look at {tmp_path / name}.png"
    high, wide = (side // TILE for side in apart.shape)
    tiles = apart[: high * TILE, : wide * TILE].reshape(high, TILE, wide, TILE).mean(axis=(1, 3))
    assert np.sqrt(tiles.max()) < ALIKE_IN_A_TILE, f"look at {tmp_path / name}.png"


def test_another_page_does_not_pass_for_it() -> None:
    pages = [_pixels(BytesIO(four_pages()[name])) for name in ("region", "indicator")]
    assert np.sqrt(((pages[0] - pages[1]) ** 2).mean()) > 3 * ALIKE
