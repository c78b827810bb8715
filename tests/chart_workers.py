"""Pictures of all tests of a process are drawn by the same workers, as those of one bot are."""

from functools import cache

from bot.workers.chart_pool import ChartPool
from tests.forks import PROCESSES


class Shared(ChartPool):
    """It outlives the bots that draw with it."""

    def close(self) -> None:
        for task in self._under_way.values():
            task.cancel()

    def end(self) -> None:
        super().close()


@cache
def shared_drawing() -> Shared:
    return Shared(processes=PROCESSES)


def nobody_draws() -> None:
    """Its workers leave; whoever draws next gets others."""
    shared_drawing().end()
    shared_drawing.cache_clear()
