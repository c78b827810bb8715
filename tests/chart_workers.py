"""Pictures of all tests of a process are drawn by the same workers, as those of one bot are."""

from datetime import date
from functools import cache

from bot.workers.chart_pool import ChartPool
from charts.facts.region import RegionFacts
from charts.requests import ChartRequest
from convenio.calendar.periods import Period
from convenio.report.results import Figure, State
from tests.forks import PROCESSES, SECONDS


def chart(region: str) -> ChartRequest:
    """Another small picture for each region."""
    figures = (Figure(1, State.MISSING),)
    day, period = date(2021, 1, 5), Period(2020, 2)
    return ChartRequest.of(RegionFacts(as_of=day, period=period, region=region, figures=figures))


class Shared(ChartPool):
    """It outlives the bots that draw with it."""

    def close(self) -> None:
        for task in self._under_way.values():
            task.cancel()

    def end(self) -> None:
        super().close()


@cache
def shared_drawing() -> Shared:
    """The first waits also for the imports of all that are forked, on a busy machine."""
    return Shared(processes=PROCESSES, patience=SECONDS)


async def start_a_worker(pool: ChartPool) -> None:
    """Now, so that none is started amid what a test measures or counts."""
    await pool.png(chart("puno"))


def nobody_draws() -> None:
    """Its workers leave; whoever draws next gets others."""
    shared_drawing().end()
    shared_drawing.cache_clear()
