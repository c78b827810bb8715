"""Two directors decide at the same moment: one wins, the other is told, on both databases."""

import asyncio

import pytest
from sqlmodel import col, select

from convenio.report.stages import Act, Stage
from handlers.invitation.access import give_duty
from storage.models import Position, Role, Transition
from storage.people import people
from tests.cast import Bot, Player
from tests.loreto import GOALS, send_report

OUTCOMES = {Act.APPROVE: Stage.RECEIVED, Act.RETURN: Stage.RETURNED}


async def make_director(bot: Bot, telegram_id: int) -> None:
    async with bot.database.transaction() as session:
        person = await people.find_person(session, telegram_id)
        assert person is not None
        now = bot.simulator.now()
        await give_duty(session, person, Position(Role.DIRECTOR, "puno"), now)


@pytest.mark.parametrize("approver_first", [True, False])
async def test_of_approving_and_returning_at_one_moment_one_wins(
    staffed: Bot, puno: Player, director: Player, tacna: Player, *, approver_first: bool
) -> None:
    await make_director(staffed, 104)
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    message, approve = director.last, director.data_of("Aprobar")
    await tacna.click("Devolver")
    await tacna.click("Todo el reporte")
    acts = [director.actor.press(message.id, approve), tacna.actor.send("Revíselo")]
    updates = await asyncio.gather(*(acts if approver_first else reversed(acts)))
    await staffed.settled(max(updates))
    [version] = await staffed.versions("puno")
    async with staffed.database.transaction() as session:
        query = (
            select(Transition.act)
            .where(Transition.version_id == version.id)
            .order_by(col(Transition.id))
        )
        submitted, decided = (await session.exec(query)).all()
    assert submitted is Act.SUBMIT
    assert OUTCOMES[Act(decided)] is version.stage
    if decided is Act.APPROVE:
        assert any("Director Puno ya lo aprobó" in text for text in tacna.texts)
        assert not any("devolvió" in text for text in puno.texts)
    else:
        assert "Punto focal Tacna ya devolvió este reporte" in director.toasts[-1]
        assert not any("aprobó" in text for text in puno.texts)
