"""Facts travel as JSON and come back the same; nothing to show is said before anything is drawn."""

import pickle
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from charts.facts.base import ChartFacts
from charts.facts.empty import NothingToShow
from charts.facts.region import RegionFacts
from charts.requests import ChartKind, ChartRequest, of_every_kind
from tests.charts.samples import EMPTY, LORETO, SAMPLES


@pytest.mark.parametrize("facts", SAMPLES.values(), ids=SAMPLES)
def test_facts_come_back_from_json_as_they_were(facts: ChartFacts) -> None:
    request = ChartRequest.of(facts)
    assert request.facts == facts
    assert ChartRequest(ChartKind(str(request.kind)), request.facts_json) == request
    assert pickle.loads(pickle.dumps(facts)) == facts  # noqa: S301 (our own)


def test_every_kind_has_a_sample() -> None:
    assert {ChartRequest.of(facts).kind for facts in SAMPLES.values()} == set(ChartKind)


def test_records_that_leave_out_a_kind_are_refused_by_its_name() -> None:
    lacking = dict.fromkeys(ChartKind, 0)
    del lacking[ChartKind.STATUS]
    with pytest.raises(LookupError, match="status"):
        of_every_kind(lacking)


def test_percentages_travel_exactly() -> None:
    exact = replace(LORETO[0], executed=Decimal("37.583333333333333333333333"))
    facts = SAMPLES["region_loreto"]
    assert isinstance(facts, RegionFacts)
    request = ChartRequest.of(replace(facts, figures=(exact,)))
    assert "37.583333333333333333333333" in request.facts_json
    assert isinstance(request.facts, RegionFacts)
    assert request.facts.figures == (exact,)


@pytest.mark.parametrize("facts", EMPTY, ids=lambda facts: type(facts).__name__)
def test_nothing_to_show_is_said_and_not_drawn(facts: ChartFacts) -> None:
    with pytest.raises(NothingToShow):
        ChartRequest.of(facts)


def test_the_same_facts_have_the_same_digest_and_others_have_another() -> None:
    digests = {ChartRequest.of(facts).digest for facts in SAMPLES.values()}
    assert len(digests) == len(SAMPLES)
    again = ChartRequest.of(SAMPLES["region_loreto"])
    assert again.digest in digests


@pytest.mark.parametrize("json", ["", "{}", "[]", '{"as_of": "ayer"}'])
def test_json_that_is_not_of_its_kind_is_a_value_error(json: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        _ = ChartRequest(ChartKind.REGION, json).facts


def test_asking_for_a_picture_loads_neither_pandas_nor_matplotlib() -> None:
    ask = (
        "import sys, charts, charts.requests;"
        "print(sorted({'matplotlib', 'numpy', 'pandas', 'PIL'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
