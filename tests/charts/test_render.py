"""Drawing in a process of its own, as the bot does."""

import gc
import sys
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context

import pytest
from PIL import Image

from charts.canvas import style
from charts.facts.empty import NothingToShow
from charts.render import render_png, start_worker
from charts.requests import ChartKind, ChartRequest
from tests.charts.odd_facts import ODD_FACTS
from tests.charts.samples import SAMPLES

pytestmark = pytest.mark.pictures

NOTHING = """{"as_of": "2021-01-15", "period": {"year": 2020, "half": 2},
 "region": "puno", "figures": []}"""


@pytest.fixture(scope="module", autouse=True)
def as_in_a_worker() -> None:
    """The collector does not look at what was there before, whatever other tests have left."""
    gc.collect()
    gc.freeze()


def test_a_spawned_process_draws_what_this_one_draws() -> None:
    requests = [ChartRequest.of(SAMPLES[name]) for name in ("region_loreto", "status_all")]
    spawn = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, initializer=start_worker) as pool:
        drawn = [pool.submit(render_png, r.kind, r.facts_json).result() for r in requests]
        empty = pool.submit(render_png, ChartKind.REGION, NOTHING)
        with pytest.raises(NothingToShow):
            empty.result()
    assert drawn == [render_png(r.kind, r.facts_json) for r in requests]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_picture_is_as_large_as_telegram_keeps_it(name: str) -> None:
    request = ChartRequest.of(SAMPLES[name])
    png = render_png(request.kind, request.facts_json)
    with Image.open(BytesIO(png)) as picture:
        assert picture.format == "PNG"
        assert max(picture.size) == style.LONGEST_SIDE
    assert len(png) < 200_000


def test_a_tall_picture_is_large_enough_to_be_read() -> None:
    request = ChartRequest.of(ODD_FACTS["schedule_all"])
    with Image.open(BytesIO(render_png(request.kind, request.facts_json))) as picture:
        assert style.LONGEST_SIDE < picture.height <= style.TALLEST
        assert picture.width >= style.WIDTH * style.LEAST_DOTS


def test_drawing_leaves_the_collector_as_it_was_and_pyplot_unloaded() -> None:
    request = ChartRequest.of(SAMPLES["region_loreto"])
    render_png(request.kind, request.facts_json)
    assert gc.isenabled()
    assert "matplotlib.pyplot" not in sys.modules
