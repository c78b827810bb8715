"""Whoever comes in at three in the morning of a holiday is welcomed at once, as whoever acts is."""

from handlers.invitation.access import create_invitation
from storage.models import Position, Role
from tests.cast import Bot, Player
from tests.handlers.matrix.stages import HOLIDAY


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
