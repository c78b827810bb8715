"""Reports made beside the bot: they say how far they are, and what they refuse."""

import asyncio
import os
import signal
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bot.workers.drawers import NotPrinted, drawers
from bot.workers.report_format import ReportFormat
from bot.workers.report_pool import ReportPool
from bot.workers.report_press import ReportOrder
from bot.workers.report_worker import BEHIND_THE_BOT
from charts.requests import ChartKind, ChartRequest
from documents.report.builder import build_report
from documents.report.templates import default_texts
from tests.documents.report import stories

LAST = 19  # of all, as `nice` counts


@pytest.fixture
def order() -> ReportOrder:
    """Puno's extract."""
    facts = stories.example().facts
    texts = default_texts(facts.agreement_years)
    return ReportOrder(facts=facts, texts=texts, form=ReportFormat.PDF, region="puno")


@pytest.mark.long(minutes=0.2)
async def test_it_says_how_far_it_is_and_nobody_waits_meanwhile(
    tmp_path: Path, order: ReportOrder
) -> None:
    pool, told, late = ReportPool(tmp_path), list[tuple[int, int]](), list[float]()

    async def somebody_else() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.01)
            late.append(time.perf_counter() - began)

    def tell(*drawn: int) -> None:
        told.append((drawn[0], drawn[1]))
        behind.append(_niceness_of("report_worker"))

    other, behind = asyncio.create_task(somebody_else()), list[int]()
    made = await pool.make(order, tell)
    other.cancel()
    assert behind == [min(LAST, os.getpriority(os.PRIO_PROCESS, 0) + BEHIND_THE_BOT)] * 3
    assert made.content.startswith(b"%PDF")
    assert (made.pages, made.tables, made.figures) == (5, 1, 2)
    assert made.places["puno"]
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert sorted(late)[len(late) // 2] < 0.1
    told.clear()
    again = await pool.make(order, lambda *drawn: told.append(drawn))
    assert again.content == made.content
    assert not told


@pytest.mark.long(minutes=0.1)
async def test_one_that_is_killed_as_it_sets_its_pages_leaves_nothing(
    tmp_path: Path, order: ReportOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    blank = '<svg xmlns="http://www.w3.org/2000/svg" width="390pt" height="300pt"/>'
    for figure in build_report(order.facts, order.texts, order.region).figures:
        (tmp_path / f"{figure.chart.digest}.svg").write_text(blank)
    making = asyncio.create_task(ReportPool(tmp_path).make(order, lambda *_: None))
    while not making.done() and not list(place.rglob("main.typ")):
        await asyncio.wait([making], timeout=0.002)
    os.kill(_child("report_worker"), signal.SIGKILL)
    with pytest.raises(NotPrinted, match="ended with -9"):
        await making
    assert not list(place.iterdir())


def _niceness_of(module: str) -> int:
    return os.getpriority(os.PRIO_PROCESS, _child(module))


def _child(module: str) -> int:
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    [child] = [pid for pid in children if module in Path(f"/proc/{pid}/cmdline").read_text()]
    return int(child)


@pytest.mark.long(minutes=0.2)
async def test_what_it_refuses_it_says_in_words(tmp_path: Path, order: ReportOrder) -> None:
    pool = ReportPool(tmp_path)
    wrong = replace(order, region=None, texts=dict(order.texts) | {"metodo": "{{ malo }}"})
    with pytest.raises(ValueError, match="No existe el dato"):
        await pool.make(wrong, lambda *_: None)
    damaged = replace(order, form=ReportFormat.DOCX, letterhead=b"no es Word")
    with pytest.raises(ValueError, match="El membrete está dañado"):
        await pool.make(damaged, lambda *_: None)
    with pytest.raises(NotPrinted):
        await ReportPool(tmp_path, patience=0.05).make(order, lambda *_: None)


def test_a_chart_that_can_not_be_drawn_is_told(tmp_path: Path) -> None:
    wrong = ChartRequest(ChartKind.REGION, '{"region": "nowhere"}')
    with drawers(tmp_path, ".svg") as drawing, pytest.raises(NotPrinted, match="region"):
        drawing.draw([wrong], lambda *_: None)
