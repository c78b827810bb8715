"""A chart as a document has it: vectors and words, without what stands around it anyway."""

import re
from html import unescape

import pytest

from charts.render import print_png, print_svg, render_png
from charts.requests import ChartRequest
from tests.charts.samples import SAMPLES

pytestmark = pytest.mark.pictures

FIRST = {type(facts): name for name, facts in list(SAMPLES.items())[::-1]}  # of each kind
_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")


def words_of(name: str) -> list[str]:
    request = ChartRequest.of(SAMPLES[name])
    svg = print_svg(request.kind, request.facts_json)
    if name in FIRST.values():
        assert svg == print_svg(request.kind, request.facts_json)
    assert b"<image" not in svg
    return [unescape(words) for words in _TEXT.findall(svg.decode())]


@pytest.mark.parametrize("name", SAMPLES)
def test_its_words_are_words_and_its_subtitle_and_source_are_left_out(name: str) -> None:
    facts, words = SAMPLES[name], words_of(name)
    title = facts.heading.title
    assert "".join(title.split()) in "".join("".join(words).split())
    assert not [line for line in words if line.startswith("Fuente:")]
    assert facts.heading.subtitle not in words
    assert not facts.warning or facts.warning in words


def test_a_chat_gets_it_whole_as_before() -> None:
    request = ChartRequest.of(SAMPLES["region_loreto"])
    before = render_png(request.kind, request.facts_json)
    assert print_png(request.kind, request.facts_json) != before
    assert render_png(request.kind, request.facts_json) == before


def test_numbers_of_a_region_can_be_sought() -> None:
    words = words_of("region_loreto")
    assert {"60", "45", "89", "Program.", "Ejecución"} <= set(words)
