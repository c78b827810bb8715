"""Every action, command and question, by everybody: nobody changes or sees what is not theirs.

And whoever acts is answered at once, at three in the morning of a day on which nobody works.
"""

import pytest

from handlers.conversations import ROUTES
from tests.cast import Bot
from tests.handlers.matrix.matrix import Matrix
from tests.handlers.matrix.stages import STAGES


@pytest.mark.long(minutes=1)
@pytest.mark.both_databases
async def test_nobody_changes_or_sees_what_is_not_theirs(staffed: Bot) -> None:
    matrix = Matrix(staffed)
    await matrix.log_changes()
    for now, before, then in STAGES:
        for go in before:
            await go(staffed)
        await matrix.enter(now)
        for lead in then:
            await matrix.enter(now, await lead(staffed))
    assert matrix.faults == []
    assert {(on, key) for on, key in ROUTES if on in ("press", "command")} <= matrix.tried
    shown = {ROUTES[route].step.__name__ for route in matrix.reached & ROUTES.keys()}
    every = {route.step.__name__ for (on, _), route in ROUTES.items() if on in ("press", "answer")}
    assert every - shown == set()
