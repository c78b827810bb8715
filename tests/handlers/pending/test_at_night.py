"""Whoever acts is answered at once, at three in the morning of a holiday too."""

import pytest

from handlers.conversations import ROUTES
from handlers.invitation.access import create_invitation
from storage.models import Position, Role
from tests.cast import Bot, Player
from tests.handlers.pending.at_night import HOLIDAY, NightWalk
from tests.handlers.pending.ways import (
    asked_for_time,
    asked_odes,
    evaluated,
    sent,
    with_goals,
    with_recommendations,
)

MOST = 0.75  # of the steps; the others need files, or more than one semester


@pytest.mark.long
async def test_every_step_answers_at_once(staffed: Bot) -> None:
    walk = NightWalk(staffed)
    for go in (with_goals, asked_for_time, sent, asked_odes, evaluated, with_recommendations):
        await go(staffed)
        if go in (asked_for_time, evaluated, with_recommendations):
            await walk.enter_everywhere()
    every = {route.step.__name__ for route in ROUTES.values()}
    assert len(walk.steps & every) > len(every) * MOST


async def test_a_code_that_is_redeemed_at_night_is_welcomed_at_once(
    staffed: Bot, stranger: Player, odes: Player
) -> None:
    staffed.simulator.set_clock(HOLIDAY)
    async with staffed.database.transaction() as session:
        code = await create_invitation(session, Position(Role.FOCAL, "ica"), HOLIDAY)
    told = len(odes.texts)
    await stranger.send(f"/start {code}")
    assert "Usted es:" in stranger.last_text
    assert len(odes.texts) == told, "others are let sleep"
