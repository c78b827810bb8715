"""What a picture costs: as it is often drawn, drawn here, and taken from those that are kept."""

import asyncio
import statistics
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from time import perf_counter, thread_time

import matplotlib
from PIL import Image

from bot.config.clock import system_clock
from bot.config.settings import Settings
from bot.delivery.pictures import Pictures
from bot.example import demo
from bot.runtime.app import build
from bot.runtime.puntual import Puntual
from bot.workers.chart_pool import ChartPool
from charts.facts.base import ChartFacts
from charts.facts.region import RegionFacts
from charts.render import render_png, start_worker
from charts.requests import ChartRequest
from convenio.catalogue.indicators import INDICATORS
from handlers.views import Picture
from simulator import Simulator
from storage.models import RowKind
from storage.outbox.outbox import OwedRow
from tests.charts.samples import DAY, SAMPLES

TIMES = 40
LORETO = ChartRequest.of(SAMPLES["region_loreto"])
OURS = {
    "from then on": SAMPLES["region_loreto"],
    "heat map of 26 regions": SAMPLES["heatmap_26"],
}


async def main() -> None:
    drawing = ChartPool()
    began = perf_counter()
    drawn = await drawing.png(LORETO)
    cold = perf_counter() - began
    with Image.open(BytesIO(drawn)) as picture:
        size = picture.size
    print(f"A region's picture, {size[0]} x {size[1]}, {TIMES} times one after another:")
    _print("pyplot, a table, a tight box", await _times(lambda: asyncio.to_thread(naive, size)))
    print(f"{'ours, the first: a worker starts':34} {1000 * cold:7.1f} ms")
    for what, facts in OURS.items():
        _print(f"ours, {what}", await _times(_next(facts, drawing.png)))
    drawing.close()
    await _sent()
    _drawn_here()


def naive(size: tuple[int, int]) -> bytes:
    """As in many a bot: pyplot's global state, every font looked up, everything measured twice."""
    matplotlib.use("agg")
    import matplotlib.pyplot as plt  # noqa: TID251 (it is what ours is compared with)

    figures = SAMPLES["region_loreto"]
    assert isinstance(figures, RegionFacts)
    programmed = [float(figure.programmed or 0) for figure in figures.figures]
    executed = [float(figure.executed or 0) for figure in figures.figures]
    figure, axes = plt.subplots(figsize=(size[0] / 100, size[1] / 100), dpi=100)
    numbers = list(INDICATORS)
    for shift, label, values in ((-0.2, "Programado", programmed), (0.2, "Ejecutado", executed)):
        bars = axes.bar([number + shift for number in numbers], values, 0.4, label=label)
        axes.bar_label(bars, fmt="%.0f%%")
    axes.set_title("Loreto, II Semestre 2020")
    axes.set_xticks([])
    axes.legend()
    axes.table(
        cellText=[[f"{value:.0f}%" for value in values] for values in (programmed, executed)],
        rowLabels=["Programado", "Ejecutado"],
        colLabels=[str(number) for number in numbers],
    )
    out = BytesIO()
    figure.savefig(out, bbox_inches="tight")
    plt.close(figure)
    return out.getvalue()


async def _sent() -> None:
    """From the outbox's row to Telegram's answer: the simulator, on loopback, in this process."""
    simulator = Simulator(demo.CAST, system_clock())
    await simulator.start()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'banco.db'}"
        settings = Settings.model_construct(database_url=url, telegram_api_url=simulator.url)
        puntual = build(settings, system_clock, token=simulator.token)
        await puntual.database.migrate()
        await puntual.application.initialize()
        await puntual.chart_pool.png(LORETO)
        pictures = Pictures(
            puntual.application.bot, puntual.chart_pool, puntual.database, system_clock
        )
        print("\nSent, until Telegram's answer:")
        _print("drawn and uploaded", await _sending(pictures, _another_day))
        _print("kept: sent by its file_id", await _sending(pictures, lambda _: LORETO))
        await _close(puntual)
    await simulator.stop()


def _another_day(number: int) -> ChartRequest:
    return _different(SAMPLES["region_loreto"], number)


async def _close(puntual: Puntual) -> None:
    puntual.chart_pool.close()
    await puntual.application.shutdown()
    await puntual.database.close()


def _drawn_here() -> None:
    """The CPU's own time, as a worker draws: what else the machine does is no part of its tail."""
    start_worker()
    print("\nDrawn, of the CPU alone:")
    for what, facts in OURS.items():
        taken = []
        for number in range(TIMES + 1):
            request = _different(facts, number)
            began = thread_time()
            render_png(request.kind, request.facts_json)
            taken.append(thread_time() - began)
        _print(what, taken[1:])


def _next(
    facts: ChartFacts, draw: Callable[[ChartRequest], Awaitable[object]]
) -> Callable[[], Awaitable[object]]:
    """Another picture each time: what was drawn last is kept."""
    numbers = count()
    return lambda: draw(_different(facts, next(numbers)))


def _different(facts: ChartFacts, number: int) -> ChartRequest:
    return ChartRequest.of(replace(facts, as_of=DAY + timedelta(days=number)))


async def _sending(pictures: Pictures, request_of: Callable[[int], ChartRequest]) -> list[float]:
    numbers = iter(range(TIMES + 1))

    async def send() -> object:
        payload = Picture(request_of(next(numbers)), "Loreto", "").payload
        chat = demo.CAST[0].id
        until = system_clock() + timedelta(days=1)
        return await pictures.send(OwedRow(1, chat, RowKind.PICTURE, payload, 1, 0, until), None)

    return await _times(send)


async def _times(work: Callable[[], Awaitable[object]]) -> list[float]:
    """In seconds, without the first."""
    await work()
    taken = []
    for _ in range(TIMES):
        began = perf_counter()
        await work()
        taken.append(perf_counter() - began)
    return taken


def _print(what: str, taken: list[float]) -> None:
    median, last = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    times = f"{1000 * median:7.1f} ms   p95 {1000 * last:7.1f} ms"
    print(f"{what:34} {times}   {last / median:.2f} times as much")
