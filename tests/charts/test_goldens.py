"""Each picture looks as it did when somebody looked at it (see regenerate.py)."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.charts.regenerate import GOLDENS, golden_png
from tests.charts.samples import SAMPLES

ALIKE = 4.0  # root of the mean square, of 255: another version of the rasteriser, no other picture


def _pixels(source: Path | BytesIO) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    with Image.open(source) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.float64)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_picture_looks_as_it_did(name: str, tmp_path: Path) -> None:
    drawn = golden_png(name)
    (tmp_path / f"{name}.png").write_bytes(drawn)
    now, before = _pixels(BytesIO(drawn)), _pixels(GOLDENS / f"{name}.png")
    assert now.shape == before.shape
    assert np.sqrt(np.mean((now - before) ** 2)) < ALIKE, f"look at {tmp_path / name}.png"


def test_there_is_no_golden_picture_that_nobody_draws() -> None:
    assert {path.stem for path in GOLDENS.glob("*.png")} == set(SAMPLES)
