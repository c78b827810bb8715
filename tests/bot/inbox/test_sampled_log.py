"""What went well is told now and then; at DEBUG, each time."""

import logging

import pytest
import structlog

from bot.inbox import intake
from tests.cast import Bot, Player

UPDATES = 20
LONGEST = 60  # bytes of the log at INFO, an update


async def test_the_log_stays_small_at_info_and_says_all_at_debug(
    staffed: Bot, puno: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = {}
    for level in (logging.INFO, logging.DEBUG):
        heard = structlog.testing.CapturingLogger()
        processors: list[structlog.typing.Processor] = [
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(),
        ]
        wrapper = structlog.make_filtering_bound_logger(level)
        logger = structlog.wrap_logger(heard, processors, wrapper_class=wrapper)
        monkeypatch.setattr(intake, "log", logger)
        for _ in range(UPDATES):
            await puno.send("/ayuda")
        lines[level] = [str(call.args[0]) for call in heard.calls]
    assert len(lines[logging.DEBUG]) == UPDATES
    assert 0 < sum(map(len, lines[logging.INFO])) / UPDATES < LONGEST
